import Drafts
import Languages
import Markup
import Members
import Newsroom
import Register

/// Where a story is written: one language at a time with the original beside it, and below it what it means.
///
/// The tabs are buttons that keep what was typed, so that nothing is lost without a script either.
struct StoryFormPage: Page {
    let kit: FormKit
    let draft: FormDraft
    let standing: StandingStory?
    /// The language that is being written.
    let tab: Language
    let original: Language
    let meetings: [Thing]
    /// What was typed in this language as it would be read.
    let preview: Markup

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String {
        standing == nil
            ? wording.say("story.write")
            : wording.say("story.change-of", ["title": .text(standing.map { wording.plain($0.story.title) } ?? "")])
    }
    var sheets: [String] { ["forms.css", "stories.css"] }
    var scripts: [String] { FormDraft.scripts }
    var hasDownloads: Bool { false }
    var hasSearchInHead: Bool { false }
    var trail: [(name: String, address: Address)] { [(wording.say("stories.title"), links.stories())] }

    /// The prefix of the value of a button that turns to a language.
    static let turn = "show-"

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("story.form.about") }
            }
            kit.summary
            kit.form(
                to: standing.map { links.storyForm(of: $0.story.id) } ?? links.storyForm, signed: draft.signed,
                hasFiles: true, class: "sheet story-form"
            ) {
                draft.hidden(kit)
                kit.hidden("tab", tab.tag)
                if let standing { kit.hidden("story", standing.story.id) }
                hiddenVersions
                tabs
                versionFields
                help
                meaning
                if standing != nil {
                    kit.area("correction", wording.say("story.correction"), hint: correctionHint, rows: 3)
                }
                draft.letter(kit)
                buttons
            }
            if !preview.isEmpty {
                section(.id("preview")) {
                    h2 { wording.say("draft.preview") }
                    preview
                }
            }
        }
    }

    private var correctionHint: String { wording.say("story.correction.hint") }

    /// The versions that are not in view.
    private var hiddenVersions: Markup {
        fragment {
            for language in Language.allCases where language != tab {
                for stem in StoryFormPage.stems {
                    let name = "\(stem)-\(language.tag)"
                    if !kit.value(name).isEmpty { kit.hidden(name, kit.value(name)) }
                }
            }
        }
    }

    static let stems = ["title", "lead", "text", "author", "unchecked", "maker", "fresh"]

    private var tabs: Markup {
        fieldset(.class("story-tabs")) {
            legend { wording.say("story.form.language") }
            for language in Language.allCases {
                button(
                    .type("submit"), .class("quiet"), .name("act"), .value(Self.turn + language.tag),
                    .lang(language.tag), .when(language == tab, .aria("current", "true"))
                ) { language.ownName }
                let state = state(of: language)
                if !state.isEmpty { span(.class("about")) { state } }
            }
        }
    }

    private func state(of language: Language) -> String {
        if language == original { return wording.say("story.state.original") }
        if kit.value("title-\(language.tag)").isEmpty { return "" }
        return standing?.story.state(of: language) == .stale ? wording.say("story.state.stale") : "✓"
    }

    private var versionFields: Markup {
        let tag = tab.tag
        let direction: Attribute = .dir(Wording.direction(of: tab))
        let inputs = fragment {
            kit.line(
                "title-\(tag)", wording.say("story.form.title"), isRequired: tab == original, .lang(tag), direction)
            kit.area("lead-\(tag)", wording.say("story.form.lead"), rows: 3, .lang(tag))
            kit.area(
                "text-\(tag)", wording.say("story.form.text"), hint: wording.say("story.form.text.hint"), rows: 18,
                .lang(tag))
            kit.line("author-\(tag)", wording.say("story.form.author"), .dir(.automatic))
            if tab != original {
                check("fresh-\(tag)", wording.say("story.form.fresh"))
                check("unchecked-\(tag)", wording.say("story.form.unchecked"))
            }
        }
        return fragment {
            if tab != original, !kit.value("title-\(original.tag)").isEmpty {
                div(.class("bitext")) {
                    section { originalText }
                    section {
                        h2 { tab.ownName }
                        inputs
                    }
                }
            } else {
                inputs
            }
        }
    }

    private var originalText: Markup {
        let tag = original.tag
        return fragment {
            h2 { wording.say("story.form.original", ["language": .text(wording.languageName(original))]) }
            div(.lang(tag), .dir(Wording.direction(of: original)), .class("story-original")) {
                p { strong { kit.value("title-\(tag)") } }
                if !kit.value("lead-\(tag)").isEmpty { p { kit.value("lead-\(tag)") } }
                pre { kit.value("text-\(tag)") }
            }
        }
    }

    private func check(_ name: String, _ label: String) -> Markup {
        p(.class("choices")) {
            element(.label, []) {
                input(.type("checkbox"), .name(name), .value("yes"), .checked(kit.value(name) == "yes"))
                label
            }
        }
    }

    private var help: Markup {
        details {
            element(.summary, []) { wording.say("story.help") }
            dl(.class("facts story-help")) {
                for row in Self.helpRows {
                    div {
                        dt { code { row.sample } }
                        dd { wording.say(row.key) }
                    }
                }
            }
        }
    }

    private static let helpRows: [(sample: String, key: PhraseKey)] = [
        ("# …", "story.help.heading"), ("- …", "story.help.list"), ("1. …", "story.help.numbers"),
        ("> …\n> — …", "story.help.quotation"), ("| … | … |", "story.help.table"), ("*…* **…**", "story.help.stress"),
        ("[…](https://…)", "story.help.link"), ("[…](thing:…)", "story.help.own-link"),
        ("{film … | …}", "story.help.film"), ("{picture … | …}", "story.help.picture"),
        ("{map …}", "story.help.map"), ("{chart … …}", "story.help.chart"), ("{figure … …}", "story.help.figure"),
        ("@ @2025-11-18", "story.help.frozen"),
    ]

    private var buttons: Markup {
        p(.class("acts")) {
            button(.type("submit"), .name("act"), .value("submit")) { wording.say("form.submit") }
            button(.type("submit"), .class("quiet"), .name("act"), .value("keep")) { wording.say("form.keep") }
            button(.type("submit"), .class("quiet"), .name("act"), .value(Self.turn + tab.tag)) {
                wording.say("story.form.look")
            }
            draft.saved(kit)
        }
    }
}
