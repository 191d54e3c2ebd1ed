package import Measures

/// What an attribute of a feature holds, or what a filter holds it against.
package enum FilterValue: Sendable, Hashable {
    case number(Double)
    case text(String)
    /// Several texts; a comparison holds when it holds for one of them.
    case texts([String])
    case moment(Instant)
    case day(Day)
    case truth(Bool)

    package var type: FilterType {
        switch self {
        case .number: .number
        case .text, .texts: .text
        case .moment, .day: .time
        case .truth: .truth
        }
    }
}

/// What can be held against each other.
package enum FilterType: String, Sendable, Hashable {
    case number, text, time, truth, geometry
}

/// Something that a filter lets through or not.
package protocol Filterable {
    /// `nil` where it has no such attribute.
    func value(of attribute: String) -> FilterValue?
    var shape: Shape? { get }
}
