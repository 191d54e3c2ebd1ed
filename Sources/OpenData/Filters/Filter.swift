package import Measures

/// A condition on features, as CQL2 (OGC 21-065r2) has it.
///
/// Answers are true, false or unknown: what is said of an absent value is unknown, and only what is true is let through.
package indirect enum Filter: Sendable, Hashable {
    case truth(Bool)
    case all([Filter])
    case any([Filter])
    case not(Filter)
    case comparison(Expression, Comparison, Expression)
    case between(Expression, Expression, Expression)
    case oneOf(Expression, [Expression])
    case like(Expression, Expression)
    case isNull(Expression)
    /// Whether the feature's place has a point in common with a shape.
    case intersects(Shape)

    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "="
        case unequal = "<>"
        case below = "<"
        case atMost = "<="
        case above = ">"
        case atLeast = ">="
    }

    package indirect enum Expression: Sendable, Hashable {
        case attribute(String)
        case literal(FilterValue)
        /// A text without regard to case.
        case caseless(Expression)
        /// A text without regard to accents.
        case accentless(Expression)
    }

    /// Whether something is let through.
    package func admits(_ subject: some Filterable) -> Bool { answer(subject) == true }
}

extension Filter {
    /// True, false or, where it cannot be told, nil.
    func answer(_ subject: some Filterable) -> Bool? {
        switch self {
        case .truth(let truth): return truth
        case .all(let filters): return Self.all(filters.lazy.map { $0.answer(subject) })
        case .any(let filters):
            // One that holds is enough; that all fail holds when all of their opposites hold.
            return Self.all(filters.lazy.map { $0.answer(subject).map { !$0 } }).map { !$0 }
        case .not(let filter): return filter.answer(subject).map { !$0 }
        case .comparison(let left, let comparison, let right):
            return Self.compare(left.value(subject), comparison, right.value(subject))
        case .between(let value, let low, let high):
            let value = value.value(subject)
            return Self.all([
                Self.compare(value, .atLeast, low.value(subject)), Self.compare(value, .atMost, high.value(subject)),
            ])
        case .oneOf(let value, let choices):
            let value = value.value(subject)
            return Self.all(choices.lazy.map { Self.compare(value, .equal, $0.value(subject)).map { !$0 } })
                .map { !$0 }
        case .like(let value, let pattern):
            guard case .text(let pattern) = pattern.value(subject), let texts = value.value(subject)?.texts else {
                return nil
            }
            let likeness = Likeness(pattern)
            return texts.contains(where: likeness.matches)
        case .isNull(let value): return value.value(subject) == nil
        case .intersects(let shape): return subject.shape.map { $0.intersects(shape) }
        }
    }

    private static func all(_ answers: some Sequence<Bool?>) -> Bool? {
        var isKnown = true
        for answer in answers {
            if answer == false { return false }
            if answer == nil { isKnown = false }
        }
        return isKnown ? true : nil
    }

    private static func compare(_ left: FilterValue?, _ comparison: Comparison, _ right: FilterValue?) -> Bool? {
        guard let left, let right else { return nil }
        switch (left, right) {
        case (.texts(let many), _):
            return many.contains { compare(.text($0), comparison, right) == true }
        case (_, .texts(let many)):
            return many.contains { compare(left, comparison, .text($0)) == true }
        case (.number(let left), .number(let right)): return comparison.holds(left, right)
        case (.text(let left), .text(let right)): return comparison.holds(left, right)
        case (.moment(let left), .moment(let right)): return comparison.holds(left.milliseconds, right.milliseconds)
        case (.truth(let left), .truth(let right)): return comparison.holds(left ? 1 : 0, right ? 1 : 0)
        // A moment held against a day is taken as its day.
        case (.day(let left), .day(let right)): return comparison.holds(left, right)
        case (.moment(let left), .day(let right)): return comparison.holds(left.day(), right)
        case (.day(let left), .moment(let right)): return comparison.holds(left, right.day())
        default: return nil
        }
    }
}

extension Filter.Comparison {
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .below: left < right
        case .atMost: left <= right
        case .above: left > right
        case .atLeast: left >= right
        }
    }
}

extension Filter.Expression {
    func value(_ subject: some Filterable) -> FilterValue? {
        switch self {
        case .attribute(let name): subject.value(of: name)
        case .literal(let value): value
        case .caseless(let inner): inner.value(subject)?.mapped(TextFolding.caseless)
        case .accentless(let inner): inner.value(subject)?.mapped(TextFolding.accentless)
        }
    }
}

extension FilterValue {
    fileprivate func mapped(_ transform: (String) -> String) -> FilterValue {
        switch self {
        case .text(let text): .text(transform(text))
        case .texts(let texts): .texts(texts.map(transform))
        default: self
        }
    }

    fileprivate var texts: [String]? {
        switch self {
        case .text(let text): [text]
        case .texts(let texts): texts
        default: nil
        }
    }
}
