import Languages
import Markup
import Measures
import Observations
import Register

/// A series on another datum, as claims convert it.
struct ConvertedSeries: Sendable {
    let datum: Datum
    /// All that are stated for this datum.
    let stated: [DatumConversion]
    /// Those that were asked for: all, or one of them.
    let asked: [DatumConversion]
    /// The rivals that were observed on it.
    let beside: [SeriesPage.Shown]
    /// What all that were asked for leave open.
    let shift: ClosedRange<Double>

    /// `nil` where nobody states such a conversion.
    init?(_ all: [DatumConversion], to code: String, by claim: String?, beside rivals: [SeriesPage.Shown]) {
        stated = all.filter { $0.to.code == code }
        asked = stated.filter { claim == nil || $0.claim.claim.id == claim }
        guard let first = asked.first, let low = asked.map(\.shift.lowerBound).min(),
            let high = asked.map(\.shift.upperBound).max()
        else { return nil }
        datum = first.to
        shift = low...high
        beside = rivals.filter { $0.standing.series.datum == first.to }
    }
}

extension SeriesPage {
    /// The other datums on which the series can be shown, and the series on the one that was asked for.
    @MarkupBuilder var conversionPart: Markup {
        if !conversions.isEmpty {
            section(.id("converted")) {
                if let converted {
                    h2 { wording.say("observations.converted", ["datum": .text(name(of: converted.datum))]) }
                    drawing(converted)
                    told(converted)
                    convertedTable(converted)
                } else {
                    h2 { wording.say("observations.conversion") }
                }
                p(.class("pages no-print")) {
                    for datum in datums where datum != converted?.datum {
                        a(.href(address(datum)), .rel("nofollow")) {
                            wording.say("observations.convert", ["datum": .text(name(of: datum))])
                        }
                    }
                    if converted != nil {
                        a(.href(links.observations(of: series.id, in: shownSpan))) {
                            wording.say("observations.convert-back")
                        }
                    }
                }
            }
        }
    }

    private var datums: [Datum] {
        var known: Set<Datum> = []
        return conversions.map(\.to).filter { known.insert($0).inserted }
    }

    private func address(_ datum: Datum, by claim: String? = nil) -> Address {
        Address(
            links.observations(of: series.id, in: shownSpan, on: datum.code, by: claim).text + "#converted")
    }

    private func name(of datum: Datum) -> String {
        wording.vocabulary.datums[datum.code].map { wording.plain($0.label) } ?? datum.code
    }

    private func quantity(_ value: Double) -> String {
        let sign = value > 0 ? "+" : ""
        return sign + wording.units.quantity(Self.rounded(value), series.unit.code, in: wording.language)
    }

    /// To the millimetre of a metre: what is added is never told finer.
    private static func rounded(_ value: Double) -> String {
        let digits = Number(value, fractionDigits: 3)?.text ?? Figures.rounded(value)
        guard digits.contains(".") else { return digits }
        let short = digits.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()
        return String(short)
    }

    private func drawing(_ converted: ConvertedSeries) -> Markup {
        let axis = [wording.unitName(series.unit), name(of: converted.datum)]
            .joined(separator: wording.say("site.list-separator"))
        let about = wording.say(
            "observations.chart-about",
            ["series": .text(title), "axis": .text(axis), "span": .text(words.span(shownSpan))])
        let own = SeriesDrawing.Layer(series: series, window: shown.window, shift: converted.shift)
        let others = converted.beside.map {
            SeriesDrawing.Layer(series: $0.standing.series, window: $0.window, shift: nil)
        }
        let (links, id) = (links, series.id)
        return element(.figure, [.class("chart")]) {
            figcaption(.class("chart-title")) { axis }
            SeriesDrawing(
                wording: wording, series: series, window: SeriesWindow(span: shownSpan, content: .observations([])),
                span: shownSpan, outliers: [], name: "converted", about: about,
                address: { target in
                    switch target {
                    case .observation(let reference): links.observation(reference)
                    case .stretch(let span): links.observations(of: id, in: span)
                    }
                }, layers: others + [own]
            ).markup
        }
    }

