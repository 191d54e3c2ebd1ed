/// How much, as exactly as it was stated.
package enum Amount: Sendable, Hashable {
    /// One number: `10`.
    case exact(Number)
    /// From the lower to the higher number, both included: `17..18`. Make it with `init(low:high:)` to have the order checked.
    case range(Number, Number)
    /// Only one side is known: `<1000`, `>=30`.
    case bound(Bound, Number)
    /// About a number: `~8.5`.
    case approximate(Number)

    /// Which side of a number is meant, and whether the number itself is included.
    package enum Bound: String, Sendable, Hashable, CaseIterable {
        case below = "<"
        case atMost = "<="
        case above = ">"
        case atLeast = ">="

        /// Whether the number is the upper end.
        package var isUpper: Bool { self == .below || self == .atMost }
        /// Whether the number itself is included.
        package var isClosed: Bool { self == .atMost || self == .atLeast }
    }

    /// A range; throws `rangeReversed` when `low` is above `high`.
    package init(low: Number, high: Number) throws(AmountError) {
        guard low.compare(with: high) != .above else {
            throw AmountError(code: .rangeReversed, text: "\(low.text)..\(high.text)")
        }
        self = .range(low, high)
    }

    /// The lower end, nil when that side is open; for an approximate amount the number itself.
    package var low: Double? {
        switch self {
        case .exact(let number), .approximate(let number): number.double
        case .range(let low, let high): min(low.double, high.double)
        case .bound(let bound, let number): bound.isUpper ? nil : number.double
        }
    }

    /// The upper end, nil when that side is open; for an approximate amount the number itself.
    package var high: Double? {
        switch self {
        case .exact(let number), .approximate(let number): number.double
        case .range(let low, let high): max(low.double, high.double)
        case .bound(let bound, let number): bound.isUpper ? number.double : nil
        }
    }

    /// One value to sort and draw by: the number stated, for a range its middle.
    package var middle: Double {
        switch self {
        case .exact(let number), .approximate(let number), .bound(_, let number): number.double
        case .range(let low, let high): low.double / 2 + high.double / 2
        }
    }

    /// The same kind of amount with every number replaced.
    func map<Failure: Error>(_ transform: (Number) throws(Failure) -> Number) throws(Failure) -> Amount {
        switch self {
        case .exact(let number): .exact(try transform(number))
        case .range(let low, let high): .range(try transform(low), try transform(high))
        case .bound(let bound, let number): .bound(bound, try transform(number))
        case .approximate(let number): .approximate(try transform(number))
        }
    }
}
