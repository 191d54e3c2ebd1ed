/// The sounds of one Turkic language, as far as its endings depend on them.
struct TurkicSounds: Sendable {
    let front: LetterSet
    let back: LetterSet
    /// Vowels that say nothing about harmony.
    let neutral: LetterSet
    /// The last letters after which endings begin without voice.
    let voiceless: LetterSet
    /// What a capital letter in a pattern stands for.
    let variants: [Character: String]

    /// Vowel letters that stand for a vowel and a consonant, or for a consonant after a vowel (тау, сүю).
    var halfConsonants = LetterSet("")

    /// The close vowels.
    var narrow = LetterSet("")

    /// Whether endings for words in a vowel follow `letter`.
    func endsOpen(_ letter: Unicode.Scalar) -> Bool { isVowel(letter) && !halfConsonants.contains(letter) }

    func isVowel(_ letter: Unicode.Scalar) -> Bool {
        front.contains(letter) || back.contains(letter) || neutral.contains(letter)
    }

    /// Whether the last telling vowel of the first `count` letters goes with `ending`.
    func harmonise(_ word: Letters, _ count: Int, with ending: Letters) -> Bool {
        guard let vowel = ending.first(where: { front.contains($0) || back.contains($0) }) else { return true }
        for letter in word.prefix(count).reversed() {
            if front.contains(letter) { return front.contains(vowel) }
            if back.contains(letter) { return back.contains(vowel) }
        }
        return true
    }
}

/// The endings that may stand in one place of a word.
///
/// Patterns are separated by white space; capitals stand for the variants of the language. `v:` before a pattern means
/// after a vowel only, `w:` after an open one, `c:` after a consonant only, `!` without regard to harmony, and a figure the fewest letters that
/// must stay (else two, or three before an ending of one letter).
struct TurkicPlace: Sendable {
    private struct Ending: Sendable {
        let letters: Letters
        var afterVowel: Bool?
        var isAfterWide = false
        var isHarmonic = true
        var fewest: Int
        var voiceless: Bool?

        var isBridged: Bool {
            afterVowel == true && letters.count > 1
                && letters.first.map { "nyýнс".unicodeScalars.contains($0) } ?? false
        }
    }

    private static let withoutVoice = LetterSet("птқк")
    private let byLast: [Unicode.Scalar: [Ending]]
    private let sounds: TurkicSounds

    init(_ patterns: String, sounds: TurkicSounds) {
        self.sounds = sounds
        var byLast: [Unicode.Scalar: [Ending]] = [:]
        for pattern in patterns.split(whereSeparator: \.isWhitespace) {
            for ending in Self.endings(of: pattern, sounds) {
                if let last = ending.letters.last { byLast[last, default: []].append(ending) }
            }
        }
        self.byLast = byLast.mapValues { group in
            group.sorted { ($0.letters.count, $1.letters.text) > ($1.letters.count, $0.letters.text) }
        }
    }

