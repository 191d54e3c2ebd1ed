import HTTPTypes
package import Hummingbird
import Languages
import Logging
import Synchronization

/// What counts requests.
package protocol RequestCounting: Sendable {
    /// One request was answered: the pattern of its route, `nil` where there is none, and the time it took.
    func answered(route: String?, method: String, status: Int, in time: Duration)
}

/// Answers what is asked about the node itself rather than of what it holds; `nil` for any other address.
package protocol WatchFace: Sendable {
    /// The addresses it answers; they are there under every host name and however many requests are under way.
    var paths: Set<String> { get }
    /// `reader` is the address of who asks where it is known for sure.
    func answer(path: String, reader: String?) async -> Response?
}

/// Takes requests in before the faces: who asks over which line and for which house, how many at once, under which
/// name in the log.
package struct Arrivals: HTTPResponder {
    package typealias Context = NodeContext

    private let faces: any HTTPResponder<NodeContext>
    private let faults: any FaultFace
    private let watch: any WatchFace
    private let counting: any RequestCounting
    private let rules: Rules
    private let signing: any Signing
    private let underWay = UnderWay()

    /// How requests are taken in.
    package struct Rules: Sendable {
        package var proxies = TrustedProxies([])
        package var hosts = HostNames([])
        /// Requests answered at once.
        package var requestsMax = 256
        /// The largest body, in bytes, and the largest of a member's form with files.
        package var bodyBytesMax = 512 << 10
        package var uploadBytesMax = 26 << 20
        /// A report of somebody without an account, with its picture; one that is too large is told beside its field.
        package var reportBytesMax = 24 << 20
        /// The largest of a film, in one request.
        package var filmBytesMax = 0
        /// What a member may send with a form that brings in observations, in bytes.
        package var seriesBytesMax = 0
        /// Whether each request gets a line in the log.
        package var isLogging = false

        package init() {}
    }

    package init(
        faces: any HTTPResponder<NodeContext>, faults: some FaultFace, watch: some WatchFace,
        counting: some RequestCounting, signing: some Signing = NobodySigns(), rules: Rules
    ) {
        (self.faces, self.faults, self.watch, self.counting, self.rules) = (faces, faults, watch, counting, rules)
        self.signing = signing
    }

    /// How many requests are being answered.
    package var requestsUnderWay: Int { underWay.count.load(ordering: .relaxed) }

    package func respond(to request: Request, context: NodeContext) async throws -> Response {
        let started = ContinuousClock.now
        var context = context
        if let name = RequestName.given(request.headers) { context.logger[metadataKey: "hb.request.id"] = "\(name)" }
        let (asked, reader, isForwarded) = rules.proxies.resolved(request, peer: context.peer)
        context.source = reader
        var response: Response
        if watch.paths.contains(asked.uri.path), asked.method == .get || asked.method == .head,
            let answer = await watch.answer(
                path: asked.uri.path, reader: isForwarded && reader == context.peer ? nil : reader)
        {
            response = asked.method == .head ? answer.createHeadResponse() : answer
            context.coreContext.endpointPath.value = asked.uri.path
        } else {
            response = await answer(asked, context)
        }
        if let field = RequestName.field { response.headers[field] = context.id }
        let time = ContinuousClock.now - started
        counting.answered(
            route: context.endpointPath, method: asked.method.rawValue, status: response.status.code, in: time)
        if rules.isLogging {
            context.logger.info(
                "request",
                metadata: [
                    "method": "\(asked.method.rawValue.prefix(16))", "path": "\(asked.uri.path.prefix(200))",
                    "status": "\(response.status.code)", "ms": "\(time / .milliseconds(1))",
                ])
        }
        return response
    }

    private func answer(_ request: Request, _ context: NodeContext) async -> Response {
        do {
            try check(request)
            var context = context
            context.signed = await signing.signed(request)
            if context.signed == nil, signing.isExpected(request) { throw RequestFault.badToken }
            let request = try rules.sized(request, isSigned: context.signed != nil)
            guard underWay.count.add(1, ordering: .relaxed).newValue <= rules.requestsMax else {
                underWay.count.subtract(1, ordering: .relaxed)
                throw RequestFault.busy
            }
            defer { underWay.count.subtract(1, ordering: .relaxed) }
            guard request.method != .get, request.method != .head else {
                return try await faces.respond(to: request, context: context)
            }
            // What is sent in may be large and take long to read.
            return try await Elsewhere.run { [context] in try await faces.respond(to: request, context: context) }
        } catch let fault as RequestFault {
            return Guard<NodeContext>.refusal(fault, request, faults)
        } catch {
            context.logger.error("a request failed", metadata: ["error": "\(error)"])
            return Guard<NodeContext>.refusal(.logged(context.id), request, faults)
        }
    }

    private func check(_ request: Request) throws(RequestFault) {
        if let host = request.head.authority, Guard<NodeContext>.isHost(host) {
            guard rules.hosts.contains(host) else { throw .otherHost(host) }
        } else if !rules.hosts.contains("") {
            throw .badHeader("Host")
        }
    }
}

private final class UnderWay: Sendable {
    let count = Atomic(0)
}
