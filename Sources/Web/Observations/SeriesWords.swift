import Languages
import Markup
import Measures
import Observations
import Register

/// How series and observations are put into words.
struct SeriesWords: Sendable {
    let wording: Wording
    let things: [String: Thing]

    var links: Links { Links(language: wording.language) }

    func thing(_ id: String) -> String { things[id].map(wording.listName) ?? id }

    /// The series by its property and, where it has one, the name its publisher gives it.
    func title(_ series: SeriesRecord) -> String {
        let name = wording.plain(series.name)
        return (name.isEmpty ? wording.propertyLabel(series.property) : name) + " – " + thing(series.thing)
    }

    func datum(_ series: SeriesRecord) -> String? {
        series.datum.map { datum in
            wording.vocabulary.datums[datum.code].map { wording.plain($0.label) } ?? datum.code
        }
    }

    /// The name of the axis: the unit, and the datum it is counted from.
    func axis(_ series: SeriesRecord) -> String {
        let unit = wording.unitName(series.unit)
        guard let datum = datum(series) else { return unit }
        return [unit, datum].filter { !$0.isEmpty }.joined(separator: wording.say("site.list-separator"))
    }

    func resolution(_ resolution: Resolution) -> String {
        wording.say(PhraseKey("observations.resolution.\(resolution.rawValue)"))
    }

    func quality(_ quality: Quality) -> String { wording.say(PhraseKey("observations.quality.\(quality.rawValue)")) }

    func time(_ time: ObservedTime) -> Markup {
        switch time {
        case .moment(let instant): wording.moment(instant.milliseconds)
        case .period(let period): Markup(text: wording.period(period))
        }
    }

    func value(_ observation: Observation, _ series: SeriesRecord) -> Markup {
        guard let amount = observation.amount else { return Markup(text: quality(.missing)) }
        return Markup(text: wording.units.quantity(amount.text, series.unit.code, in: wording.language))
    }

    /// A number that was reckoned, with as many digits as it deserves.
    func reckoned(_ value: Double?) -> String { value.map { wording.number(Figures.rounded($0)) } ?? "" }

    func extent(_ standing: StandingSeries) -> String {
        guard let extent = standing.extent else { return "" }
        if standing.series.resolution == .year {
            let (first, last) = (Instant(clamping: extent.lowerBound).day(), Instant(clamping: extent.upperBound).day())
            return "\(wording.year(first)) – \(wording.year(last))"
        }
        return span(extent.lowerBound..<(extent.upperBound + 1))
    }

    func span(_ span: Range<Int64>) -> String {
        let (first, last) = (Instant(clamping: span.lowerBound).day(), Instant(clamping: span.upperBound - 1).day())
        return first == last ? wording.gregorian(first) : "\(wording.gregorian(first)) – \(wording.gregorian(last))"
    }
}
