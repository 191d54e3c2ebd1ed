/// The name of a phrase, dotted by page: `home.title`.
package struct PhraseKey: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The key as it stands in the files.
    package let name: String

    /// A key by its name.
    package init(_ name: String) {
        self.name = name
    }

    /// A key by its name.
    package init(stringLiteral name: String) {
        self.name = name
    }
}

/// Everything the interface says, in the languages it has been written in.
package struct Phrasebook: Sendable {
    struct Phrase: Sendable {
        let pattern: PhrasePattern
        let isReviewed: Bool
    }

    private let phrases: [Language: [PhraseKey: Phrase]]

    init(phrases: [Language: [PhraseKey: Phrase]]) {
        self.phrases = phrases
    }

    /// The phrase in a language, or along its fallbacks, with the values put in.
    ///
    /// Never fails: for a key that no language of the chain knows it gives the key in brackets. Numbers and plurals
    /// follow the language the phrase is in. With `isolating`, a text value with letters of the other direction is
    /// set between direction isolates (U+2068 … U+2069), so that it does not disturb the line.
    package func say(
        _ key: PhraseKey, in language: Language, _ values: [String: PhraseValue] = [:], isolating: Bool = true
    ) -> String {
        guard let (phrase, spoken) = find(key, for: language) else { return "[" + key.name + "]" }
        return phrase.pattern.said(in: spoken, values, isolating: isolating)
    }

    /// The language in which `say` would answer, for the `lang` attribute; nil where the key is unknown.
    package func language(of key: PhraseKey, for language: Language) -> Language? {
        find(key, for: language)?.spoken
    }

    /// Whether a language itself has the phrase, without fallback.
    package func has(_ key: PhraseKey, in language: Language) -> Bool {
        phrases[language]?[key] != nil
    }

    /// Whether a speaker has reviewed the phrase of this very language.
    package func isReviewed(_ key: PhraseKey, in language: Language) -> Bool {
        phrases[language]?[key]?.isReviewed ?? false
    }

    /// The languages that were given, in the fixed order of `Language.allCases`.
    package var languages: [Language] { Language.allCases.filter { phrases[$0] != nil } }

    /// The keys a language has itself, sorted.
    package func keys(in language: Language) -> [PhraseKey] {
        (phrases[language] ?? [:]).keys.sorted { $0.name < $1.name }
    }

    /// How many phrases of a language no speaker has reviewed yet.
    package func unreviewedCount(in language: Language) -> Int {
        (phrases[language] ?? [:]).values.count { !$0.isReviewed }
    }

    private func find(_ key: PhraseKey, for language: Language) -> (phrase: Phrase, spoken: Language)? {
        if let own = phrases[language]?[key] { return (own, language) }
        for fallback in language.fallbacks {
            if let phrase = phrases[fallback]?[key] { return (phrase, fallback) }
        }
        return nil
    }
}
