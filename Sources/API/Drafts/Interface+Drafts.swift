import Exporting
import HTTPTypes
import Hummingbird
import Languages
import Register
import Serving

extension Interface {
    /// Where programs may send something.
    static var writing: WritingRoutes {
        WritingRoutes(
            DraftOperation.all.filter(\.isWriting).map { (method: $0.method, path: $0.route) },
            read: DraftOperation.all.filter { !$0.isWriting }.map(\.route))
    }

    func addDraftRoutes<Context: VisitContext>(to router: Router<Context>) {
        for operation in DraftOperation.all {
            router.on(RouterPath(operation.route), method: operation.method) { request, context -> Response in
                let asking = DraftAsking(
                    interface: self, operation: operation, request: request, id: context.parameters.get("id") ?? "",
                    signed: context.signed)
                do {
                    if operation.id != "drafts" { try request.check([]) }
                    return try await operation.answer(asking)
                } catch let fault as RequestFault {
                    // Programs are told as programs, whatever they say that they take.
                    var response = Problem.response(fault, in: asking.language, path: request.uri.path, book)
                    if fault.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
                    return response
                }
            }
        }
    }
}

extension Description {
    /// The operations on drafts, grouped by address.
    func draftPaths(to writer: inout JSONWriter) {
        var paths: [(String, [DraftOperation])] = []
        for operation in DraftOperation.all {
            let path = "/api/\(operation.path)"
            if let place = paths.firstIndex(where: { $0.0 == path }) {
                paths[place].1.append(operation)
            } else {
                paths.append((path, [operation]))
            }
        }
        for (path, operations) in paths {
            writer.objectField(path) { object in
                for operation in operations { draftOperation(operation, to: &object) }
            }
        }
    }

    private func draftOperation(_ operation: DraftOperation, to writer: inout JSONWriter) {
        func say(_ key: PhraseKey) -> String { interface.book.say(key, in: language, isolating: false) }
        writer.objectField(operation.method.rawValue.lowercased()) { writer in
            writer.field("operationId", operation.id)
            writer.field("summary", say(operation.title))
            writer.field("description", say("api.drafts.about"))
            writer.field("tags", ["drafts"])
            writer.listField("security") { list in list.object { $0.field("bearer", [String]()) } }
            writer.listField("parameters") { list in
                for parameter in operation.parameters { self.draftParameter(parameter, to: &list) }
            }
            if let body = operation.body {
                writer.objectField("requestBody") { request in
                    // Of an act nothing has to be said: no body is an empty one.
                    request.field("required", body != "Act")
                    request.objectField("content") { content in
                        Self.content(Representation.json.mediaType, body, to: &content) { example(of: body, to: &$0) }
                    }
                }
            }
            writer.objectField("responses") { responses in
                responses.objectField("200") { response in
                    response.field("description", say(operation.title))
                    response.objectField("content") {
                        Self.content(Representation.json.mediaType, operation.schema, to: &$0)
                    }
                }
                let statuses = ["400", "401", "403", "404"] + (operation.isWriting ? ["409", "413", "422"] : [])
                for status in statuses + ["503"] {
                    responses.objectField(status) { response in
                        response.field("description", say(PhraseKey("api.response.\(status)")))
                        response.objectField("content") { Self.content(Problem.mediaType, "Problem", to: &$0) }
                    }
                }
            }
        }
    }

    private func draftParameter(_ parameter: InterfaceOperation.Parameter, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("name", parameter.name)
            writer.field("in", parameter.place.rawValue)
            writer.field("required", parameter.isRequired)
            writer.field("description", interface.book.say(parameter.about, in: language, isolating: false))
            writer.objectField("schema") { form(parameter.form, to: &$0) }
            if parameter.name == "id" { writer.field("example", Self.draftExample) }
        }
    }

    /// The draft of the examples: begun by the first, changed and sent on by the others.
    private static let draftExample = "our-first-draft"

    private static func content(
        _ type: String, _ schema: String, to writer: inout JSONWriter, also: (inout JSONWriter) -> Void = { _ in }
    ) {
        writer.objectField(type) { media in
            media.objectField("schema") { $0.field("$ref", "#/components/schemas/\(schema)") }
            also(&media)
        }
    }

    /// A body that is taken as it stands: of a claim that is here, under an id that is free until it has been sent.
    private func example(of body: String, to media: inout JSONWriter) {
        func say(_ key: PhraseKey) -> String { interface.book.say(key, in: language, isolating: false) }
        func remark(to object: inout JSONWriter) {
            object.field("kind", "remark")
            object.objectField("fields") { fields in
                fields.field("claim", examples["claims"] ?? "a-claim")
                fields.field("stance", Remark.Stance.confirmed.rawValue)
                fields.field("reason", say("api.example.reason"))
            }
        }
        media.objectField("example") { object in
            switch body {
            case "NewDraft":
                object.field("id", Self.draftExample)
                remark(to: &object)
            case "ChangedDraft": remark(to: &object)
            case "Return": object.field("reason", say("api.example.return"))
            default: break
            }
        }
    }

    /// How a program shows from whom it comes.
    func securitySchemes(to writer: inout JSONWriter) {
        writer.objectField("securitySchemes") { schemes in
            schemes.objectField("bearer") { bearer in
                bearer.field("type", "http")
                bearer.field("scheme", "bearer")
                bearer.field("description", interface.book.say("api.bearer", in: language, isolating: false))
            }
        }
    }
}
