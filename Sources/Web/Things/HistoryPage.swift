import Languages
import Markup
import Measures
import Register

/// What was ever written about a thing, newest first.
struct HistoryPage: Page {
    let figures: Figures
    let thing: Thing
    let steps: [TrailStep]
    /// The position from which the next, older page goes on.
    let next: Int64?
    /// The clock of the thing.
    var clock = Clock()
    var letters = LettersBehind()

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }
    private var words: StepWords { StepWords(figures: figures) }

    var title: String { wording.say("history.of", ["name": .text(wording.name(thing))]) }
    var trail: [(name: String, address: Address)] {
        [(thing.shortName(wording.language), links.thing(thing.id))]
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("history.lead") }
            }
            if steps.count > 1 {
                form(.class("comparing"), .method("get"), .action(links.comparison(thing.id))) {
                    p { wording.say("history.comparison.hint") }
                    timeline
                    p(.class("no-print")) { button(.type("submit")) { wording.say("history.comparison.compare") } }
                }
            } else {
                timeline
            }
            if let next {
                nav(.class("pages")) {
                    a(.href(links.history(thing.id, before: next)), .rel("next")) { wording.say("history.older") }
                }
            }
        }
    }

    private var timeline: Markup {
        ol(.class("timeline")) {
            for step in steps {
                li(.class("done"), .id("entry-\(step.position)")) {
                    wording.moment(step.milliseconds, at: clock)
                    " "
                    strong { words.title(of: step) }
                    " "
                    words.detail(of: step)
                    p(.class("small")) {
                        wording.say("history.entry", ["number": .number(String(step.position))])
                        wording.say("site.list-separator")
                        wording.say("history.by", marking: ["party": wording.partyText(step.party)])
                    }
                    letters.line(step.position, wording)
                    if steps.count > 1 { choice(step) }
                }
            }
        }
    }

    /// Newest and oldest are chosen until the reader chooses otherwise.
    private func choice(_ step: TrailStep) -> Markup {
        p(.class("choice no-print")) {
            label {
                input(
                    .type("radio"), .name("from"), .value(String(step.position)),
                    .checked(step.position == steps.last?.position))
                wording.say("history.comparison.from")
            }
            " "
            label {
                input(
                    .type("radio"), .name("to"), .value(String(step.position)),
                    .checked(step.position == steps.first?.position))
                wording.say("history.comparison.to")
            }
        }
    }
}
