extension Unicode.Scalar {
    /// A space, tabulator or end of a line.
    var isBlank: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    var isEndOfLine: Bool { value == 0x0A || value == 0x0D || value == 0x2028 || value == 0x2029 }

    /// A letter or a mark on one, by ranges of the scripts in use here, else by its properties.
    var isLetter: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x0400...0x0481, 0x048A...0x052F: true
        case 0..<0xAA: false
        case 0x0620...0x065F, 0x066E...0x06D3, 0x06D5...0x06DC: true
        case 0x2000...0x206F: false
        default: properties.isAlphabetic
        }
    }

    var isArabicLetter: Bool {
        switch value {
        case 0x0620...0x064A, 0x066E...0x06D3: true
        default: false
        }
    }

    var isCyrillic: Bool { (0x0400...0x052F).contains(value) }

    var isLatin: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: true
        default: false
        }
    }

    var isUpper: Bool {
        switch value {
        case 0x41...0x5A: true
        case 0..<0xC0: false
        case 0x0410...0x042F: true
        case 0x0430...0x044F, 0x0600...0x06FF: false
        default: properties.isUppercase
        }
    }

    /// The value of a decimal digit of the three kinds in use.
    var digit: Int? {
        switch value {
        case 0x30...0x39: Int(value) - 0x30
        case 0x06F0...0x06F9: Int(value) - 0x06F0
        case 0x0660...0x0669: Int(value) - 0x0660
        default: nil
        }
    }

    /// Whether it ends a sentence.
    var endsSentence: Bool {
        switch self {
        case ".", "!", "?", "…", "؟", "۔": true
        default: false
        }
    }
}
