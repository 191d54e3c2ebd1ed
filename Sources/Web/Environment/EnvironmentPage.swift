import Depths
import Environment
import Languages
import Markup
import Measures
import Problems
import Register

/// The way into everything about the state of the sea: its level, the indicators, the problems and the observations.
struct EnvironmentPage: Page {
    let words: IndicatorWords
    let level: KnownLevel?
    let levelDay: Day?
    let assessments: [Assessment]
    let problems: [ProblemLine]
    let takesReports: Bool

    private var wording: Wording { words.wording }
    private var links: Links { words.links }

    static let problemsMax = 6

    var title: String { wording.say("environment.title") }
    var part: PagePart? { .environment }
    var sheets: [String] { ["environment.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("environment.lead") }
            }
            div(.class("columns")) {
                div(.class("thread")) {
                    levelPart
                    indicatorPart
                }
                aside(.class("context")) {
                    problemPart
                    observationPart
                }
            }
        }
    }

    private var levelPart: Markup {
        section(.aria("labelledby", "sea-level")) {
            h2(.id("sea-level")) { a(.href(links.level())) { wording.say("level.title") } }
            if let level, let levelDay {
                let text = LevelText(figures: words.figures, claims: [:])
                p(.class("figure-line")) {
                    strong(.class("figure-big")) { text.amount(level.height, "m") }
                    span(.class("datum")) { text.datum(level.datum) }
                    span(.class("about")) { NumberFormat(wording.language).digits(String(levelDay.gregorian.year)) }
                }
            }
            p { wording.say("level.lead") }
            p(.class("small no-print")) { a(.href(links.levelRecord)) { wording.say("level.to-record") } }
        }
    }

    private var indicatorPart: Markup {
        section(.aria("labelledby", "indicators")) {
            h2(.id("indicators")) { a(.href(links.indicators())) { wording.say("indicators.title") } }
            if assessments.isEmpty { p { wording.say("indicators.none") } }
            dl(.class("state-of")) {
                for found in assessments {
                    div {
                        dt { a(.href(links.indicator(found.indicator.id))) { wording.marked(found.indicator.name) } }
                        dd {
                            span(.class("figure")) { words.value(found) }
                            " "
                            words.asOf(found)
                        }
                    }
                }
            }
        }
    }

    private var problemPart: Markup {
        section(.aria("labelledby", "problems")) {
            h2(.id("problems")) { a(.href(links.problems())) { wording.say("problem.list.title") } }
            if problems.isEmpty { p { wording.say("problem.list.none") } }
            if !problems.isEmpty {
                ProblemEntries(wording: wording, problems: problems).markup
                p { a(.href(links.problems())) { wording.say("problem.list.all") } }
            }
            if takesReports {
                p(.class("no-print")) { a(.href(links.problemReport)) { wording.say("problem.report.title") } }
            }
        }
    }

    private var observationPart: Markup {
        section(.aria("labelledby", "observations")) {
            h2(.id("observations")) { a(.href(links.observations)) { wording.say("observations.title") } }
            p { wording.say("observations.lead") }
        }
    }
}
