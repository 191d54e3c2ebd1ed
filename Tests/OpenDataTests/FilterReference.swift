import Measures
import OpenData

/// The obvious meaning of a filter, slow and in one place: 1 true, 0 false, a half unknown; AND is the least, OR the most.
enum FilterReference {
    static func answer(_ filter: Filter, _ sample: Sample) -> Double {
        switch filter {
        case .truth(let truth): return truth ? 1 : 0
        case .all(let filters): return filters.map { answer($0, sample) }.min() ?? 1
        case .any(let filters): return filters.map { answer($0, sample) }.max() ?? 0
        case .not(let filter): return 1 - answer(filter, sample)
        case .comparison(let left, let comparison, let right):
            return compare(values(left, sample), comparison, values(right, sample))
        case .between(let value, let low, let high):
            return answer(.all([.comparison(value, .atLeast, low), .comparison(value, .atMost, high)]), sample)
        case .oneOf(let value, let choices):
            return answer(.any(choices.map { .comparison(value, .equal, $0) }), sample)
        case .like(let value, let pattern):
            guard let values = values(value, sample), case .text(let pattern) = values2(pattern, sample) else {
                return 0.5
            }
            return values.contains { value in
                if case .text(let text) = value { like(Array(text), Array(pattern)) } else { false }
            } ? 1 : 0
        case .isNull(let value): return values(value, sample) == nil ? 1 : 0
        case .intersects(let shape):
            guard case .point(let place) = sample.shape, let box = shape.bounds else { return 0.5 }
            return box.contains(place) ? 1 : 0
        }
    }

    private static func values2(_ expression: Filter.Expression, _ sample: Sample) -> FilterValue? {
        values(expression, sample)?.first
    }

    /// The texts of these tests that have accents, without them, written out by hand; caseless ones too.
    private static let bare = ["é": "e", "آستارا": "\u{627}\u{633}\u{62A}\u{627}\u{631}\u{627}"]

    /// All that an expression stands for; nil where it is absent.
    private static func values(_ expression: Filter.Expression, _ sample: Sample) -> [FilterValue]? {
        switch expression {
        case .attribute(let name):
            guard let value = sample.values[name] else { return nil }
            if case .texts(let texts) = value { return texts.map(FilterValue.text) }
            return [value]
        case .literal(let value): return [value]
        case .caseless(let inner): return mapped(inner, sample) { $0.lowercased() }
        case .accentless(let inner):
            return mapped(inner, sample) { bare[$0] ?? $0 }
        }
    }

    private static func mapped(
        _ inner: Filter.Expression, _ sample: Sample, _ transform: (String) -> String
    ) -> [FilterValue]? {
        values(inner, sample)?.map { if case .text(let text) = $0 { .text(transform(text)) } else { $0 } }
    }

    private static func compare(_ left: [FilterValue]?, _ comparison: Filter.Comparison, _ right: [FilterValue]?)
        -> Double
    {
        guard let left, let right else { return 0.5 }
        let pairs = left.flatMap { one in right.map { (one, $0) } }
        return pairs.contains { holds($0, comparison, $1) } ? 1 : 0
    }

    private static func holds(_ left: FilterValue, _ comparison: Filter.Comparison, _ right: FilterValue) -> Bool {
        let order: Int
        switch (left, right) {
        case (.number(let one), .number(let two)): order = one < two ? -1 : one > two ? 1 : 0
        case (.text(let one), .text(let two)): order = one == two ? 0 : one < two ? -1 : 1
        case (.moment(let one), .moment(let two)): order = Int((one.milliseconds - two.milliseconds).signum())
        case (.moment(let one), .day(let two)): order = (Int(one.day().number) - Int(two.number)).signum()
        case (.day(let one), .moment(let two)): order = (Int(one.number) - Int(two.day().number)).signum()
        case (.day(let one), .day(let two)): order = (Int(one.number) - Int(two.number)).signum()
        default: return false
        }
        switch comparison {
        case .equal: return order == 0
        case .unequal: return order != 0
        case .below: return order < 0
        case .atMost: return order <= 0
        case .above: return order > 0
        case .atLeast: return order >= 0
        }
    }

    private static func like(_ text: [Character], _ pattern: [Character]) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        let rest = Array(pattern.dropFirst())
        switch first {
        case "%": return (0...text.count).contains { like(Array(text[$0...]), rest) }
        case "_": return !text.isEmpty && like(Array(text.dropFirst()), rest)
        case "\\" where !rest.isEmpty:
            return text.first == rest[0] && like(Array(text.dropFirst()), Array(rest.dropFirst()))
        default: return text.first == first && like(Array(text.dropFirst()), rest)
        }
    }
}
