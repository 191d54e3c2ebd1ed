import Languages
import Markup
import Register
import Translations

/// How much is translated into each language.
struct TranslationsPage: Page {
    let wording: Wording
    let counts: [(language: Language, counts: [TextCount])]

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("translation.title") }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("translation.lead") }
            }
            div(.class("table-scroll")) {
                table {
                    thead {
                        tr {
                            th(.scope("col")) { wording.say("site.language") }
                            for head in ["translation.all", "translation.missing", "translation.doubtful"] {
                                th(.scope("col"), .class("number")) { wording.say(PhraseKey(head)) }
                            }
                        }
                    }
                    tbody { for item in counts { row(item.language, item.counts) } }
                }
            }
            p { a(.href(links.terms)) { wording.say("terms.title") } }
        }
    }

    private func row(_ language: Language, _ counts: [TextCount]) -> Markup {
        tr {
            th(.scope("row")) {
                a(.href(links.translations(language))) {
                    span(.lang(language.tag), .dir(Wording.direction(of: language))) { language.ownName }
                }
            }
            for count in [counts.map(\.all), counts.map(\.missing), counts.map(\.doubtful)] {
                td(.class("number")) { wording.number(count.reduce(0, +)) }
            }
        }
    }
}

/// What is to be translated into one language, the most read first.
struct WorkListPage: Page {
    let wording: Wording
    let target: Language
    let question: WorkQuestion
    let items: [WorkItem]
    let next: TextPlace?
    let counts: [TextCount]

    private var links: Links { Links(language: wording.language) }
    private var words: TextWords { TextWords(wording: wording, links: links) }

    var title: String { wording.say("translation.into", ["language": .text(target.ownName)]) }
    var trail: [(name: String, address: Address)] { [(wording.say("translation.title"), links.translations)] }
    var sheets: [String] { ["forms.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { wording.say("translation.into", marking: ["language": Text([target: target.ownName])]) }
            }
            choice
            if items.isEmpty { p { wording.say("translation.nothing-left") } }
            ol(.class("entries")) { for item in items { line(item) } }
            if let next {
                nav(.class("pages"), .aria("label", title)) {
                    a(.href(links.translations(target, question.after(next))), .rel("next")) {
                        wording.say("site.next-page")
                    }
                }
            }
        }
    }

    private func line(_ item: WorkItem) -> Markup {
        li {
            a(.href(links.translation(item.place, in: target, question.after(nil)))) {
                words.text(TextWords.beginning(of: item.original), in: item.source)
            }
            " "
            span(.class("state-word")) { words.state(item.state) }
            span(.class("about")) {
                words.field(item.place)
                if let thing = item.thing, item.record.kind != .thing {
                    wording.say("site.list-separator")
                    wording.marked(thing.name)
                }
            }
        }
    }

    private var choice: Markup {
        form(.class("choice no-print"), .method("get"), .action(links.translations(target))) {
            div {
                label(.for("kind")) { wording.say("translation.of-kind") }
                select(.id("kind"), .name("kind")) {
                    option(.value("")) { wording.say("translation.all-kinds") }
                    for count in counts {
                        option(.value(count.kind.rawValue), .selected(count.kind == question.kind)) {
                            words.kind(count.kind) + " (" + wording.number(count.missing + count.doubtful) + ")"
                        }
                    }
                }
            }
            div {
                label(.for("state")) { wording.say("translation.in-state") }
                select(.id("state"), .name("state")) {
                    option(.value("")) { wording.say("translation.unfinished") }
                    for state in WorkState.allCases {
                        option(.value(state.rawValue), .selected(state == question.state)) { words.state(state) }
                    }
                }
            }
            button(.type("submit")) { wording.say("site.show") }
        }
    }
}
