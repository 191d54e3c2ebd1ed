import Drafts
import Languages
import Markup
import Measures
import Members
import Register

/// The form of a claim: exactly the inputs that its property needs, most of them filled, the rarer ones folded away.
struct ClaimForm: DraftForm {
    let kind = "claim"

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        let thing = try fields["thing"].flatMap(desk.reading.thing)
        let property = fields["property"].flatMap { desk.wording.vocabulary.properties[$0] }
        let names = [property.map { desk.wording.plain($0.label) }, thing.map(desk.wording.name)]
        return names.compactMap(\.self).joined(separator: " – ")
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields {
        let language = desk.wording.language
        var fields: DraftFields = [
            "language": language.tag, "calendar": language == .fa ? "jalali" : "gregorian", "visibility": "everyone",
            "saidBy": desk.signed.party, "textLanguage": language.tag, "noteLanguage": language.tag,
            "sourceLanguage": language.tag,
        ]
        if let id = asked["claim"], let standing = try desk.reading.claim(id) {
            fields.merge(Self.fields(of: standing.claim, in: language)) { $1 }
        }
        fields.merge(asked) { $1 }
        let property = fields["property"].flatMap { desk.wording.vocabulary.properties[$0] }
        if fields["unit"] == nil, let unit = property?.unit { fields["unit"] = unit.code }
        return fields
    }

    /// What would be typed to say what a claim says.
    static func fields(of claim: Claim, in language: Language) -> DraftFields {
        var fields: DraftFields = [
            "claim": claim.id, "thing": claim.thing, "property": claim.property, "saidBy": claim.saidBy,
            "basis": claim.basis.rawValue,
        ]
        fields["asOf"] = claim.asOf?.text
        fields["until"] = claim.until?.text
        fields["source"] = claim.source
        fields["letter"] = claim.letter
        fields["evidence"] = claim.evidence
        fields["stated"] = claim.stated
        for (name, tag, text) in [("note", "noteLanguage", claim.note), ("speaker", "language", claim.speaker)] {
            guard let shown = text.reading(in: language) else { continue }
            fields[name] = shown.text
            if tag != "language" { fields[tag] = shown.language.tag }
        }
        switch claim.visibility {
        case .everyone: fields["visibility"] = "everyone"
        case .members: fields["visibility"] = "members"
        case .ownParty: fields["visibility"] = "own-party"
        case .parties(let parties):
            fields["visibility"] = "parties"
            fields["visibleTo"] = parties.joined(separator: " ")
        }
        return fields.merging(value(claim.value, in: language)) { $1 }
    }

    private static func value(_ value: Value, in language: Language) -> DraftFields {
        switch value {
        case .quantity(let quantity):
            var fields = [
                "amount": NumberFormat(language).notation(quantity.amount.text), "unit": quantity.unit.code,
            ]
            fields["datum"] = quantity.datum?.code
            return fields
        case .text(let text):
            guard let shown = text.reading(in: language) else { return [:] }
            return ["text": shown.text, "textLanguage": shown.language.tag]
        case .choice(let choice): return ["choice": choice]
        case .reference(let thing): return ["reference": thing]
        case .period(let period): return ["period": period.text]
        case .geometry(let shape): return ["geometry": ShapeText.text(shape)]
        }
    }

    /// What stands already, so that nobody enters twice what is there.
    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        guard let thing = try fields["thing"].flatMap(desk.reading.thing),
            let property = fields["property"].flatMap({ desk.wording.vocabulary.properties[$0] }),
            let account = try desk.reading.account(of: thing, property: property.id)
        else { return Markup() }
        let figures = desk.figures(try desk.reading.names(in: [account], things: [thing]))
        return p(.class("said")) {
            desk.wording.say("draft.stands") + " "
            figures.chosen(account, of: property)
        }
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup {
        guard let property = kit.values["property"].flatMap({ desk.wording.vocabulary.properties[$0] }) else {
            return Markup()
        }
        let claims = ClaimInputs(kit: kit, desk: desk, property: property)
        let source = try claims.source()
        return fragment {
            for name in ["thing", "property", "claim", "language"] where !kit.value(name).isEmpty {
                kit.hidden(name, kit.value(name))
            }
            claims.value
            claims.time
            source
            claims.visibility
            claims.rarer
        }
    }
}
