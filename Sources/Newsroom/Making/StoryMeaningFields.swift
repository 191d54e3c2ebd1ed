import Drafts
import Journal
import Languages
import Measures
import Register

/// What a story means, when and where it happened, and where it comes from, in the fields of a draft.
struct StoryMeaningFields {
    func read(_ fields: inout FieldReader, into story: inout Story, standing: Story?) throws {
        story.links = try links(&fields)
        story.sectors = sectors(&fields)
        story.occasion = try thing("occasion", &fields)
        if let id = story.occasion, try fields.reading.thing(id)?.kind != "meeting" {
            fields.fault("occasion", "no-meeting", ["text": id])
        }
        story.place = try thing("place", &fields)
        story.date = fields.period("date")
        story.source = source(&fields)
        story.originalFile = originalFile(&fields, standing)
        story.visibility = fields.visibility(standing?.visibility ?? .everyone)
    }

    private func thing(_ name: String, _ fields: inout FieldReader) throws -> String? {
        try fields[name].flatMap { try fields.thing($0, beside: name)?.id }
    }

    /// One on each line: a reference such as `claim:…`, or a thing by its identifier or name.
    private func links(_ fields: inout FieldReader) throws -> [StoryLink] {
        var links: [StoryLink] = []
        for item in (fields["links"] ?? "").split(whereSeparator: { $0.isNewline || $0 == "|" }).map(\.trimmed)
        where !item.isEmpty {
            if let link = StoryLink(reference: item) {
                guard try isKnown(link, fields.reading) else {
                    fields.fault("links", "link-unknown", ["text": item])
                    continue
                }
                if !links.contains(link) { links.append(link) }
            } else if let thing = try fields.thing(item, beside: "links") {
                let link = StoryLink(.thing, thing.id)
                if !links.contains(link) { links.append(link) }
            }
        }
        if links.count > StoryLimits.links { fields.fault("links", "too-many", ["count": String(StoryLimits.links)]) }
        return links.sorted()
    }

    private func isKnown(_ link: StoryLink, _ reading: Reading) throws -> Bool {
        switch link.kind {
        case .thing: try reading.thing(link.id) != nil
        case .party: reading.vocabulary.parties[link.id] != nil
        case .claim: try reading.claim(link.id) != nil
        case .source: reading.vocabulary.sources[link.id] != nil
        case .story: try reading.story(link.id) != nil
        }
    }

    private func sectors(_ fields: inout FieldReader) -> [Sector] {
        var sectors: Set<Sector> = []
        for word in (fields["sectors"] ?? "").split(separator: "|").map(String.init) {
            if let sector = Sector(rawValue: word) {
                sectors.insert(sector)
            } else {
                fields.fault("sectors", "sector-unknown", ["text": word])
            }
        }
        return Sector.allCases.filter(sectors.contains)
    }

    private func source(_ fields: inout FieldReader) -> StorySource? {
        let title = fields.text("sourceTitle", atMost: StoryLimits.title)
        let address = fields["sourceAddress"]
        let date = fields.period("sourceDate")
        let publisher = fields.text("sourcePublisher", atMost: StoryLimits.title)
        if let address, !WebAddress.isOne(address) {
            fields.fault("sourceAddress", "address-malformed", ["text": address])
        }
        guard let publisher else {
            if title != nil || address != nil || date != nil { fields.fault("sourcePublisher", "missing") }
            return nil
        }
        return StorySource(publisher: publisher, title: title ?? "", address: address, date: date)
    }

    private func originalFile(_ fields: inout FieldReader, _ standing: Story?) -> String? {
        guard let digest = fields["originalFile"] else { return nil }
        guard Digest(hex: digest)?.hex == digest else {
            fields.fault("originalFile", "evidence-malformed")
            return nil
        }
        return digest
    }
}
