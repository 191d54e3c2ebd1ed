import Drafts
import Languages
import Markup
import Measures
import Register

/// Drafts whose form is a page of its own subject: things, joins, letters, offices, parties.
struct OwnPageForm: DraftForm {
    let kind: String

    static let all: [any DraftForm] = ["thing", "join", "letter", "office", "party"].map(OwnPageForm.init)

    func title(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> String {
        let wording = desk.wording
        let about: String? =
            switch kind {
            case "thing":
                try named(fields) ?? fields["thing"].flatMap(desk.reading.thing).map(wording.name)
            case "join":
                try [fields["thing"], fields["into"]].compactMap { id in
                    try id.flatMap { try desk.reading.things([$0])[$0] }.map(wording.name) ?? id
                }.joined(separator: " → ")
            case "letter": [fields["number"], fields["subject"]].compactMap(\.self).joined(separator: " – ")
            case "party": named(fields) ?? fields["party"].map(wording.partyName)
            default: fields["party"].map(wording.partyName)
            }
        return [wording.say(PhraseKey("draft.kind.\(kind)")), about ?? ""].filter { !$0.isEmpty }
            .joined(separator: ": ")
    }

    private func named(_ fields: DraftFields) -> String? {
        let shown = fields["language"].flatMap(Language.init(rawValue:)) ?? .en
        return ([shown] + Language.allCases).lazy.compactMap { fields["name-\($0.tag)"] }.first
    }

    func defaults(_ asked: DraftFields, _ desk: DraftFormDesk) throws -> DraftFields { asked }

    func context(_ fields: DraftFields, _ desk: DraftFormDesk) throws -> Markup {
        let links = Links(language: desk.wording.language)
        let ids = [fields["thing"], fields["into"]].compactMap(\.self)
        let things = try desk.reading.things(ids)
        return fragment {
            for id in ids {
                if let thing = things[id] { p { a(.href(links.thing(thing.id))) { desk.wording.marked(thing.name) } } }
            }
            if let scan = fields["scan"] {
                p { a(.href(Links.file(scan))) { desk.wording.say("letter.scan.open") } }
            }
        }
    }

    func inputs(_ kit: FormKit, _ desk: DraftFormDesk) throws -> Markup { Markup() }

    /// Where a draft of such a kind is written on; `nil` for the other kinds.
    static func address(of draft: Draft, _ links: Links) -> Address? {
        address(draft.kind, draft.fields, links).map { Address("\($0.text)?draft=\(draft.id)") }
    }

    /// The page on which something new of a kind is written; `nil` where the kind has none of its own.
    static func address(ofNew kind: String, _ links: Links) -> Address? {
        kind == "problem" ? links.newProblem : address(kind, [:], links)
    }

    private static func address(_ kind: String, _ fields: DraftFields, _ links: Links) -> Address? {
        switch kind {
        case "thing": fields["thing"].map(links.thingForm) ?? links.thingForm
        case "join": fields["thing"].map(links.joinForm)
        case "letter": fields["letter"].map(links.letterForm) ?? links.letterForm
        case "office": links.officeForm
        case "party": fields["party"].map(links.partyForm(of:)) ?? links.partyForm
        case "story":
            fields["story"].map { id in
                fields["withdrawal"] == nil ? links.storyForm(of: id) : links.storyWithdrawal(of: id)
            } ?? links.storyForm
        default: nil
        }
    }
}

extension Wording {
    /// What was chosen in a field of such a draft, as people say it; `nil` for what was typed.
    func ownValue(_ name: String, _ value: String) -> String? {
        func list(_ word: (String) -> String?) -> String {
            FieldList.items(value).map { word($0) ?? $0 }.joined(separator: say("site.list-separator"))
        }
        if name == "languages" { return list { Language(rawValue: $0).map(languageName) } }
        if name == "type", Party.PartyType(rawValue: value) != nil { return say(PhraseKey("party.\(value)")) }
        if name == "sectors" { return list { Sector(rawValue: $0).map(sector) } }
        if name.hasPrefix("contact-"), name.hasSuffix("-kind"), Office.Contact.Kind(rawValue: value) != nil {
            return say(PhraseKey("office.contact.\(value)"))
        }
        return nil
    }

    /// What a field of such a draft is called; `nil` for one of another.
    func ownField(_ name: String) -> String? {
        let keys: [String: PhraseKey] = [
            "kind": "thing.form.kind", "within": "thing.within", "lat": "thing.form.lat", "lon": "thing.form.lon",
            "sectors": "thing.form.sectors", "isOther": "thing.form.is-other", "into": "thing.join.into",
            "undo": "thing.join.undo", "number": "letter.number", "date": "letter.date", "sender": "letter.sender",
            "addressee": "letter.addressee", "subject": "letter.subject", "scan": "letter.scan",
            "web": "party.web", "languages": "office.languages", "party": "party.title",
            "subjectLanguage": "draft.text-language", "type": "thing.form.kind", "country": "table.country",
            "speaksFor": "party.speaks-for",
        ]
        if let key = keys[name] { return say(key) }
        let parts = name.split(separator: "-", maxSplits: 2).map(String.init)
        guard parts.count > 1 else { return nil }
        let language = Language(rawValue: parts[1]).map(languageName) ?? ""
        return switch parts[0] {
        case "name": "\(say("thing.form.name")) – \(language)"
        case "aliases": "\(say("thing.form.aliases")) – \(language)"
        case "rank": "\(say("office.rank")) – \(language)"
        case "hours": Weekday(word: parts[1]).map { "\(say("office.hours")) – \(weekdays([$0]))" }
        case "contact":
            switch parts.count > 2 ? parts[2] : "" {
            case "kind": say("office.form.kind")
            case "label": say("office.form.label")
            default: say("office.form.value")
            }
        default: nil
        }
    }
}
