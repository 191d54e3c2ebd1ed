/// All that is known of words, put together from the lists when it is first asked for.
struct Lexicon: Sendable {
    static let shared = Lexicon()

    let table: WordTable

    private init() {
        var table = WordTable(slots: 1 << 16)
        Self.addVerbs(to: &table)
        Self.add(NounWords.text, [.known, .nominal], to: &table)
        Self.add(AdjectiveWords.text, [.known, .nominal, .adjective], to: &table)
        Self.add(SilentHeWords.text, [.known, .nominal, .silentHe], to: &table)
        Self.add(SpokenHeWords.text, [.known, .nominal], to: &table)
        Self.add(JoinedWords.text, .known, to: &table)
        Self.add(PartWords.function, [.known, .function], to: &table)
        Self.add(PartWords.second, .second, to: &table)
        Self.add(PartWords.gluedSecond, .gluedSecond, to: &table)
        Self.add(PartWords.secondAfterHe, .secondAfterHe, to: &table)
        Self.add(PartWords.oneWord, [.known, .oneWord], to: &table)
        Self.add(PartWords.afterAny, .afterAny, to: &table)
        Self.add(PartWords.afterBe, .afterBe, to: &table)
        Self.add(PartWords.verbNoun, .verbNoun, to: &table)
        Self.add(PartWords.lightVerb, [.known, .lightVerb], to: &table)
        Self.add(PartWords.plural, [.known, .plural], to: &table)
        Self.add(PartWords.comparative, [.known, .comparative], to: &table)
        Self.add(PartWords.afterHe, [.known, .afterHe], to: &table)
        Self.add(PartWords.mi, [.known, .mi], to: &table)
        Self.add(PartWords.short, [.known, .short], to: &table)
        Self.add(PartWords.arabic, .arabic, to: &table)
        Self.add(PartWords.unit, .unit, to: &table)
        Self.add(PartWords.number, [.known, .number], to: &table)
        Self.add(PartWords.afterIndefinite, .afterIndefinite, to: &table)
        Self.add(PartWords.alone, .alone, to: &table)
        Self.add(PartWords.mostlyHe, .mostlyHe, to: &table)
        Self.add(ClosedWords.alsoApart, [.known, .nominal], to: &table)
        Self.addCompounds(ClosedWords.text, [.known, .nominal, .spacedCompound], to: &table)
        Self.addCompounds(CompoundWords.text, [.gluedCompound, .spacedCompound], to: &table)
        Self.addCompounds(CompoundWords.more, [.gluedCompound, .spacedCompound], to: &table)
        Self.addCompounds(CompoundWords.rest, [.gluedCompound, .spacedCompound], to: &table)
        Self.addCompounds(CompoundWords.gluedOnly, .gluedCompound, to: &table)
        Self.addCompounds(CompoundWords.spacedOnly, .spacedCompound, to: &table)
        Self.addCompounds(PartWords.together, .together, to: &table)
        self.table = table
    }

    private static func words(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "\n" } }

    private static func add(_ text: String, _ facts: WordFacts, to table: inout WordTable) {
        for word in words(text) {
            let letters = Letters(word)
            table.add(letters, letters.last == Endings.he ? facts : facts.subtracting(.silentHe))
        }
    }

    /// A hyphen in a list stands for a half-space.
    private static func addCompounds(_ text: String, _ facts: WordFacts, to table: inout WordTable) {
        for word in words(text) {
            var (before, places): (Int, UInt32) = (0, 0)
            for scalar in word.unicodeScalars {
                if scalar == "-" { places |= 1 << UInt32(before) } else { before += 1 }
            }
            guard before <= Letters.limit, let last = word.split(separator: "-").last else { continue }
            let ending = table.facts(Letters(last)).intersection(.silentHe)
            table.add(Letters(word), facts.union(ending), halfSpaces: places)
        }
    }

    private static func addVerbs(to table: inout WordTable) {
        for pair in words(VerbStems.text) {
            let stems = pair.split(separator: "/")
            guard stems.count == 2 else { continue }
            let verb = Conjugation(past: String(stems[0]), present: String(stems[1]))
            for form in verb.afterMi { table.add(Letters(form), .afterMi) }
            for form in verb.finite { table.add(Letters(form), .known) }
            for form in verb.participles { table.add(Letters(form), [.known, .participle, .silentHe]) }
        }
        add(PartWords.afterMi, .afterMi, to: &table)
    }
}
