import HTTPTypes
package import Hummingbird
import Journal
import Languages
package import Serving

extension Site {
    /// The routes of the reading site.
    package func router<Context: VisitContext>(context: Context.Type = NodeContext.self) -> Router<Context> {
        let router = Router(context: context, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: AnsweringAgain(
                answers, state: { .init(position: journal.announcedPosition, minuteOf: now()) }, now: now,
                isPublic: { $0.signed == nil }, isKept: Self.rests))
        router.add(middleware: Compressing())
        router.add(middleware: Guard(face: self, writing: Self.writing))
        addNegotiation(to: router)
        router.get("/health") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain"], body: .init(byteBuffer: ByteBuffer(string: "ok\n")))
        }
        router.get("/assets/:version/**") { request, context in
            try self.assets.respond(
                version: context.parameters.get("version") ?? "",
                name: context.parameters.getCatchAll().joined(separator: "/"),
                to: request.headers)
        }
        router.get("/map/base/:version/:level/:tile") { request, context in
            try await self.mapTile(
                request, version: context.parameters.get("version") ?? "",
                level: context.parameters.get("level") ?? "", name: context.parameters.get("tile") ?? "")
        }
        router.get("/files/:digest") { request, context in
            try await self.file(request, context.signed, context.parameters.get("digest") ?? "")
        }
        for route in Self.rootRoutes {
            router.get(RouterPath("/\(route.path)")) { request, context in
                try await route.answer(self, request, .everyone(.en), context.parameters)
            }
        }
        router.get("/robots.txt") { request, _ in self.robots(request) }
        addFilms(to: router)
        addPages(to: router.group("/:language"))
        return router
    }

    private func addPages<Context: VisitContext>(to group: RouterGroup<Context>) {
        group.get("") { try await home($0, try visit($1)) }
        group.get("map") { try await map($0, try visit($1)) }
        group.get("map/things.json") { try await mapThings($0, try visit($1)) }
        group.get("provinces") { try await provinces($0, try visit($1)) }
        group.get("things/:id") { try await thing($0, try visit($1), try id($1)) }
        group.get("things/:id/history") { try await history($0, try visit($1), try id($1)) }
        group.get("things/:id/history/compare") { try await comparison($0, try visit($1), try id($1)) }
        group.get("kinds/:id") { try await kind($0, try visit($1), try id($1)) }
        group.get("claims/:id") { try await claim($0, try visit($1), try id($1)) }
        group.get("properties") { try await properties($0, try visit($1)) }
        group.get("properties/:id") { try await property($0, try visit($1), try id($1)) }
        group.get("compare") { try await compare($0, try visit($1)) }
        group.get("use") { try await use($0, try visit($1)) }
        group.get("claims/:id/history") { try await claimHistory($0, try visit($1), try id($1)) }
        group.get("meetings") { try await meetings($0, try visit($1)) }
        group.get("changes") { try await changes($0, try visit($1)) }
        group.get("quarrels") { try await quarrels($0, try visit($1)) }
        group.get("sources") { try await sources($0, try visit($1)) }
        group.get("sources/:id") { try await source($0, try visit($1), try id($1)) }
        group.get("parties") { try await parties($0, try visit($1)) }
        group.get("parties/:id") { try await party($0, try visit($1), try id($1)) }
        group.get("search") { try await search($0, try visit($1)) }
        group.get("search/suggestions") { try await suggestions($0, try visit($1)) }
        group.get("completeness") { try await completeness($0, try visit($1)) }
        group.get("method") { try await method($0, try visit($1)) }
        group.get("about") { try await about($0, try visit($1)) }
        group.get("interface") { try await operationList($0, try visit($1)) }
        group.get("interface/:id") { try await operation($0, try visit($1), try id($1)) }
        for route in Self.subjectRoutes {
            group.on(RouterPath(route.path), method: route.method) { request, context in
                try await answer(route, request, try visit(context), context.parameters)
            }
        }
    }

    /// A page for members sends the public to sign in, and back afterwards.
    private func answer(
        _ route: PageRoute, _ request: Request, _ visit: Visit, _ parameters: Parameters
    ) async throws -> Response {
        do {
            return try await route.answer(self, request, visit, parameters)
        } catch let fault as RequestFault where fault.status == .unauthorized && takesMembers && route.method == .get {
            return seeOther(Links(language: visit.language).signIn(next: request.uri.description))
        }
    }

    /// What pages below a language rest on the register alone; others may tell of members, whom its state knows nothing of.
    private static let resting: Set<String> = [
        "map", "provinces", "things", "kinds", "claims", "properties", "compare", "use", "meetings", "changes",
        "changes.atom", "quarrels", "sources", "parties", "search", "completeness", "method", "about", "interface",
        "observations", "observation", "alerts", "alerts.atom", "stories", "stories.atom", "stories-feed.json", "embed",
        "environment", "indicators", "indicators.atom", "level",
    ]

    private static func rests(_ request: Request) -> Bool {
        let steps = request.uri.path.split(separator: "/", maxSplits: 2)
        guard let first = steps.first, Language(rawValue: String(first)) != nil else { return false }
        return steps.count == 1 || resting.contains(String(steps[1]))
    }

    /// The first steps of addresses below a language; without one, the browser's wishes choose it.
    static let steps: (alone: [RouterPath], above: [RouterPath]) = (
        [
            "/", "map", "provinces", "properties", "compare", "use", "meetings", "changes", "changes.atom", "quarrels",
            "sources", "parties", "search", "completeness", "method", "about", "interface",
        ],
        [
            "map/things.json", "things/**", "kinds/**", "claims/**", "properties/**", "sources/**", "parties/**",
            "search/**", "interface/**",
        ]
    )

    private func addNegotiation<Context: VisitContext>(to router: Router<Context>) {
        // A frame of another site names its language; what has none there is its script.
        let subjects = Set(Self.subjectRoutes.filter { $0.method == .get && !$0.path.hasPrefix("embed/") }.map(\.path))
        // An address that the list above already has, whole or by its first steps, is not said twice.
        let known = Set(Self.steps.alone.map(\.description))
        let wild = Self.steps.above.map { $0.description.replacing("/**", with: "") }
        let more = subjects.filter { path in
            !known.contains("/\(path)") && !known.contains(path)
                && !wild.contains { path.hasPrefix($0.trimmingPrefix("/") + "/") }
        }
        for step in Self.steps.alone + Self.steps.above + more.sorted().map({ RouterPath($0) }) {
            router.get(step) { request, _ in self.chooseLanguage(request) }
        }
    }

    private func visit(_ context: some VisitContext) throws -> Visit {
        guard let language = language(inPath: context.parameters.get("language") ?? "") else {
            throw RequestFault.notFound
        }
        return Visit(language: language, signed: context.signed, source: context.source)
    }

    private func id(_ context: some RequestContext) throws -> String { context.parameters.get("id") ?? "" }

    /// An address without a language belongs to none: the reader is sent on to the same page in one.
    func chooseLanguage(_ request: Request) -> Response {
        let wish = request.headers[.acceptLanguage] ?? ""
        let language = Language.negotiate(acceptLanguage: wish, among: languages) ?? languages.first ?? .en
        let address = "/\(language.tag)" + request.uri.path + (request.uri.query.map { "?\($0)" } ?? "")
        return Response(
            status: .seeOther,
            headers: [
                .location: CanonicalAddress.of(address), .vary: "Accept-Language", .cacheControl: "no-cache",
            ])
    }
}
