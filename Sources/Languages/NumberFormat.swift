/// Prints numbers the way a language writes them: its digits, its decimal mark, thin spaces from five digits on.
package struct NumberFormat: Sendable, Hashable {
    /// A bound on one side.
    package enum Bound: String, CaseIterable, Sendable, Hashable {
        case below = "<"
        case atMost = "<="
        case above = ">"
        case atLeast = ">="
    }

    private static let thinSpace: Unicode.Scalar = "\u{202F}"
    private static let minus: Unicode.Scalar = "\u{2212}"
    private static let persianZero: UInt32 = 0x06F0

    /// The language printed in.
    package let language: Language

    /// A format for one language.
    package init(_ language: Language) {
        self.language = language
    }

    /// A plain decimal text such as `-28230.50` as printed, every digit kept; a text that is not one is returned
    /// unchanged.
    package func format(_ text: some StringProtocol) -> String {
        guard let decimal = PlainDecimal(text) else { return String(text) }
        var printed = String.UnicodeScalarView()
        if decimal.isNegative {
            // Without the mark the sign would move behind the number in a right-to-left line.
            if language.direction == .rightToLeft { printed.append("\u{200E}") }
            printed.append(Self.minus)
        }
        let groups = decimal.integer.count > 4
        for (index, digit) in decimal.integer.enumerated() {
            if groups && index > 0 && (decimal.integer.count - index) % 3 == 0 { printed.append(Self.thinSpace) }
            printed.append(self.digit(digit))
        }
        if !decimal.fraction.isEmpty { printed.append(decimalMark) }
        for digit in decimal.fraction { printed.append(self.digit(digit)) }
        return String(printed)
    }

    /// A whole number as printed.
    package func format(_ number: Int) -> String { format(String(number)) }

    /// A range with an en dash, `17–18`; with the word for "to" where a negative end would make dash and minus meet.
    package func range(_ lower: some StringProtocol, _ upper: some StringProtocol) -> String {
        let hasMinus = lower.utf8.first == UInt8(ascii: "-") || upper.utf8.first == UInt8(ascii: "-")
        guard hasMinus else { return format(lower) + "–" + format(upper) }
        return format(lower) + (language == .fa ? " تا " : "\u{A0}…\u{A0}") + format(upper)
    }

    /// A bound: `< 1000`, and in Persian, where a mirrored sign misleads, «کمتر از ۱۰۰۰».
    package func bound(_ bound: Bound, _ text: some StringProtocol) -> String {
        sign(of: bound) + "\u{A0}" + format(text)
    }

    /// An approximate number: `≈ 8.5`, «حدود ۸٫۵».
    package func approximate(_ text: some StringProtocol) -> String {
        (language == .fa ? "حدود" : "≈") + "\u{A0}" + format(text)
    }

    /// A number in the notation of the region pack (`10`, `17..18`, `<1000`, `>=30`, `~8.5`) as printed; a text that
    /// is none of these is returned unchanged.
    package func notation(_ text: String) -> String {
        guard text.utf8.count <= 2 * PlainDecimal.maximumBytes + 2 else { return text }
        if text.hasPrefix("~"), PlainDecimal(text.dropFirst()) != nil { return approximate(text.dropFirst()) }
        for bound in [Bound.atMost, .atLeast, .below, .above] where text.hasPrefix(bound.rawValue) {
            let number = text.dropFirst(bound.rawValue.count)
            return PlainDecimal(number) == nil ? text : self.bound(bound, number)
        }
        if let (lower, upper) = Self.ends(text) { return range(lower, upper) }
        return format(text)
    }

    /// Any text with its ASCII digits replaced by those of the language; for years, codes and the like, ungrouped.
    package func digits(_ text: String) -> String {
        guard language == .fa else { return text }
        var printed = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            printed.append(scalar.isASCII ? digit(UInt8(truncatingIfNeeded: scalar.value)) : scalar)
        }
        return String(printed)
    }

    /// The two ends of `17..18`, or nil.
    static func ends(_ text: String) -> (lower: Substring, upper: Substring)? {
        let bytes = text.utf8
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let next = bytes.index(after: index)
            if bytes[index] == UInt8(ascii: "."), next < bytes.endIndex, bytes[next] == UInt8(ascii: ".") {
                let lower = text[..<index]
                let upper = text[bytes.index(after: next)...]
                return PlainDecimal(lower) == nil || PlainDecimal(upper) == nil ? nil : (lower, upper)
            }
            index = next
        }
        return nil
    }

    private var decimalMark: Unicode.Scalar {
        switch language {
        case .en: "."
        case .fa: "\u{066B}"
        case .ru, .az, .kk, .tk: ","
        }
    }

    private func sign(of bound: Bound) -> String {
        switch (bound, language == .fa) {
        case (.below, true): "کمتر از"
        case (.atMost, true): "حداکثر"
        case (.above, true): "بیش از"
        case (.atLeast, true): "دست‌کم"
        case (.below, false): "<"
        case (.atMost, false): "≤"
        case (.above, false): ">"
        case (.atLeast, false): "≥"
        }
    }

    private func digit(_ byte: UInt8) -> Unicode.Scalar {
        let ascii = Unicode.Scalar(byte)
        guard language == .fa, ("0"..."9").contains(ascii) else { return ascii }
        return Unicode.Scalar(Self.persianZero + ascii.value - 0x30) ?? ascii
    }
}
