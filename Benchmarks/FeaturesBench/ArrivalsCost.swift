import HTTPTypes
import Hummingbird
import Languages
import Logging
import Serving

/// What taking a request in costs: the same face asked through `Arrivals` and without.
struct ArrivalsCost {
    let count: Int

    private struct Face: HTTPResponder {
        func respond(to request: Request, context: NodeContext) async throws -> Response {
            Response(status: .ok, headers: [.contentType: "text/plain"])
        }
    }

    private struct Faults: FaultFace {
        let languages = [Language.en]
        let book = Phrasebook.read([:]).book

        func render(_ fault: RequestFault, in language: Language, path: String) -> Response {
            Response(status: fault.status)
        }
    }

    private struct NoWatch: WatchFace {
        let paths: Set<String> = ["/ready", "/health", "/metrics"]

        func answer(path: String, reader: String?) async -> Response? { nil }
    }

    private struct NoCounting: RequestCounting {
        func answered(route: String?, method: String, status: Int, in time: Duration) {}
    }

    /// Microseconds a request with the headers of a browser takes beside the face.
    func microseconds() async throws -> Double {
        var rules = Arrivals.Rules()
        rules.hosts = HostNames(["node.example"])
        rules.proxies = TrustedProxies([])
        let arrivals = Arrivals(faces: Face(), faults: Faults(), watch: NoWatch(), counting: NoCounting(), rules: rules)
        let request = Request(
            head: HTTPRequest(
                method: .get, scheme: "http", authority: "node.example", path: "/en/things/port?x=1",
                headerFields: [
                    .accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                    .acceptLanguage: "fa,en;q=0.5", .acceptEncoding: "gzip, deflate, br", .userAgent: "Bench/1.0",
                ]), body: RequestBody(buffer: ByteBuffer()))
        var logger = Logger(label: "bench") { _ in StreamLogHandler.standardError(label: "bench") }
        logger.logLevel = .critical
        // The library finds the name of a request in its logger, and needs one.
        logger[metadataKey: "hb.request.id"] = "bench"
        let context = NodeContext(logger: logger, peer: "127.0.0.1")
        let through = try await time { try await arrivals.respond(to: request, context: context) }
        let bare = try await time { try await Face().respond(to: request, context: context) }
        return through - bare
    }

    private func time(_ ask: () async throws -> Response) async throws -> Double {
        var best = Double.infinity
        for _ in 0..<5 {
            let took = try await ContinuousClock().measure { for _ in 0..<count { _ = try await ask() } }
            best = min(best, took / .microseconds(1) / Double(count))
        }
        return best
    }
}
