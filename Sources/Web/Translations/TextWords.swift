import Languages
import Markup
import Register
import Translations

/// How fields of records and their states are told to translators.
struct TextWords: Sendable {
    let wording: Wording
    let links: Links

    /// What the field is of: a thing's name, the note of a figure, and so on.
    func field(_ place: TextPlace) -> String {
        let kind = wording.say(PhraseKey("translation.kind.\(place.record.kind.rawValue)"))
        let field =
            place.field.hasPrefix("choice-")
            ? "choice"
            : place.field == "seaName" ? "sea-name" : place.field.hasPrefix("contact-") ? "contact" : place.field
        return kind + wording.say("site.list-separator") + wording.say(PhraseKey("translation.field.\(field)"))
    }

    func kind(_ kind: TextReference.Kind) -> String { wording.say(PhraseKey("translation.kind.\(kind.rawValue)")) }

    func state(_ state: WorkState) -> String { wording.say(PhraseKey("translation.state.\(state.rawValue)")) }

    /// The page on which a reader meets the text.
    func address(_ item: WorkItem) -> Address? {
        switch item.record.kind {
        case .thing: links.thing(item.record.id)
        case .claim: links.claim(item.record.id)
        case .property: links.property(item.record.id)
        case .party: links.party(item.record.id)
        case .source: links.source(item.record.id)
        case .kind: links.kind(item.record.id)
        case .quarrel: links.quarrel(item.record.id)
        case .term: links.terms
        case .entry: item.thing.map { links.history($0.id) }
        case .indicator: links.indicator(item.record.id)
        case .series: links.observations(of: item.record.id)
        case .problem: links.problem(item.record.id)
        case .region, .datum, .letter, .alertRule: nil
        }
    }

    /// A text in its own language and direction.
    func text(_ text: String, in language: Language) -> Markup {
        bdi(.lang(language.tag), .dir(Wording.direction(of: language))) { text }
    }

    /// The beginning of a text, cut between words.
    static func beginning(of text: String, most: Int = 160) -> String {
        guard text.count > most else { return text }
        let head = text.prefix(most)
        let end = head.lastIndex(where: \.isWhitespace) ?? head.endIndex
        return head[..<end] + "…"
    }
}
