import HTTPTypes
import Hummingbird
import Journal
import Languages
import Markup
import Measures
import Newsroom
import Register
import Serving

extension Site {
    /// Records in one part of the map of the site: with six languages far below the 50,000 addresses a part may have.
    static let siteMapRecords = 1_000

    /// The map of the site for programs that look for pages: an index of its parts (sitemaps.org 0.9).
    func siteMap(_ request: Request) async throws -> Response {
        try request.check()
        let now = now()
        let base = Self.base(of: request)
        let names = try await register.read(for: .everyone(.en), today: now.day(), now: now) { reading in
            let (things, stories) = try reading.lastNumbers()
            func parts(_ kind: String, _ last: Int64) -> [String] {
                last == 0 ? [] : (0...((last - 1) / Int64(Self.siteMapRecords))).map { "\(kind)-\($0 + 1)" }
            }
            return ["pages"] + parts("things", things) + parts("stories", stories)
        }
        let markup = SiteMapText.index(names.map { "\(base)/sitemap/\($0).xml" })
        return answer(markup, request, now)
    }

    func siteMap(_ request: Request, part: String) async throws -> Response {
        try request.check()
        let now = now()
        let base = Self.base(of: request)
        guard part.hasSuffix(".xml") else { throw RequestFault.notFound }
        let name = String(part.dropLast(4))
        let rows = try await register.read(for: .everyone(.en), today: now.day(), now: now) { reading in
            try self.siteMapRows(name, reading)
        }
        return answer(SiteMapText.part(rows, languages: languages, base: base), request, now)
    }

    private func siteMapRows(_ name: String, _ reading: Reading) throws -> [SiteMapText.Row] {
        if name == "pages" {
            return [
                "", "provinces", "properties", "use", "quarrels", "parties", "sources", "meetings", "stories",
                "changes", "environment", "level", "level/record", "indicators", "problems",
                "completeness", "map", "method", "about",
            ].map { SiteMapText.Row(path: $0, languages: languages) }
        }
        let words = name.split(separator: "-")
        guard words.count == 2, let number = Int64(words[1]), number > 0, number < 1_000_000 else {
            throw RequestFault.notFound
        }
        let (from, most) = ((number - 1) * Int64(Self.siteMapRecords), Self.siteMapRecords)
        switch words[0] {
        case "things":
            return try reading.thingMap(after: from, upTo: from + Int64(most)).map {
                SiteMapText.Row(path: "things/\($0)", languages: languages)
            }
        case "stories":
            return try reading.storyMap(after: from, limit: most).filter { $0.number <= from + Int64(most) }.map {
                SiteMapText.Row(
                    path: "stories/\($0.id)", languages: $0.languages.filter(languages.contains), updated: $0.updated)
            }
        default: throw RequestFault.notFound
        }
    }

    private func answer(_ text: String, _ request: Request, _ now: Instant) -> Response {
        Revalidation(bytes: Array(text.utf8), modified: nil, now: now).answer(
            request, type: "application/xml; charset=utf-8")
    }

    /// Programs may look at everything that everyone may read; forms and the pages of members are no use to them.
    func robots(_ request: Request) -> Response {
        let text = """
            User-agent: *
            Disallow: /*/drafts
            Disallow: /*/sign-in
            Disallow: /*/search
            Sitemap: \(Self.base(of: request))/sitemap.xml

            """
        return Revalidation(bytes: Array(text.utf8), modified: nil, now: now()).answer(
            request, type: "text/plain; charset=utf-8")
    }
}

/// The map of the site as XML.
enum SiteMapText {
    struct Row: Sendable, Hashable {
        /// Below the language.
        let path: String
        let languages: [Language]
        var updated: Instant?
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    private static let space = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""

    static func index(_ addresses: [String]) -> String {
        head + "<sitemapindex \(space)>\n"
            + addresses.map { "<sitemap><loc>\(Markup.escaped($0))</loc></sitemap>\n" }.joined() + "</sitemapindex>\n"
    }

    /// Every language version with all the others beside it.
    static func part(_ rows: [Row], languages: [Language], base: String) -> String {
        var text = head + "<urlset \(space) xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
        for row in rows {
            let others = row.languages.map { other in
                "<xhtml:link rel=\"alternate\" hreflang=\"\(other.tag)\" href=\""
                    + Markup.escaped("\(base)/\(other.tag)/\(row.path)") + "\"/>"
            }.joined()
            let updated = row.updated.map { "<lastmod>\($0.text)</lastmod>" } ?? ""
            for language in row.languages {
                text +=
                    "<url><loc>\(Markup.escaped("\(base)/\(language.tag)/\(row.path)"))</loc>\(updated)\(others)</url>\n"
            }
        }
        return text + "</urlset>\n"
    }
}
