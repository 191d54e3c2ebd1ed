/// An exact decimal that keeps the digits as they were written: `4.50` equals `4.5` in value but not in text.
///
/// `==` and hashing look at the digits; use `isEqualInValue(to:)` and `compare(with:)` for the value.
package struct Number: Sendable, Hashable {
    /// The most digits after the point.
    package static let maximumFractionDigits = 15
    /// The most significant digits a text may have.
    package static let maximumDigits = 18

    /// The digits as one whole number; the value is `mantissa` × 10^`exponent`.
    package let mantissa: Int64
    /// Digits after the point, 0…15.
    package let fractionDigits: Int

    /// The power of ten of the last digit: 0 for whole numbers, −2 for `4.50`.
    package var exponent: Int { -fractionDigits }

    /// A whole number.
    package init(_ value: Int) {
        mantissa = Int64(value)
        fractionDigits = 0
    }

    /// `mantissa` × 10^−`fractionDigits`; nil unless `fractionDigits` is within 0…15.
    package init?(mantissa: Int64, fractionDigits: Int) {
        guard (0...Self.maximumFractionDigits).contains(fractionDigits) else { return nil }
        self.mantissa = mantissa
        self.fractionDigits = fractionDigits
    }

    /// The decimal nearest to `value` with the given digits after the point; nil when not finite or beyond 18 digits.
    package init?(_ value: Double, fractionDigits: Int) {
        guard (0...Self.maximumFractionDigits).contains(fractionDigits), value.isFinite else { return nil }
        let scaled = (value * powerOfTen(fractionDigits)).rounded(.toNearestOrAwayFromZero)
        guard scaled.magnitude < 1e18 else { return nil }
        mantissa = Int64(scaled)
        self.fractionDigits = fractionDigits
    }

    /// Whether both stand for the same value, however many digits either was written with.
    package func isEqualInValue(to other: Number) -> Bool { compare(with: other) == .equal }

    /// Where this value stands beside another, exactly.
    package func compare(with other: Number) -> Ordering {
        let digits = max(fractionDigits, other.fractionDigits)
        return Ordering(scaled(toDigits: digits), other.scaled(toDigits: digits))
    }

    /// The value as a whole number of units of the given last digit, which must not be coarser than the own one.
    ///
    /// An `Int64` times 10^15 times 20 stays far below the largest `Int128`, so comparisons are exact.
    func scaled(toDigits digits: Int) -> Int128 {
        var result = Int128(mantissa)
        for _ in 0..<max(0, digits - fractionDigits) { result *= 10 }
        return result
    }
}

/// Where one value stands beside another.
package enum Ordering: Sendable, Hashable {
    case below, equal, above

    init<Value: Comparable>(_ left: Value, _ right: Value) {
        self = left < right ? .below : left > right ? .above : .equal
    }
}

/// 10^`power`; exact up to 22, beyond that within a few units in the last place; infinite or zero beyond the range.
func powerOfTen(_ power: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(power.magnitude, 400) { result *= 10 }
    return power < 0 ? 1 / result : result
}
