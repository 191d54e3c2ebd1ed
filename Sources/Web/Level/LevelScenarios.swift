import Depths
import Environment
import Languages
import Markup
import Measures
import Register

/// The scenarios side by side as they were published, on one axis of one datum.
struct LevelScenarios: Sendable {
    let text: LevelText
    let answer: LevelAnswer

    private var wording: Wording { text.wording }
    private var links: Links { text.links }

    var markup: Markup {
        guard !answer.scenarios.isEmpty else { return Markup() }
        return section(.id("scenarios")) {
            h2 { wording.say("level.scenarios") }
            p { wording.say("level.scenarios.about") }
            chart
            div(
                .class("table-scroll"), .tabindex(0), .role("region"), .aria("label", wording.say("level.scenarios"))
            ) {
                table(.class("level-table")) {
                    thead {
                        tr {
                            th(.scope("col")) { wording.kindLabel(LevelWords.scenarioKind) }
                            th(.scope("col")) { wording.say("level.scenario.year") }
                            th(.scope("col")) { wording.say("level.scenario.stated") }
                            th(.scope("col"), .class("number")) { wording.say("level.scenario.level") }
                            th(.scope("col")) { wording.say("level.scenario.from") }
                        }
                    }
                    tbody {
                        for scenario in answer.scenarios {
                            for point in scenario.points { row(scenario, point) }
                        }
                    }
                }
            }
        }
    }

    private func row(_ scenario: Scenario, _ point: Scenario.Point) -> Markup {
        let question = LevelQuestion.scenario(scenario.thing.id, year: point.year)
        return tr(.when(question == answer.question, .class("chosen"))) {
            th(.scope("row")) { a(.href(links.thing(scenario.thing.id))) { wording.marked(scenario.thing.name) } }
            td { a(.href(links.level(question))) { year(point.year) } }
            td {
                for (place, figure) in point.figures.enumerated() {
                    if place > 0 { " · " }
                    text.figure(figure)
                    if figure.claim.property.contains("middle") { " " + wording.say("level.scenario.middle") }
                }
            }
            td(.class("number")) { text.amount(point.level, "m") }
            td {
                if let start = scenario.start {
                    year(start.year)
                    ": "
                    text.amount(start.level.height, "m")
                    " "
                    text.assumptions(start.level.assumptions)
                }
            }
        }
    }

    private func year(_ year: Int) -> String { NumberFormat(wording.language).digits(String(year)) }

    private var chart: Markup {
        let rows = answer.scenarios.flatMap { scenario in
            scenario.points.map { point in
                RivalsPlot.Row(
                    speaker: wording.name(scenario.thing) + wording.say("site.list-separator") + year(point.year),
                    language: scenario.thing.name.reading(in: wording.language)?.language ?? wording.language,
                    low: point.level.low, high: point.level.high, label: text.range(point.level, digits: 1),
                    isChosen: answer.question == .scenario(scenario.thing.id, year: point.year))
            }
        }
        guard rows.count > 1 else { return Markup() }
        let title = wording.say(
            "level.scenarios.chart", ["datum": .text(text.plain(answer.known.datum))])
        let words = ChartWords(
            title: title, about: title, asTable: wording.say("chart.as-table"),
            first: wording.kindLabel(LevelWords.scenarioKind),
            second: wording.units.name("m", in: wording.language))
        return RivalsPlot(
            rows: rows, words: words, numbers: NumberFormat(wording.language), name: "level-scenarios"
        ).markup
    }
}

/// The sources of everything that stands on the page, on paper.
struct LevelSources: Sendable {
    let text: LevelText
    let answer: LevelAnswer

    var markup: Markup {
        let wording = text.wording
        let used = answer.claims.values.sorted { $0.id < $1.id }
        var seen: Set<String> = []
        let sources = used.compactMap(\.source).filter { seen.insert($0).inserted }
            .compactMap { wording.vocabulary.sources[$0] }
        guard !sources.isEmpty else { return Markup() }
        return section(.class("only-print")) {
            h2 { wording.say("footer.sources") }
            ol(.class("endnotes")) {
                for source in sources {
                    li {
                        wording.marked(source.title, in: source.titleLanguage)
                        wording.say("site.list-separator")
                        wording.party(source.publisher)
                    }
                }
            }
        }
    }
}
