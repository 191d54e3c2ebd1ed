package import Exporting
import HTTPTypes
package import Hummingbird
package import Languages

/// A fault as machines read it: the one shape of RFC 9457, in the caller's language.
package enum Problem {
    package static let mediaType = "application/problem+json"

    package static func response(
        _ fault: RequestFault, in language: Language, path: String, _ book: Phrasebook,
        also: (inout JSONWriter) -> Void = { _ in }
    ) -> Response {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("type")
            writer.string("urn:littoral:fault:\(fault.stem)")
            writer.key("title")
            writer.string(book.say(fault.title, in: language, isolating: false))
            writer.key("status")
            writer.integer(fault.status.code)
            writer.key("detail")
            writer.string(book.say(fault.what, in: language, fault.values, isolating: false))
            writer.key("remedy")
            writer.string(book.say(fault.remedy, in: language, fault.values, isolating: false))
            writer.key("instance")
            writer.string(String(path.prefix(200)))
            also(&writer)
        }
        return Response(
            status: fault.status,
            headers: [.contentType: mediaType, .cacheControl: "no-store", .contentLanguage: language.tag],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
    }

    /// A fault that is told by one sentence alone.
    package static func response(
        _ status: HTTPResponse.Status, stem: String, told sentence: String, in language: Language, path: String
    ) -> Response {
        var writer = JSONWriter()
        writer.object { writer in
            for (key, text) in [("type", "urn:littoral:fault:\(stem)"), ("title", sentence)] {
                writer.key(key)
                writer.string(text)
            }
            writer.key("status")
            writer.integer(status.code)
            for (key, text) in [("detail", sentence), ("remedy", ""), ("instance", String(path.prefix(200)))] {
                writer.key(key)
                writer.string(text)
            }
        }
        return Response(
            status: status,
            headers: [.contentType: mediaType, .cacheControl: "no-store", .contentLanguage: language.tag],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
    }

    /// Whether who asks would rather have a problem than a page.
    package static func isWanted(_ accept: String?) -> Bool {
        guard let accept, !accept.isEmpty else { return false }
        if Representation.negotiate(accept: accept, among: [.html, .json]) == .json { return true }
        return Representation.negotiate(accept: accept, among: [.html]) == nil
            && accept.lowercased().contains(mediaType)
    }
}
