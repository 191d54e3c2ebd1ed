import HTTPTypes
import Hummingbird
import NIOCore

extension Arrivals.Rules {
    /// The request, where it is not larger than may be sent to its address; one that does not say its size is refused
    /// where it becomes too large.
    ///
    /// What is refused is still taken off the line, within bounds, by `LineWatch`: a browser shows no answer before it
    /// has sent everything.
    func sized(_ request: Request, isSigned: Bool) throws(RequestFault) -> Request {
        let limit = limit(of: request, isSigned: isSigned)
        if let text = request.headers[.contentLength], let length = Int(text) {
            guard length <= limit else { throw .tooLarge(length, limit: limit) }
            return request
        }
        guard request.headers[.transferEncoding] != nil else { return request }
        return Request(
            head: request.head, body: RequestBody(asyncSequence: BoundedBody(body: request.body, limit: limit)))
    }

    /// Only members send files, and who reports a problem one picture.
    private func limit(of request: Request, isSigned: Bool) -> Int {
        if isSigned, FilmUploads.are(at: request.uri.path) { return max(filmBytesMax, bodyBytesMax) }
        let hasFiles = request.headers[.contentType]?.lowercased().hasPrefix("multipart/form-data") ?? false
        var limit = isSigned && hasFiles ? max(uploadBytesMax, bodyBytesMax) : bodyBytesMax
        if isSigned, hasFiles, SeriesUploads.are(at: request.uri.path) { limit = max(limit, seriesBytesMax) }
        if hasFiles, ReportUploads.are(at: request.uri.path) { limit = max(limit, reportBytesMax) }
        return limit
    }
}

/// A body that says nothing of its size, refused where it becomes too large.
private struct BoundedBody: AsyncSequence, Sendable {
    let body: RequestBody
    let limit: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: RequestBody.AsyncIterator
        let limit: Int
        var count = 0

        mutating func next() async throws -> ByteBuffer? {
            guard let part = try await base.next() else { return nil }
            count += part.readableBytes
            guard count <= limit else { throw RequestFault.tooLarge(count, limit: limit) }
            return part
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: body.makeAsyncIterator(), limit: limit) }
}
