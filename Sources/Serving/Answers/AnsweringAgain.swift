import HTTPTypes
package import Hummingbird

/// Gives the same answer again to whoever asks the same while nothing has changed.
///
/// Stands before everything else, and only between the public and what the public may read: a reader with rights of
/// its own is neither answered from here nor remembered. `Cache-Control: no-store` or `no-cache` in a request goes past.
package struct AnsweringAgain<Context: VisitContext>: RouterMiddleware {
    private let answers: PublicAnswers
    private let state: @Sendable () -> PublicAnswers.State
    private let isPublic: @Sendable (Context) -> Bool
    private let isKept: @Sendable (Request) -> Bool

    /// `isKept` tells the addresses whose answers rest on the state alone.
    package init(
        _ answers: PublicAnswers, state: @escaping @Sendable () -> PublicAnswers.State,
        isPublic: @escaping @Sendable (Context) -> Bool, isKept: @escaping @Sendable (Request) -> Bool = { _ in true }
    ) {
        self.isKept = isKept
        self.answers = answers
        self.state = state
        self.isPublic = isPublic
    }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let key = key(of: request, context) else { return try await next(request, context) }
        // Taken before the question is answered: an answer may be newer than this, but never older.
        let state = state()
        if let kept = answers.answer(key, state) { return again(kept.head, kept.body, request) }
        var response = try await next(request, context)
        guard Self.mayBeKept(response) else { return response }
        let taken = TakenBuffer()
        try await response.body.write(taken)
        answers.keep(response.head, taken.buffer, for: key, state)
        response.body = ResponseBody(byteBuffer: taken.buffer)
        return response
    }

    private func again(_ head: HTTPResponse, _ body: ByteBuffer, _ request: Request) -> Response {
        if request.headers[.ifNoneMatch] != nil, let tag = head.headerFields[.eTag],
            let held = Self.held(tag, HeldTags(request.headers))
        {
            var headers = head.headerFields
            headers[.eTag] = held
            headers[.contentType] = nil
            headers[.contentEncoding] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: head.status, headers: head.headerFields, body: ResponseBody(byteBuffer: body))
    }

    /// The tag under which a reader holds what is kept, as it was sent or uncompressed; `nil` where it does not.
    private static func held(_ tag: String, _ tags: HeldTags) -> String? {
        if tags.contains(tag) { return tag }
        return HeldTags.unpacked(tag).flatMap { tags.contains($0) ? $0 : nil }
    }

    /// `nil` for what is not asked of what is kept: members, conditions on dates, headers longer than a browser's.
    private func key(of request: Request, _ context: Context) -> PublicAnswers.Key? {
        let headers = request.headers
        guard request.method == .get, headers[.cookie] == nil, headers[.authorization] == nil,
            headers[.ifModifiedSince] == nil, headers[.range] == nil, headers[.cacheControl] == nil,
            isPublic(context), isKept(request)
        else { return nil }
        let accept = headers[.accept] ?? ""
        let acceptLanguage = headers[.acceptLanguage] ?? ""
        let host = request.head.authority ?? ""
        guard accept.utf8.count + acceptLanguage.utf8.count + host.utf8.count <= 1_024,
            request.uri.description.utf8.count <= 2_048
        else { return nil }
        return PublicAnswers.Key(
            target: request.uri.description, host: host, accept: accept, acceptLanguage: acceptLanguage,
            isEncrypted: request.head.scheme == "https", takesGzip: Gzip.isAccepted(headers))
    }

    private static func mayBeKept(_ response: Response) -> Bool {
        let control = response.headers[.cacheControl] ?? ""
        return response.status == .ok && response.headers[.setCookie] == nil && !control.contains("no-store")
            && !control.contains("immutable") && !control.contains("private") && response.body.contentLength != nil
    }
}

/// A body in one piece.
private final class TakenBuffer: ResponseBodyWriter {
    private(set) var buffer = ByteBuffer()

    func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        if self.buffer.readableBytes == 0 { self.buffer = buffer } else { self.buffer.writeBuffer(&buffer) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
