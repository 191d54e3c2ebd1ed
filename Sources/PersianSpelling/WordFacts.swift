/// What is known of a word.
struct WordFacts: OptionSet, Sendable {
    let rawValue: UInt32

    /// A word that stands as it is.
    static let known = WordFacts(rawValue: 1)
    static let adjective = WordFacts(rawValue: 1 << 1)
    /// A noun or adjective that another word can be put together with.
    static let nominal = WordFacts(rawValue: 1 << 2)
    /// Ends in a ه that is not spoken, so that endings stand apart.
    static let silentHe = WordFacts(rawValue: 1 << 3)
    static let participle = WordFacts(rawValue: 1 << 4)
    /// A form that می can stand before.
    static let afterMi = WordFacts(rawValue: 1 << 5)
    /// A second part that makes one word of two wherever it stands: سازی.
    static let second = WordFacts(rawValue: 1 << 6)
    /// A second part that does so only where it is written together with a first: شده.
    static let gluedSecond = WordFacts(rawValue: 1 << 7)
    /// A second part that does so after a silent ه: دار.
    static let secondAfterHe = WordFacts(rawValue: 1 << 8)
    /// به and this are written as one: به‌ویژه.
    static let afterBe = WordFacts(rawValue: 1 << 9)
    /// The noun of a verb of two words: قرار.
    static let verbNoun = WordFacts(rawValue: 1 << 10)
    /// The verb of such a verb: دارند.
    static let lightVerb = WordFacts(rawValue: 1 << 11)
    static let plural = WordFacts(rawValue: 1 << 12)
    static let comparative = WordFacts(rawValue: 1 << 13)
    static let afterHe = WordFacts(rawValue: 1 << 14)
    /// Two words that are one, where they are written without any space.
    static let gluedCompound = WordFacts(rawValue: 1 << 15)
    /// The same where they are written with a space.
    static let spacedCompound = WordFacts(rawValue: 1 << 16)
    /// Prepositions, conjunctions and their like: nothing is put to them.
    static let function = WordFacts(rawValue: 1 << 17)
    /// می, نمی, برمی.
    static let mi = WordFacts(rawValue: 1 << 18)
    static let short = WordFacts(rawValue: 1 << 19)
    static let arabic = WordFacts(rawValue: 1 << 20)
    /// Of two readings (چشم‌های, چشمه‌ای) the one with the silent ه is meant far more often.
    static let mostlyHe = WordFacts(rawValue: 1 << 21)
    /// What follows خانه‌ای far more often than خان‌های.
    static let afterIndefinite = WordFacts(rawValue: 1 << 22)
    /// Words that take no ending at all.
    static let alone = WordFacts(rawValue: 1 << 23)
    /// What is counted in one word with its number: سه‌ساله.
    static let unit = WordFacts(rawValue: 1 << 24)
    /// Two words that were run together: دراین.
    static let together = WordFacts(rawValue: 1 << 26)
    /// A second part that makes one word even with a word that is not known: کننده.
    static let afterAny = WordFacts(rawValue: 1 << 27)
    /// Joined without a half-space, though it also comes as two words: همچنین.
    static let oneWord = WordFacts(rawValue: 1 << 28)
    static let number = WordFacts(rawValue: 1 << 25)
}

/// Words with what is known of them: open addressing over one array, so that a look costs a few nanoseconds.
struct WordTable: Sendable {
    struct Entry: Sendable {
        var key: UInt128 = 0
        var facts: WordFacts = []
        /// For compounds: a bit for each place (letters before it) where a half-space stands.
        var halfSpaces: UInt32 = 0
    }

    private var entries: [Entry]
    private let mask: Int
    private(set) var count = 0

    init(slots: Int) {
        var size = 1024
        while size < slots { size *= 2 }
        entries = [Entry](repeating: Entry(), count: size)
        mask = size - 1
    }

    @inline(__always)
    private func place(_ key: UInt128) -> Int {
        let low = UInt64(truncatingIfNeeded: key)
        let high = UInt64(truncatingIfNeeded: key >> 64)
        let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) >> 8) & mask
    }

    @inline(__always)
    subscript(_ word: Letters) -> Entry {
        var slot = place(word.bits)
        while true {
            let entry = entries[slot]
            if entry.key == word.bits || entry.key == 0 { return entry }
            slot = (slot + 1) & mask
        }
    }

    @inline(__always)
    func facts(_ word: Letters) -> WordFacts { self[word].facts }

    mutating func add(_ word: Letters, _ facts: WordFacts, halfSpaces: UInt32 = 0) {
        guard word.count > 0 else { return }
        if count * 2 > mask { grow() }
        var slot = place(word.bits)
        while entries[slot].key != 0, entries[slot].key != word.bits { slot = (slot + 1) & mask }
        if entries[slot].key == 0 { count += 1 }
        entries[slot].key = word.bits
        entries[slot].facts.formUnion(facts)
        if halfSpaces != 0 { entries[slot].halfSpaces = halfSpaces }
    }

    private mutating func grow() {
        var larger = WordTable(slots: (mask + 1) * 2)
        for entry in entries where entry.key != 0 {
            larger.insert(entry)
        }
        larger.count = count
        self = larger
    }

    private mutating func insert(_ entry: Entry) {
        var slot = place(entry.key)
        while entries[slot].key != 0 { slot = (slot + 1) & mask }
        entries[slot] = entry
    }
}
