import Drafts
import Languages
import Markup
import Register

/// What a party says of a claim: the claim above, the reason and where it comes from below.
struct RemarkForm: DraftForm {
    let kind = "remark"

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        guard let stance = fields["stance"].flatMap(Remark.Stance.init(rawValue:)) else { return "" }
        let name = try fields["claim"].flatMap(desk.reading.claim).flatMap { standing in
            try ClaimForm().title(["thing": standing.claim.thing, "property": standing.claim.property], desk)
        }
        return [desk.wording.say(PhraseKey("act.\(stance.rawValue)")), name].compactMap(\.self).joined(separator: ": ")
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields {
        var fields = asked
        let language = desk.wording.language
        fields["language"] = language.tag
        fields["reasonLanguage"] = language.tag
        fields["sourceLanguage"] = language.tag
        if asked["stance"] == "adopted" { fields["own"] = "yes" }
        guard asked["stance"] == "corrected", let claim = try asked["claim"].flatMap(desk.reading.claim)?.claim else {
            return fields
        }
        let place = ["thing": claim.thing, "property": claim.property]
        let own = try ClaimForm().defaults(place, desk).filter { !["thing", "property", "saidBy"].contains($0.key) }
        return fields.merging(own) { first, _ in first }
    }

    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        guard let standing = try fields["claim"].flatMap(desk.reading.claim),
            let property = desk.wording.vocabulary.properties[standing.claim.property]
        else { return Markup() }
        let figures = desk.figures(try desk.reading.names(of: [standing]))
        return ol(.class("claims")) {
            ClaimLine(figures: figures, property: property, standing: standing).markup(isChosen: false)
        }
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup {
        let wording = desk.wording
        let stance = kit.value("stance")
        let standing = try desk.reading.claim(kit.value("claim"))
        let property = standing.flatMap { wording.vocabulary.properties[$0.claim.property] }
        let own = stance == "corrected" ? property.map { ClaimInputs(kit: kit, desk: desk, property: $0) } : nil
        let source = try own?.source()
        return fragment {
            for name in ["claim", "stance", "language", "reasonLanguage"] { kit.hidden(name, kit.value(name)) }
            if stance == "adopted" {
                kit.choice(
                    "own", wording.say("draft.own"),
                    [("yes", wording.say("draft.own.yes")), ("no", wording.say("draft.own.no"))])
            }
            kit.area("reason", wording.say("draft.reason"))
            if let own, let source {
                h2 { wording.say("draft.own-figure") }
                own.value
                own.time
                source
            } else if ["confirmed", "disputed", "commented"].contains(stance) {
                kit.line("sourceTitle", wording.say("draft.source.title"), .dir(.automatic))
                kit.line("sourceAddress", wording.say("draft.source.address"), type: "url", .dir(.leftToRight))
                kit.hidden("sourceLanguage", kit.value("sourceLanguage"))
            }
        }
    }
}

/// Which claim the owner holds to be right, and why.
struct MarkForm: DraftForm {
    let kind = "mark"

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        let name = try ClaimForm().title(fields, desk)
        return "\(desk.wording.say(fields["claim"] == nil ? "act.unmark" : "act.mark")): \(name)"
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields {
        var fields = asked
        fields["language"] = desk.wording.language.tag
        fields["reasonLanguage"] = desk.wording.language.tag
        return fields
    }

    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        try RemarkForm().context(fields, desk)
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup {
        fragment {
            for name in ["thing", "property", "claim", "language", "reasonLanguage"] where !kit.value(name).isEmpty {
                kit.hidden(name, kit.value(name))
            }
            kit.area("reason", desk.wording.say("draft.reason"))
        }
    }
}
