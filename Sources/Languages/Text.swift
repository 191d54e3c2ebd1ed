/// One text in as many languages as it has been written in.
///
/// What a record says itself and what others have translated stand beside each other: readers are shown both, entries
/// hold the first alone.
package struct Text: Sendable, Hashable {
    private var versions: [Language: String]
    private var translations: [Language: Translated] = [:]
    /// The versions of its own that an original has moved away from.
    private var stale: Set<Language> = []
    /// Where a text with translations stands, in the words of who keeps it; nil for one that has none.
    package var place: String?

    private struct Translated: Sendable, Hashable {
        let text: String
        let state: TranslationState
    }

    /// A text with the given versions; empty strings count as not written.
    package init(_ versions: [Language: String] = [:]) {
        self.versions = versions.filter { !$0.value.isEmpty }
    }

    /// A text from versions by language tag; tags that are none of the six languages are left out.
    package init(byTag: [String: String]) {
        var versions: [Language: String] = [:]
        // Sorted, because `fa` and `fa-IR` may both be there and the outcome must not depend on hashing.
        for (tag, string) in byTag.sorted(by: { $0.key < $1.key }) {
            guard let language = Language(tag: tag), versions[language] == nil else { continue }
            versions[language] = string
        }
        self.init(versions)
    }

    /// The version in one language alone, without fallback.
    ///
    /// What is set is the text's own and takes the place of a translation.
    package subscript(language: Language) -> String? {
        get { translations[language]?.text ?? versions[language] }
        set {
            versions[language] = newValue?.isEmpty == true ? nil : newValue
            translations[language] = nil
            stale.remove(language)
        }
    }

    /// The version to show a reader of a language, with the language it is in; nil only for an empty text.
    ///
    /// A version in the reader's language is shown whatever its state. Of the fallbacks, those that a machine made or
    /// that are stale come last: the original of another language serves better than they do.
    package func reading(in language: Language) -> (text: String, language: Language)? {
        if let version = self[language] { return (version, language) }
        let others = language.readingOrder.filter { self[$0] != nil }
        guard let best = others.first(where: isSound) ?? others.first else { return nil }
        return self[best].map { ($0, best) }
    }

    private func isSound(_ language: Language) -> Bool { [.original, .human].contains(state(in: language)) }

    /// The versions by language tag.
    package var byTag: [String: String] {
        Dictionary(languages.map { ($0.tag, self[$0] ?? "") }) { first, _ in first }
    }

    /// The languages it can be read in, in the fixed order of `Language.allCases`.
    package var languages: [Language] { Language.allCases.filter { self[$0] != nil } }

    /// Whether it is written in no language at all.
    package var isEmpty: Bool { versions.isEmpty && translations.isEmpty }
}

extension Text {
    /// What the record says itself, without what others have translated.
    package var own: Text { Text(versions) }

    /// The language of the version that the others are made from: English where the record has it, as the sheets of a
    /// region must; else the first it was written in, in the fixed order of the languages.
    package var originalLanguage: Language? { Language.allCases.first { versions[$0] != nil } }

    /// How the version in a language came about; nil where there is none.
    package func state(in language: Language) -> TranslationState? {
        if let translation = translations[language] { return translation.state }
        guard versions[language] != nil else { return nil }
        if stale.contains(language) { return .stale }
        return language == originalLanguage ? .original : .human
    }

    /// Shows a translation in the place of what the record says, or does not say, in a language.
    package mutating func show(_ translation: String, in language: Language, as state: TranslationState) {
        if !translation.isEmpty { translations[language] = Translated(text: translation, state: state) }
    }

    /// Marks a version of its own as older than the original.
    package mutating func markStale(_ language: Language) {
        if versions[language] != nil { stale.insert(language) }
    }
}
