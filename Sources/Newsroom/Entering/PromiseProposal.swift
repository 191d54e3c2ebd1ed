package import Clippings
package import Drafts
import Languages
import Measures
package import Register

/// A promise of a text on its way to a reported statement.
package struct PromiseProposal: Sendable {
    package let place: EnteringPlace
    package let sentence: String
    /// Who says it, as the text names them; empty where nobody is found.
    package let promisedBy: String

    /// The words of the speaker, without those that attribute them.
    let words: String
    let things: [String]
    let due: Period?

    private static let promisesMax = 40
    private static let titleMax = 70

    /// The promises of a text in its order.
    package static func all(_ text: EnteringText, _ facts: StoryFacts, _ reading: Reading) throws -> [PromiseProposal] {
        let promises = facts.promises.prefix(promisesMax)
        let named = facts.links.compactMap { link in StoryLink(reference: link.reference)?.id }
        let known = try reading.things(Array(Set(named)))
        return promises.map { promise in
            let speaker = promise.speaker.flatMap { id in facts.speakers.first { $0.id == id } }
            var seen: Set<String> = []
            let things = facts.links.compactMap { link -> String? in
                guard let own = StoryLink(reference: link.reference), own.kind == .thing, known[own.id] != nil,
                    link.place.block == promise.sentence.block, promise.sentence.range.overlaps(link.place.range),
                    link.confidence >= .likely || text.things.contains(own.id), seen.insert(own.id).inserted
                else { return nil }
                return own.id
            }
            // What is promised lies ahead of the day on which it was.
            let day = text.date?.end ?? reading.today
            let due = facts.times(in: promise.sentence).first { $0.end > day }
            return PromiseProposal(
                place: EnteringPlace(promise.sentence), sentence: facts.text(promise.sentence),
                promisedBy: speaker.map { EnteringText.name(of: $0, in: text.language) } ?? "",
                words: facts.said(in: promise.sentence), things: Array(things.prefix(8)), due: due)
        }
    }

    /// The fields of the form.
    package func fields(in text: EnteringText) -> DraftFields {
        var fields: DraftFields = [
            "story": text.story, "textLanguage": text.language.tag, "title": title,
            "words": String(words.prefix(2_000)),
            "visibility": "members", "things": things.joined(separator: "\n"), "promisedBy": promisedBy,
        ]
        fields["promisedOn"] = text.date?.text
        fields["due"] = due?.text
        return fields.filter { !$0.value.isEmpty }
    }

    /// The beginning of what was said, cut behind a word.
    private var title: String {
        let words = words.split(whereSeparator: \.isWhitespace)
        var title = ""
        for word in words {
            let longer = title.isEmpty ? String(word) : "\(title) \(word)"
            if longer.count > Self.titleMax { return title.isEmpty ? String(word.prefix(Self.titleMax)) : title + " …" }
            title = longer
        }
        return title.hasSuffix(".") ? String(title.dropLast()) : title
    }
}
