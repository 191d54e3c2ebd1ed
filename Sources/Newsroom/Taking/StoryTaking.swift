package import Clippings
package import Drafts
import Languages
import Measures
import Register

/// What somebody chose of what was found in a text: which changes are made, and which findings are confirmed.
package struct TakingChoice: Sendable, Hashable {
    /// Changes that are taken back, and marked ones that are wanted, by their ids.
    package var refused: Set<String> = []
    package var wanted: Set<String> = []
    /// What the story means, by reference; `nil` for what is at least likely.
    package var links: Set<String>?
    package var sectors: Set<String>?
    /// Films by their places in the list; `nil` for all.
    package var films: Set<Int>?
    /// Quoted statements that become quotations, by their places; `nil` for those that are certain.
    package var quotations: Set<Int>?
    /// The date of the event as the notation of periods writes it.
    package var date: String?
    /// The reference of the place of the story; empty for none.
    package var place: String?

    package init() {}
}

/// A text from elsewhere on its way to a draft: what was read, and what was chosen of it.
package struct StoryTaking: Sendable {
    package let read: ReadClipping
    package let choice: TakingChoice

    package init(_ read: ReadClipping, _ choice: TakingChoice = TakingChoice()) {
        (self.read, self.choice) = (read, choice)
    }

    /// The references found, each once, the surest mention of each.
    package var links: [NameLink] {
        var best: [String: NameLink] = [:]
        for link in read.links where best[link.reference].map({ $0.confidence < link.confidence }) ?? true {
            best[link.reference] = link
        }
        return best.values.sorted { ($0.place, $0.reference) < ($1.place, $1.reference) }
    }

    package func isChosen(_ link: NameLink) -> Bool {
        choice.links.map { $0.contains(link.reference) } ?? (link.confidence >= .likely)
    }

    package func isChosen(_ sector: SectorMention) -> Bool {
        choice.sectors.map { $0.contains(sector.sector) } ?? (sector.confidence >= .likely)
    }

    package func isChosen(film place: Int) -> Bool { choice.films.map { $0.contains(place) } ?? true }

    /// Whether a statement stands in quotation marks and is a whole block, so that it can become a quotation.
    package func canBeQuotation(_ place: Int) -> Bool {
        let statement = read.statements[place]
        guard statement.isQuoted, read.blocks.indices.contains(statement.place.block) else { return false }
        let block = read.blocks[statement.place.block]
        return block.kind == .quotation || statement.place.range.count * 10 >= block.text.unicodeScalars.count * 9
    }

    package func isChosen(quotation place: Int) -> Bool {
        canBeQuotation(place)
            && (choice.quotations.map { $0.contains(place) } ?? (read.statements[place].confidence == .certain))
    }

    /// A film as a story refers to it; `nil` where its code does not say enough.
    package static func film(_ film: FilmReference) -> ForeignFilm? {
        let foreign = ForeignFilm(
            provider: film.provider, story: film.story ?? "-", media: film.media ?? "-", width: film.width ?? 0,
            height: film.height ?? 0, address: film.address)
        return foreign.isSound ? foreign : nil
    }

    /// The date of the event: what was chosen, else the only one that the text names.
    package var date: String? {
        if let chosen = choice.date { return chosen.isEmpty ? nil : chosen }
        let stated = Set(read.dates.filter { $0.period.precision == .day && !$0.isYearAssumed }.map(\.period.text))
        return stated.count == 1 ? stated.first : nil
    }

    /// The place the story comes from: what was chosen, else what the text leaves no doubt of.
    package var place: String? {
        if let chosen = choice.place { return chosen.isEmpty ? nil : chosen }
        return read.place
    }

    /// The fields of a draft; its original is kept under `original`.
    package func fields(original digest: String) -> DraftFields {
        let tag = read.language.tag
        let text = TakenText(self)
        var fields: DraftFields = [
            "original": tag, "title-\(tag)": String(read.title.prefix(StoryLimits.title)),
            "text-\(tag)": BlockText.write(text.blocks, in: read.language), "visibility": "everyone",
            "originalFile": digest,
        ]
        fields["links"] = links.filter(isChosen).map(\.reference).joined(separator: "\n")
        fields["sectors"] = read.sectors.filter(isChosen).map(\.sector).joined(separator: "|")
        fields["date"] = date
        fields["place"] = place.flatMap(StoryLink.init(reference:)).flatMap { $0.kind == .thing ? $0.id : nil }
        let meetings = read.occasions.flatMap(\.references).compactMap(StoryLink.init(reference:))
        fields["occasion"] = meetings.first { $0.kind == .thing }?.id
        fields["sourcePublisher"] = read.page.publisher ?? read.filmPublisher
        fields["sourceTitle"] = read.page.title.map { String($0.prefix(StoryLimits.title)) }
        fields["sourceAddress"] = read.page.address.flatMap { WebAddress.isOne($0) ? $0 : nil }
        fields["sourceDate"] = (read.published ?? read.page.published)?.text
        if fields["sourcePublisher"] == nil {
            for name in ["sourceTitle", "sourceAddress", "sourceDate"] { fields[name] = nil }
        }
        return fields.filter { !$0.value.isEmpty }
    }
}
