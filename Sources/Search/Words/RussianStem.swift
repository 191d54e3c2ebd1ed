/// Finds what the forms of one Russian word share.
///
/// A form may be read as a noun, an adjective or a verb; each reading gives a stem, and two forms belong together when
/// they share one. Derived words (новость beside новый) and the two aspects of a verb stay apart.
enum RussianStem {
    static let vowels = LetterSet("аеиоуыэюя")

    /// The stems of a folded word (lower case, ё as е), the likeliest first; never empty for a word that is not.
    static func stems(of word: Letters) -> [Letters] {
        guard word.count > 2 else { return [word] }
        if let known = RussianIrregulars.forms[word] { return [known] }
        var found = StemList()
        if let plain = withoutReflexive(word) {
            if let known = RussianIrregulars.forms[plain] { return [known + Letters("ся")] }
            var verbs = StemList()
            RussianVerb.readings(of: plain, into: &verbs)
            for participle in adjectives(of: plain) where participle.isParticiple {
                RussianVerb.participle(participle.stem, into: &verbs)
            }
            for stem in verbs.stems { found.add(stem + Letters("ся")) }
            if !found.stems.isEmpty && !word.ends(with: Letters("ись")) { return found.stems }
        }
        nouns(of: word, into: &found)
        for adjective in adjectives(of: word) {
            found.add(adjective.stem)
            RussianVerb.participle(adjective.stem, into: &found)
        }
        RussianVerb.readings(of: word, into: &found)
        return found.stems.isEmpty ? [word] : found.stems
    }

    private static func withoutReflexive(_ word: Letters) -> Letters? {
        guard word.count > 4, word.ends(with: Letters("ся")) || word.ends(with: Letters("сь")) else { return nil }
        let plain = Letters(word.dropLast(2))
        if word.ends(with: Letters("сь")), let last = plain.last, !vowels.contains(last) { return nil }
        return vowels.meets(plain, first: plain.count) ? plain : nil
    }

    static func canStay(_ word: Letters, _ count: Int) -> Bool { count >= 2 && vowels.meets(word, first: count) }

    // MARK: nouns

    private static let nounEndings = Endings(
        "а е и о у ы ю я ам ям ах ях ами ями ом ем ой ей ою ею ов ев ь ью ья ье ьи ьям ьях ьями ьев ьем ьей ьми й")

    private static func nouns(of word: Letters, into found: inout StemList) {
        guard let length = nounEndings.longest(of: word, where: { canStay(word, $0) }) else {
            found.add(canonical(word))
            addFleeting(word, into: &found)
            return
        }
        let stem = Letters(word.dropLast(length))
        let ending = Letters(word.suffix(length))
        if ending == Letters("ов") || ending == Letters("ев") || ending == Letters("ем") || ending == Letters("ом") {
            found.add(canonical(stem))
            found.add(canonical(word))
            addFleeting(word, into: &found)
            return
        }
        found.add(canonical(stem))
        if ending == Letters("ой") || ending == Letters("ей") {
            found.add(canonical(Letters(word.dropLast())))
        }
        if ending == Letters("ь") { addFleeting(stem, into: &found) }
        if ending == Letters("й") { addFleeting(word, into: &found) }
    }

    private static let fleetingBefore = LetterSet("кцнлрмтбв")

    /// отец → отц, окон → окн, копеек → копейк, церковь → церкв.
    private static func addFleeting(_ word: Letters, into found: inout StemList) {
        guard word.count > 3, let last = word.last else { return }
        let vowel = word[word.count - 2]
        let before = word[word.count - 3]
        guard vowel == "о" || vowel == "е" || vowel == "и",
            fleetingBefore.contains(last) || word.ends(with: Letters("овь"))
        else { return }
        var shorter = Letters(word.dropLast(2))
        if vowel == "и" {
            guard last == "й" else { return }
        } else if vowels.contains(before) {
            guard vowel == "е" else { return }
            shorter.append("й")
        } else if before == "й" || before == "ь" {
            return
        }
        shorter.append(last)
        if canStay(shorter, shorter.count) { found.add(canonical(shorter)) }
    }

    // MARK: adjectives

    struct Adjective {
        let stem: Letters
        let isParticiple: Bool
    }

    private static let adjectiveEndings = Endings(
        """
        ый ий ой ая яя ое ее ые ие ого его ому ему ым им ых их ыми ими ую юю ей ою ею ом ем
        """)
    private static let superlatives = Endings("ейш айш")
    private static let comparatives = Endings("ее ей")
    private static let participleEnds = Endings("ущ ющ ащ ящ вш ш нн т ем им ом")

    private static func adjectives(of word: Letters) -> [Adjective] {
        guard let length = adjectiveEndings.longest(of: word, where: { canStay(word, $0) && $0 > 2 }) else { return [] }
        var stem = Letters(word.dropLast(length))
        if let superlative = superlatives.longest(of: stem, where: { canStay(stem, $0) && $0 > 2 }) {
            stem.removeLast(superlative)
        }
        let isParticiple = participleEnds.longest(of: stem) { canStay(stem, $0) } != nil
        return [Adjective(stem: canonical(stem), isParticiple: isParticiple)]
    }

    /// Takes away what differs between the forms of one stem: a soft sign before its last letter or at its end, one of
    /// two like letters at the end.
    static func canonical(_ stem: Letters) -> Letters {
        var stem = stem
        if stem.count > 3, stem.last == "ь" || stem.last == "й" { stem.removeLast() }
        if stem.count > 3, stem[stem.count - 2] == "ь" { stem.remove(at: stem.count - 2) }
        return stem
    }
}

/// Stems in the order they were found, without repetitions; at most six.
struct StemList {
    private(set) var stems: [Letters] = []

    mutating func add(_ stem: Letters) {
        guard !stem.isEmpty, stems.count < 6, !stems.contains(stem) else { return }
        stems.append(stem)
    }
}
