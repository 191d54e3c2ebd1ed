import Environment
import Languages
import Markup
import Measures
import Observations
import Problems
import Register

/// Who defined an indicator, and when it was worded anew.
struct IndicatorDefinition: Sendable {
    let recorder: String?
    /// The newest first.
    let wordings: [IndicatorWording]
    /// The only series it looks at.
    let series: SeriesRecord?
    let mayChange: Bool
}

extension IndicatorPage {
    var threshold: Markup {
        section {
            h2 { wording.say("indicator.threshold") }
            if let better = indicator.better {
                p(.class("small")) { wording.say(PhraseKey("indicator.better.\(better.rawValue)")) }
            }
            if assessment.thresholds.isEmpty { p { wording.say("indicator.threshold.none") } }
            ul(.class("plain")) {
                for figure in assessment.thresholds {
                    li {
                        a(.class("figure"), .href(links.origin(of: figure))) {
                            words.quantity(words.amount(figure), figure.unit)
                        }
                        " "
                        span(.class("about")) { wording.party(figure.saidBy) }
                    }
                }
            }
            if mayWrite, let property = indicator.threshold, let thing = indicator.things.first {
                p(.class("small no-print")) {
                    a(.href(links.newDraft(thing: thing, property: property))) {
                        wording.say("indicator.threshold.state")
                    }
                }
            }
        }
    }

    var parts: Markup {
        // What the reader may not know of is not named, not even by its id.
        let known = assessment.parts.filter { words.figures.names[$0.thing] != nil }
        guard !known.isEmpty else { return Markup() }
        return section {
            h2 { wording.say("indicator.parts") }
            ul(.class("plain")) {
                for part in known {
                    li {
                        a(.href(links.thing(part.thing))) { wording.marked(byScript: words.thing(part.thing)) }
                        " "
                        span(.class(part.isKnown ? "state agreed" : "state aged")) {
                            wording.say(part.isKnown ? "indicator.parts.known" : "indicator.parts.unknown")
                        }
                    }
                }
            }
        }
    }

    /// The problems in which it serves as evidence.
    var told: Markup {
        guard !problems.isEmpty else { return Markup() }
        return section {
            h2 { wording.say("problem.list.title") }
            ul(.class("plain")) {
                for line in problems {
                    li {
                        a(.href(links.problem(line.id))) { wording.marked(line.problem.title) }
                        " "
                        wording.problemState(line.state, isCold: line.isCold)
                    }
                }
            }
        }
    }

    /// Whose definition it is, and how it was worded in the course of time.
    var defined: Markup {
        section {
            h2 { wording.say("indicator.definition") }
            p(.class("small")) {
                if let recorder = definition.recorder {
                    a(.href(links.party(recorder))) { wording.party(recorder) }
                }
                if let sector = indicator.sector ?? wording.vocabulary.properties[indicator.property]?.sector {
                    " · " + wording.sector(sector)
                }
            }
            if let series = definition.series {
                p(.class("small")) {
                    wording.say("indicator.form.series") + ": "
                    a(.href(links.observations(of: series.id))) {
                        wording.propertyLabel(series.property) + " – " + words.thing(series.thing)
                    }
                }
            }
            if definition.wordings.count > 1 {
                ol(.class("plain small")) {
                    for worded in definition.wordings {
                        li {
                            a(.href(links.indicator(indicator.id, at: .after(worded.position)))) {
                                wording.say(
                                    "indicator.earlier.entry",
                                    [
                                        "number": .number(String(worded.position)),
                                        "date": .text(wording.day(worded.day)),
                                    ])
                            }
                        }
                    }
                }
            }
            if definition.mayChange {
                p(.class("small no-print")) {
                    a(.href(links.newWording(ofIndicator: indicator.id))) { wording.say("indicator.form.change") }
                }
            }
        }
    }

    var earlier: Markup {
        guard steps.count > 1 else { return Markup() }
        return section(.class("no-print")) {
            h2 { wording.say("indicator.earlier") }
            p(.class("small")) { wording.say("indicator.earlier.lead") }
            ul(.class("plain")) {
                for step in steps {
                    li {
                        a(.href(links.indicator(indicator.id, at: .after(step.position)))) {
                            wording.say(
                                "indicator.earlier.entry",
                                ["number": .number(String(step.position)), "date": .text(wording.day(step.day))])
                        }
                    }
                }
            }
        }
    }
}
