import HTTPTypes
import Hummingbird
import Languages
import Settings
import Synchronization
import Testing

@testable import Operations
@testable import Serving

/// Answers when it is let, so that a test decides how many requests are under way.
private final class Gate: HTTPResponder {
    typealias Context = NodeContext
    private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])
    let isOpen: Bool

    init(isOpen: Bool = true) { self.isOpen = isOpen }

    var count: Int { waiting.withLock(\.count) }

    func respond(to request: Request, context: NodeContext) async throws -> Response {
        if !isOpen { await withCheckedContinuation { answer in waiting.withLock { $0.append(answer) } } }
        let text = "\(request.head.scheme ?? "")://\(request.head.authority ?? "")\(request.uri.path) \(context.id)"
        return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    func letGo() {
        for each in waiting.withLock({ list in
            defer { list = [] }; return list
        }) { each.resume() }
    }
}

private struct PlainFaults: FaultFace {
    let languages: [Language] = [.en]
    let book = Phrasebook.read(OperationsScratch.sheets()).book

    func render(_ fault: RequestFault, in language: Language, path: String) -> Response {
        Response(
            status: fault.status,
            body: .init(byteBuffer: ByteBuffer(string: book.say(fault.what, in: language, fault.values))))
    }
}

private struct PlainWatch: WatchFace {
    let paths: Set<String> = ["/health", "/metrics"]

    func answer(path: String, reader: String?) async -> Response? {
        path == "/metrics" && reader != "127.0.0.1"
            ? nil : Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: "watch")))
    }
}

@Suite struct ArrivalsTests {
    private func arrivals(
        _ gate: Gate = Gate(), _ registry: MetricsRegistry = MetricsRegistry(),
        _ edit: (inout Arrivals.Rules) -> Void = { _ in }
    ) -> Arrivals {
        var rules = Arrivals.Rules()
        edit(&rules)
        return Arrivals(
            faces: gate, faults: PlainFaults(), watch: PlainWatch(), counting: RequestMetrics(registry), rules: rules)
    }

    private func ask(
        _ arrivals: Arrivals, _ path: String = "/en/", host: String? = "sea.example", peer: String? = "203.0.113.9",
        headers: HTTPFields = [:], method: HTTPRequest.Method = .get
    ) async throws -> (status: Int, headers: HTTPFields, text: String) {
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: headers)
        let response = try await arrivals.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: context(peer: peer))
        let taken = Taken()
        try await response.body.write(taken)
        return (response.status.code, response.headers, taken.text)
    }

    @Test func anotherHostIsMisdirected() async throws {
        let arrivals = arrivals { $0.hosts = HostNames(["sea.example"]) }
        #expect(try await ask(arrivals).status == 200)
        let other = try await ask(arrivals, host: "evil.example")
        #expect(other.status == 421 && other.text.contains("evil.example"))
        #expect(other.headers[.contentSecurityPolicy] != nil)
        #expect(try await ask(arrivals, host: nil).status == 400)
        #expect(try await ask(arrivals, host: "a<b").status == 400)
        #expect(try await ask(arrivals, "/health", host: "10.0.0.1:8080").status == 200)
    }

    @Test func aBodyThatIsTooLargeIsRefused() async throws {
        let arrivals = arrivals { $0.bodyBytesMax = 100 }
        #expect(try await ask(arrivals, headers: [.contentLength: "100"]).status == 200)
        let refused = try await ask(arrivals, headers: [.contentLength: "101"])
        #expect(refused.status == 413 && refused.text.contains("101"))
    }

    @Test func moreAtOnceThanMayBeAreToldToComeAgain() async throws {
        let gate = Gate(isOpen: false)
        let arrivals = arrivals(gate) { $0.requestsMax = 3 }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<3 { group.addTask { try await ask(arrivals).status } }
            while gate.count < 3 { await Task.yield() }
            #expect(arrivals.requestsUnderWay == 3)
            let refused = try await ask(arrivals)
            #expect(refused.status == 503 && refused.headers[.retryAfter] == "5")
            // Whoever watches over the node hears that it lives however busy it is.
            #expect(try await ask(arrivals, "/health").status == 200)
            gate.letGo()
            for try await status in group { #expect(status == 200) }
        }
        #expect(arrivals.requestsUnderWay == 0)
    }

    @Test(arguments: [
        ("abcd-1234", true), ("A.b_c-9" + "0", true), ("short", false), ("with space", false),
        ("line\u{2028}break", false), ("<script>x", false), (String(repeating: "a", count: 65), false),
    ])
    func aNameForTheRequestIsTakenWhereItIsOne(_ name: String, _ isTaken: Bool) async throws {
        let field = try #require(HTTPField.Name("X-Request-ID"))
        let answer = try await ask(arrivals(), headers: [field: name])
        #expect(answer.headers[field] == (isTaken ? name : "own-name-0001"))
        #expect(answer.text.hasSuffix(isTaken ? name : "own-name-0001"))
    }

    @Test func metricsAreForThoseWhoMayReadThem() async throws {
        let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
        let arrivals = arrivals()
        #expect(try await ask(arrivals, "/metrics", peer: "127.0.0.1").text == "watch")
        #expect(try await ask(arrivals, "/metrics", peer: "203.0.113.9").text != "watch")
        // A proxy that nobody trusts hides who asks.
        #expect(
            try await ask(arrivals, "/metrics", peer: "127.0.0.1", headers: [forwarded: "127.0.0.1"]).text != "watch")
    }

    @Test func headHasNoBody() async throws {
        #expect(try await ask(arrivals(), "/health", method: .head).text == "")
    }

    /// Senders choose methods and addresses; what is counted stays few.
    @Test func strangersMakeNoSeries() async throws {
        let registry = MetricsRegistry()
        let arrivals = arrivals(Gate(), registry)
        for number in 0..<300 {
            _ = try await ask(arrivals, "/en/things/\(number)", method: .init("M\(number)") ?? .get)
        }
        var exposition = Exposition()
        registry.write(into: &exposition)
        let lines = exposition.text.split(separator: "\n").filter { $0.hasPrefix("littoral_http_requests_total") }
        #expect(lines == [#"littoral_http_requests_total{method="other",route="none",status="200"} 300"#])
    }
}

private final class Taken: ResponseBodyWriter {
    private(set) var text = ""

    func write(_ buffer: ByteBuffer) async throws { text += String(buffer: buffer) }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
