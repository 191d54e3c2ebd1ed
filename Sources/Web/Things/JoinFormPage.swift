import Languages
import Markup
import Register

/// The form that says that two things are one, and the list of those that may be.
struct JoinFormPage: Page {
    let kit: FormKit
    let draft: FormDraft
    let thing: Thing
    let twins: [Twin]
    let joined: [JoinedThing]

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("thing.join.title", ["name": .text(wording.name(thing))]) }
    var sheets: [String] { ["forms.css"] }
    var scripts: [String] { FormDraft.scripts }
    var hasDownloads: Bool { false }
    var trail: [(name: String, address: Address)] { [(thing.shortName(wording.language), links.thing(thing.id))] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("thing.join.lead") }
            }
            kit.summary
            if !twins.isEmpty {
                section {
                    h2 { wording.say("thing.form.twins") }
                    ul(.class("plain")) {
                        for twin in twins {
                            li {
                                a(.href(links.thing(twin.thing.id))) { wording.marked(twin.thing.name) }
                                " "
                                code { twin.thing.id }
                            }
                        }
                    }
                }
            }
            kit.form(to: links.joinForm(of: thing.id), signed: draft.signed, hasFiles: true) {
                draft.hidden(kit)
                kit.hidden("thing", thing.id)
                kit.line(
                    "into", wording.say("thing.join.into"), hint: wording.say("thing.join.into.hint"), isRequired: true)
                kit.area("reason", wording.say("form.reason"), rows: 3)
                draft.buttons(kit)
            }
            ForEachJoined(kit: kit, joined: joined, signed: draft).markup
        }
    }
}

/// The joins that stand, each with the form that takes it back.
private struct ForEachJoined {
    let kit: FormKit
    let joined: [JoinedThing]
    let signed: FormDraft

    private var wording: Wording { kit.wording }

    @MarkupBuilder var markup: Markup {
        if !joined.isEmpty {
            h2 { wording.say("thing.joined") }
            for item in joined {
                let links = Links(language: wording.language)
                kit.form(to: links.joinForm(of: item.thing.id), signed: signed.signed) {
                    p { wording.marked(item.thing.name) }
                    kit.hidden("ticket", DraftFormField.newTicket())
                    kit.hidden("language", wording.language.tag)
                    kit.hidden("thing", item.thing.id)
                    kit.hidden("undo", "yes")
                    kit.hidden("reason", wording.say("thing.join.undo.reason"))
                    p(.class("acts")) {
                        button(.type("submit"), .class("quiet"), .name("act"), .value("submit")) {
                            wording.say("thing.join.undo")
                        }
                    }
                }
            }
        }
    }
}
