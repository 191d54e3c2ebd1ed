import Drafts
import Languages
import Markup
import Members
import Register
import Serving

/// The form to propose a party, or to set right its name, kind, country, area and page.
struct PartyFormPage: Page {
    let kit: FormKit
    let draft: FormDraft
    /// The party that stands.
    let party: Party?
    /// The kinds the writer may choose.
    let types: [Party.PartyType]
    let countries: [Thing]

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say(party == nil ? "party.form.new" : "party.form.change") }
    var sheets: [String] { ["forms.css"] }
    var scripts: [String] { FormDraft.scripts }
    var hasDownloads: Bool { false }
    var part: PagePart? { .parties }
    var trail: [(name: String, address: Address)] {
        [(wording.say("parties.title"), links.parties)]
            + (party.map { [(wording.plain($0.name), links.party($0.id))] } ?? [])
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("party.form.lead") }
            }
            kit.summary
            kit.form(
                to: party.map { links.partyForm(of: $0.id) } ?? links.partyForm, signed: draft.signed, hasFiles: true
            ) {
                draft.hidden(kit)
                if let party { kit.hidden("party", party.id) }
                if kit.mistake("isOther") != nil || kit.value("isOther") == "yes" {
                    kit.checks(
                        "isOther", wording.say("thing.form.is-other.label"),
                        [("yes", wording.say("party.form.is-other"))], chosen: [kit.value("isOther")])
                }
                kit.inAllLanguages("name", wording.say("thing.form.name"), hint: wording.say("thing.form.name.hint"))
                kit.choice(
                    "type", wording.say("thing.form.kind"),
                    types.map { ($0.rawValue, wording.say(PhraseKey("party.\($0.rawValue)"))) },
                    empty: wording.say("form.choose"))
                kit.choice(
                    "country", wording.say("table.country"),
                    AlphabeticalOrder(wording.language).sorted(countries) { $0.shortName(wording.language) }
                        .map { ($0.id, $0.shortName(wording.language)) }, empty: wording.say("parties.none"))
                kit.line(
                    "speaksFor", wording.say("party.speaks-for"), hint: wording.say("party.form.speaks-for.hint"),
                    .dir(.automatic))
                kit.line("web", wording.say("party.web"), type: "url", .dir(.leftToRight))
                draft.buttons(kit)
            }
        }
    }

    static func fields(of party: Party) -> DraftFields {
        var fields: DraftFields = ["party": party.id, "type": party.type.rawValue]
        for language in Language.allCases { fields["name-\(language.tag)"] = party.name.own[language] }
        fields["country"] = party.country
        fields["speaksFor"] = party.speaksFor
        fields["web"] = party.web
        return fields
    }
}

extension Site {
    static let partyForm = DraftedForm(
        kind: "party",
        standing: { reading, id, _ in
            guard let id else { return [:] }
            guard let party = reading.vocabulary.parties[id] else { throw RequestFault.noThing(id) }
            return PartyFormPage.fields(of: party)
        },
        page: { reading, kit, draft in
            let id = draft.id ?? kit.values["party"]
            let party = id.flatMap { reading.vocabulary.parties[$0] }
            let rights = PartyRights(draft.signed.party, in: reading)
            if let id {
                guard let party else { throw RequestFault.noThing(id) }
                guard try rights.mayChange(party) else { throw RequestFault.notAllowed }
            }
            return PartyFormPage(
                kit: kit, draft: draft, party: party,
                types: PartyMaker.types.filter { rights.mayPropose($0) || $0 == party?.type },
                countries: try reading.things(ofKind: "country"))
        })
}
