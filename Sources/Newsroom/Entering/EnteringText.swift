package import Clippings
package import Drafts
package import Languages
package import Measures
package import Register

/// A text whose figures and promises are to be entered with it as their source: a story that stands, or a draft of one.
package struct EnteringText: Sendable {
    /// The id that the story has, or will have.
    package let story: String
    package let language: Language
    package let title: String
    /// When it happened, else when it was published.
    package let date: Period?
    /// The party whose story it is.
    package let recorder: String
    /// The ids of what it means, as an editor has confirmed.
    package let things: Set<String>
    package let sectors: [Sector]
    /// Whether everyone may read it already.
    package let isPublic: Bool
    package let isDraft: Bool
    /// Its text, as finders read it.
    package let blocks: [StoryBlock]

    /// A story that stands, in the version a reader sees.
    package init?(_ standing: StandingStory, in reader: Language, at now: Instant, zone: Zone) {
        guard !standing.story.isWithdrawn, let shown = standing.story.reading(in: reader) else { return nil }
        let story = standing.story
        self.story = story.id
        language = shown.language
        title = shown.version.title
        date = story.date ?? Period(standing.visibleFrom.day(in: zone))
        recorder = standing.recorder
        things = Self.things(story.meanings)
        sectors = story.sectors
        isPublic = story.visibility == .everyone && !standing.isHeldBack(now)
        isDraft = false
        blocks = Self.blocks(shown.version.lead, shown.version.blocks)
    }

    /// A story that is still a draft, in the reader's language, else in the one it is written in first.
    package init?(_ draft: Draft, in reader: Language) {
        let fields = draft.fields
        let order =
            [reader, fields["original"].flatMap(Language.init(rawValue:))].compactMap(\.self) + Language.allCases
        guard draft.kind == "story", fields["withdrawal"] == nil,
            let shown = order.first(where: { fields["text-\($0.tag)"] != nil }), let text = fields["text-\(shown.tag)"]
        else { return nil }
        story = fields["story"] ?? StoryMaker.identifier(ofDraft: draft.id)
        language = shown
        title = fields["title-\(shown.tag)"] ?? ""
        date =
            [fields["date"], fields["sourceDate"]].lazy.compactMap { $0 }.compactMap { try? TypedPeriod.read($0) }.first
        recorder = draft.party
        let blocks = BlockText.read(text).blocks
        let links = FieldList.items(fields["links"]).compactMap(StoryLink.init(reference:))
        things = Self.things(links + blocks.flatMap(\.links))
            .union([fields["place"], fields["occasion"]].compactMap { $0 })
        sectors = FieldList.items(fields["sectors"]).compactMap(Sector.init(rawValue:))
        isPublic = false
        isDraft = true
        self.blocks = Self.blocks(fields["lead-\(shown.tag)"] ?? "", blocks)
    }

    private static func things(_ links: [StoryLink]) -> Set<String> {
        Set(links.filter { $0.kind == .thing }.map(\.id))
    }

    private static func blocks(_ lead: String, _ blocks: [Block]) -> [StoryBlock] {
        let first = lead.isEmpty ? [] : [StoryBlock(kind: .paragraph, text: Inline.plain(lead))]
        return first
            + blocks.flatMap { block -> [StoryBlock] in
                switch block {
                case .paragraph(let text): [StoryBlock(kind: .paragraph, text: Inline.plain(text))]
                case .heading(let text): [StoryBlock(kind: .heading, text: Inline.plain(text))]
                case .quotation(let quotation): [StoryBlock(kind: .quotation, text: Inline.plain(quotation.text))]
                case .list(let items, _): items.map { StoryBlock(kind: .item, text: Inline.plain($0)) }
                case .table(let table):
                    table.rows.map { row in
                        StoryBlock(kind: .row, text: row.map(Inline.plain).joined(separator: " | "))
                    }
                case .picture, .film, .register: []
                }
            }
    }
}
