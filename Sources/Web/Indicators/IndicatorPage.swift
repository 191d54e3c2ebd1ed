import Environment
import Languages
import Markup
import Measures
import Observations
import Problems
import Register

/// One indicator: its value across the rivals, its status or what is missing for one, how sure that is, how it went,
/// and every figure it rests on.
struct IndicatorPage: Page {
    let words: IndicatorWords
    let assessment: Assessment
    let time: IndicatorTime
    /// The entries after which it may have changed, the newest first.
    let steps: [IndicatorStep]
    let definition: IndicatorDefinition
    /// Those of which a step or an ending names it.
    let problems: [ProblemLine]
    let mayWrite: Bool
    /// The letters behind its wordings.
    var letters = LettersBehind()

    static let problemsMax = 12

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
                p(.class("lead")) { wording.told(indicator.about) }
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
                    told
                    defined
                    letters.markup(wording)
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
}
