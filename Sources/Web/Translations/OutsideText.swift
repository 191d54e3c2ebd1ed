import Drafts
import Films
import Languages
import Members
import Newsroom
import Register
import Translations

/// A text of a party that is translated where it is written, and not field by field: the versions of a story, the title
/// of a film, the words of a picture.
struct OutsideText: Sendable {
    enum Subject: Sendable, Hashable {
        case story(String)
        case film(String)
        case picture(String)
    }

    let subject: Subject
    let field: String
    let state: WorkState
    let source: Language
    let original: String
    let translation: String?

    /// The place as one word, as sheets name it: `story.rasht.title`.
    var place: String {
        switch subject {
        case .story(let id): "story.\(id).\(field)"
        case .film(let id): "film.\(id).\(field)"
        case .picture(let id): "picture.\(id).\(field)"
        }
    }

    /// `nil` where the text is written in the language itself, or in none.
    init?(_ subject: Subject, _ field: String, _ text: Text, in target: Language) {
        guard let source = text.originalLanguage, source != target, let original = text[source] else { return nil }
        (self.subject, self.field, self.source, self.original) = (subject, field, source, original)
        translation = text[target]
        state = translation == nil ? .untranslated : .human
    }

    init?(_ story: Story, _ field: String, in target: Language) {
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
    static let storyFields = ["title", "lead", "text"]
}

extension Site {
    /// So many stories of a party are looked through.
    private static let outsideStoriesMax = 500

    /// The texts of the member's own party that want work in a language, or all of them.
    func outsideTexts(
        _ target: Language, _ states: Set<WorkState>, _ signed: Signed, _ reading: Reading, _ held: HeldMedia
    ) throws -> [OutsideText] {
        guard signed.may(.write(party: signed.party)) else { return [] }
        let lines = try reading.stories(StoryQuery(party: signed.party), limit: Self.outsideStoriesMax) ?? []
        var texts: [OutsideText] = []
        for line in lines where line.recorder == signed.party && !line.isWithdrawn {
            guard let story = try reading.story(line.id)?.story else { continue }
            texts += OutsideText.storyFields.compactMap { OutsideText(story, $0, in: target) }
        }
        texts += held.films.compactMap { OutsideText(.film($0.id), "title", $0.title, in: target) }
        texts += held.pictures.compactMap { OutsideText(.picture($0.id), "alt", $0.alt, in: target) }
        return texts.filter { states.contains($0.state) }
    }

    /// The films and pictures of the member's party.
    func heldMedia(_ signed: Signed) async throws -> HeldMedia {
        guard let films = films?.book else { return HeldMedia() }
        return HeldMedia(
            films: try await films.films(of: signed.party).filter { $0.state == .ready },
            pictures: try await films.pictures(of: signed.party))
    }
}

/// What a party has brought in to be seen.
struct HeldMedia: Sendable {
    var films: [Film] = []
    var pictures: [Picture] = []
}
