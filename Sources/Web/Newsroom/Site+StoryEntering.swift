import Clippings
import Drafts
import Hummingbird
import Languages
import Markup
import Measures
import Members
import Newsroom
import Register
import Serving

/// A text with what was found in it, from which figures and promises are entered.
struct Entering: Sendable {
    let text: EnteringText
    let facts: StoryFacts

    /// What the form of a figure or promise holds: the story as its source, and what stands at a place of the text.
    func fields(
        _ kind: String, asked: DraftFields, at place: String?, _ desk: DraftFormDesk, base: String
    ) throws -> DraftFields {
        var fields: DraftFields = [
            "sourceTitle": text.title, "sourceLanguage": text.language.tag, "sourcePublisher": text.recorder,
            "sourceAddress": base + Links(language: text.language).story(text.story).text,
        ]
        if kind == PromiseForm().kind {
            fields["story"] = text.story
            fields["promisedOn"] = text.date?.text
        }
        guard let place = place.flatMap(EnteringPlace.init) else { return fields }
        if kind == PromiseForm().kind {
            let found = try PromiseProposal.all(text, facts, desk.reading).first { $0.place == place }
            fields.merge(found?.fields(in: text) ?? [:]) { $1 }
        } else if let thing = asked["thing"], let property = asked["property"] {
            let proposing = try FigureProposing(text, facts, units: desk.wording.units, desk.reading)
            let found = proposing.proposal(at: place)
            fields.merge(found?.fields(of: thing, property, in: text, for: desk.wording.language) ?? [:]) { $1 }
        }
        return fields
    }
}

extension Site {
    /// A story, or the draft of one, read for what can be entered from it.
    func entering(_ id: String, _ visit: Visit, _ signed: Signed) async throws -> Entering {
        let draft = try await draftOfStory(id, signed)
        let now = now()
        let shelf = storyDesk?.names ?? ClippingNameShelf()
        let (text, names) = try await register.read(for: visit.reader, today: now.day(), now: now) { reading in
            let zone = wording(visit.language, reading.vocabulary, now.day()).zone
            let standing = try reading.story(id)
            guard
                let text = standing.flatMap({ EnteringText($0, in: visit.language, at: now, zone: zone) })
                    ?? draft.flatMap({ EnteringText($0, in: visit.language) })
            else { throw RequestFault.noThing(id) }
            return (text, try shelf.names(reading))
        }
        let reader = ClippingReader(names: names, today: now.day())
        let facts = await Elsewhere.run { reader.facts(in: text.blocks, language: text.language, published: text.date) }
        return Entering(text: text, facts: facts)
    }

    /// The draft that becomes a story, where the reader may see it.
    private func draftOfStory(_ id: String, _ signed: Signed) async throws -> Draft? {
        guard let drafts, id.hasPrefix("n-") else { return nil }
        return try await drafts.draft(String(id.dropFirst(2)), for: signed)?.draft
    }

    /// What of a story can be entered, each with what it most likely says.
    func storyFigure(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let signed = try member(visit, may: .write(party: try member(visit).party))
        let entering = try await entering(id, visit, signed)
        return try await answer(request, visit) { reading, wording in
            let proposing = try FigureProposing(entering.text, entering.facts, units: wording.units, reading)
            let meant = try reading.things(Array(entering.text.things))
            return StoryFigurePage(
                wording: wording, text: entering.text, figures: proposing.proposals,
                promises: try PromiseProposal.all(entering.text, entering.facts, reading),
                things: meant.values.sorted { $0.id < $1.id })
        }
    }
}
