import Environment
import Languages
import Markup
import Measures
import Register

/// Confidence in its three parts, each with the rule that gave it and the numbers in it.
struct IndicatorConfidence: Sendable {
    let words: IndicatorWords
    let confidence: Confidence
    let years: Int

    private var wording: Wording { words.wording }

    var markup: Markup {
        section(.id("confidence")) {
            h2 { wording.say("indicator.confidence") }
            dl(.class("facts confidence")) {
                part("indicator.confidence.time", confidence.time)
                part("indicator.confidence.space", confidence.space)
                part("indicator.confidence.accuracy", confidence.accuracy)
                div {
                    dt { wording.say("indicator.confidence.whole") }
                    dd { level(confidence.score) }
                }
            }
            p(.class("rule")) {
                wording.say("indicator.confidence.lead")
                " "
                a(.href(Address("https://github.com/ices-tools-prod/HEAT"))) { "HEAT" }
            }
        }
    }

    private func part(_ key: PhraseKey, _ part: ConfidencePart) -> Markup {
        div {
            dt { wording.say(key) }
            dd {
                level(part.score)
                span(.class("about")) { rule(part.rule) }
            }
        }
    }

    /// The level as a word and as a bar of three steps.
    private func level(_ score: Double) -> Markup {
        let level = ConfidenceLevel(score: score)
        let filled = (ConfidenceLevel.allCases.firstIndex(of: level) ?? 0) + 1
        return p(.class("level")) {
            SVG.svg(.class("steps"), .viewBox(0, 0, 34, 12), .aria("hidden", "true")) {
                for step in 0..<3 {
                    SVG.rect(
                        .class(step < filled ? "full" : "empty"), .x(Double(step) * 12 + 0.5), .y(0.5), .width(9),
                        .height(11))
                }
            }
            " "
            strong { words.level(score) }
            " "
            span(.class("about")) {
                wording.say("indicator.confidence.score", ["score": .number(Figures.rounded(score.rounded()))])
            }
        }
    }

    private func rule(_ rule: ConfidencePart.Rule) -> String {
        let bounds = ConfidenceBounds.yearly(years)
        return switch rule {
        case .yearsCovered(let figures, let years, let empty):
            wording.say(
                "indicator.rule.years",
                [
                    "figures": .count(figures), "years": .count(years), "empty": .count(empty),
                    "many": .number(String(bounds.manyFigures)), "few": .number(String(bounds.fewFigures)),
                    "gaps": .number(String(bounds.manyEmptyYears)),
                ])
        case .partsCovered(let known, let parts):
            wording.say("indicator.rule.parts", ["known": .count(known), "parts": .count(parts)])
        case .statedForWhole: wording.say("indicator.rule.whole")
        case .besideThreshold(let probability):
            wording.say("indicator.rule.beside", ["share": .number(Figures.rounded(probability * 100))])
        case .sourcesDisagree(let speakers): wording.say("indicator.rule.disagree", ["count": .count(speakers)])
        case .oneSpeaker: wording.say("indicator.rule.one")
        case .doubted: wording.say("indicator.rule.doubted")
        case .sourcesAgree(let speakers): wording.say("indicator.rule.agree", ["count": .count(speakers)])
        case .none: wording.say("indicator.rule.none")
        }
    }
}
