import Depths
import Environment
import Languages
import Markup
import Measures
import Observations
import Register

/// The level so far: by datum and publisher, the weeks of the shallow parts, and a straight line with its trials.
struct LevelRecordPage: Page {
    let text: LevelText
    let record: LevelRecord
    let line: LevelLine?
    /// The series of observations of the level, of any datum.
    let series: [StandingSeries]

    /// So many series of one part of the sea and one property are named.
    static let seriesMax = 12

    private var wording: Wording { text.wording }
    private var links: Links { text.links }

    var title: String { wording.say("level.record.title") }
    var part: PagePart? { .environment }
    var trail: [(name: String, address: Address)] { [(wording.say("level.title"), links.level())] }
    var sheets: [String] { ["level.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("level.record.lead") }
            }
            if record.figures.isEmpty { p { wording.say("level.nothing-known") } }
            for datum in datums { section(of: datum) }
            LevelWeeks(text: text, record: record).markup
            if let line { LevelLineTable(text: text, line: line).markup }
        }
    }

    private var datums: [Datum] {
        record.series.reduce(into: []) { found, series in
            if !found.contains(series.datum) { found.append(series.datum) }
        }
    }

    private func section(of datum: Datum) -> Markup {
        let figures = record.figures.filter { $0.datum == datum }
        return element(.section, [.id("datum-\(datum.code)")]) {
            h2 { text.datum(datum) }
            if let note = wording.vocabulary.datums[datum.code]?.note { p(.class("small")) { wording.marked(note) } }
            chart(datum)
            observations(datum)
            details {
                summary { wording.say("level.record.claims", ["count": .count(figures.count)]) }
                listing(figures)
            }
        }
    }

    /// The series of a datum, each with whose it is.
    private func observations(_ datum: Datum) -> Markup {
        let own = series.filter { ($0.series.datum ?? .unstated) == datum }
        guard !own.isEmpty else { return Markup() }
        return p(.class("small")) {
            wording.say("level.record.series") + " "
            for (place, standing) in own.enumerated() {
                if place > 0 { " · " }
                a(.href(links.observations(of: standing.id))) {
                    wording.marked(standing.series.name)
                    wording.say("site.list-separator")
                    text.figures.names[standing.series.thing].map { wording.marked($0.name) } ?? Markup()
                    wording.say("site.list-separator")
                    wording.party(standing.series.publisher)
                }
            }
        }
    }

    private func listing(_ figures: [LevelFigure]) -> Markup {
        table(.class("of-numbers")) {
            thead {
                tr {
                    th(.scope("col")) { wording.say("claim.as-of") }
                    th(.scope("col"), .class("number")) { wording.propertyLabel(LevelWords.level) }
                    th(.scope("col")) { wording.say("table.said-by") }
                }
            }
            tbody {
                for figure in figures {
                    tr {
                        th(.scope("row")) { figure.claim.asOf.map(wording.period) ?? "" }
                        td(.class("number")) { text.figure(figure) }
                        td {
                            wording.party(figure.claim.saidBy)
                            if figure.claim.thing != wording.vocabulary.region?.sea,
                                let thing = text.figures.names[figure.claim.thing]
                            {
                                wording.say("site.list-separator")
                                wording.marked(thing.name)
                            }
                            if !figure.claim.doubt.isEmpty {
                                " "
                                span(.class("state assumed")) { wording.say("state.suspect") }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Undoubted values of one datum; of rivals of one time that of the speaker who says most, the others in the table.
    private func chart(_ datum: Datum) -> Markup {
        guard datum != .unstated else { return Markup() }
        var days: Set<Day> = []
        let numbers = NumberFormat(wording.language)
        let points = record.series.filter { $0.datum == datum }.flatMap(\.figures).compactMap {
            figure -> SeriesChart.Point? in
            guard figure.claim.doubt.isEmpty, let time = figure.claim.asOf, days.insert(time.start).inserted else {
                return nil
            }
            return SeriesChart.Point(
                day: time.start, value: figure.value.middle, date: wording.period(time),
                label: numbers.notation(LevelText.notation(figure.value.low, figure.value.high, digits: 2)))
        }
        guard points.count >= 3 else { return Markup() }
        let unit = wording.units.name("m", in: wording.language)
        let title = wording.say(
            "chart.series.datum",
            [
                "property": .text(wording.propertyLabel(LevelWords.level)), "unit": .text(unit),
                "datum": .text(text.plain(datum)),
            ])
        let words = ChartWords(
            title: title, about: title, asTable: wording.say("chart.as-table"), first: wording.say("claim.as-of"),
            second: unit)
        return SeriesChart(points: points, words: words, numbers: numbers, name: "level-\(datum.code)").markup
    }
}