    /// By whom, at which place and for when it is stated, each with the way to its claim.
    private func told(_ converted: ConvertedSeries) -> Markup {
        fragment {
            p {
                converted.asked.count > 1
                    ? wording.say(
                        "observations.converted-range",
                        [
                            "low": .text(quantity(converted.shift.lowerBound)),
                            "high": .text(quantity(converted.shift.upperBound)),
                        ])
                    : wording.say("observations.converted-lead", ["offset": .text(offset(converted.shift))])
            }
            ul(.class("plain")) {
                for conversion in converted.stated { li { line(conversion, converted) } }
            }
            if converted.asked.count < converted.stated.count {
                p(.class("pages no-print")) {
                    a(.href(address(converted.datum)), .rel("nofollow")) { wording.say("observations.convert-all") }
                }
            }
        }
    }

    private func offset(_ shift: ClosedRange<Double>) -> String {
        shift.lowerBound == shift.upperBound
            ? quantity(shift.lowerBound) : "\(quantity(shift.lowerBound)) – \(quantity(shift.upperBound))"
    }

    private func line(_ conversion: DatumConversion, _ converted: ConvertedSeries) -> Markup {
        let claim = conversion.claim.claim
        let isAsked = converted.asked.contains(conversion)
        return fragment {
            if converted.stated.count > 1, !(isAsked && converted.asked.count == 1) {
                a(.href(address(converted.datum, by: claim.id)), .rel("nofollow")) { offset(conversion.shift) }
            } else {
                strong { offset(conversion.shift) }
            }
            wording.say("site.list-separator")
            wording.party(claim.saidBy)
            wording.say("site.list-separator")
            words.thing(claim.thing)
            if let asOf = claim.asOf {
                wording.say("site.list-separator")
                wording.period(asOf)
            }
            wording.say("site.list-separator")
            a(.href(links.claim(claim.id))) { wording.say("claim.title") }
            if let source = claim.source {
                wording.say("site.list-separator")
                sourceLink(source)
            }
        }
    }

    private func convertedTable(_ converted: ConvertedSeries) -> Markup {
        details(.class("values")) {
            summary { wording.say("chart.as-table") }
            div(.class("table-scroll")) {
                table {
                    thead {
                        tr {
                            th(.scope("col")) { wording.say("observations.time") }
                            th(.scope("col"), .class("number")) { words.axis(series) }
                            th(.scope("col"), .class("number")) {
                                wording.say("observations.converted", ["datum": .text(name(of: converted.datum))])
                            }
                        }
                    }
                    tbody {
                        for item in shown.observations.prefix(Self.rowsMax) { row(item, converted.shift) }
                        for item in stretches { row(item, converted.shift) }
                    }
                }
            }
        }
    }

    private var stretches: [TimedBucket] {
        guard case .buckets(let buckets, _) = shown.window.content else { return [] }
        let step = max(1, (buckets.count + 39) / 40)
        return stride(from: 0, to: buckets.count, by: step).map { buckets[$0] }
    }

    private func row(_ item: StandingObservation, _ shift: ClosedRange<Double>) -> Markup {
        tr {
            th(.scope("row")) { words.time(item.observation.time) }
            td(.class("number")) {
                a(.href(links.observation(item.reference))) { words.value(item.observation, series) }
            }
            td(.class("number")) { moved(item.observation.value?.double, shift) }
        }
    }

    private func row(_ item: TimedBucket, _ shift: ClosedRange<Double>) -> Markup {
        tr {
            th(.scope("row")) { words.span(item.start..<(item.start + 1)) }
            td(.class("number")) { words.reckoned(item.bucket.mean) }
            td(.class("number")) { moved(item.bucket.mean, shift) }
        }
    }

    private func moved(_ value: Double?, _ shift: ClosedRange<Double>) -> String {
        guard let value else { return "" }
        let ends = [value + shift.lowerBound, value + shift.upperBound].map { wording.number(Self.rounded($0)) }
        return ends[0] == ends[1] ? ends[0] : "\(ends[0]) – \(ends[1])"
    }
}
