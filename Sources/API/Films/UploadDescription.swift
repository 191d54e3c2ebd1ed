import Exporting
import Languages
import Serving

/// What a program does to send a film in pieces (tus 1.0.0); the site takes them, and this describes them.
struct UploadOperation: Sendable {
    /// A header of the request.
    struct Header: Sendable {
        let name: String
        let isRequired: Bool
        /// The pattern of its value.
        let pattern: String
    }

    let id: String
    let method: String
    let path: String
    let isBody: Bool
    let headers: [Header]
    let success: String
    /// Headers of the answer.
    let told: [String]
    let faults: [String]

    private static let version = Header(name: "Tus-Resumable", isRequired: true, pattern: #"^1\.0\.0$"#)
    private static let number = "^(0|[1-9][0-9]{0,14})$"
    private static let one = "/films/uploads/{id}"
    private static let usual = ["400", "401", "403", "404", "412", "431", "503"]

    static let all = [
        UploadOperation(
            id: "film-upload-new", method: "post", path: "/films/uploads", isBody: false,
            headers: [
                version, Header(name: "Upload-Length", isRequired: true, pattern: number),
                Header(name: "Upload-Metadata", isRequired: false, pattern: "^[A-Za-z0-9+/=, ._-]{0,4000}$"),
            ], success: "201", told: ["Location", "Upload-Offset"], faults: usual + ["413", "422", "429", "507"]),
        UploadOperation(
            id: "film-upload-state", method: "head", path: one, isBody: false, headers: [version], success: "200",
            told: ["Upload-Offset", "Upload-Length"], faults: usual),
        UploadOperation(
            id: "film-upload-more", method: "patch", path: one, isBody: true,
            headers: [version, Header(name: "Upload-Offset", isRequired: true, pattern: number)], success: "204",
            told: ["Upload-Offset"], faults: usual + ["409", "413", "415", "422", "507"]),
        UploadOperation(
            id: "film-upload-end", method: "delete", path: one, isBody: false, headers: [version], success: "204",
            told: [], faults: usual),
    ]

    var title: PhraseKey { PhraseKey("api.\(id).title") }
}

extension Description {
    /// The uploads, grouped by address.
    func uploadPaths(to writer: inout JSONWriter) {
        for path in ["/films/uploads", "/films/uploads/{id}"] {
            writer.objectField(path) { object in
                for operation in UploadOperation.all where operation.path == path { upload(operation, to: &object) }
            }
        }
    }

    private func upload(_ operation: UploadOperation, to writer: inout JSONWriter) {
        func say(_ key: PhraseKey) -> String { interface.book.say(key, in: language, isolating: false) }
        writer.objectField(operation.method) { writer in
            writer.field("operationId", operation.id)
            writer.field("summary", say(operation.title))
            writer.field("description", say("api.film-upload.about"))
            writer.field("tags", ["films"])
            writer.listField("security") { list in list.object { $0.field("bearer", [String]()) } }
            writer.listField("parameters") { list in
                if operation.path.hasSuffix("}") {
                    list.object { parameter("id", "path", true, "^[a-z0-9]{8,24}$", say("api.parameter.id"), to: &$0) }
                }
                for header in operation.headers {
                    list.object {
                        parameter(
                            header.name, "header", header.isRequired, header.pattern, say("api.film-upload.header"),
                            to: &$0)
                    }
                }
            }
            if operation.isBody {
                writer.objectField("requestBody") { body in
                    body.field("required", true)
                    body.objectField("content") { content in
                        content.objectField("application/offset+octet-stream") { media in
                            media.objectField("schema") { schema in
                                schema.field("type", "string")
                                schema.field("format", "binary")
                            }
                        }
                    }
                }
            }
            writer.objectField("responses") { responses in
                responses.objectField(operation.success) { response in
                    response.field("description", say(operation.title))
                    if !operation.told.isEmpty { headers(operation.told, say, to: &response) }
                }
                for status in operation.faults { fault(status, say, to: &responses) }
            }
        }
    }

    private func headers(_ names: [String], _ say: (PhraseKey) -> String, to writer: inout JSONWriter) {
        writer.objectField("headers") { headers in
            for name in names {
                headers.objectField(name) { header in
                    header.field("description", say("api.film-upload.header"))
                    header.objectField("schema") { $0.field("type", "string") }
                }
            }
        }
    }

    private func fault(_ status: String, _ say: (PhraseKey) -> String, to writer: inout JSONWriter) {
        writer.objectField(status) { response in
            response.field("description", say(PhraseKey("api.response.\(status)")))
            response.objectField("content") { content in
                content.objectField(Problem.mediaType) { media in
                    media.objectField("schema") { $0.field("$ref", "#/components/schemas/Problem") }
                }
                for type in ["text/plain", "text/html"] {
                    content.objectField(type) { $0.objectField("schema") { $0.field("type", "string") } }
                }
            }
        }
    }

    private func parameter(
        _ name: String, _ place: String, _ isRequired: Bool, _ pattern: String, _ about: String,
        to writer: inout JSONWriter
    ) {
        writer.field("name", name)
        writer.field("in", place)
        writer.field("required", isRequired)
        writer.field("description", about)
        writer.objectField("schema") { schema in
            schema.field("type", "string")
            schema.field("pattern", pattern)
        }
    }
}
