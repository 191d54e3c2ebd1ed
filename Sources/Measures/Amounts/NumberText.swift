extension Number {
    /// Reads `10`, `4.50` or `-28.23`; nil for anything else.
    ///
    /// No grouping, no leading zeros, no plus sign, at most 18 significant digits and 15 after the point. `-0` becomes `0`.
    package init?(parsing text: some StringProtocol) {
        var bytes = Array(text.utf8.prefix(Self.maximumDigits + Self.maximumFractionDigits + 3))[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty else { return nil }
        if whole.count > 1, whole.first == UInt8(ascii: "0") { return nil }
        let fraction = parts.count > 1 ? parts[1] : []
        if parts.count > 1, fraction.isEmpty { return nil }
        guard fraction.count <= Self.maximumFractionDigits else { return nil }

        var value: Int64 = 0
        var significant = 0
        for byte in whole + fraction {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            if significant > 0 || byte != UInt8(ascii: "0") { significant += 1 }
            guard significant <= Self.maximumDigits else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        self.init(mantissa: isNegative ? -value : value, fractionDigits: fraction.count)
    }

    /// The number in the notation `init(parsing:)` reads, with every digit that was written.
    package var text: String {
        var digits = String(mantissa.magnitude)
        if fractionDigits > 0 {
            if digits.utf8.count <= fractionDigits {
                digits = String(repeating: "0", count: fractionDigits + 1 - digits.utf8.count) + digits
            }
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -fractionDigits))
        }
        return mantissa < 0 ? "-" + digits : digits
    }

    /// The nearest binary floating-point number.
    package var double: Double {
        // Both sides are exact up to 2^53, so one division rounds once; above that the text is read instead.
        if mantissa.magnitude <= 1 << 53 { return Double(mantissa) / powerOfTen(fractionDigits) }
        return Double(text) ?? Double(mantissa) / powerOfTen(fractionDigits)
    }

    /// Digits from the first that is not zero to the last written; 1 for zero.
    package var significantDigits: Int { String(mantissa.magnitude).utf8.count }
}

extension Number: CustomStringConvertible {
    package var description: String { text }
}
