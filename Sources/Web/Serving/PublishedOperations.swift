import Hummingbird
import Languages
import Register
package import Serving

/// What the site itself answers for programs: feeds, and what other sites and standards ask for.
extension InterfaceOperation {
    private static let atom = "application/atom+xml"
    private static let feedAbout: PhraseKey = "api.feed.about"

    private static func feed(_ id: String, _ path: String, _ parameters: [Parameter] = []) -> InterfaceOperation {
        InterfaceOperation(
            id: id, path: path, forms: [], mediaTypes: [atom], hasPage: false, parameters: parameters, schema: "",
            about: feedAbout)
    }

    static let changesFeed = feed(
        "changes-feed", "changes.atom",
        [
            .init("province", .query, .identifier), .init("kind", .query, .identifier),
            .init("before", .query, .integer(1...Int64.max)),
        ])
    private static let storyParameters: [Parameter] = [
        .init("thing", .query, .identifier, meaning: "api.parameter.story-thing"),
        .init("party", .query, .identifier, meaning: "api.parameter.story-party"),
        .init("sector", .query, .choice(Sector.allCases.map(\.rawValue))),
    ]
    static let storiesFeed = feed("stories-feed", "stories.atom", storyParameters)
    static let storiesJSONFeed = InterfaceOperation(
        id: "stories-json-feed", path: "stories-feed.json", forms: [], mediaTypes: ["application/feed+json"],
        hasPage: false, parameters: storyParameters, schema: "JSONFeed", about: feedAbout)
    static let indicatorsFeed = feed("indicators-feed", "indicators.atom")
    static let problemsFeed = feed("problems-feed", "problems.atom")
    static let alertsFeed = feed("alerts-feed", "alerts.atom")
    static let alertMessage = InterfaceOperation(
        id: "alert-message", path: "alerts/{id}/cap", forms: [], mediaTypes: ["application/cap+xml"], hasPage: false,
        parameters: [.init("id", .path, .identifier)], schema: "")
    static let oEmbed = InterfaceOperation(
        id: "oembed", path: "oembed", forms: [], mediaTypes: ["application/json", "text/xml"], hasPage: false,
        isInLanguages: false,
        parameters: [
            .init("url", .query, .words(2_000), isRequired: true),
            .init("maxwidth", .query, .integer(1...1_000_000)), .init("maxheight", .query, .integer(1...1_000_000)),
            .init("format", .query, .choice(["json", "xml"])),
        ], schema: "OEmbed", faults: ["501"])
    static let siteMap = InterfaceOperation(
        id: "sitemap", path: "sitemap.xml", forms: [], mediaTypes: ["application/xml"], hasPage: false,
        isInLanguages: false, schema: "")
    static let siteMapPart = InterfaceOperation(
        id: "sitemap-part", path: "sitemap/{name}", forms: [], mediaTypes: ["application/xml"], hasPage: false,
        isInLanguages: false,
        parameters: [.init("name", .path, .words(40), meaning: "api.parameter.sitemap-name")], schema: "")
}

extension PageRoute {
    /// An address for programs, at the path that is described and with the parameters that are.
    ///
    /// `first` may refuse before the parameters are held against the description.
    static func published(
        _ operation: InterfaceOperation, first: @escaping @Sendable (Request) throws -> Void = { _ in },
        _ answer: @escaping Answer
    ) -> PageRoute {
        let path = operation.path.split(separator: "/").map { step in
            step.hasPrefix("{") ? ":\(step.dropFirst().dropLast())" : String(step)
        }
        return PageRoute(method: .get, path: path.joined(separator: "/"), operation: operation) {
            site, request, visit, steps in
            try first(request)
            _ = try operation.values(of: request)
            return try await answer(site, request, visit, steps)
        }
    }
}

extension Site {
    /// The published addresses that stand below no language.
    static let rootRoutes: [PageRoute] = [
        .published(.oEmbed, first: refuseForm) { site, request, _, _ in try await site.oEmbed(request) },
        .published(.siteMap) { site, request, _, _ in try await site.siteMap(request) },
        .published(.siteMapPart) { site, request, _, steps in
            try await site.siteMap(request, part: steps.get("name") ?? "")
        },
    ]

    /// Everything that programs are answered by the site, as the routes are made from it.
    package static let publishedOperations: [InterfaceOperation] = (subjectRoutes + rootRoutes).compactMap(\.operation)
}
