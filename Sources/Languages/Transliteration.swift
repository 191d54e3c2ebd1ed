/// How a name sounds, as far as its spelling in Latin, Cyrillic or Arabic letters tells: Aktau, Актау, Ақтау, Aqtau and
/// آکتائو sound alike.
///
/// A sound is one byte for each consonant: its number in the upper five bits and, below, which kinds of vowels follow it.
/// A first vowel has a byte of its own. Words that say which kind of unit is named (province, область, استان) are not heard. Arabic writing leaves short vowels out, so its vowels are fewer than the others'.
package struct Sound: Sendable, Hashable {
    package private(set) var bytes: [UInt8] = []
    /// Whether some of it is written in Arabic letters, which leave short vowels out.
    package private(set) var isArabic = false

    /// The consonants told apart; digits follow them.
    enum Consonant: UInt8 {
        case start = 1
        case p, b, f, v, t, d, k, g, h, q, ch, j, zh, s, z, sh, m, n, l, r, zero
    }

    /// The kinds of vowels: a and e, i and y, o and u.
    struct Vowels: OptionSet {
        let rawValue: UInt8
        static let a = Vowels(rawValue: 1)
        static let i = Vowels(rawValue: 2)
        static let u = Vowels(rawValue: 4)
    }

    private var last: Unicode.Scalar = " "
    /// The word being read: a hash of its letters, and what stood before it.
    private var word = UnitWords.start
    private var countBefore = 0
    private var byteBefore: UInt8 = 0

    /// The sound of a name, of its first 120 consonants.
    package init(_ name: String) {
        bytes.reserveCapacity(12)
        let table = FoldingTable.letters
        for scalar in name.unicodeScalars where bytes.count < 120 {
            let folded = Folding.folded(scalar, in: table)
            if folded.isNothing { continue }
            if let letter = Unicode.Scalar(folded.first) { hear(letter) }
            if let second = Unicode.Scalar(folded.second), folded.second != 0 { hear(second) }
        }
        endWord()
    }

    private mutating func hear(_ letter: Unicode.Scalar) {
        switch letter.value {
        case 0x20, 0x200C:
            endWord()
            return
        case 0x30...0x39: bytes.append((Consonant.zero.rawValue + UInt8(letter.value - 0x30)) << 3)
        case 0x61...0x7A, 0xDF...0x2AF: hearLatin(letter)
        case 0x400...0x52F: hearCyrillic(letter)
        case 0x600...0x6FF:
            isArabic = true
            hearArabic(letter)
        default: break
        }
        word = UnitWords.adding(letter, to: word)
        last = letter
    }

    private mutating func add(_ consonant: Consonant) {
        if let end = bytes.last, !isArabic, end == consonant.rawValue << 3, consonant != .start { return }
        bytes.append(consonant.rawValue << 3)
    }

    private mutating func add(_ vowels: Vowels) {
        if bytes.isEmpty { bytes.append(Consonant.start.rawValue << 3) }
        bytes[bytes.count - 1] |= vowels.rawValue
    }

    /// w, v, в and و are between a vowel and a consonant.
    private mutating func addHalfVowel() {
        if bytes.isEmpty { bytes.append(Consonant.v.rawValue << 3) } else { add(.u) }
    }

    /// A second letter of one consonant (sh, dzh, дж) has been read.
    private mutating func change(to consonant: Consonant) {
        guard let end = bytes.last else { return }
        bytes[bytes.count - 1] = consonant.rawValue << 3 | end & 7
        guard bytes.count > 1, !isArabic else { return }
        let before = bytes[bytes.count - 2]
        let isOne =
            consonant == .j && before == Consonant.d.rawValue << 3
            || consonant == .ch && before == Consonant.t.rawValue << 3
        if isOne || bytes[bytes.count - 1] & ~7 == before { bytes.remove(at: bytes.count - 2) }
    }

    /// Persian writes the end of Russian names as it is spoken: ساراتوف, Саратов.
    private mutating func hearVoicelessEnd() {
        guard last == "ف", let end = bytes.last, end == Consonant.f.rawValue << 3, bytes.count > 1 else { return }
        if bytes[bytes.count - 2] & Vowels.u.rawValue != 0 { bytes.removeLast() }
    }

    /// A last h is not heard: Saveh, ساوه, Сава.
    private mutating func endWord() {
        hearVoicelessEnd()
        if last == "h" || last == "ه", let end = bytes.last, end == Consonant.h.rawValue << 3, bytes.count > 1 {
            if last == "ه" || bytes[bytes.count - 2] & 7 != 0 {
                bytes.removeLast()
                add(.a)
            }
        }
        if UnitWords.contains(word) {
            bytes.removeLast(bytes.count - countBefore)
            if countBefore > 0 { bytes[countBefore - 1] = byteBefore }
        }
        word = UnitWords.start
        countBefore = bytes.count
        byteBefore = bytes.last ?? 0
        last = " "
    }

    private mutating func hearLatin(_ letter: Unicode.Scalar) {
        switch letter {
        case "a", "e", "ə", "ä": add(.a)
        case "i", "ı", "y", "ý": add(.i)
        case "o", "u", "ö", "ü": add(.u)
        case "w", "v": addHalfVowel()
        case "h": hearAspiration()
        case "j":
            add(.j)
            if last == "d" { change(to: .j) }
        default: if let consonant = Self.consonant(letter) { add(consonant) }
        }
    }

    private mutating func hearAspiration() {
        switch last {
        case "k": change(to: .h)
        case "g": change(to: .g)
        case "s": change(to: .sh)
        case "c": change(to: .ch)
        case "z": change(to: bytes.count > 1 && bytes[bytes.count - 2] == Consonant.d.rawValue << 3 ? .j : .zh)
        case "p": change(to: .f)
        case "t", "d": break
        default: add(.h)
        }
    }

    private mutating func hearCyrillic(_ letter: Unicode.Scalar) {
        switch letter {
        case "а", "ә", "е", "э": add(.a)
        case "и", "і", "ы", "й": add(.i)
        case "о", "ө", "у", "ұ", "ү": add(.u)
        case "я": if bytes.isEmpty { add([.a, .i]) } else { add(.a) }
        case "ю": if bytes.isEmpty { add([.u, .i]) } else { add(.u) }
        case "в": addHalfVowel()
        case "ж":
            add(.zh)
            if last == "д" { change(to: .j) }
        case "ц":
            add(.t)
            add(.s)
        default: if let consonant = Self.consonant(letter) { add(consonant) }
        }
    }

    private mutating func hearArabic(_ letter: Unicode.Scalar) {
        switch letter {
        case "ا", "آ", "ع": add(.a)
        case "ی": add(.i)
        case "و", "ؤ": addHalfVowel()
        case "ئ": if bytes.isEmpty { add(.i) }
        case "س":
            hearVoicelessEnd()
            add(.s)
        default: if let consonant = Self.consonant(letter) { add(consonant) }
        }
    }

    @inline(__always)
    private static func consonant(_ letter: Unicode.Scalar) -> Consonant? {
        letter.value < 0x700 ? Consonant(rawValue: consonants[Int(letter.value)]) : nil
    }

    /// By the number of a letter below U+0700; 0 for what is no consonant.
    private static let consonants: [UInt8] = {
        var consonants = [UInt8](repeating: 0, count: 0x700)
        for (letter, consonant) in [latin, cyrillic, arabic].joined() {
            consonants[Int(letter.value)] = consonant.rawValue
        }
        return consonants
    }()

    private static let latin: [Unicode.Scalar: Consonant] = [
        "b": .b, "p": .p, "f": .f, "t": .t, "d": .d, "k": .k, "g": .g, "ğ": .g, "q": .q, "x": .h, "c": .j, "ç": .ch,
        "ž": .zh, "s": .s, "z": .z, "ş": .sh, "m": .m, "n": .n, "ň": .n, "ñ": .n, "l": .l, "r": .r,
    ]
    private static let cyrillic: [Unicode.Scalar: Consonant] = [
        "б": .b, "п": .p, "ф": .f, "т": .t, "д": .d, "к": .k, "қ": .q, "г": .g, "ғ": .g, "х": .h, "һ": .h, "ч": .ch,
        "с": .s, "з": .z, "ш": .sh, "щ": .sh, "м": .m, "н": .n, "ң": .n, "л": .l, "р": .r,
    ]
    private static let arabic: [Unicode.Scalar: Consonant] = [
        "ب": .b, "پ": .p, "ف": .f, "ت": .t, "ط": .t, "ة": .t, "د": .d, "ک": .k, "گ": .g, "غ": .g, "ق": .q, "ح": .h,
        "خ": .h, "ه": .h, "چ": .ch, "ج": .j, "ژ": .zh, "س": .s, "ث": .s, "ص": .s, "ز": .z, "ذ": .z, "ض": .z, "ظ": .z,
        "ش": .sh, "م": .m, "ن": .n, "ل": .l, "ر": .r,
    ]
}
