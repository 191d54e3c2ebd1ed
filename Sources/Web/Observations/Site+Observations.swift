import Hummingbird
import Languages
import Markup
import Measures
import Members
import Observations
import Register
import Serving

extension Site {
    /// The pages of series and observations.
    static let observationRoutes: [PageRoute] = [
        .get("observations") { site, request, visit, _ in try await site.seriesList(request, visit) },
        .get("observations/:id") { site, request, visit, steps in
            try await site.seriesPage(request, visit, steps.id)
        },
        .get("observation/:id/:place") { site, request, visit, steps in
            try await site.observation(request, visit, steps.id, steps.get("place") ?? "")
        },
    ]

    func seriesList(_ request: Request, _ visit: Visit) async throws -> Response {
        func value(_ name: String) -> String? {
            request.uri.queryParameters[name[...]].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
        }
        let query = SeriesQuery(
            thing: value("thing"), property: value("property"), publisher: value("publisher"))
        let after = value("after")
        return try await answer(request, visit, parameters: Links.observationParameters) { reading, wording in
            let found = try reading.series(query, after: after, limit: SeriesListPage.rowsMax + 1)
            let shown = Array(found.prefix(SeriesListPage.rowsMax))
            return SeriesListPage(
                words: SeriesWords(
                    wording: wording, things: try reading.things(shown.map(\.series.thing))),
                query: query, series: shown, next: found.count > shown.count ? shown.last?.id : nil,
                isLater: after != nil,
                mayBring: drafts != nil && visit.signed.map { $0.may(.write(party: $0.party)) } ?? false)
        }
    }

    func seriesPage(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        let asked = try Self.askedSpan(request)
        let datum = request.uri.queryParameters["datum"].map(String.init)
        let claim = request.uri.queryParameters["conversion"].map(String.init)
        return try await answer(request, visit, parameters: Links.seriesParameters) { reading, wording in
            guard let standing = try reading.series(id) else { throw RequestFault.noThing(id) }
            let writes = drafts != nil && visit.signed.map { $0.may(.write(party: $0.party)) } ?? false
            let rivals = try reading.rivals(of: standing.series, limit: 8)
            let whole = Self.whole([standing])
            let span = asked ?? whole
            let conversions = try reading.conversions(of: standing.series)
            let things = try reading.things(
                Set([standing.series.thing] + rivals.map(\.series.thing) + conversions.map(\.claim.claim.thing)))
            let shownRivals = try rivals.map { try Self.shown($0, span, reading) }
            var converted: ConvertedSeries?
            if let datum {
                converted = ConvertedSeries(conversions, to: datum, by: claim, beside: shownRivals)
                guard converted != nil else { throw RequestFault.noThing(claim ?? datum) }
            }
            return SeriesPage(
                words: SeriesWords(wording: wording, things: things), shown: try Self.shown(standing, span, reading),
                rivals: shownRivals, whole: whole, shownSpan: span,
                mayWrite: writes && visit.signed?.party == standing.recorder, mayWatch: writes,
                alerts: try reading.alerts(of: id), conversions: conversions, converted: converted,
                letters: LettersBehind(try reading.letters(about: "series/\(id)").filter { $0.kind != "alert-rule" }))
        }
    }

    /// The series of a thing, for its page; nothing where there are none.
    func observed(_ thing: Thing, _ reading: Reading, _ wording: Wording) throws -> Markup {
        let series = try reading.series(SeriesQuery(thing: thing.id), limit: 12)
        guard !series.isEmpty else { return Markup() }
        let links = Links(language: wording.language)
        return section {
            h2 { a(.href(links.observations)) { wording.say("observations.title") } }
            ul(.class("plain")) {
                for standing in series {
                    li {
                        a(.href(links.observations(of: standing.id))) {
                            wording.propertyLabel(standing.series.property)
                        }
                        " "
                        span(.class("about")) { wording.party(standing.series.publisher) }
                    }
                }
            }
        }
    }

    /// Seconds since 1970; what reaches beyond the calendar is refused.
    private static func askedSpan(_ request: Request) throws -> Range<Int64>? {
        func seconds(_ name: String) throws -> Int64? {
            guard let text = request.uri.queryParameters[name[...]].map(String.init) else { return nil }
            guard text.utf8.count <= 14, let number = Int64(text), Range.always.contains(number * 1000) else {
                throw RequestFault.badParameter(name, text)
            }
            return number * 1000
        }
        let (from, to) = (try seconds("from"), try seconds("to"))
        guard let from, let to else { return nil }
        guard from < to else { throw RequestFault.badParameter("to", "\(to / 1000)") }
        return from..<to
    }

    /// A little room on both sides, so that no point lies on the edge.
    private static func whole(_ series: [StandingSeries]) -> Range<Int64> {
        let extents = series.compactMap(\.extent)
        guard let first = extents.map(\.lowerBound).min(), let last = extents.map(\.upperBound).max() else {
            return 0..<86_400_000
        }
        let room = max((last - first) / 50, series.compactMap(\.series.stepMilliseconds).max() ?? 3_600_000)
        let span = (first - room)..<(last + room + 1000)
        return span.clamped(to: .always)
    }

    private static func shown(
        _ standing: StandingSeries, _ span: Range<Int64>, _ reading: Reading
    ) throws -> SeriesPage.Shown {
        let window =
            try reading.window(of: standing.id, in: span) ?? SeriesWindow(span: span, content: .observations([]))
        var (outliers, gaps): ([SeriesOutlier], [SeriesGap]) = ([], [])
        if case .observations(let observations) = window.content {
            outliers = SeriesOutliers.find(observations.map { $0.observation.number })
            gaps = SeriesGaps.find(observations.map(\.observation), of: standing.series)
        }
        return SeriesPage.Shown(standing: standing, window: window, outliers: outliers, gaps: gaps)
    }

    func observation(_ request: Request, _ visit: Visit, _ block: String, _ place: String) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            guard place.utf8.count <= 5, let number = Int(place),
                case let reference = ObservationReference(block: block, place: number),
                let found = try reading.observation(reference)
            else { throw RequestFault.noThing("\(block)/\(place)") }
            return ObservationPage(
                words: SeriesWords(wording: wording, things: try reading.things([found.series.series.thing])),
                standing: found.series, steps: found.steps, reference: reference)
        }
    }
}
