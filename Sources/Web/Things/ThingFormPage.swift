import Drafts
import Languages
import Markup
import Measures
import Register

/// The form to propose a thing, or to rename, move and describe one anew.
struct ThingFormPage: Page {
    let kit: FormKit
    let draft: FormDraft
    /// The thing that stands.
    let thing: Thing?
    /// Things that may be the same.
    let twins: [Twin]

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String {
        thing.map { wording.say("thing.form.change", ["name": .text(wording.name($0))]) }
            ?? wording.say("thing.form.new")
    }
    var sheets: [String] { ["forms.css"] }
    var scripts: [String] { FormDraft.scripts }
    var hasDownloads: Bool { false }
    var trail: [(name: String, address: Address)] {
        thing.map { [($0.shortName(wording.language), links.thing($0.id))] } ?? []
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("thing.form.lead") }
            }
            kit.summary
            kit.form(
                to: thing.map { links.thingForm(of: $0.id) } ?? links.thingForm, signed: draft.signed, hasFiles: true
            ) {
                draft.hidden(kit)
                if let thing { kit.hidden("thing", thing.id) }
                if !twins.isEmpty { twinList }
                kit.choice("kind", wording.say("thing.form.kind"), kinds, empty: wording.say("form.choose"))
                kit.inAllLanguages("name", wording.say("thing.form.name"), hint: wording.say("thing.form.name.hint"))
                kit.inAllLanguages(
                    "aliases", wording.say("thing.form.aliases"), hint: wording.say("thing.form.aliases.hint"),
                    isLong: true)
                kit.area("within", wording.say("thing.within"), hint: wording.say("thing.form.within.hint"), rows: 2)
                div(.class("pair short")) {
                    kit.line("lat", wording.say("thing.form.lat"), hint: "37.47")
                    kit.line("lon", wording.say("thing.form.lon"), hint: "49.46")
                }
                kit.checks(
                    "sectors", wording.say("thing.form.sectors"),
                    Sector.inOrder.map { ($0.rawValue, wording.sector($0)) },
                    chosen: Set(FieldList.items(kit.value("sectors"))))
                kit.visibility()
                draft.buttons(kit)
            }
        }
    }

    private var kinds: [(value: String, label: String)] {
        wording.vocabulary.kinds.values.sorted { ($0.order, $0.id) < ($1.order, $1.id) }.map {
            ($0.id, wording.plain($0.label))
        }
    }

    /// What is alike stands above everything else, and is looked at first.
    private var twinList: Markup {
        section(.id("twins")) {
            h2 { wording.say("thing.form.twins") }
            ul(.class("plain")) {
                for twin in twins {
                    li {
                        a(.href(links.thing(twin.thing.id))) { wording.marked(twin.thing.name) }
                        " "
                        span(.class("about")) { wording.kindLabel(twin.thing.kind) }
                    }
                }
            }
            kit.checks(
                "isOther", wording.say("thing.form.is-other.label"), [("yes", wording.say("thing.form.is-other"))],
                chosen: [kit.value("isOther")])
        }
    }

    /// What the form shows of a thing that stands.
    static func fields(of thing: Thing, _ names: [String: Thing], _ language: Language) -> DraftFields {
        var fields: DraftFields = ["thing": thing.id, "kind": thing.kind]
        for language in Language.allCases {
            fields["name-\(language.tag)"] = thing.name.own[language]
            fields["aliases-\(language.tag)"] = thing.aliases[language]?.joined(separator: "\n")
        }
        fields["within"] = thing.within.joined(separator: "\n")
        if let place = thing.position {
            fields["lat"] = Number(place.lat, fractionDigits: 6)?.text
            fields["lon"] = Number(place.lon, fractionDigits: 6)?.text
        }
        fields["sectors"] = thing.sectors.map(\.rawValue).joined(separator: "|")
        fields["visibility"] = thing.visibility.field
        fields["visibleTo"] = thing.visibility.partiesField
        return fields
    }
}

extension Visibility {
    /// As a form says it.
    var field: String {
        switch self {
        case .everyone: "everyone"
        case .members: "members"
        case .ownParty: "own-party"
        case .parties: "parties"
        }
    }

    var partiesField: String? {
        guard case .parties(let parties) = self else { return nil }
        return parties.joined(separator: " ")
    }
}
