package import Languages
package import Register

/// How a field stands in a language in which it may want work.
package enum WorkState: String, Sendable, Hashable, CaseIterable {
    case untranslated, stale, machine, human
}

/// One field of a record to be translated into one language.
package struct WorkItem: Sendable, Hashable {
    package let place: TextPlace
    package let language: Language
    /// The language of the original, and its wording.
    package let source: Language
    package let original: String
    /// What stands in the language now.
    package let translation: String?
    /// Whether what stands is the record's own, and not somebody's translation.
    package let isOwn: Bool
    package let state: WorkState
    /// The whole text, with its other versions.
    package let text: Text
    package let visibility: Visibility
    package let recorder: String?
    package let thing: Thing?
    package let owners: Set<String>

    package var record: TextReference { place.record }
    package var field: String { place.field }
    package var digest: String { Translation.digest(of: original) }

    /// A field that is written in another language than the one asked for; nil where there is nothing to translate from.
    init?(_ texts: RecordTexts, _ place: TextPlace, in language: Language) {
        guard let text = texts[place.field], let source = text.originalLanguage, source != language,
            let original = text.own[source]
        else { return nil }
        self.place = place
        self.language = language
        self.source = source
        self.original = original
        self.text = text
        translation = text[language]
        isOwn = text[language] != nil && text[language] == text.own[language]
        state =
            switch text.state(in: language) {
            case nil: .untranslated
            case .stale: .stale
            case .machine: .machine
            case .human, .original: .human
            }
        (visibility, recorder, thing, owners) = (texts.visibility, texts.recorder, texts.thing, texts.owners)
    }
}

extension TextPlace {
    /// The place as one word, for addresses, files and drafts: `thing.port.name`.
    package var word: String { "\(record.kind.rawValue).\(record.id).\(field)" }

    package init?(word: String) {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let record = TextReference(text: "\(parts[0])/\(parts[1])"), !parts[2].isEmpty,
            Identifier.isValid(parts[2].lowercased())
        else { return nil }
        self.init(rank: record.kind.rank(of: parts[2]), record: record, field: parts[2])
    }
}
