import HTTPTypes
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Register
import Serving

extension Site {
    static let changesFeedRoutes: [PageRoute] = [
        .published(.changesFeed) { site, request, visit, _ in try await site.changesFeed(request, visit) }
    ]

    func changes(_ request: Request, _ visit: Visit) async throws -> Response {
        let query = try ChangesQuery(request)
        return try await answer(request, visit, parameters: ChangesQuery.parameters) { reading, wording in
            let order = AlphabeticalOrder(visit.language)
            let counts = try reading.thingCounts()
            return ChangesPage(
                telling: try TellingChanges(reading, wording, query),
                provinces: order.sorted(try reading.things(ofKind: "province")) { $0.shortName(visit.language) },
                kinds: wording.vocabulary.kinds.values.filter { counts[$0.id] != nil }.sorted {
                    ($0.order, $0.id) < ($1.order, $1.id)
                })
        }
    }

    func changesFeed(_ request: Request, _ visit: Visit) async throws -> Response {
        let query = try ChangesQuery(request)
        try request.check(ChangesQuery.parameters)
        let now = now()
        let base = Self.base(of: request)
        let origin = journal.origin
        let (markup, time) = try await register.read(for: visit.reader, today: now.day()) { reading in
            let wording = self.wording(visit.language, reading.vocabulary, now.day())
            let time = try reading.lastOwnTime(origin).map { Instant(clamping: $0) }
            let feed = ChangesFeed(
                telling: try TellingChanges(reading, wording, query), base: base, origin: origin, version: version,
                updated: time ?? Instant(clamping: 0))
            return (feed.markup, time)
        }
        // The date says when something was entered last, not whose eyes it is for: it is told to the public alone.
        var response = Revalidation(bytes: markup.bytes, modified: visit.signed == nil ? time : nil, now: now).answer(
            request, type: "application/atom+xml; charset=utf-8")
        if visit.signed != nil { response.headers[.cacheControl] = "private, no-cache" }
        return response
    }

    /// Scheme and host as the reader wrote them; whoever takes requests in has found out whether the line was encrypted.
    static func base(of request: Request) -> String {
        let scheme = request.head.scheme == "https" ? "https" : "http"
        return "\(scheme)://\(request.head.authority ?? "localhost")"
    }
}
