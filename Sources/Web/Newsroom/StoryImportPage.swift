import Languages
import Markup
import Members
import Serving

/// Where a text from elsewhere is pasted or sent.
struct StoryImportPage: Page {
    let kit: FormKit
    let signed: Signed

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("story.import") }
    var sheets: [String] { ["forms.css", "stories.css"] }
    var hasDownloads: Bool { false }
    var trail: [(name: String, address: Address)] { [(wording.say("stories.title"), links.stories())] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("story.import.lead") }
            }
            kit.summary
            kit.form(to: links.storyImport, signed: signed, hasFiles: true) {
                kit.area("pasted", wording.say("story.import.paste"), rows: 12)
                kit.file(
                    "file", wording.say("story.import.file"), hint: wording.say("story.import.file.hint"),
                    kinds: ".txt,.html,.htm")
                kit.choice(
                    "said", wording.say("story.import.language"),
                    Language.allCases.map { ($0.tag, wording.languageName($0)) },
                    empty: wording.say("story.import.language.find"))
                p(.class("acts")) {
                    button(.type("submit"), .name("act"), .value("read")) { wording.say("story.import.read") }
                }
            }
        }
    }
}
