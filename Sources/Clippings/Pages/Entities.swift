/// Character references of HTML: `&amp;`, `&#1583;`, `&#x200c;`.
enum Entities {
    /// The scalar meant at `place`, where an ampersand stands, and where the text goes on; nil where it is only an ampersand.
    static func read(_ text: [Unicode.Scalar], _ place: Int, _ end: Int) -> (scalar: Unicode.Scalar, next: Int)? {
        guard place + 2 < end else { return nil }
        if text[place + 1] == "#" { return number(text, place + 2, end) }
        var name = ""
        var next = place + 1
        while next < end, name.utf8.count < 10, text[next].isASCII,
            text[next].properties.isAlphabetic || text[next].digit != nil
        {
            name.unicodeScalars.append(text[next])
            next += 1
        }
        guard let scalar = named[name] else { return nil }
        if next < end, text[next] == ";" { return (scalar, next + 1) }
        // Without its semicolon only what cannot be the beginning of a word in an address is one.
        return ["amp", "lt", "gt", "quot", "nbsp"].contains(name) ? (scalar, next) : nil
    }

    private static func number(_ text: [Unicode.Scalar], _ place: Int, _ end: Int) -> (
        scalar: Unicode.Scalar, next: Int
    )? {
        let isHex = text[place] == "x" || text[place] == "X"
        var next = isHex ? place + 1 : place
        var value: UInt32 = 0
        let first = next
        while next < end, next - first < 8, let digit = hexDigit(text[next]), digit < (isHex ? 16 : 10) {
            value = value &* (isHex ? 16 : 10) &+ digit
            next += 1
        }
        guard next > first else { return nil }
        if next < end, text[next] == ";" { next += 1 }
        guard value > 0, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", next) }
        return (scalar, next)
    }

    private static func hexDigit(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar.value {
        case 0x30...0x39: scalar.value - 0x30
        case 0x41...0x46: scalar.value - 0x37
        case 0x61...0x66: scalar.value - 0x57
        default: nil
        }
    }

    /// A text with its references read.
    static func decoded(_ text: ArraySlice<Unicode.Scalar>) -> String {
        let scalars = Array(text)
        var result = String.UnicodeScalarView()
        var place = 0
        while place < scalars.count {
            if scalars[place] == "&", let found = read(scalars, place, scalars.count) {
                result.append(found.scalar)
                place = found.next
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        return String(result)
    }

    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "laquo": "«", "raquo": "»",
        "mdash": "—", "ndash": "–", "hellip": "…", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}",
        "rlm": "\u{200F}", "shy": "\u{AD}", "bull": "•", "middot": "·", "copy": "©", "reg": "®", "trade": "™",
        "deg": "°", "euro": "€", "pound": "£", "times": "×", "divide": "÷", "plusmn": "±", "sup2": "²", "sup3": "³",
        "frac12": "½", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "sbquo": "‚", "bdquo": "„",
        "lsaquo": "‹", "rsaquo": "›", "thinsp": "\u{2009}", "ensp": "\u{2002}", "emsp": "\u{2003}", "sect": "§",
        "para": "¶", "iexcl": "¡", "iquest": "¿", "ccedil": "ç", "Ccedil": "Ç", "ouml": "ö", "Ouml": "Ö", "uuml": "ü",
        "Uuml": "Ü", "auml": "ä", "Auml": "Ä", "eacute": "é", "egrave": "è", "agrave": "à", "aacute": "á",
        "yacute": "ý",
        "Yacute": "Ý", "iacute": "í", "oacute": "ó", "uacute": "ú", "ntilde": "ñ", "scaron": "š", "Scaron": "Š",
        "minus": "−", "rarr": "→", "larr": "←", "micro": "µ", "permil": "‰", "num": "#",
    ]
}
