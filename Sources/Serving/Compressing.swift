import HTTPTypes
package import Hummingbird

/// Sends pages and lists compressed to who takes them so: on a poor line that is most of the waiting.
package struct Compressing<Context: RequestContext>: RouterMiddleware {
    /// A middle way: a higher level costs more time than the line gives back.
    private static var level: Int32 { 5 }
    private static var bytesMax: Int { 4 << 20 }
    private static var types: [String] {
        [
            "text/", "application/json", "application/geo+json", "application/problem+json",
            "application/ld+json", "application/schema+json", "application/vnd.oai", "image/svg+xml",
        ]
    }

    package init() {}

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let isAccepted = request.method == .get && Gzip.isAccepted(request.headers)
        var response = try await next(isAccepted ? Self.unpacking(request) : request, context)
        if response.status == .notModified {
            // Whoever holds the compressed form is told of that one.
            if isAccepted, let tag = response.headers[.eTag].map(HeldTags.packed),
                HeldTags(request.headers).contains(tag)
            {
                response.headers[.eTag] = tag
            }
            return response
        }
        let type = response.headers[.contentType] ?? ""
        guard Self.types.contains(where: type.hasPrefix), response.headers[.contentEncoding] == nil else {
            return response
        }
        response.headers[.vary] = response.headers[.vary].map { "\($0), Accept-Encoding" } ?? "Accept-Encoding"
        guard isAccepted,
            let length = response.body.contentLength, (Gzip.bytesMin...Self.bytesMax).contains(length)
        else { return response }
        let taken = TakenBody()
        try await response.body.write(taken)
        let packed = await Self.packed(taken.bytes)
        if packed != nil {
            response.headers[.contentEncoding] = "gzip"
            response.headers[.eTag] = response.headers[.eTag].map(HeldTags.packed)
        }
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed ?? taken.bytes))
        response.headers[.contentLength] = nil
        return response
    }

    /// Large bodies take milliseconds, in which the line's thread can serve others.
    private static func packed(_ bytes: [UInt8]) async -> [UInt8]? {
        guard bytes.count > 32 << 10 else { return Gzip.compressed(bytes, level: level) }
        return await Elsewhere.run { Gzip.compressed(bytes, level: level) }
    }

    /// The request as who answers knows the tags in it.
    private static func unpacking(_ request: Request) -> Request {
        guard request.headers[.ifNoneMatch] != nil, let tags = HeldTags(request.headers).unpacked else {
            return request
        }
        var head = request.head
        head.headerFields[.ifNoneMatch] = tags
        return Request(head: head, body: request.body)
    }
}

/// A body as it would have been written.
private final class TakenBody: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
