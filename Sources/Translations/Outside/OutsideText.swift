package import Films
package import Languages
import Newsroom
package import Register

/// A text of a party that is translated where it is written, and not field by field: the versions of a story, the title
/// of a film, the words of a picture.
package struct OutsideText: Sendable {
    package enum Subject: Sendable, Hashable {
        case story(String)
        case film(String)
        case picture(String)
    }

    package let subject: Subject
    package let field: String
    package let state: WorkState
    package let source: Language
    package let original: String
    package let translation: String?

    /// The place as one word, as sheets name it: `story.rasht.title`.
    package var place: String {
        switch subject {
        case .story(let id): "story.\(id).\(field)"
        case .film(let id): "film.\(id).\(field)"
        case .picture(let id): "picture.\(id).\(field)"
        }
    }

    /// `nil` where the text is written in the language itself, or in none.
    private init?(_ subject: Subject, _ field: String, _ text: Text, in target: Language) {
        guard let source = text.originalLanguage, source != target, let original = text[source] else { return nil }
        (self.subject, self.field, self.source, self.original) = (subject, field, source, original)
        translation = text[target]
        state = translation == nil ? .untranslated : .human
    }

    private init?(_ story: Story, _ field: String, in target: Language) {
        guard story.original != target, !story.isWithdrawn, let original = story.versions[story.original] else {
            return nil
        }
        func text(_ version: StoryVersion, _ language: Language) -> String {
            switch field {
            case "title": version.title
            case "lead": version.lead
            default: BlockText.write(version.blocks, in: language)
            }
        }
        let said = text(original, story.original)
        guard !said.isEmpty else { return nil }
        (subject, self.field, source, self.original) = (.story(story.id), field, story.original, said)
        translation = story.versions[target].map { text($0, target) }.flatMap { $0.isEmpty ? nil : $0 }
        state =
            switch (translation, story.state(of: target)) {
            case (nil, _): .untranslated
            case (_, .stale?): .stale
            default: story.versions[target]?.maker == .machine ? .machine : .human
            }
    }

    /// The fields of a story that are translated, in the order in which they are read.
    private static let storyFields = ["title", "lead", "text"]
    /// So many stories of a party are looked through.
    private static let storiesMax = 500

    /// The texts of a party that stand so in a language; `reading` is that of a member of the party.
    package static func all(
        of party: String, in target: Language, _ states: Set<WorkState>, _ reading: Reading, _ held: HeldMedia
    ) throws -> [OutsideText] {
        let lines = try reading.stories(ofParty: party, limit: storiesMax)
        var texts: [OutsideText] = []
        for line in lines where line.recorder == party && !line.isWithdrawn {
            guard let story = try reading.story(line.id)?.story else { continue }
            texts += storyFields.compactMap { OutsideText(story, $0, in: target) }
        }
        texts += held.films.compactMap { OutsideText(.film($0.id), "title", $0.title, in: target) }
        texts += held.pictures.compactMap { OutsideText(.picture($0.id), "alt", $0.alt, in: target) }
        return texts.filter { states.contains($0.state) }
    }
}

/// What a party has brought in to be seen.
package struct HeldMedia: Sendable {
    package var films: [Film] = []
    package var pictures: [Picture] = []

    package init() {}

    package init(of party: String, in book: FilmBook) async throws {
        films = try await book.films(of: party).filter { $0.state == .ready }
        pictures = try await book.pictures(of: party)
    }
}
