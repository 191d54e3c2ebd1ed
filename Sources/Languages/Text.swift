/// One text in as many languages as it has been written in.
package struct Text: Sendable, Hashable {
    private var versions: [Language: String]

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
    package subscript(language: Language) -> String? {
        get { versions[language] }
        set { versions[language] = newValue?.isEmpty == true ? nil : newValue }
    }

    /// The version to show a reader of a language, with the language it is in; nil only for an empty text.
    ///
    /// Follows the fallback chain, then takes any other version there is.
    package func reading(in language: Language) -> (text: String, language: Language)? {
        for candidate in language.readingOrder {
            if let version = versions[candidate] { return (version, candidate) }
        }
        return nil
    }

    /// The versions by language tag.
    package var byTag: [String: String] {
        Dictionary(uniqueKeysWithValues: versions.map { ($0.key.tag, $0.value) })
    }

    /// The languages it is written in, in the fixed order of `Language.allCases`.
    package var languages: [Language] { Language.allCases.filter { versions[$0] != nil } }

    /// Whether it is written in no language at all.
    package var isEmpty: Bool { versions.isEmpty }
}
