import Languages
import Markup
import Measures
import Observations
import Register

/// A window of a series: its chart and table, how it was observed, its gaps and outliers, and its rivals.
struct SeriesPage: Page {
    /// A series with the window that is shown.
    struct Shown: Sendable {
        let standing: StandingSeries
        let window: SeriesWindow
        let outliers: [SeriesOutlier]
        let gaps: [SeriesGap]

        var observations: [StandingObservation] {
            if case .observations(let standing) = window.content { standing } else { [] }
        }
    }

    let words: SeriesWords
    let shown: Shown
    let rivals: [Shown]
    /// All of the time there is, to go back to.
    let whole: Range<Int64>
    let shownSpan: Range<Int64>
    /// Whether the reader's party keeps the series.
    let mayWrite: Bool
    /// Whether the reader may have a rule of its party's own.
    let mayWatch: Bool
    let alerts: [StandingAlert]
    /// The datums to which it can be converted, and what is asked of them.
    let conversions: [DatumConversion]
    let converted: ConvertedSeries?
    /// The letters behind the series and its observations.
    var letters = LettersBehind()

    /// So many observations stand in the table of one page.
    static let rowsMax = 400

    var wording: Wording { words.wording }
    var links: Links { words.links }
    var series: SeriesRecord { shown.standing.series }

    var title: String { words.title(series) }
    var part: PagePart? { .environment }
    var sheets: [String] { ["observations.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("observations.title"), links.observations)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) {
                    wording.propertyLabel(series.property) + " · " + words.resolution(series.resolution)
                }
                h1 { title }
                p(.class("lead")) {
                    a(.href(links.party(series.publisher))) { wording.party(series.publisher) }
                    wording.say("site.list-separator")
                    words.span(shownSpan)
                }
            }
            for alert in alerts {
                p(.class("rule")) {
                    a(.href(links.alert(alert.id))) { wording.say("alerts.title") }
                    ": "
                    words.told(alert)
                }
            }
            if mayWrite || mayWatch {
                p(.class("actions no-print")) {
                    if mayWatch { a(.href(links.alertForm(of: series.id))) { wording.say("alerts.write") } }
                    if mayWrite {
                        a(.href(links.observationsForm(of: series.id))) { wording.say("observations.write") }
                        a(.href(links.seriesForm(of: series.id))) { wording.say("series.again") }
                    }
                }
            }
            figure(shown, name: "series")
            zooming
            valuesTable
            conversionPart
            facts
            letters.markup(wording)
            gapsAndOutliers
            rivalList
        }
    }

    func figure(_ shown: Shown, name: String) -> Markup {
        let series = shown.standing.series
        let about = wording.say(
            "observations.chart-about",
            [
                "series": .text(words.title(series)), "axis": .text(words.axis(series)),
                "span": .text(words.span(shownSpan)),
            ])
        let links = links
        return element(.figure, [.class("chart")]) {
            figcaption(.class("chart-title")) { words.axis(series) }
            if shown.standing.extent == nil {
                p { wording.say("observations.empty") }
            } else {
                SeriesDrawing(
                    wording: wording, series: series, window: shown.window, span: shownSpan,
                    outliers: Set(
                        shown.outliers.compactMap { place in
                            shown.observations.indices.contains(place.place)
                                ? shown.observations[place.place].reference : nil
                        }), name: name, about: about,
                    address: { target in
                        switch target {
                        case .observation(let reference): links.observation(reference)
                        case .stretch(let span): links.observations(of: series.id, in: span)
                        }
                    }
                ).markup
            }
        }
    }

    /// Going through time needs no script: each step is an address.
    private var zooming: Markup {
        let span = shownSpan
        let width = span.upperBound - span.lowerBound
        let (quarter, half) = (width / 4, width / 2)
        func step(_ key: PhraseKey, _ span: Range<Int64>) -> Markup {
            let held = span.clamped(to: whole)
            return fragment {
                if held != shownSpan, !held.isEmpty {
                    a(.href(links.observations(of: series.id, in: held)), .rel("nofollow")) { wording.say(key) }
                }
            }
        }
        return nav(.class("pages no-print"), .aria("label", wording.say("observations.zoom"))) {
            step("observations.earlier", (span.lowerBound - half)..<(span.upperBound - half))
            step("observations.later", (span.lowerBound + half)..<(span.upperBound + half))
            if width > 4 * 3_600_000 {
                step("observations.closer", (span.lowerBound + quarter)..<(span.upperBound - quarter))
            }
            step("observations.wider", (span.lowerBound - half)..<(span.upperBound + half))
            if span != whole { a(.href(links.observations(of: series.id))) { wording.say("observations.whole") } }
        }
    }

    private var facts: Markup {
        section {
            h2 { wording.say("observations.how") }
            dl(.class("facts")) {
                row("observations.place") { a(.href(links.thing(series.thing))) { words.thing(series.thing) } }
                row("observations.property") {
                    a(.href(links.property(series.property))) { wording.propertyLabel(series.property) }
                }
                row("source.publisher") { a(.href(links.party(series.publisher))) { wording.party(series.publisher) } }
                if shown.standing.recorder != series.publisher {
                    row("claim.recorded-by") {
                        a(.href(links.party(shown.standing.recorder))) { wording.party(shown.standing.recorder) }
                    }
                }
                row("observations.axis") { words.axis(series) }
                row("observations.resolution") { words.resolution(series.resolution) }
                if !series.method.isEmpty { row("observations.method") { wording.marked(series.method) } }
                if let limit = series.detectionLimit {
                    row("observations.detection-limit") {
                        wording.units.quantity(limit.text, series.unit.code, in: wording.language)
                    }
                }
                if !series.licence.isEmpty { row("source.licence") { wording.marked(series.licence) } }
                if let source = series.source {
                    row("source.title") { sourceLink(source) }
                }
                if !series.note.isEmpty { row("observations.note") { wording.marked(series.note) } }
                row("observations.number") { wording.number(shown.standing.count) }
            }
        }
    }

    private func row(_ key: PhraseKey, @MarkupBuilder _ content: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd { content() }
        }
    }

    func sourceLink(_ id: String) -> Markup {
        a(.href(links.source(id))) {
            wording.vocabulary.sources[id].map { wording.marked($0.title, in: $0.titleLanguage) } ?? Markup(text: id)
        }
    }
}
