extension NumberFormat {
    /// A text with Persian (۰…۹) and Arabic (٠…٩) digits turned into ASCII digits, all else unchanged.
    package static func asciiDigits(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { plain.append(asciiDigit(scalar)) }
        return String(plain)
    }

    /// The plain decimal text of a number as a person writes it in this language (`28 230,5`, `۲۸٬۲۳۰٫۵`, `−3`), or
    /// nil where it is not one or can be read in two ways.
    package func read(_ written: String) -> String? {
        guard written.utf8.count <= 4 * PlainDecimal.maximumBytes else { return nil }
        var plain = ""
        for scalar in written.unicodeScalars {
            switch scalar {
            case " ", "\u{A0}", "\u{2009}", "\u{202F}", "\u{066C}", "\u{200E}", "\u{200F}": continue
            case "\u{2212}": plain.append("-")
            case "\u{066B}": plain.append(".")
            default: plain.unicodeScalars.append(Self.asciiDigit(scalar))
            }
        }
        if plain.utf8.contains(UInt8(ascii: ",")) {
            guard let pointed = withPoint(plain) else { return nil }
            plain = pointed
        }
        return PlainDecimal(plain) == nil ? nil : plain
    }

    /// A comma is the decimal mark but in English and Persian, where it may only group thousands.
    private func withPoint(_ text: String) -> String? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard language == .en || language == .fa else {
            return parts.count == 2 && !text.utf8.contains(UInt8(ascii: ".")) ? parts.joined(separator: ".") : nil
        }
        for (index, part) in parts.enumerated() where index > 0 {
            guard part.prefix(while: { $0 != "." }).utf8.count == 3 else { return nil }
            if index < parts.count - 1 && part.utf8.count != 3 { return nil }
        }
        let leading = parts[0].utf8.filter { $0 != UInt8(ascii: "-") }.count
        return (1...3).contains(leading) ? parts.joined() : nil
    }

    private static func asciiDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x06F0...0x06F9: Unicode.Scalar(scalar.value - 0x06F0 + 0x30) ?? scalar
        case 0x0660...0x0669: Unicode.Scalar(scalar.value - 0x0660 + 0x30) ?? scalar
        default: scalar
        }
    }
}
