import Depths
import Environment
import Languages
import Markup
import Measures
import Register

/// What a level of the sea touches: one choice, and everything that follows from it with what it rests on.
struct LevelPage: Page {
    let text: LevelText
    let form: LevelForm
    let answer: LevelAnswer?
    /// Why there is no answer.
    let fault: LevelError?
    /// Years and months, and when the newest level was.
    let newest: (level: KnownLevel, day: Day)?

    private var wording: Wording { text.wording }
    private var links: Links { text.links }

    var title: String { wording.say("level.title") }
    var part: PagePart? { .environment }
    var scripts: [String] { ["level.js"] }
    var sheets: [String] { ["level.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("level.lead") }
                p(.class("small no-print")) { a(.href(links.levelRecord)) { wording.say("level.to-record") } }
            }
            form.markup
            div(.id("level-summary"), .aria("live", "polite")) { summary }
            div(.id("level-results")) {
                if let answer {
                    LevelHarbours(text: text, answer: answer).markup
                    LevelScenarios(text: text, answer: answer).markup
                    LevelShore(text: text, answer: answer).markup
                    LevelShips(text: text, answer: answer).markup
                }
            }
            if let answer { LevelSources(text: text, answer: answer).markup }
        }
    }

    private var summary: Markup {
        section(.aria("label", wording.say("level.chosen"))) {
            if let answer {
                chosen(answer)
            } else {
                p(.class("warning")) { faultText }
            }
        }
    }

    private var faultText: String {
        switch fault {
        case .outsideYears(let year, let years):
            wording.say(
                "level.outside-years",
                [
                    "year": .text(digits(year)), "first": .text(digits(years.lowerBound)),
                    "last": .text(digits(years.upperBound)),
                ])
        default: wording.say("level.nothing-known")
        }
    }

    private func digits(_ year: Int) -> String { NumberFormat(wording.language).digits(String(year)) }

    private func chosen(_ answer: LevelAnswer) -> Markup {
        fragment {
            p(.class("figure-line")) {
                span(.class("figure-big")) { text.amount(answer.known.height, "m") }
                span(.class("datum")) { text.datum(answer.known.datum) }
                span(.class("about")) { asked(answer) }
            }
            if let change = answer.change, let newest, !(change.low == 0 && change.high == 0) {
                p {
                    wording.say(
                        "level.change",
                        [
                            "change": .text(text.plain(change, "m")),
                            "level": .text(text.plain(newest.level.height, "m")),
                            "year": .text(digits(newest.day.gregorian.year)),
                        ])
                }
            }
            p(.class("small")) {
                text.grounds(answer.known.height)
                " "
                text.assumptions(answer.known.assumptions)
            }
        }
    }

    private func asked(_ answer: LevelAnswer) -> Markup {
        switch answer.question {
        case .newest: Markup(text: wording.say("level.asked.newest"))
        case .level: Markup(text: wording.say("level.asked.own"))
        case .line(let year):
            Markup(text: wording.say("level.asked.line", ["year": .text(digits(year))]))
        case .scenario(let id, let year):
            fragment {
                if let scenario = answer.scenarios.first(where: { $0.thing.id == id }) {
                    a(.href(links.thing(id))) { wording.marked(scenario.thing.name) }
                    wording.say("site.list-separator")
                }
                digits(year)
            }
        }
    }
}
