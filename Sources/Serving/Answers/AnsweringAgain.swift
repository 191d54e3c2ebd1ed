import HTTPTypes
package import Hummingbird
package import Measures

/// Gives the same answer again to whoever asks the same while nothing has changed, and tells since when it is the same.
///
/// Stands before everything else, and only between the public and what the public may read: a reader with rights of
/// its own is neither answered from here nor remembered, and is told no date. `Cache-Control: no-store` or `no-cache` in
/// a request goes past what is kept.
package struct AnsweringAgain<Context: VisitContext>: RouterMiddleware {
    private let answers: PublicAnswers
    private let state: @Sendable () -> PublicAnswers.State
    private let now: @Sendable () -> Instant
    private let isPublic: @Sendable (Context) -> Bool
    private let isKept: @Sendable (Request) -> Bool

    /// `isKept` tells the addresses whose answers rest on the state alone.
    package init(
        _ answers: PublicAnswers, state: @escaping @Sendable () -> PublicAnswers.State,
        now: @escaping @Sendable () -> Instant, isPublic: @escaping @Sendable (Context) -> Bool,
        isKept: @escaping @Sendable (Request) -> Bool = { _ in true }
    ) {
        self.isKept = isKept
        self.answers = answers
        self.state = state
        self.now = now
        self.isPublic = isPublic
    }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let key = key(of: request, context) else { return try await next(request, context) }
        let mayBeKept = request.method == .get && request.headers[.cacheControl] == nil && isKept(request)
        // Taken before the question is answered: an answer may be newer than this, but never older.
        let state = state()
        if mayBeKept, let kept = answers.answer(key, state) { return again(kept, request) }
        let response = try await next(Self.withoutDate(request), context)
        let dated = date(of: response, key)
        guard mayBeKept, Self.mayBeKept(response) else {
            guard let dated else { return Self.held(response, request, now()) }
            return Self.held(now().milliseconds >= dated.from ? Self.dated(response, dated) : response, request, now())
        }
        let taken = TakenBuffer()
        try await response.body.write(taken)
        let kept = PublicAnswers.Again(
            head: response.head, body: taken.buffer,
            dated: dated.map { ($0, Self.dated(response, $0).head) })
        answers.keep(kept, for: key, state)
        return again(kept, request)
    }

    private func again(_ kept: PublicAnswers.Again, _ request: Request) -> Response {
        let now = now()
        var head = kept.head
        if let dated = kept.dated, now.milliseconds >= dated.date.from { head = dated.head }
        if request.headers[.ifNoneMatch] != nil, let tag = head.headerFields[.eTag],
            let held = Self.held(tag, HeldTags(request.headers))
        {
            return Self.notModified(head.headerFields, tag: held)
        }
        return Self.held(
            Response(
                status: head.status, headers: head.headerFields, body: ResponseBody(byteBuffer: kept.body)), request,
            now)
    }

    /// The tag under which a reader holds what is kept, as it was sent or uncompressed; `nil` where it does not.
    private static func held(_ tag: String, _ tags: HeldTags) -> String? {
        if tags.contains(tag) { return tag }
        return HeldTags.unpacked(tag).flatMap { tags.contains($0) ? $0 : nil }
    }

    /// `nil` for what is not asked of what is kept: members, parts of files, headers longer than a browser's.
    private func key(of request: Request, _ context: Context) -> PublicAnswers.Key? {
        let headers = request.headers
        guard request.method == .get || request.method == .head, headers[.cookie] == nil,
            headers[.authorization] == nil, headers[.range] == nil, isPublic(context)
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
        response.status == .ok && isForEveryone(response) && response.body.contentLength != nil
    }

    private static func isForEveryone(_ response: Response) -> Bool {
        let control = response.headers[.cacheControl] ?? ""
        return response.headers[.setCookie] == nil && !control.contains("no-store") && !control.contains("immutable")
            && !control.contains("private")
    }
}

/// Since when an answer is the same: `Last-Modified`, and `If-Modified-Since` (RFC 9110, 13.1.3).
extension AnsweringAgain {
    /// The conditions on dates are answered here, where the dates are known.
    private static func withoutDate(_ request: Request) -> Request {
        guard request.headers[.ifModifiedSince] != nil else { return request }
        var head = request.head
        head.headerFields[.ifModifiedSince] = nil
        return Request(head: head, body: request.body)
    }

    /// `nil` for what has no tag, is not for everyone, or brings a date of its own.
    private func date(of response: Response, _ key: PublicAnswers.Key) -> AnswerDates.Dated? {
        guard response.status == .ok || response.status == .notModified, let tag = response.headers[.eTag],
            response.headers[.lastModified] == nil, Self.isForEveryone(response)
        else { return nil }
        return answers.dates.date(of: HeldTags.unpacked(tag) ?? tag, for: key.hashValue, now: now())
    }

    /// Others than the public are answered otherwise at the same address.
    private static func dated(_ response: Response, _ dated: AnswerDates.Dated) -> Response {
        var response = response
        response.headers[.lastModified] = dated.text
        response.vary(by: "Cookie")
        response.vary(by: "Authorization")
        return response
    }

    /// 304 in place of what a reader holds by its date; a tag outweighs it, and a date that is still to come is none.
    private static func held(_ response: Response, _ request: Request, _ now: Instant) -> Response {
        guard response.status == .ok, let text = request.headers[.ifModifiedSince],
            request.headers[.ifNoneMatch] == nil, let date = response.headers[.lastModified].flatMap(HTTPDate.moment),
            let since = HTTPDate.moment(text), date <= since, since <= now
        else { return response }
        return notModified(response.headers, tag: response.headers[.eTag])
    }

    private static func notModified(_ fields: HTTPFields, tag: String?) -> Response {
        var headers = fields
        headers[.eTag] = tag
        headers[.contentType] = nil
        headers[.contentEncoding] = nil
        return Response(status: .notModified, headers: headers)
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
