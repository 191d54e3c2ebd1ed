import Languages
import Markup
import Measures
import Register

/// The chart of one property across things of one datum, in the property's unit.
struct ThingsChart: Sendable {
    let figures: Figures
    let property: Property
    let rows: [PropertyRows.Row]
    let name: String
    /// The kind that alone is drawn, where others are in the table.
    let kind: String?

    private var wording: Wording { figures.wording }
    private var numbers: NumberFormat { NumberFormat(wording.language) }

    var markup: Markup {
        let plot = ThingsPlot(rows: rows.map(line), about: about, numbers: numbers, name: name)
        return element(.figure, [.class("chart things")]) {
            figcaption(.class("chart-title")) { title }
            plot.drawing
            p(.class("small")) {
                if rows.count > ThingsPlot.drawnMax {
                    wording.say(
                        "properties.first-drawn",
                        ["shown": .count(ThingsPlot.drawnMax), "count": .count(rows.count)]) + " "
                }
                if let kind {
                    wording.say("properties.drawn-kind", ["kind": .text(wording.kindPlural(kind))]) + " "
                }
                if rows.prefix(ThingsPlot.drawnMax).contains(where: { $0.account.spread != nil }) {
                    wording.say("properties.bars") + " "
                }
                wording.say("properties.dates-in-table")
            }
        }
    }

    private var about: String {
        wording.say(
            "properties.chart.about",
            ["property": .text(wording.plain(property.label)), "count": .count(min(rows.count, ThingsPlot.drawnMax))])
    }

    private var title: String {
        let unit = wording.unitName(property.unit)
        let label = PhraseValue.text(wording.plain(property.label))
        if let datum = rows.first?.datum {
            let name = wording.vocabulary.datums[datum.code].map { wording.plain($0.label) } ?? datum.code
            return wording.say("chart.series.datum", ["property": label, "unit": .text(unit), "datum": .text(name)])
        }
        return unit.isEmpty
            ? wording.plain(property.label)
            : wording.say("chart.series.title", ["property": label, "unit": .text(unit)])
    }

    private func line(_ row: PropertyRows.Row) -> ThingsPlot.Row {
        ThingsPlot.Row(
            name: wording.listName(row.thing),
            language: row.thing.name.reading(in: wording.language)?.language ?? wording.language, low: row.amount?.low,
            high: row.amount?.high, spread: row.account.spread,
            label: row.amount.map { numbers.notation($0.text) } ?? "",
            isDisputed: row.account.states.contains(.disputed))
    }
}
