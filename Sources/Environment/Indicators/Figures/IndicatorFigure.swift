import Languages
package import Measures
package import Register

/// A figure that an indicator rests on, in the unit it is reckoned in, with where it comes from.
package struct IndicatorFigure: Sendable, Hashable {
    /// Where a reader finds it.
    package enum Origin: Sendable, Hashable {
        case claim(String)
        /// An observation of a series, by its block and its place there.
        case observation(series: String, block: String, place: Int)
        /// Many observations of a series, brought together over the time of the figure.
        case observations(series: String, GatheredPeriod)
    }

    package let origin: Origin
    package let thing: String
    package let property: String
    /// As stated.
    package let stated: Quantity
    /// The lower and the upper end in the unit of the property; `nil` where that side is open.
    package let low: Double?
    package let high: Double?
    /// One value to reckon with: the number stated, of a range its middle, of a bound its end.
    package let middle: Double
    package let unit: Unit
    package let time: Period?
    package let saidBy: String
    package let source: String?
    /// The entry that says so.
    package let position: Int64
    /// Whether whoever recorded it suspects it.
    package let isDoubted: Bool
    /// What nobody has measured or said, but is taken as known.
    package let isAssumed: Bool

    /// The figure of a claim in a unit; `nil` where it is none or the unit does not fit.
    package init?(_ standing: StandingClaim, in unit: Unit) {
        let claim = standing.claim
        guard case .quantity(let quantity) = claim.value, let converted = try? quantity.converted(to: unit) else {
            return nil
        }
        self.init(
            origin: .claim(claim.id), thing: claim.thing, property: claim.property, stated: quantity,
            converted: converted, time: claim.asOf, saidBy: claim.saidBy, source: claim.source,
            position: standing.position,
            isDoubted: !claim.doubt.isEmpty,
            isAssumed: claim.basis == .generalKnowledge)
    }

    package init(
        origin: Origin, thing: String, property: String, stated: Quantity, converted: Quantity, time: Period?,
        saidBy: String, source: String? = nil, position: Int64 = 0, isDoubted: Bool = false, isAssumed: Bool = false
    ) {
        self.init(
            origin: origin, thing: thing, property: property, stated: stated, low: converted.amount.low,
            high: converted.amount.high, middle: converted.amount.middle, unit: converted.unit, time: time,
            saidBy: saidBy, source: source, position: position, isDoubted: isDoubted, isAssumed: isAssumed)
    }

    init(
        origin: Origin, thing: String, property: String, stated: Quantity, low: Double?, high: Double?, middle: Double,
        unit: Unit, time: Period?, saidBy: String, source: String?, position: Int64, isDoubted: Bool,
        isAssumed: Bool = false
    ) {
        self.origin = origin
        self.thing = thing
        self.property = property
        self.stated = stated
        (self.low, self.high, self.middle) = (low, high, middle)
        self.unit = unit
        self.time = time
        self.saidBy = saidBy
        self.source = source
        self.position = position
        self.isDoubted = isDoubted
        self.isAssumed = isAssumed
    }

    package var datum: Datum? { stated.datum }
    package var span: ValueSpan { ValueSpan(low: low, high: high) }

    /// The middle of its time in years since 1970.
    package var years: Double? {
        time.map { Double($0.start.number) + Double($0.start.days(to: $0.end) + 1) / 2 }.map { $0 / Self.daysOfYear }
    }

    static let daysOfYear = 365.2425

    /// Whether two figures speak of the same time.
    func isOfTime(of other: IndicatorFigure) -> Bool {
        guard let time, let others = other.time else { return time == nil && other.time == nil }
        return time.overlaps(others)
    }
}

/// From a lower to an upper end, either of which may be open.
package struct ValueSpan: Sendable, Hashable {
    package let low: Double?
    package let high: Double?

    package init(low: Double?, high: Double?) { (self.low, self.high) = (low, high) }

    package init(_ value: Double) { self.init(low: value, high: value) }

    /// From the lowest to the highest of several; `nil` of none.
    package init?(around spans: [ValueSpan]) {
        guard !spans.isEmpty else { return nil }
        let (lows, highs) = (spans.compactMap(\.low), spans.compactMap(\.high))
        self.init(
            low: lows.count == spans.count ? lows.min() : nil, high: highs.count == spans.count ? highs.max() : nil)
    }

    package var isPoint: Bool { low != nil && low == high }

    static func + (left: ValueSpan, right: ValueSpan) -> ValueSpan {
        ValueSpan(low: added(left.low, right.low), high: added(left.high, right.high))
    }

    static func - (left: ValueSpan, right: ValueSpan) -> ValueSpan {
        ValueSpan(low: added(left.low, right.high.map { -$0 }), high: added(left.high, right.low.map { -$0 }))
    }

    /// The quotient of spans that are not negative; `nil` where the divisor may be nought or either may be negative.
    func divided(by other: ValueSpan, times factor: Double) -> ValueSpan? {
        guard let least = other.low, least > 0, (low ?? 0) >= 0, (high ?? 0) >= 0 else { return nil }
        return ValueSpan(
            low: low.flatMap { low in other.high.map { low / $0 * factor } }, high: high.map { $0 / least * factor })
    }

    private static func added(_ left: Double?, _ right: Double?) -> Double? {
        guard let left, let right else { return nil }
        return left + right
    }
}
