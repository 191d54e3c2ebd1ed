import Exporting
import HTTPTypes
package import Hummingbird
package import Languages
package import Serving

extension Interface {
    /// The one shape of every fault (RFC 9457), in the caller's language.
    package func render(_ fault: RequestFault, in language: Language, path: String) -> Response {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("type")
            writer.string("urn:littoral:fault:\(fault.stem)")
            writer.key("title")
            writer.string(book.say(fault.title, in: language))
            writer.key("status")
            writer.integer(fault.status.code)
            writer.key("detail")
            writer.string(book.say(fault.what, in: language, fault.values))
            writer.key("remedy")
            writer.string(book.say(fault.remedy, in: language, fault.values))
            writer.key("instance")
            writer.string(String(path.prefix(200)))
        }
        return Response(
            status: fault.status,
            headers: [
                .contentType: "application/problem+json", .cacheControl: "no-store", .contentLanguage: language.tag,
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
    }
}
