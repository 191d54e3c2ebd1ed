import Chances
import Measures
import OpenData

/// Something to be filtered, with whatever attributes it was given.
struct Sample: Filterable {
    var values: [String: FilterValue] = [:]
    var shape: Shape?

    func value(of attribute: String) -> FilterValue? { values[attribute] }

    static let types: [String: FilterType] = [
        "n": .number, "m": .number, "t": .text, "u": .text, "many": .text, "when": .time, "geometry": .geometry,
    ]
}

/// Filters, samples and texts made by chance from a few values, so that they often meet.
struct FilterChance {
    var random: Chance

    init(seed: UInt64) { random = Chance(seed: seed) }

    static let numbers: [Double] = [-1, 0, 0.5, 1, 2, 1e3]
    /// A text that ends with a backslash cannot be written in CQL2.
    static let texts = ["", "a", "A", "ab", "é", "E", "it's", "50%", "a_b", "آستارا", "a\\b", "abab"]
    static let patterns = ["%", "a%", "%b", "_", "a_", "%a%", "it's", "50\\%", "a\\_b", "", "%_b%"]

    mutating func sample() -> Sample {
        var sample = Sample()
        for name in ["n", "m"] where random.maybe(80) { sample.values[name] = .number(random.pick(Self.numbers)) }
        for name in ["t", "u"] where random.maybe(80) { sample.values[name] = .text(random.pick(Self.texts)) }
        if random.maybe(70) {
            sample.values["many"] = .texts((0...random.below(3)).map { _ in random.pick(Self.texts) })
        }
        if random.maybe(80) { sample.values["when"] = .moment(moment()) }
        if random.maybe(80) { sample.shape = place().map(Shape.point) }
        return sample
    }

    mutating func moment() -> Instant { Instant(clamping: Int64(random.below(6)) * 43_200_000) }

    mutating func place() -> Coordinate? { Coordinate(lon: Double(random.below(5)), lat: Double(random.below(5))) }

    private mutating func attribute(_ names: [String]) -> Filter.Expression { .attribute(random.pick(names)) }

    private mutating func textSide() -> Filter.Expression {
        let side = random.maybe() ? attribute(["t", "u", "many"]) : .literal(.text(random.pick(Self.texts)))
        switch random.below(4) {
        case 0: return .caseless(side)
        case 1: return .accentless(side)
        default: return side
        }
    }

    private mutating func side(_ type: FilterType) -> Filter.Expression {
        switch type {
        case .number: random.maybe() ? attribute(["n", "m"]) : .literal(.number(random.pick(Self.numbers)))
        case .time:
            switch random.below(3) {
            case 0: .attribute("when")
            case 1: .literal(.day(moment().day()))
            default: .literal(.moment(moment()))
            }
        default: textSide()
        }
    }

    mutating func filter(depth: Int = 3) -> Filter {
        if depth > 0, random.maybe(60) {
            switch random.below(3) {
            case 0: return .not(filter(depth: depth - 1))
            case 1: return .all((0...(1 + random.below(2))).map { _ in filter(depth: depth - 1) })
            default: return .any((0...(1 + random.below(2))).map { _ in filter(depth: depth - 1) })
            }
        }
        let type = random.pick([FilterType.number, .text, .time])
        switch random.below(7) {
        case 0: return .between(side(type), side(type), side(type))
        case 1: return .oneOf(side(type), (0...random.below(3)).map { _ in side(type) })
        case 2: return .like(textSide(), .literal(.text(random.pick(Self.patterns))))
        case 3: return .isNull(attribute(["n", "t", "many", "when"]))
        case 4: return box().map { .intersects($0.shape) } ?? .truth(false)
        case 5: return .truth(random.maybe())
        default: return .comparison(side(type), random.pick(Filter.Comparison.allCases), side(type))
        }
    }

    mutating func box() -> Box? {
        let (west, south) = (Double(random.below(4)), Double(random.below(4)))
        return Box(west: west, south: south, east: west + 1 + Double(random.below(3)), north: south + 1)
    }
}

extension Filter {
    /// The filter as CQL2 writes it, with more brackets than it needs.
    var text: String {
        switch self {
        case .truth(let truth): truth ? "TRUE" : "FALSE"
        case .all(let filters): filters.map { "(\($0.text))" }.joined(separator: " AND ")
        case .any(let filters): filters.map { "(\($0.text))" }.joined(separator: " OR ")
        case .not(let filter): "NOT (\(filter.text))"
        case .comparison(let left, let comparison, let right): "\(left.text) \(comparison.rawValue) \(right.text)"
        case .between(let value, let low, let high): "\(value.text) BETWEEN \(low.text) AND \(high.text)"
        case .oneOf(let value, let choices): "\(value.text) IN (\(choices.map(\.text).joined(separator: ", ")))"
        case .like(let value, let pattern): "\(value.text) LIKE \(pattern.text)"
        case .isNull(let value): "\(value.text) IS NULL"
        case .intersects(let shape):
            "S_INTERSECTS(geometry, BBOX(\(shape.bounds.map { "\($0.west), \($0.south), \($0.east), \($0.north)" } ?? "")))"
        }
    }
}

extension Filter.Expression {
    var text: String {
        switch self {
        case .attribute(let name): name == "n" ? "\"n\"" : name
        case .literal(.number(let number)): "\(number)"
        case .literal(.text(let text)): "'" + text.replacing("'", with: "''") + "'"
        case .literal(.day(let day)): "DATE('\(day.text)')"
        case .literal(.moment(let moment)): "TIMESTAMP('\(moment.text)')"
        case .literal(.truth(let truth)): truth ? "TRUE" : "FALSE"
        case .literal(.texts): ""
        case .caseless(let inner): "CASEI(\(inner.text))"
        case .accentless(let inner): "ACCENTI(\(inner.text))"
        }
    }
}
