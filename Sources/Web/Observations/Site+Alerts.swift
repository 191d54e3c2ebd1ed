import HTTPTypes
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Observations
import Register
import Serving

extension Site {
    /// What has to be known of the series now: a page, a feed, and a CAP message of each.
    static let alertRoutes: [PageRoute] = [
        .get("alerts") { site, request, visit, _ in try await site.alertsPage(request, visit) },
        .published(.alertsFeed) { site, request, visit, _ in try await site.alertsFeed(request, visit) },
        .published(.alertMessage) { site, request, visit, steps in
            try await site.alertMessage(request, visit, steps.id)
        },
    ]

    func alertsPage(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            let alerts = try reading.alerts()
            let things = try reading.things(Set(alerts.map(\.series.series.thing)))
            return AlertsPage(words: SeriesWords(wording: wording, things: things), alerts: alerts)
        }
    }

    func alertsFeed(_ request: Request, _ visit: Visit) async throws -> Response {
        try request.check([])
        let now = now()
        let base = Self.base(of: request)
        let everyone = Visit.everyone(visit.language)
        let bytes = try await register.read(for: everyone.reader, today: now.day(), now: now) { reading -> [UInt8] in
            let alerts = try reading.alerts()
            let words = SeriesWords(
                wording: wording(visit.language, reading.vocabulary, now.day()),
                things: try reading.things(Set(alerts.map(\.series.series.thing))))
            return AlertsFeed(
                words: words, alerts: alerts, base: base, origin: journal.origin.id, version: version
            ).atom.bytes
        }
        return Revalidation(bytes: bytes, modified: nil, now: now).answer(
            request, type: "application/atom+xml; charset=utf-8")
    }

    /// For the systems of others: what everyone may know, in all languages.
    func alertMessage(_ request: Request, _ visit: Visit, _ id: String) async throws -> Response {
        try request.check([])
        let now = now()
        let base = Self.base(of: request)
        let host = request.head.authority ?? "localhost"
        let everyone = Visit.everyone(visit.language)
        let bytes = try await register.read(for: everyone.reader, today: now.day(), now: now) { reading -> [UInt8] in
            guard let alert = try reading.alert(id) else { throw RequestFault.noThing(id) }
            let series = alert.series.series
            let thing = try reading.thing(series.thing)
            let infos = languages.map { language in
                let wording = wording(language, reading.vocabulary, now.day())
                let words = SeriesWords(wording: wording, things: thing.map { [series.thing: $0] } ?? [:])
                let told = words.told(alert)
                let text = wording.plain(alert.rule.text)
                return AlertMessage.Info(
                    language: language.tag, event: wording.propertyLabel(series.property),
                    sender: wording.partyName(alert.recorder), headline: words.title(series),
                    description: text.isEmpty ? told : "\(told) \(text)",
                    web: base + Links(language: language).alert(alert.id).text, area: words.thing(series.thing))
            }
            return AlertMessage(alert, sender: host, place: thing?.position, infos: infos).bytes
        }
        return Revalidation(bytes: bytes, modified: nil, now: now).answer(
            request, type: "\(AlertsFeed.messageType); charset=utf-8")
    }
}
