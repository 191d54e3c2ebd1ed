package import Foundation
package import HTTPTypes
package import Hummingbird
import NIOCore

/// A file as an answer: whole or in part, sent from the disk piece by piece, never held in memory.
package struct FileAnswer: Sendable {
    private let url: URL
    private let size: Int64
    /// The digest of what it holds, as a strong tag.
    private let tag: String
    private let headers: HTTPFields

    private static let pieceBytes = 128 << 10

    /// `headers` say what it is and how long it may be kept.
    package init(_ url: URL, size: Int64, digest: String, headers: HTTPFields) {
        (self.url, self.size) = (url, size)
        tag = "\"\(digest)\""
        var headers = headers
        headers[.eTag] = tag
        headers[.acceptRanges] = "bytes"
        self.headers = headers
    }

    /// `isKept` says whether a reader may be told that what it holds is still right.
    package func answer(_ request: Request, isKept: Bool = true) -> Response {
        if isKept, HeldTags(request.headers).contains(tag) { return Response(status: .notModified, headers: headers) }
        var headers = headers
        switch wanted(request) {
        case .whole: return Response(status: .ok, headers: headers, body: body(0..<size))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
            return Response(status: .partialContent, headers: headers, body: body(range))
        case .outside:
            return Response(
                status: .rangeNotSatisfiable,
                headers: [.contentRange: "bytes */\(size)", .acceptRanges: "bytes", .eTag: tag])
        }
    }

    /// A part is wanted only of what the reader holds the beginning of; a date says nothing of that for sure.
    private func wanted(_ request: Request) -> ByteRange {
        if let condition = request.headers[.ifRange], condition != tag { return .whole }
        // Other methods know no ranges.
        guard request.method == .get || request.method == .head else { return .whole }
        return .wanted(request.headers[.range], of: size)
    }

    private func body(_ range: Range<Int64>) -> ResponseBody {
        let url = url
        return ResponseBody(contentLength: Int(range.count)) { writer in
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            if range.lowerBound > 0 { try handle.seek(toOffset: UInt64(range.lowerBound)) }
            var rest = range.upperBound - range.lowerBound
            while rest > 0, let piece = try handle.read(upToCount: Int(min(rest, Int64(Self.pieceBytes)))),
                !piece.isEmpty
            {
                rest -= Int64(piece.count)
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
    }
}
