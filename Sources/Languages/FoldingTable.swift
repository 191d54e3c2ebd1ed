/// The fold of every scalar of Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic writing, worked out once.
struct FoldingTable: Sendable {
    /// By `place`: 0 for nothing, a space for a separator, the letter, or `isSpecial`.
    let letters: [UInt16]
    private let strength: Folding.Strength

    static let search = FoldingTable(.search)
    static let letters = FoldingTable(.letters)
    static let isSpecial: UInt16 = 0xFFFF

    /// Where a scalar stands in a table; `nil` outside of the three blocks it covers.
    @inline(__always)
    static func place(_ value: UInt32) -> Int? {
        if value < 0x800 { return Int(value) }
        if value >= 0x1E00, value < 0x1F00 { return Int(value) - 0x1E00 + 0x800 }
        if value >= 0xFB50, value < 0xFF00 { return Int(value) - 0xFB50 + 0x900 }
        return nil
    }

    private init(_ strength: Folding.Strength) {
        self.strength = strength
        var letters = [UInt16](repeating: Self.isSpecial, count: 0x900 + 0x3B0)
        let blocks: [Range<UInt32>] = [0..<0x800, 0x1E00..<0x1F00, 0xFB50..<0xFF00]
        let bases = Self.bases(strength)
        for value in blocks.joined() {
            guard let scalar = Unicode.Scalar(value), let place = Self.place(value) else { continue }
            letters[place] = Self.letter(scalar, bases).map { UInt16(truncatingIfNeeded: $0) } ?? Self.isSpecial
        }
        if strength == .letters { letters[0x131] = 0x131 }
        self.letters = letters
    }

    /// The single scalar that another becomes; `nil` where it becomes two.
    private static func letter(_ scalar: Unicode.Scalar, _ bases: [Unicode.Scalar: Unicode.Scalar]) -> UInt32? {
        if pairs[scalar] != nil { return nil }
        if let base = bases[scalar] { return base.value }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .decimalNumber: return properties.numericValue.map { 0x30 + UInt32($0) } ?? 0x20
        case .nonspacingMark, .enclosingMark, .format, .modifierLetter, .modifierSymbol: return 0
        default: break
        }
        if dropped.contains(scalar) { return 0 }
        guard properties.isAlphabetic || properties.generalCategory == .otherNumber else { return 0x20 }
        let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
        if pairs[lower] != nil { return nil }
        return bases[lower]?.value ?? lower.value
    }

    /// What stands outside of the tables, or becomes two letters.
    func special(_ scalar: Unicode.Scalar) -> Folding.Folded {
        if let pair = Self.pairs[scalar]
            ?? Self.pairs[scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar]
        {
            return Folding.Folded(first: pair.0.value, second: pair.1.value)
        }
        if scalar.value == 0x200C { return Folding.Folded(first: strength == .letters ? 0x200C : 0, second: 0) }
        // The wide forms of ASCII stand in the order of ASCII.
        let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        let plain = Unicode.Scalar(value) ?? scalar
        let letter = Self.letter(plain, [:]) ?? 0
        // A capital that has its small letter among those of the table, such as the sign of the kelvin.
        if letter != 0, letter != scalar.value, let place = Self.place(letter), letters[place] != Self.isSpecial {
            return Folding.Folded(first: UInt32(letters[place]), second: 0)
        }
        return Folding.Folded(first: letter, second: 0)
    }

    private static let dropped: Set<Unicode.Scalar> = [
        "'", "`", "´", "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}", "\u{AD}", "ء", "ـ",
    ]

    /// Letters that are read as two.
    private static let pairs: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = [
        "ß": ("s", "s"), "æ": ("a", "e"), "ǽ": ("a", "e"), "œ": ("o", "e"), "þ": ("t", "h"), "և": ("ե", "ւ"),
        "\u{FEF5}": ("ل", "ا"), "\u{FEF6}": ("ل", "ا"), "\u{FEF7}": ("ل", "ا"), "\u{FEF8}": ("ل", "ا"),
        "\u{FEF9}": ("ل", "ا"), "\u{FEFA}": ("ل", "ا"), "\u{FEFB}": ("ل", "ا"), "\u{FEFC}": ("ل", "ا"),
    ]

    /// Letters of the six alphabets with a mark written apart.
    static let joined: [[Unicode.Scalar]: Unicode.Scalar] = [
        ["и", "\u{306}"]: "й", ["и", "\u{308}"]: "и", ["е", "\u{308}"]: "е", ["s", "\u{327}"]: "ş",
        ["c", "\u{327}"]: "ç", ["g", "\u{306}"]: "ğ", ["u", "\u{308}"]: "ü", ["o", "\u{308}"]: "ö",
        ["a", "\u{308}"]: "ä", ["n", "\u{30C}"]: "ň", ["z", "\u{30C}"]: "ž", ["y", "\u{301}"]: "ý",
        ["ا", "\u{653}"]: "آ", ["ی", "\u{654}"]: "ئ", ["و", "\u{654}"]: "ؤ", ["у", "\u{304}"]: "у",
    ]
}
