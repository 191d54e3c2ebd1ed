/// A value that lies somewhere between two ends, each with the grounds it rests on.
///
/// Grounds are ids that the asker chooses: of what was stated, or of what is assumed. Every operation yields the least
/// and the greatest result that values within its ranges can have, with the grounds of the ends that led to them.
package struct Estimate: Sendable, Hashable {
    package let low: Double
    package let high: Double
    /// What the lower end rests on, in alphabetical order.
    package let lowGrounds: [String]
    /// What the upper end rests on, in alphabetical order.
    package let highGrounds: [String]

    /// Nothing that is reckoned here is greater: depths, tonnes and tonnes for each centimetre.
    package static let utmost = 1e12

    /// A range; throws `notANumber` and `endsReversed`.
    package init(_ low: Double, _ high: Double, grounds: [String] = []) throws(DepthError) {
        guard low.isFinite, high.isFinite, abs(low) <= Self.utmost, abs(high) <= Self.utmost else { throw .notANumber }
        guard low <= high else { throw .endsReversed(low: low, high: high) }
        self.init(low: low, high: high, lowGrounds: Self.ordered(grounds), highGrounds: Self.ordered(grounds))
    }

    init(low: Double, high: Double, lowGrounds: [String], highGrounds: [String]) {
        self.low = low
        self.high = high
        self.lowGrounds = lowGrounds
        self.highGrounds = highGrounds
    }

    /// A number that is exact and rests on nothing.
    package static func exactly(_ value: Double) throws(DepthError) -> Estimate { try Estimate(value, value) }

    package var isExact: Bool { low == high }
    package var middle: Double { low / 2 + high / 2 }
    /// What both ends rest on.
    package var grounds: [String] { Self.ordered(lowGrounds + highGrounds) }

    /// The same value with further grounds at both ends.
    package func resting(on grounds: [String]) -> Estimate {
        Estimate(
            low: low, high: high, lowGrounds: Self.ordered(lowGrounds + grounds),
            highGrounds: Self.ordered(highGrounds + grounds))
    }

    static func ordered(_ grounds: [String]) -> [String] { Set(grounds).sorted() }

    /// From the lowest to the highest of several rivals; throws `nothingGiven` for none.
    package static func spread(of rivals: [Estimate]) throws(DepthError) -> Estimate {
        guard let low = rivals.map(\.low).min(), let high = rivals.map(\.high).max() else { throw .nothingGiven }
        return Estimate(
            low: low, high: high,
            lowGrounds: ordered(rivals.filter { $0.low == low }.flatMap(\.lowGrounds)),
            highGrounds: ordered(rivals.filter { $0.high == high }.flatMap(\.highGrounds)))
    }

    /// The value kept within bounds; an end that is moved keeps its grounds.
    package func clamped(to bounds: ClosedRange<Double>) -> Estimate {
        func kept(_ end: Double) -> Double { min(max(end, bounds.lowerBound), bounds.upperBound) }
        return Estimate(low: kept(low), high: kept(high), lowGrounds: lowGrounds, highGrounds: highGrounds)
    }
}

extension Estimate {
    package static func + (left: Estimate, right: Estimate) -> Estimate {
        Estimate(
            low: left.low + right.low, high: left.high + right.high,
            lowGrounds: ordered(left.lowGrounds + right.lowGrounds),
            highGrounds: ordered(left.highGrounds + right.highGrounds))
    }

    package static prefix func - (value: Estimate) -> Estimate {
        Estimate(
            low: -value.high, high: -value.low, lowGrounds: value.highGrounds, highGrounds: value.lowGrounds)
    }

    package static func - (left: Estimate, right: Estimate) -> Estimate { left + -right }

    package static func * (left: Estimate, right: Estimate) -> Estimate {
        corners(left, right) { $0 * $1 }
    }

    /// The quotient by something that is greater than nought; throws `notPositive`.
    package func divided(by divisor: Estimate, named name: String) throws(DepthError) -> Estimate {
        guard divisor.low > 0 else { throw .notPositive(name) }
        return Self.corners(self, divisor) { $0 / $1 }
    }

    /// Part of the way from this value to another, 0 for this one and 1 for the other.
    package func towards(_ other: Estimate, share: Double) -> Estimate {
        let share = min(max(share, 0), 1)
        guard share > 0 else { return self }
        guard share < 1 else { return other }
        return Estimate(
            low: low + (other.low - low) * share, high: high + (other.high - high) * share,
            lowGrounds: Self.ordered(lowGrounds + other.lowGrounds),
            highGrounds: Self.ordered(highGrounds + other.highGrounds))
    }

    /// The least and the greatest of the four results at the ends, which is where a product or quotient has them.
    private static func corners(
        _ left: Estimate, _ right: Estimate, _ operation: (Double, Double) -> Double
    ) -> Estimate {
        let lefts = [(left.low, left.lowGrounds), (left.high, left.highGrounds)]
        let rights = [(right.low, right.lowGrounds), (right.high, right.highGrounds)]
        var least = (value: Double.infinity, grounds: [String]())
        var greatest = (value: -Double.infinity, grounds: [String]())
        for (first, firstGrounds) in lefts {
            for (second, secondGrounds) in rights {
                let value = operation(first, second)
                if value < least.value { least = (value, firstGrounds + secondGrounds) }
                if value > greatest.value { greatest = (value, firstGrounds + secondGrounds) }
            }
        }
        return Estimate(
            low: least.value, high: greatest.value, lowGrounds: ordered(least.grounds),
            highGrounds: ordered(greatest.grounds))
    }
}
