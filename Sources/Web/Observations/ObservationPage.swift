import Languages
import Markup
import Measures
import Observations
import Register

/// One observation: who says it, from which source, and all that was said of this time before.
struct ObservationPage: Page {
    let words: SeriesWords
    let standing: StandingSeries
    let steps: [ObservationStep]
    let reference: ObservationReference

    private var wording: Wording { words.wording }
    private var links: Links { words.links }
    private var step: ObservationStep? { steps.first { $0.reference == reference } }

    var title: String { wording.say("observations.observation") + " – " + words.title(standing.series) }
    var trail: [(name: String, address: Address)] { [(wording.say("observations.title"), links.observations)] }
    var sheets: [String] { ["observations.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { wording.say("observations.observation") }
                h1 { a(.href(links.observations(of: standing.id))) { words.title(standing.series) } }
                if let step {
                    p(.class("lead figure-line")) {
                        span(.class("figure-big")) { words.value(step.observation, standing.series) }
                        span(.class("as-of")) { words.time(step.observation.time) }
                        if let datum = words.datum(standing.series) { span(.class("datum")) { datum } }
                    }
                }
            }
            h2 { wording.say("history.title") }
            ol(.class("steps")) { for step in steps.reversed() { li { line(step) } } }
        }
    }

    private func line(_ step: ObservationStep) -> Markup {
        let series = standing.series
        return fragment {
            p {
                strong { wording.say(PhraseKey("observations.act.\(step.act.rawValue)")) }
                " "
                wording.moment(step.milliseconds)
            }
            dl(.class("facts")) {
                if step.act != .withdrawn {
                    row("table.value") { words.value(step.observation, series) }
                    if let error = step.observation.error {
                        row("observations.error") {
                            wording.units.quantity(error.text, series.unit.code, in: wording.language)
                        }
                    }
                    row("observations.quality") { words.quality(step.observation.quality) }
                }
                row("source.publisher") { a(.href(links.party(series.publisher))) { wording.party(series.publisher) } }
                if !step.reason.isEmpty { row("observations.reason") { wording.marked(step.reason) } }
                if let source = step.source ?? series.source {
                    row("source.title") {
                        a(.href(links.source(source))) {
                            wording.vocabulary.sources[source].map { wording.marked($0.title, in: $0.titleLanguage) }
                                ?? Markup(text: source)
                        }
                    }
                }
                row("observations.entry") { wording.number(Int(step.position)) }
            }
        }
    }

    private func row(_ key: PhraseKey, @MarkupBuilder _ content: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd { content() }
        }
    }
}
