import Exporting
import Journal
import Languages
import Measures
import Newsroom
import OpenData
import Register
import Serving

extension Interface {
    /// Stories: all of them, and one with its texts.
    static let storyRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "stories", path: "stories", forms: [.json, .csv, .xlsx],
                parameters: [
                    .init("thing", .query, .identifier, meaning: "api.parameter.story-thing"),
                    .init("party", .query, .identifier, meaning: "api.parameter.story-party"),
                    .init("sector", .query, .choice(Sector.allCases.map(\.rawValue))),
                    .init("after", .query, .identifier), .init("limit", .query, .integer(1...Paging.limitMax)),
                ], schema: "Stories")
        ) { try $0.answerStories() },
        Route(
            InterfaceOperation(
                id: "story", path: "stories/{id}", parameters: [.init("id", .path, .identifier)], schema: "Story")
        ) { try $0.answerStory() },
    ]
}

extension Asking {
    func answerStories() throws -> Answer {
        if let id = asked["party"], vocabulary.parties[id] == nil { throw RequestFault.noThing(id) }
        let query = StoryQuery(
            thing: try thing(in: "thing"), party: asked["party"],
            sector: asked["sector"].flatMap(Sector.init(rawValue:)))
        guard let found = try reading.stories(query, after: asked["after"], limit: asked.limit + 1) else {
            throw RequestFault.noThing(asked["after"] ?? "")
        }
        let shown = found.prefix(asked.limit)
        let next = found.count > shown.count ? shown.last.map { ["after": $0.id] } : nil
        guard asked.form == .json else {
            let rows = shown.map { Table.Row(id: $0.id, cells(of: $0)) }
            return try answer(
                Table(
                    name: "stories", title: words.say("stories.title"), columns: SubjectList.stories.columns,
                    rows: rows), next: next)
        }
        let record = writer([:])
        var writer = JSONWriter(reserving: 1 << 14)
        writer.object { writer in
            writer.listField("items") { list in
                for line in shown { list.object { write(line, record, to: &$0) } }
            }
            writer.links(links(next: next))
        }
        return Answer(
            bytes: writer.bytes, form: .json, next: next.map { asked.address(.json, with: $0) }, fileName: "stories")
    }

    private func cells(of line: StoryLine) -> [Cell] {
        let title = line.title.reading(in: asked.language)
        return [
            .text(line.id), Cell(title?.text), Cell(line.lead.reading(in: asked.language)?.text),
            Cell(title?.language.tag), .list(Language.allCases.filter { line.states[$0] != nil }.map(\.tag)),
            .text(line.recorder), .text(words.party(line.recorder)), .text(line.visibleFrom.text),
            Cell(line.corrected?.text), .flag(line.isWithdrawn),
            .text(Interface.address(of: .story(line.id), in: asked.language)),
        ]
    }

    private func write(_ line: StoryLine, _ record: RecordWriter, to writer: inout JSONWriter) {
        writer.field("id", line.id)
        writer.field("href", Interface.address(of: .story(line.id), in: asked.language))
        writer.key("title")
        record.text(line.title, to: &writer)
        writer.key("lead")
        record.text(line.lead, to: &writer)
        writer.key("party")
        record.party(line.recorder, to: &writer)
        writer.field("original", line.original.tag)
        writer.objectField("states") { states in
            for language in Language.allCases {
                if let state = line.states[language] { states.field(language.tag, state.rawValue) }
            }
        }
        writer.field("published", line.visibleFrom.text)
        writer.field("corrected", line.corrected?.text)
        writer.field("isWithdrawn", line.isWithdrawn)
    }

    func answerStory() throws -> Answer {
        guard let standing = try reading.story(asked.id) else { throw RequestFault.noThing(asked.id) }
        let story = standing.story
        let things = try reading.things(story.meanings.filter { $0.kind == .thing }.map(\.id))
        let record = writer(things)
        let blocks = try story.versions.mapValues { try reading.told($0).blocks }
        let meanings = try reading.known(story.meanings)
        let letters = try lettersBehind([standing.position] + standing.steps.map(\.position))
        return self.record { writer in
            writer.field("id", story.id)
            writer.field("href", Interface.address(of: .story(story.id), in: asked.language))
            writer.key("title")
            record.text(story.title, to: &writer)
            writer.key("party")
            record.party(standing.recorder, to: &writer)
            writer.field("original", story.original.tag)
            writer.objectField("versions") { versions in
                for language in story.languages { version(language, of: story, blocks[language] ?? [], to: &versions) }
            }
            meaning(of: story, meanings, record, to: &writer)
            writer.field("published", standing.visibleFrom.text)
            writer.field("updated", standing.updated.text)
            history(of: standing, record, to: &writer)
            record.letters(letters, to: &writer)
            writer.field("visibility", story.visibility.name)
        }
    }

    private func version(
        _ language: Language, of story: Story, _ blocks: [Block], to writer: inout JSONWriter
    ) {
        guard let version = story.versions[language] else { return }
        writer.objectField(language.tag) { writer in
            writer.field("title", version.title)
            writer.field("lead", version.lead)
            writer.key("blocks")
            writer.raw(JSON.array(blocks.map(\.json)).canonical)
            writer.field("text", version.plainText)
            writer.field("author", version.author.isEmpty ? nil : version.author)
            writer.field("state", story.state(of: language)?.rawValue)
            writer.field("maker", version.maker.rawValue)
            writer.field("isUnchecked", version.isUnchecked)
        }
    }

    /// What the reader may not know of is not named, not even by its id.
    private func meaning(
        of story: Story, _ known: Set<StoryLink>, _ record: RecordWriter, to writer: inout JSONWriter
    ) {
        writer.listField("meanings") { list in
            for link in known.sorted() {
                list.object { object in
                    object.field("kind", link.kind.rawValue)
                    object.field("id", link.id)
                    object.field("href", Interface.address(of: Self.reference(link), in: asked.language))
                }
            }
        }
        writer.field("sectors", story.sectors.map(\.rawValue))
        for (name, id) in [("occasion", story.occasion), ("place", story.place)] {
            writer.optionalField(name, id.flatMap { record.names[$0] }) { record.thing(labelled: $1, to: &$0) }
        }
        writer.optionalField("date", story.date) { record.period($1, to: &$0) }
        writer.optionalField("source", story.source) { writer, source in
            writer.object { writer in
                writer.field("publisher", source.publisher)
                writer.field("title", source.title.isEmpty ? nil : source.title)
                writer.field("address", source.address)
                writer.optionalField("date", source.date) { record.period($1, to: &$0) }
            }
        }
    }

    private static func reference(_ link: StoryLink) -> Reference {
        switch link.kind {
        case .thing: .thing(link.id)
        case .party: .party(link.id)
        case .claim: .claim(link.id)
        case .story: .story(link.id)
        case .source: .source(link.id)
        }
    }

    private func history(of standing: StandingStory, _ record: RecordWriter, to writer: inout JSONWriter) {
        writer.listField("corrections") { list in
            for step in standing.corrections {
                list.object { object in
                    object.field("time", Instant(clamping: step.milliseconds).text)
                    object.key("note")
                    record.text(step.story.correction, to: &object)
                }
            }
        }
        writer.field("isWithdrawn", standing.story.isWithdrawn)
        writer.key("withdrawal")
        record.text(standing.story.withdrawal, to: &writer)
    }
}