    private static func endings(of pattern: Substring, _ sounds: TurkicSounds) -> [Ending] {
        var rest = pattern
        var afterVowel: Bool?
        var isHarmonic = true
        var isAfterWide = false
        var fewest: Int?
        while let mark = rest.first {
            if mark == "!" {
                isHarmonic = false
            } else if let figure = mark.wholeNumberValue {
                fewest = figure
            } else if rest.hasPrefix("v:") || rest.hasPrefix("c:") || rest.hasPrefix("w:") {
                afterVowel = mark != "c"
                isAfterWide = mark == "w"
                rest = rest.dropFirst()
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        let assimilates = rest.first.map { "DGNML".contains($0) } ?? false
        return expansions(of: rest, sounds).map { text in
            let letters = Letters(text)
            let voiceless = assimilates ? letters.first.map { Self.withoutVoice.contains($0) } : nil
            return Ending(
                letters: letters, afterVowel: afterVowel, isAfterWide: isAfterWide, isHarmonic: isHarmonic,
                fewest: fewest ?? (letters.count == 1 ? 3 : 2), voiceless: voiceless)
        }
    }

    private static func expansions(of pattern: Substring, _ sounds: TurkicSounds) -> [String] {
        pattern.reduce([""]) { begun, letter in
            guard let variants = sounds.variants[letter] else { return begun.map { $0 + String(letter) } }
            return begun.flatMap { text in variants.map { text + String($0) } }
        }
    }

    /// `word` without the longest ending that fits; nil when none does.
    ///
    /// `sparing` refuses the endings that begin with a consonant put between two vowels, which may be the word's own.
    func strip(_ word: Letters, sparing: Bool = false) -> Letters? {
        guard let last = word.last, let group = byLast[last] else { return nil }
        let ending = group.first { fits($0, word) && !(sparing && $0.isBridged) }
        return ending.map { Letters(word.dropLast($0.letters.count)) }
    }

    private func fits(_ ending: Ending, _ word: Letters) -> Bool {
        let kept = word.count - ending.letters.count
        guard kept >= ending.fewest, word.ends(with: ending.letters) else { return false }
        guard word.prefix(kept).contains(where: sounds.isVowel) else { return false }
        let before = word[kept - 1]
        if let afterVowel = ending.afterVowel, afterVowel != sounds.endsOpen(before) { return false }
        if ending.isAfterWide, sounds.narrow.contains(before) { return false }
        if let voiceless = ending.voiceless, voiceless != sounds.voiceless.contains(before) { return false }
        return !ending.isHarmonic || sounds.harmonise(word, kept, with: ending.letters)
    }
}

/// How the words of one Turkic language are built, from their end: person, case, possessor, plural, then what makes a
/// noun of a verb, negation and voice.
struct TurkicGrammar: Sendable {
    let sounds: TurkicSounds
    /// Finite and adverbial forms with their persons.
    let finite: TurkicPlace
    /// Being: дір, -dır, with persons.
    let copula: TurkicPlace
    let cases: TurkicPlace
    /// -дағы, -dakı: what is at a place; case, possessor and plural may stand before it once more.
    let locatives: TurkicPlace
    let possessors: TurkicPlace
    let plurals: TurkicPlace
    /// Participles and infinitives.
    let verbals: TurkicPlace
    let negations: TurkicPlace
    let voices: TurkicPlace
    let whole: Endings
    let irregular: WordTable

    /// The roots a word may have, the likeliest first: read as a verb where it can be, as a noun with and without the
    /// consonants that part vowels, and as it stands.
    func roots(of word: Letters) -> [Letters] {
        if let known = irregular[word] { return [known] }
        if whole.contains(word) { return [word] }
        return [root(of: word), noun(word, sparing: false), noun(word, sparing: true), word]
    }

    private func noun(_ word: Letters, sparing: Bool) -> Letters {
        var rest = word
        for _ in 0..<2 {
            if let place = locatives.strip(rest, sparing: sparing), !whole.contains(rest) { rest = place }
            rest = whole.contains(rest) ? rest : nominal(rest, sparing: sparing)
        }
        return irregular[rest] ?? rest
    }

    /// The word without its endings; never empty for a word that is not.
    func root(of word: Letters) -> Letters {
        if let known = irregular[word] { return known }
        if whole.contains(word) { return word }
        var rest = word
        let being = copula.strip(word)
        if let verb = finite.strip(word), verb.count <= being?.count ?? .max { return verbRoot(verb) }
        if let being {
            if let verb = finite.strip(being) { return verbRoot(verb) }
            rest = being
        }
        for _ in 0..<2 {
            if let place = locatives.strip(rest), !whole.contains(rest) { rest = place }
            rest = whole.contains(rest) ? rest : nominal(rest)
            guard let place = locatives.strip(rest), !whole.contains(rest) else { break }
            rest = place
        }
        if let known = irregular[rest] { return known }
        guard !whole.contains(rest), let verb = verbals.strip(rest) else { return rest }
        return verbRoot(verb)
    }

    private func nominal(_ word: Letters, sparing: Bool = false) -> Letters {
        var rest = word
        for place in [cases, possessors, plurals] {
            guard !whole.contains(rest), irregular[rest] == nil else { return rest }
            rest = place.strip(rest, sparing: sparing) ?? rest
        }
        return rest
    }

    private func verbRoot(_ word: Letters) -> Letters {
        var rest = word
        if let known = irregular[rest] { return known }
        rest = negations.strip(rest) ?? rest
        if let known = irregular[rest] { return known }
        return whole.contains(rest) ? rest : voices.strip(rest) ?? rest
    }
}
