import Environment
import Languages
import Markup
import Measures
import Register

/// How the figures of an indicator went: one chart for each thing and datum, with its trend by two methods.
struct IndicatorCharts: Sendable {
    let words: IndicatorWords
    let assessment: Assessment

    /// So many series are drawn.
    private static let shownMax = 6

    private var wording: Wording { words.wording }

    var markup: Markup {
        guard !assessment.trends.isEmpty else { return Markup() }
        return section {
            h2 { wording.say("indicator.trend") }
            if shown.isEmpty { p { wording.say("indicator.trend.few") } }
            for (place, trend) in shown.enumerated() { series(trend, place) }
            if assessment.isCut { p(.class("rule")) { wording.say("indicator.cut") } }
            if shown.contains(where: { $0.told != nil }) {
                p(.class("rule")) { wording.say("indicator.trend.explained") }
            }
        }
    }

    /// Those of at least two times: of a single one there is nothing to draw.
    private var shown: [FigureTrend] {
        let several = assessment.trends.filter { trend in
            trend.figures.contains { $0.time?.span != trend.figures.first?.time?.span }
        }
        return Array(several.prefix(Self.shownMax))
    }

    private func series(_ trend: FigureTrend, _ place: Int) -> Markup {
        let name = [words.thing(trend.thing), trend.datum.map(words.datum)].compactMap(\.self)
            .joined(separator: wording.say("site.list-separator"))
        return section(.class("series-of")) {
            if shown.count > 1 { h3 { wording.marked(byScript: name) } }
            chart(trend, place)
            switch trend.outcome {
            case .told(let told): facts(of: told, trend)
            case .untold(let reason): p { wording.say(reason.key) }
            }
            for told in words.gathered(trend) { p(.class("rule")) { told } }
        }
    }

    private func chart(_ trend: FigureTrend, _ place: Int) -> Markup {
        let points = trend.figures.compactMap { figure -> SeriesChart.Point? in
            guard let time = figure.time else { return nil }
            return SeriesChart.Point(
                day: time.start, value: figure.middle, date: wording.period(time),
                label: words.numbers.notation(words.amount(figure)))
        }
        guard trend.outcome != .untold(.datumUnstated), Set(points.map(\.day)).count > 1,
            let unit = trend.figures.first?.unit
        else { return Markup() }
        let label = PhraseValue.text(wording.propertyLabel(assessment.indicator.property))
        let unitName = wording.unitName(unit)
        var title = wording.say("chart.series.title", ["property": label, "unit": .text(unitName)])
        if let datum = trend.datum {
            title = wording.say(
                "chart.series.datum",
                ["property": label, "unit": .text(unitName), "datum": .text(words.datum(datum))])
        }
        let chart = ChartWords(
            title: title, about: title, asTable: wording.say("chart.as-table"), first: wording.say("claim.as-of"),
            second: unitName)
        return SeriesChart(
            points: points, words: chart, numbers: words.numbers, name: "series-\(assessment.indicator.id)-\(place)"
        ).markup
    }

    private func facts(of told: FigureTrend.Told, _ trend: FigureTrend) -> Markup {
        dl(.class("facts")) {
            row("indicator.trend.word", words.direction(trend) ?? "")
            row("indicator.trend.theil-sen", change(told.slope, told.slopeInterval, trend))
            row("indicator.trend.least-squares", change(told.lineSlope, told.lineInterval, trend))
            row("indicator.trend.mann-kendall", words.numbers.notation(probability(told.probability)))
            if let first = trend.figures.first?.time, let last = trend.figures.last?.time {
                row(
                    "indicator.trend.figures",
                    wording.say(
                        "indicator.trend.over",
                        [
                            "count": .count(trend.figures.count), "first": .text(wording.period(first)),
                            "last": .text(wording.period(last)),
                        ]))
            }
        }
    }

    private func row(_ key: PhraseKey, _ value: String) -> Markup {
        div {
            dt { wording.say(key) }
            dd { value }
        }
    }

    private func change(_ slope: Double, _ interval: ClosedRange<Double>, _ trend: FigureTrend) -> String {
        let yearly = trend.figures.first?.unit.yearly
        let factor = yearly?.factor ?? 1
        func number(_ value: Double) -> String { IndicatorWords.reckoned(value * factor) }
        // A rate whose unit nobody would read is told in the unit of the figures, a year said in words.
        let hasName = yearly.map { wording.units.has($0.unit.code, in: wording.language) } ?? false
        let unit = hasName ? yearly?.unit : trend.figures.first?.unit
        let text = words.quantity(number(slope), unit)
        return wording.say(
            "indicator.trend.interval",
            [
                "slope": .text(hasName ? text : wording.say("indicator.trend.each-year", ["change": .text(text)])),
                "low": .text(words.numbers.notation(number(interval.lowerBound))),
                "high": .text(words.numbers.notation(number(interval.upperBound))),
            ])
    }

    private func probability(_ value: Double) -> String {
        value < 0.001 ? "<0.001" : Number(value, fractionDigits: 3)?.text ?? ""
    }
}

extension FigureTrend.Reason {
    var key: PhraseKey {
        switch self {
        case .fewTimes: "indicator.trend.few"
        case .datumUnstated: "indicator.trend.datum-unstated"
        case .tooLong: "indicator.trend.too-long"
        case .notNumbers: "indicator.trend.no-numbers"
        }
    }
}
