/// What a scalar is to the spelling of Persian, found in one table for the blocks that Persian texts are made of.
enum ScalarKind {
    /// Kinds are bytes: below 64 a letter of Persian (or an Arabic one in its place), above it one of these.
    static let other: UInt8 = 0
    static let space: UInt8 = 64
    static let lineEnd: UInt8 = 65
    static let halfSpace: UInt8 = 66
    /// Vowel signs and tatweel: part of a word, but no letter.
    static let sign: UInt8 = 67
    static let tatweel: UInt8 = 68
    /// Marks of direction and other signs that cannot be seen.
    static let unseen: UInt8 = 69
    static let persianDigit: UInt8 = 70
    static let arabicDigit: UInt8 = 71
    static let latinDigit: UInt8 = 72
    static let latin: UInt8 = 73
    /// Letters of other languages in Arabic script.
    static let foreign: UInt8 = 74
    static let mark: UInt8 = 75
    static let opening: UInt8 = 76
    static let closing: UInt8 = 77
    /// A sign that stands for a half-space in texts of some news agencies: ¬.
    static let wrongHalfSpace: UInt8 = 78

    private static let alphabet: [Unicode.Scalar] = Array("آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئؤأءۀةإٱ".unicodeScalars)

    private static let table: [UInt8] = {
        var kinds = [UInt8](repeating: other, count: 0x700)
        for value in 0x620..<0x700 { kinds[value] = foreign }
        for value in 0x600..<0x620 { kinds[value] = other }
        for value in 0x66A..<0x66E { kinds[value] = other }
        for value in [0x6D4, 0x6DD, 0x6DE, 0x6E9] { kinds[value] = other }
        for (place, scalar) in alphabet.enumerated() { kinds[Int(scalar.value)] = UInt8(place + 1) }
        kinds[0x64A] = kinds[0x6CC]
        kinds[0x649] = kinds[0x6CC]
        kinds[0x643] = kinds[0x6A9]
        for value in 0x64B...0x65F { kinds[value] = sign }
        for value in Array(0x610...0x61A) + [0x670] { kinds[value] = sign }
        for value in [0x6D6, 0x6D7, 0x6D8, 0x6D9, 0x6DA, 0x6DB, 0x6DC, 0x6DF, 0x6E0, 0x6E1, 0x6E2] {
            kinds[value] = sign
        }
        kinds[0x640] = tatweel
        for value in 0x660...0x669 { kinds[value] = arabicDigit }
        for value in 0x6F0...0x6F9 { kinds[value] = persianDigit }
        for value in 0x30...0x39 { kinds[value] = latinDigit }
        for value in Array(0x41...0x5A) + Array(0x61...0x7A) + Array(0xC0..<0x600) { kinds[value] = latin }
        kinds[0x20] = space
        kinds[0xA0] = space
        for value in [0xA, 0xB, 0xC, 0xD, 0x85] { kinds[value] = lineEnd }
        for scalar in "،؛:.!؟,;?".unicodeScalars { kinds[Int(scalar.value)] = mark }
        for scalar in "([{«".unicodeScalars { kinds[Int(scalar.value)] = opening }
        for scalar in ")]}»".unicodeScalars { kinds[Int(scalar.value)] = closing }
        kinds[0xAD] = unseen
        kinds[0x61C] = unseen
        kinds[0xAC] = wrongHalfSpace
        return kinds
    }()

    @inline(__always)
    static func of(_ scalar: UInt32) -> UInt8 {
        if scalar < 0x700 { return table[Int(scalar)] }
        return beyond(scalar)
    }

    private static func beyond(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x200C: halfSpace
        case 0x200B: wrongHalfSpace
        case 0x200D...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: unseen
        case 0x2028, 0x2029: lineEnd
        case 0x1E00..<0x1F00, 0x2C60..<0x2C80: latin
        case 0x700..<0x1E00, 0x1F00..<0x2000, 0x2C00..<0xE000, 0xF900..<0xFB50, 0xFB50..<0xFE00, 0xFE70..<0xFEFF:
            foreign
        default: other
        }
    }

    /// The letter of a scalar, from 1 to 63; 0 for what is none.
    static func letter(_ scalar: UInt32) -> UInt8 {
        let kind = of(scalar)
        return isLetter(kind) ? kind : 0
    }

    @inline(__always)
    static func isLetter(_ kind: UInt8) -> Bool { kind &- 1 < 63 }

    @inline(__always)
    static func isDigit(_ kind: UInt8) -> Bool { kind >= persianDigit && kind <= latinDigit }

    private static let apart: UInt64 = "آاأإٱدذرزژوؤءة".unicodeScalars.reduce(0) { $0 | 1 << UInt64(letter($1.value)) }

    @inline(__always)
    static func joins(_ letter: UInt8) -> Bool { apart & (1 << UInt64(letter)) == 0 }
}
