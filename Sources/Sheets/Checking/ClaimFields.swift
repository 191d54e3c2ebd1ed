import Drafts
import Languages
import Measures
import Register

/// The fields of a draft of a claim, as its form has them.
struct ClaimFields {
    var fields: DraftFields = [:]

    init(thing: String, property: String) { fields = ["thing": thing, "property": property, "language": "en"] }

    /// Everything that stands, so that a change of one field leaves the others as they are.
    init(_ claim: Claim) {
        self.init(thing: claim.thing, property: claim.property)
        fields["claim"] = claim.id
        fields["letter"] = claim.letter
        fields["evidence"] = claim.evidence
        fields["stated"] = claim.stated
        set(claim.value, wasChanged: false)
        set(asOf: claim.asOf, until: claim.until, saidBy: claim.saidBy, source: claim.source, basis: claim.basis)
        if let (language, note) = Self.first(claim.note) { (fields["noteLanguage"], fields["note"]) = (language, note) }
        // The language of the form is that of the words of the speaker, which have no field for one.
        if let (language, words) = Self.first(claim.speaker) {
            (fields["language"], fields["speaker"]) = (language, words)
        }
        switch claim.visibility {
        case .everyone: break
        case .members: fields["visibility"] = "members"
        case .ownParty: fields["visibility"] = "own-party"
        case .parties(let parties):
            fields["visibility"] = "parties"
            fields["visibleTo"] = parties.joined(separator: " ")
        }
    }

    private static func first(_ text: Text) -> (String, String)? {
        text.languages.first.flatMap { language in text[language].map { (language.tag, $0) } }
    }

    mutating func set(_ value: Value, wasChanged: Bool) {
        if wasChanged { fields["stated"] = nil }
        switch value {
        case .quantity(let quantity):
            fields["amount"] = quantity.amount.text
            fields["unit"] = quantity.unit.code
            fields["datum"] = quantity.datum?.code
        case .text(let text):
            if let (language, words) = Self.first(text) { (fields["textLanguage"], fields["text"]) = (language, words) }
        case .choice(let choice): fields["choice"] = choice
        case .reference(let thing): fields["reference"] = thing
        case .period(let period): fields["period"] = period.text
        case .geometry: break
        }
    }

    mutating func set(asOf: Period?, until: Period?, saidBy: String, source: String?, basis: Basis?) {
        fields["asOf"] = asOf?.text
        fields["until"] = until?.text
        fields["saidBy"] = saidBy
        fields["source"] = source
        fields["basis"] = basis?.rawValue
    }

    mutating func set(note: String?, in language: Language) {
        fields["note"] = note
        fields["noteLanguage"] = note == nil ? nil : language.tag
    }

    mutating func set(visibility: String?) {
        guard let visibility else { return }
        fields["visibility"] = visibility
        fields["visibleTo"] = nil
    }
}
