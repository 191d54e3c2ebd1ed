import Languages
import Markup
import Members
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
    /// Who reads it.
    let signed: Signed
    let kit: FormKit
    /// The stories, films and pictures of the reader's party that want work.
    var outside: [OutsideText] = []

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
            kit.summary
            choice
            sheet
            if items.isEmpty { p { wording.say("translation.nothing-left") } }
            ol(.class("entries")) { for item in items { line(item) } }
            outsideList
            if let next {
                nav(.class("pages"), .aria("label", title)) {
                    a(.href(links.translations(target, question.after(next))), .rel("next")) {
                        wording.say("site.next-page")
                    }
                }
            }
        }
    }

    /// The list as a spreadsheet, there and back.
    private var sheet: Markup {
        let mayWrite = signed.may(.write(party: signed.party))
        return details(.class("no-print"), .open(!kit.mistakes.isEmpty)) {
            summary { wording.say("translation.sheet") }
            p { wording.say(mayWrite ? "translation.sheet.about" : "translation.sheet.read") }
            p(.class("acts")) {
                a(
                    .class("button quiet"), .href(links.translationSheet(target, question)),
                    .download("\(target.tag).xlsx")
                ) {
                    wording.say("site.download-as", ["format": .text("XLSX")])
                }
                " "
                a(.href(links.translationSheet(target, question, form: "csv")), .download("\(target.tag).csv")) {
                    "CSV"
                }
            }
            if mayWrite {
                kit.form(to: links.translationSheet(target), signed: signed, hasFiles: true) {
                    kit.file("file", wording.say("translation.sheet.file"), kinds: ".xlsx,.csv,text/csv")
                    p { Markup.submit(wording.say("translation.sheet.send")) }
                }
            }
        }
    }

    /// What is translated in the form of its own, each subject once.
    @MarkupBuilder private var outsideList: Markup {
        let texts = outside.enumerated().filter { place, text in
            outside.firstIndex { $0.subject == text.subject } == place
        }.map(\.element)
        if !texts.isEmpty {
            section(.id("outside")) {
                h2 { wording.say("translation.outside") }
                ul(.class("entries")) {
                    for text in texts {
                        li {
                            a(.href(address(text))) {
                                words.text(TextWords.beginning(of: text.original), in: text.source)
                            }
                            " "
                            span(.class("state-word")) { words.state(text.state) }
                            span(.class("about")) { wording.say(name(text)) }
                        }
                    }
                }
            }
        }
    }

    private func name(_ text: OutsideText) -> PhraseKey {
        switch text.subject {
        case .story: "story.title"
        case .film: "translation.outside.film"
        case .picture: "translation.outside.picture"
        }
    }

    /// The form in which it is written in the language: that of a story has it as a tab, the others are in it.
    private func address(_ text: OutsideText) -> Address {
        let there = Links(language: target)
        return switch text.subject {
        case .story(let id): Address("\(links.storyForm(of: id).text)?tab=\(target.tag)")
        case .film(let id): there.film(id)
        case .picture(let id): Address("\(there.pictures.text)#picture-\(id)")
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
