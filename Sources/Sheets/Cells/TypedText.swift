import Languages

/// What a person typed, without what the eye does not see: direction marks, half-spaces at the ends, odd blanks.
enum TypedText {
    /// Digits in ASCII, every blank a space, one minus sign; no marks of direction.
    static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in NumberFormat.asciiDigits(text).unicodeScalars {
            switch scalar.value {
            case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
            case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x09, 0x0A, 0x0D: plain.append(" ")
            case 0x2212, 0xFE63, 0xFF0D: plain.append("-")
            case 0x066B: plain.append(".")
            default: plain.append(scalar)
            }
        }
        return trimmed(String(plain))
    }

    static func trimmed(_ text: String) -> String {
        var rest = text.unicodeScalars[...]
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || [0x200B, 0x200C, 0x200E, 0x200F, 0xFEFF].contains(scalar.value)
    }

    /// Whether a spreadsheet would reckon it.
    static func isFormula(_ text: String) -> Bool { text.unicodeScalars.first == "=" }
}
