import HTTPTypes
package import Languages
import NIOCore

/// What is answered to a request that cannot be read: nobody knows the reader's language, so it is said in all.
package struct UnreadableAnswer: Sendable {
    private let malformed: ByteBuffer
    private let tooLong: ByteBuffer

    package init(book: Phrasebook) {
        func text(_ stem: String) -> ByteBuffer {
            let lines = book.languages.map { language in
                ["what", "remedy"].map { book.say(PhraseKey("error.\(stem).\($0)"), in: language) }
                    .joined(separator: " ")
            }
            return ByteBuffer(string: lines.joined(separator: "\n") + "\n")
        }
        malformed = text("unreadable")
        tooLong = text("header-too-long")
    }

    func parts(isTooLong: Bool) -> (head: HTTPResponse, body: ByteBuffer) {
        let body = isTooLong ? tooLong : malformed
        let head = HTTPResponse(
            status: isTooLong ? .requestHeaderFieldsTooLarge : .badRequest,
            headerFields: [
                .contentType: "text/plain; charset=utf-8", .contentLength: String(body.readableBytes),
                .connection: "close", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
            ])
        return (head, body)
    }
}
