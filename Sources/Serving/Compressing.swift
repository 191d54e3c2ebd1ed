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
        var response = try await next(request, context)
        let type = response.headers[.contentType] ?? ""
        guard Self.types.contains(where: type.hasPrefix), response.headers[.contentEncoding] == nil else {
            return response
        }
        response.headers[.vary] = response.headers[.vary].map { "\($0), Accept-Encoding" } ?? "Accept-Encoding"
        guard request.method == .get, Gzip.isAccepted(request.headers),
            let length = response.body.contentLength, (Gzip.bytesMin...Self.bytesMax).contains(length)
        else { return response }
        let taken = TakenBody()
        try await response.body.write(taken)
        let packed = Gzip.compressed(taken.bytes, level: Self.level)
        if packed != nil { response.headers[.contentEncoding] = "gzip" }
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed ?? taken.bytes))
        response.headers[.contentLength] = nil
        return response
    }
}

/// A body as it would have been written.
private final class TakenBody: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
