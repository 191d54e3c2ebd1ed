import Languages
import Markup
import Members
import Register
import Translations

/// A text beside its translation: for everyone to compare, and for those who may to translate.
struct TranslationPage: Page {
    let wording: Wording
    let item: WorkItem
    let question: WorkQuestion
    /// Who translates; nil for who only reads.
    let translator: Signed?
    /// Whether a member reads who may not translate this text.
    let onlyReads: Bool
    let terms: [TermBase.Found]
    /// Terms of the original for which what is written has no word.
    let lacking: [TermBase.Found]
    let memory: [MemoryMatch]
    let next: TextPlace?
    let previous: TextPlace?
    /// Whether the party's draft of this translation waits for others.
    let waiting: Bool
    let kit: FormKit
    let hasMachine: Bool

    private var links: Links { Links(language: wording.language) }
    private var words: TextWords { TextWords(wording: wording, links: links) }
    private var target: Language { item.language }

    var title: String { wording.say("translation.one", ["language": .text(target.ownName)]) }
    var trail: [(name: String, address: Address)] {
        guard translator != nil else { return [] }
        return [
            (wording.say("translation.title"), links.translations),
            (target.ownName, links.translations(target, question.after(nil))),
        ]
    }
    var sheets: [String] { ["forms.css"] }
    var scripts: [String] { translator == nil ? [] : FormDraft.scripts }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { words.field(item.place) }
                h1 { wording.say("translation.one", marking: ["language": Text([target: target.ownName])]) }
                p { about }
            }
            kit.summary
            if onlyReads { p(.class("small")) { wording.say("translation.only-read") } }
            if waiting { p(.class("said")) { wording.say("translation.waiting") } }
            div(.class("bitext")) {
                section {
                    h2 { sideTitle("translation.state.original", item.source) }
                    textBlock(item.original, item.source)
                }
                section {
                    h2 { sideTitle("translation.state.\(shownState)", target) }
                    if translator != nil { editor } else { reading }
                }
            }
            if translator != nil {
                ways
                termList
                memoryList
            }
        }
    }

    private var shownState: String { item.state == .untranslated ? "human" : item.state.rawValue }

    private func sideTitle(_ key: String, _ language: Language) -> Markup {
        fragment {
            span(.lang(language.tag), .dir(Wording.direction(of: language))) { language.ownName }
            " · "
            wording.say(PhraseKey(key))
        }
    }

    private func textBlock(_ text: String, _ language: Language) -> Markup {
        div(.class("said"), .lang(language.tag), .dir(Wording.direction(of: language))) {
            for line in text.split(separator: "\n", omittingEmptySubsequences: true) { p { String(line) } }
        }
    }

    private var about: Markup {
        fragment {
            if let thing = item.thing {
                a(.href(links.thing(thing.id))) { wording.marked(thing.name) }
            } else if let address = words.address(item) {
                a(.href(address)) { words.text(TextWords.beginning(of: item.original, most: 60), in: item.source) }
            }
            if item.state == .stale { " " + wording.say("site.translation-stale") }
            if item.state == .machine { " " + wording.say("translation.machine-note") }
        }
    }

    private var reading: Markup {
        fragment {
            if let translation = item.translation {
                textBlock(translation, target)
            } else {
                p { wording.say("translation.state.untranslated") }
            }
        }
    }

    private var editor: Markup {
        fragment {
            if item.state == .stale, let translation = item.translation { textBlock(translation, target) }
            kit.form(to: links.translation(item.place, in: target, question), signed: translator) {
                kit.hidden("digest", item.digest)
                for name in ["ticket", "seen", "suggested"] where !kit.value(name).isEmpty {
                    kit.hidden(name, kit.value(name))
                }
                area
                if !lacking.isEmpty { lackingNote }
                div(.class("acts")) {
                    button(.type("submit"), .name("act"), .value("submit")) { wording.say("translation.submit") }
                    button(.type("submit"), .name("act"), .value("keep"), .class("quiet")) {
                        wording.say("translation.save")
                    }
                    kit.saved(act: "act", seen: "seen")
                }
            }
            if hasMachine {
                kit.act(
                    wording.say("translation.ask-machine"),
                    to: links.machineTranslation(item.place, in: target, question), signed: translator)
            }
        }
    }

    private var area: Markup {
        kit.field("text", wording.say("translation.text"), hint: hint) { described in
            textarea(
                .id(FormKit.id("text")), .name("text"), .rows(max(3, min(14, item.original.count / 45 + 2))),
                .lang(target.tag), .dir(Wording.direction(of: target)),
                .when(kit.mistake("text") != nil, .aria("invalid", "true")), described
            ) { kit.value("text") }
        }
    }

    private var hint: String? {
        item.field == "aliases" ? wording.say("translation.aliases-hint") : nil
    }

    private var lackingNote: Markup {
        div(.class("field")) {
            p { wording.say("translation.lacking") }
            ul { for found in lacking { li { termLine(found) } } }
        }
    }

    private var ways: Markup {
        nav(.class("pages no-print"), .aria("label", wording.say("translation.title"))) {
            if let previous {
                a(.href(links.translation(previous, in: target, question)), .rel("prev")) {
                    wording.say("translation.previous")
                }
            }
            if let next {
                a(.href(links.translation(next, in: target, question)), .rel("next")) {
                    wording.say("translation.next")
                }
            }
            a(.href(links.translations(target, question.after(nil)))) { wording.say("translation.list") }
        }
    }

    private var termList: Markup {
        section {
            if !terms.isEmpty {
                h2 { wording.say("terms.title") }
                ul(.class("entries")) { for found in terms { li { termLine(found) } } }
            }
        }
    }

    private func termLine(_ found: TermBase.Found) -> Markup {
        fragment {
            words.text(found.term.name[item.source] ?? "", in: item.source)
            " — "
            for (number, word) in found.words.enumerated() {
                if number > 0 { wording.say("site.list-separator") }
                words.text(word, in: target)
            }
            if found.term.unchecked.contains(target) {
                " "
                abbr(.title(wording.say("site.name-unchecked"))) { "?" }
            }
        }
    }

    private var memoryList: Markup {
        section {
            if !memory.isEmpty {
                h2 { wording.say("translation.memory") }
                ul(.class("entries")) { for match in memory { li { memoryLine(match) } } }
            }
        }
    }

    private func memoryLine(_ match: MemoryMatch) -> Markup {
        fragment {
            div { words.text(match.segment.translation, in: target) }
            div(.class("about"), .lang(item.source.tag), .dir(Wording.direction(of: item.source))) {
                if match.percent == 100 {
                    match.segment.original
                } else {
                    // What the earlier original had and this one has not is struck out.
                    for piece in WordDifference(from: match.segment.original, to: item.original).pieces {
                        switch piece.kind {
                        case .kept: Markup(text: piece.text)
                        case .removed: del { piece.text }
                        case .added: ins { piece.text }
                        }
                    }
                }
            }
            p(.class("small")) {
                wording.say("translation.percent", ["percent": .number(String(match.percent))])
                if let place = match.segment.place {
                    wording.say("site.list-separator")
                    a(.href(links.translation(place, in: target))) { words.field(place) }
                }
            }
        }
    }
}
