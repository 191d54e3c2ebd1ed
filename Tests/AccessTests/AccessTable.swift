import HTTPTypes

/// Who comes to what, route by route: a route that does not stand here, or a row without a route, fails the tests.
enum AccessTable {
    enum Audience: String, Sendable, Hashable, CaseIterable {
        case everyone
        /// Whoever is signed in.
        case members
        /// Who writes for a party.
        case writers
        /// Who rules what a ministry clears.
        case ministries
        case administrators
        /// Who holds a key that this table has not.
        case nobody
    }

    /// The pages below a language.
    static let pages: [Audience: [String]] = [
        .everyone: [
            "/", "/about", "/alerts", "/alerts.atom", "/alerts/{id}/cap", "/changes", "/changes.atom", "/claims/{id}",
            "/claims/{id}/history", "/compare", "/completeness", "/embed/films/{id}", "/embed/stories/{id}",
            "/environment", "/films", "/films/{id}", "/indicators", "/indicators.atom", "/indicators/{id}",
            "/interface", "/interface/{id}", "/join", "/kinds/{id}", "/letters/{id}", "/level", "/level/record", "/map",
            "/map/things.json", "/meetings", "/method", "/observation/{id}/{place}", "/observations",
            "/observations/{id}", "/parties", "/parties/{id}", "/problems", "/problems.atom", "/problems/report",
            "/problems/report/state", "/problems/{id}", "/properties", "/properties/{id}", "/provinces", "/quarrels",
            "/search", "/search/suggestions", "/sign-in", "/sign-in/back", "/sign-in/back/{provider}", "/sign-in/other",
            "/sources",
            "/sources/{id}", "/stories", "/stories-feed.json", "/stories.atom", "/stories/{id}", "/terms",
            "/things/{id}", "/things/{id}/history", "/things/{id}/history/compare", "/translations/{to}/{place}",
            "/use",
        ],
        .members: [
            "/account", "/account/codes", "/account/desk", "/account/password", "/account/tokens", "/batches/{id}",
            "/batches/{id}/runs/{run}", "/desk", "/drafts", "/drafts/{id}", "/stories/import/{id}", "/translations",
            "/translations/{to}", "/translations/{to}/sheet",
        ],
        .writers: [
            "/drafts/new", "/drafts/{id}/edit", "/films/new", "/kinds/{id}/sheet", "/letters/new",
            "/letters/{id}/change", "/observations/import", "/observations/imports/{id}",
            "/observations/imports/{id}/series/{place}", "/office", "/parties/new", "/parties/{id}/change", "/pictures",
            "/problems/new", "/problems/reports",
            "/problems/reports/{id}", "/problems/{id}/adopt", "/problems/{id}/answer/{ending}",
            "/problems/{id}/change", "/problems/{id}/end", "/problems/{id}/leave", "/problems/{id}/step",
            "/problems/{id}/step/{step}", "/problems/{id}/withdraw", "/sheets", "/sheets/{id}", "/sheets/{id}/columns",
            "/stories/import", "/stories/new", "/stories/{id}/change", "/stories/{id}/figure",
            "/stories/{id}/withdraw", "/things/new", "/things/{id}/change", "/things/{id}/join",
        ],
        .ministries: ["/clearing"],
        .administrators: ["/members", "/members/invite", "/members/{id}", "/members/{id}/erase"],
        .nobody: ["/desk.atom"],
    ]

    /// Where forms are sent, below a language.
    static let forms: [Audience: [String]] = [
        .everyone: [
            "/join", "/problems/report", "/problems/report/erase", "/problems/report/state", "/sign-in",
            "/sign-in/code",
            "/sign-out",
        ],
        .members: [
            "/account", "/account/codes", "/account/codes/change", "/account/desk/key", "/account/desk/key/end",
            "/account/desk/letter", "/account/password", "/account/sessions/end", "/account/tokens",
            "/account/tokens/end",
        ],
        .writers: [
            "/batches/{id}/{act}", "/batches/{id}/runs/{run}/stop", "/drafts/new", "/drafts/save", "/drafts/{id}/{act}",
            "/films/new", "/films/{id}",
            "/films/{id}/captions", "/films/{id}/captions/end", "/films/{id}/close", "/films/{id}/open",
            "/films/{id}/remove", "/letters/new", "/letters/{id}/change", "/observations/import",
            "/observations/imports/{id}/accept", "/observations/imports/{id}/cancel",
            "/observations/imports/{id}/check", "/observations/imports/{id}/series/{place}", "/office",
            "/parties/new", "/parties/{id}/change", "/pictures", "/pictures/{id}/alt", "/pictures/{id}/remove",
            "/problems/new", "/problems/reports/{id}",
            "/problems/reports/{id}/erase", "/problems/reports/{id}/refuse", "/problems/{id}/adopt",
            "/problems/{id}/answer/{ending}", "/problems/{id}/change", "/problems/{id}/end", "/problems/{id}/leave",
            "/problems/{id}/step", "/problems/{id}/step/{step}", "/problems/{id}/withdraw", "/sheets",
            "/sheets/{id}/accept", "/sheets/{id}/cancel", "/sheets/{id}/columns", "/sheets/{id}/names",
            "/sheets/{id}/turn", "/stories/import", "/stories/new", "/stories/{id}/change", "/stories/{id}/withdraw",
            "/things/new", "/things/{id}/change", "/things/{id}/join", "/translations/{to}/{place}",
            "/translations/{to}/{place}/machine", "/translations/{to}/sheet",
        ],
        .ministries: ["/clearing"],
        .administrators: [
            "/members/invite", "/members/{id}", "/members/{id}/disable", "/members/{id}/enable", "/members/{id}/erase",
            "/members/{id}/reset",
        ],
    ]

