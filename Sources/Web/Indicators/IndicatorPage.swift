import Environment
import Languages
import Markup
import Measures
import Register

/// One indicator: its value across the rivals, its status or what is missing for one, how sure that is, how it went,
/// and every figure it rests on.
struct IndicatorPage: Page {
    let words: IndicatorWords
    let assessment: Assessment
    let time: IndicatorTime
    /// The entries after which it may have changed, the newest first.
    let steps: [IndicatorStep]
    let mayWrite: Bool

    var wording: Wording { words.wording }
    var links: Links { words.links }
    var indicator: Indicator { assessment.indicator }

    var title: String { wording.plain(indicator.name) }
    var part: PagePart? { .environment }
    var trail: [(name: String, address: Address)] { [(wording.say("indicators.title"), links.indicators(at: time))] }
    var sheets: [String] { ["indicators.css"] }
    var card: PageCard? { PageCard(kind: "article", about: wording.plain(indicator.about), image: nil) }

    var content: Markup {
        let moments = IndicatorMoments(words: words, time: time, moment: assessment.moment)
        return fragment {
            header(.class("page-head")) {
                h1 { wording.marked(indicator.name) }
                p(.class("lead")) { wording.marked(indicator.about) }
            }
            moments.standing(links.indicator(indicator.id))
            headline
            div(.class("columns")) {
                div(.class("thread")) {
                    IndicatorFormula(words: words, assessment: assessment).markup
                    IndicatorCharts(words: words, assessment: assessment).markup
                    IndicatorInputs(words: words, assessment: assessment).markup
                }
                aside(.class("context")) {
                    threshold
                    IndicatorConfidence(words: words, confidence: assessment.confidence, years: indicator.years).markup
                    parts
                    earlier
                    moments.choice(links.indicator(indicator.id))
                }
            }
            IndicatorInputs(words: words, assessment: assessment).sources
        }
    }

    private var headline: Markup {
        section(.class("verdict")) {
            p(.class("figure-line")) {
                span(.class("figure figure-big")) { words.value(assessment) }
                " "
                words.asOf(assessment)
                if let datum = assessment.answers.first?.figures.first?.datum,
                    [.latest, .sum, .fall].contains(indicator.formula)
                {
                    " "
                    span(.class("datum")) { words.datum(datum) }
                }
            }
            p(.class("status")) { words.status(assessment) }
            p { words.reason(assessment) }
            if let quality = assessment.quality {
                p {
                    wording.say(
                        "indicator.quality",
                        [
                            "ratio": .number(IndicatorWords.reckoned(quality.ratio)),
                            "scaled": .number(IndicatorWords.reckoned(quality.scaled)),
                            "class": .text(wording.say(PhraseKey("indicator.class.\(quality.status.rawValue)"))),
                        ])
                }
            }
            if !indicator.missing.isEmpty {
                p(.class("small")) {
                    strong { wording.say("indicator.missing") + ": " }
                    wording.marked(indicator.missing)
                }
            }
        }
    }

    private var threshold: Markup {
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
            if mayWrite, let property = indicator.threshold,
                let thing = indicator.things.first(where: { words.figures.names[$0] != nil })
            {
                p(.class("small no-print")) {
                    a(.href(links.newDraft(thing: thing, property: property))) {
                        wording.say("indicator.threshold.state")
                    }
                }
            }
        }
    }

    private var parts: Markup {
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

    private var earlier: Markup {
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
