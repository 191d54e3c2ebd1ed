import Drafts
import Exporting
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Measures
import Members
import NIOCore
import Register
import Serving

/// A program's request about drafts, with everything it is answered from.
struct DraftAsking: Sendable {
    let interface: Interface
    let operation: DraftOperation
    let request: Request
    let id: String
    let signed: Signed?

    static let bodyBytesMax = 256 << 10
    /// The versions that a draft may have.
    static let versions = 1...1_000_000

    var language: Language {
        Language.negotiate(acceptLanguage: request.headers[.acceptLanguage] ?? "", among: interface.languages)
            ?? interface.languages.first ?? .en
    }

    func book() throws(RequestFault) -> DraftBook {
        guard let drafts = interface.drafts else { throw .notFound }
        return drafts
    }

    func member() throws(RequestFault) -> Signed {
        guard let signed else { throw .signInFirst }
        return signed
    }

    /// Who may write by a program: by a token alone, since a browser sends its cookie along to whoever asks.
    func writer() throws(RequestFault) -> Signed {
        let signed = try member()
        guard case .token = signed.way else { throw .notAllowed }
        return signed
    }

    /// The body as JSON; an empty one is an empty object.
    func body() async throws -> JSON {
        _ = try writer()
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= Self.bodyBytesMax else {
                throw RequestFault.tooLong(
                    bytes.count + part.readableBytes, limit: Self.bodyBytesMax, status: .contentTooLarge)
            }
            bytes += part.readableBytesView
        }
        if bytes.isEmpty { return .object(JSON.Fields()) }
        guard let json = try? JSON(parsing: WholeNumbers.plain(bytes)), json.objectValue != nil else {
            throw unreadable("{}")
        }
        let known: Set<String> = ["id", "kind", "fields", "batch", "seen", "reason"]
        for field in json.objectValue?.fields ?? [] where !known.contains(field.key) {
            throw RequestFault.unknownParameter(field.key)
        }
        return json
    }

    func unreadable(_ field: String) -> RequestFault {
        RequestFault.badValue(
            "", field: field, example: "{\"id\": \"a-new-ticket\", \"kind\": \"claim\", \"fields\": {}}")
    }

    func seen(_ body: JSON) throws -> Int? {
        guard let seen = body["seen"] else { return nil }
        guard let number = seen.integerValue.flatMap({ Int(exactly: $0) }), Self.versions.contains(number)
        else { throw unreadable("seen") }
        return number
    }

    func write(_ id: String, _ body: JSON, seen: Int?) async throws -> Response {
        guard let kind = body["kind"]?.stringValue else { throw unreadable("kind") }
        guard let fields = body["fields"]?.objectValue else { throw unreadable("fields") }
        var values: DraftFields = [:]
        for field in fields.fields {
            guard let value = field.value.stringValue, Self.isText(value) else { throw unreadable("fields") }
            values[field.key] = value
        }
        let batch = body["batch"]
        guard batch == nil || batch?.stringValue.map(Identifier.isValid) == true else { throw unreadable("batch") }
        let (book, signed, typed) = (try book(), try writer(), values)
        return try await told {
            try await book.write(
                id, kind: kind, fields: typed, seen: seen, batch: batch?.stringValue, by: signed)
        }
    }

    /// Text as a person may type it: of bounded length, without controls.
    private static func isText(_ text: String) -> Bool {
        text.unicodeScalars.count <= DraftLimits.valueBytes / 4
            && text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || ($0.value >= 0x20 && $0.value != 0x7F) }
    }

    /// Does something with a draft and tells how it stands; what is refused is told as a problem.
    func told(_ work: () async throws -> Draft) async throws -> Response {
        do {
            let draft = try await work()
            return json { writer in DraftRecords.draft(draft, to: &writer) }
        } catch let faults as DraftFaults {
            return problem(.faultyDraft(faults.faults.count)) { writer in faulty(faults, to: &writer) }
        } catch let error as DraftError {
            return try refusal(error)
        }
    }

    private func faulty(_ faults: DraftFaults, to writer: inout JSONWriter) {
        writer.listField("faults") { list in
            for fault in faults.faults {
                list.object { object in
                    object.field("field", fault.field)
                    object.field("code", fault.code)
                    object.field(
                        "detail",
                        interface.book.say(
                            PhraseKey("draft.fault.\(fault.code)"), in: language, fault.values.mapValues { .text($0) },
                            isolating: false))
                }
            }
        }
    }

    private func refusal(_ error: DraftError) throws -> Response {
        func refused(_ status: HTTPResponse.Status, _ code: String, _ draft: Draft? = nil) -> Response {
            problem(.refusedDraft(status, PhraseKey("draft.error.\(code)"))) { writer in
                writer.field("code", code)
                guard let draft else { return }
                writer.key("draft")
                DraftRecords.draft(draft, to: &writer)
            }
        }
        switch error {
        case .notFound: throw RequestFault.notFound
        case .forbidden: throw RequestFault.notAllowed
        case .ownDraft: return refused(.forbidden, "own")
        case .wrongState(let draft): return refused(.conflict, "state", draft)
        case .passedOn: return refused(.conflict, "passed")
        case .conflict(let draft): return refused(.conflict, "conflict", draft)
        case .unknownKind: return refused(.unprocessableContent, "kind")
        case .reasonMissing: return refused(.unprocessableContent, "reason")
        case .tooLarge: return refused(.unprocessableContent, "too-large")
        case .tooMany: return refused(.unprocessableContent, "too-many")
        case .batchGoesOn: return refused(.conflict, "batch-goes-on")
        }
    }

    private func problem(_ fault: RequestFault, also: (inout JSONWriter) -> Void) -> Response {
        Problem.response(fault, in: language, path: request.uri.path, interface.book, also: also)
    }

    func json(_ write: (inout JSONWriter) -> Void) -> Response {
        var writer = JSONWriter()
        write(&writer)
        return Response(
            status: .ok,
            headers: [
                .contentType: Representation.json.mediaType, .cacheControl: "private, no-store",
                .contentLanguage: language.tag, .vary: "Accept-Language",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
    }
}

extension DraftAsking {
    func record(_ id: String) async throws -> Response {
        guard let (draft, steps) = try await book().draft(id, for: try member()) else { throw RequestFault.notFound }
        let signed = try member()
        return json { writer in
            writer.object { object in
                DraftRecords.fields(of: draft, to: &object)
                object.field("acts", draft.acts(for: signed).map(\.rawValue))
                object.listField("steps") { list in for step in steps { DraftRecords.step(step, to: &list) } }
            }
        }
    }

    func list() async throws -> Response {
        let known = Dictionary(operation.parameters.map { ($0.name, $0.form) }) { first, _ in first }
        var asked: [String: String] = [:]
        for (name, value) in request.uri.queryParameters {
            guard let form = known[String(name)] else { throw RequestFault.unknownParameter(String(name)) }
            guard form.takes(String(value)), asked[String(name)] == nil else {
                throw RequestFault.badValue(String(value), field: String(name), example: form.example)
            }
            asked[String(name)] = String(value)
        }
        var query = DraftQuery(states: asked["state"].flatMap(DraftState.init(rawValue:)).map { [$0] } ?? [])
        query.batch = asked["batch"]
        let page = try await book().drafts(
            query, after: asked["after"], limit: asked["limit"].flatMap { Int($0) } ?? 50, for: try member())
        return json { writer in
            writer.object { object in
                object.listField("items") { list in
                    for draft in page.drafts { DraftRecords.draft(draft, to: &list) }
                }
                if let next = page.next { object.field("next", next) }
            }
        }
    }

    func waiting() async throws -> Response {
        let waiting = try await book().waiting(for: try member(), limit: 50)
        return json { writer in
            writer.object { object in
                let piles = [
                    ("mine", waiting.mine), ("returned", waiting.returned), ("toApprove", waiting.toApprove),
                    ("toClear", waiting.toClear),
                ]
                for (name, pile) in piles {
                    object.objectField(name) { field in
                        field.field("count", pile.count)
                        field.listField("items") { list in
                            for draft in pile.drafts { DraftRecords.draft(draft, to: &list) }
                        }
                    }
                }
            }
        }
    }
}

/// Drafts as programs read them.
enum DraftRecords {
    static func draft(_ draft: Draft, to writer: inout JSONWriter) {
        writer.object { fields(of: draft, to: &$0) }
    }

    static func fields(of draft: Draft, to writer: inout JSONWriter) {
        writer.field("id", draft.id)
        writer.field("kind", draft.kind)
        writer.field("state", draft.state.rawValue)
        writer.field("version", draft.version)
        writer.field("party", draft.party)
        writer.field("author", draft.author)
        for (name, value) in [
            ("subject", draft.subject), ("batch", draft.batch), ("submittedBy", draft.submitter),
            ("approvedBy", draft.approver), ("clearedBy", draft.clearer),
        ] {
            if let value { writer.field(name, value) }
        }
        writer.objectField("fields") { object in
            for (name, value) in draft.fields.sorted(by: { $0.key < $1.key }) { object.field(name, value) }
        }
        writer.field("made", Instant(clamping: draft.madeMilliseconds).text)
        writer.field("changed", Instant(clamping: draft.changedMilliseconds).text)
    }

    static func step(_ step: DraftStep, to writer: inout JSONWriter) {
        writer.object { object in
            object.field("act", step.act.rawValue)
            object.field("member", step.member)
            object.field("time", Instant(clamping: step.milliseconds).text)
            object.field("version", step.version)
            if let reason = step.reason { object.field("reason", reason) }
        }
    }
}