    /// What the face of the pages answers outside of any language.
    static let outside: [(method: HTTPRequest.Method, path: String, audience: Audience)] = [
        (.get, "/", .everyone), (.get, "/health", .everyone), (.get, "/assets/{version}/**", .everyone),
        (.get, "/map/base/{version}/{level}/{tile}", .everyone), (.get, "/files/{digest}", .everyone),
        (.get, "/sitemap.xml", .everyone), (.get, "/sitemap/{name}", .everyone), (.get, "/robots.txt", .everyone),
        (.get, "/films/{id}/{name}", .everyone), (.get, "/pictures/{id}/{name}", .everyone),
        (.get, "/embed/{kind}/{id}", .everyone), (.get, "/oembed", .everyone), (.post, "/films/uploads", .writers),
        (.patch, "/films/uploads/{id}", .writers), (.delete, "/films/uploads/{id}", .writers),
    ]

    /// What programs ask, whatever language stands before it and whatever form is named behind it.
    static let interface: [Audience: [String]] = [
        .everyone: [
            "/", "/about", "/alerts", "/api/changes", "/api/openapi.json", "/catalogue", "/catalogue.jsonld",
            "/catalogue.ttl",
            "/changes", "/claims", "/claims/{id}", "/claims/{id}/history", "/compare", "/completeness", "/environment",
            "/films",
            "/films/{id}", "/films/{id}/transcript", "/indicators", "/indicators/{id}", "/kinds", "/kinds/{id}",
            "/letters/{id}", "/level", "/level/record", "/meetings", "/method", "/observation/{id}/{place}",
            "/observations",
            "/observations/{id}", "/ogc",
            "/ogc/api", "/ogc/collections", "/ogc/collections/{kind}", "/ogc/collections/{kind}/items",
            "/ogc/collections/{kind}/items/{id}", "/ogc/collections/{kind}/queryables", "/ogc/conformance", "/ogc/edr",
            "/ogc/edr/collections", "/ogc/edr/collections/{property}", "/ogc/edr/collections/{property}/locations",
            "/ogc/edr/collections/{property}/locations/{location}", "/ogc/edr/collections/{property}/position",
            "/ogc/edr/conformance", "/parties", "/parties/{id}", "/problems", "/problems/{id}", "/properties",
            "/properties/{id}", "/provinces", "/quarrels", "/search", "/sources", "/sources/{id}", "/stories",
            "/stories/{id}", "/terms", "/things", "/things/{id}", "/things/{id}/history",
            "/things/{id}/history/compare", "/use",
        ],
        .members: ["/api/drafts", "/api/drafts/{id}", "/api/waiting"],
    ]

    /// What a program sends.
    static let sent: [(method: HTTPRequest.Method, path: String)] =
        [(.post, "/api/drafts"), (.put, "/api/drafts/{id}")]
        + ["approve", "clear", "drop", "reopen", "return", "submit"].map { (.post, "/api/drafts/{id}/\($0)") }

    /// What leads to a provider of OpenID Connect and back from it, and shows no page of its own.
    static let unseen: Set<String> = [
        "/{language}/sign-in/back", "/{language}/sign-in/back/{provider}", "/{language}/sign-in/other",
    ]

    /// What is shown to who is not signed in, and sends anybody else on.
    static let forStrangers: Set<String> = ["/{language}/sign-in"]
}

extension AccessTable {
    /// The audience of a route; `nil` where it does not stand here.
    static func audience(of route: AccessNode.Route) -> Audience? {
        route.isPage ? audience(ofPage: route) : audience(ofInterface: route)
    }

    private static func audience(ofPage route: AccessNode.Route) -> Audience? {
        guard let path = belowLanguage(route.path) else {
            if let row = outside.first(where: { $0.method == route.method && $0.path == route.path }) {
                return row.audience
            }
            // Without a language the reader is sent on to the same page in one.
            return route.method == .get && isSentOn(route.path) ? .everyone : nil
        }
        return row(path, in: route.method == .get ? pages : forms)
    }

    private static func isSentOn(_ path: String) -> Bool {
        let isStem = path.hasSuffix("/**")
        let start = isStem ? String(path.dropLast(2)) : path
        return pages.values.joined().contains { isStem ? $0.hasPrefix(start) : $0 == path }
    }

    private static func audience(ofInterface route: AccessNode.Route) -> Audience? {
        guard route.method == .get else {
            return sent.contains { $0.method == route.method && $0.path == route.path } ? .writers : nil
        }
        let path = belowLanguage(route.path) ?? route.path
        if let audience = row(path, in: interface) { return audience }
        guard let dot = path.lastIndex(of: "."), isForm(path[dot...]) else { return nil }
        return row(String(path[..<dot]), in: interface)
    }

    private static func isForm(_ ending: Substring) -> Bool {
        [".json", ".geojson", ".csv", ".xlsx", ".atom"].contains(String(ending))
    }

    private static func row(_ path: String, in table: [Audience: [String]]) -> Audience? {
        Audience.allCases.first { table[$0]?.contains(path) ?? false }
    }

    static func belowLanguage(_ path: String) -> String? {
        guard path.hasPrefix("/{language}") else { return nil }
        let rest = String(path.dropFirst("/{language}".count))
        return rest.isEmpty ? "/" : rest
    }

    /// Every row as its routes are called, for finding those that no route has.
    static func rows(isPage: Bool) -> Set<String> {
        guard isPage else {
            return Set(interface.values.joined().map { "GET \($0)" } + sent.map { "\($0.method) \($0.path)" })
        }
        return Set(
            pages.values.joined().map { "GET /{language}\($0)" } + forms.values.joined().map { "POST /{language}\($0)" }
                + outside.map { "\($0.method) \($0.path)" })
    }
}
