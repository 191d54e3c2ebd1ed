import Drafts
import Exporting
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Members
import Register
import Serving

/// Something a program does with drafts: where, how, and what is sent and answered.
struct DraftOperation: Sendable {
    typealias Answering = @Sendable (DraftAsking) async throws -> Response

    let id: String
    let method: HTTPRequest.Method
    /// Below `/api/`, with `{id}` where a draft is named.
    let path: String
    /// The name of the schema of its body; `nil` where none is sent.
    let body: String?
    /// The name of the schema of its answer.
    let schema: String
    let parameters: [InterfaceOperation.Parameter]
    let answer: Answering

    init(
        _ id: String, _ method: HTTPRequest.Method, _ path: String, body: String? = nil, schema: String = "Draft",
        parameters: [InterfaceOperation.Parameter] = [], _ answer: @escaping Answering
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.body = body
        self.schema = schema
        self.parameters = parameters
        self.answer = answer
    }

    var title: PhraseKey { PhraseKey("api.\(id).title") }
    var isWriting: Bool { method != .get }
    /// As the router writes it.
    var route: String { "/api/" + path.replacing("{id}", with: ":id") }
}

extension DraftOperation {
    static let all: [DraftOperation] =
        reading + [
            DraftOperation("draft-new", .post, "drafts", body: "NewDraft") { asking in
                let body = try await asking.body()
                guard let id = body["id"]?.stringValue, Identifier.isValid(id), (8...64).contains(id.utf8.count) else {
                    throw asking.unreadable("id")
                }
                return try await asking.write(id, body, seen: nil)
            },
            DraftOperation("draft-change", .put, "drafts/{id}", body: "ChangedDraft", parameters: [named]) { asking in
                let body = try await asking.body()
                guard Identifier.isValid(asking.id) else { throw RequestFault.notFound }
                return try await asking.write(asking.id, body, seen: try asking.seen(body))
            },
            act("draft-submit", "submit") { try await $0.submit($1, seen: $2, by: $3) },
            act("draft-approve", "approve") { try await $0.approve($1, seen: $2, by: $3) },
            act("draft-clear", "clear") { try await $0.clear($1, seen: $2, by: $3) },
            act("draft-drop", "drop") { try await $0.drop($1, seen: $2, by: $3) },
            act("draft-reopen", "reopen") { try await $0.reopen($1, seen: $2, by: $3) },
            DraftOperation("draft-return", .post, "drafts/{id}/return", body: "Return", parameters: [named]) { asking in
                let body = try await asking.body()
                let (book, signed) = (try asking.book(), try asking.writer())
                guard Identifier.isValid(asking.id) else { throw RequestFault.notFound }
                guard let reason = body["reason"]?.stringValue else { throw asking.unreadable("reason") }
                return try await asking.told {
                    try await book.giveBack(asking.id, reason: reason, seen: try asking.seen(body), by: signed)
                }
            },
        ]

    private static let named = InterfaceOperation.Parameter("id", .path, .identifier)

    private static let reading: [DraftOperation] = [
        DraftOperation(
            "drafts", .get, "drafts", schema: "Drafts",
            parameters: [
                .init("state", .query, .choice(DraftState.allCases.map(\.rawValue))),
                .init("batch", .query, .identifier), .init("after", .query, .words(60)),
                .init("limit", .query, .integer(1...200)),
            ]
        ) { try await $0.list() },
        DraftOperation("draft", .get, "drafts/{id}", schema: "DraftRecord", parameters: [named]) { asking in
            try await asking.record(asking.id)
        },
        DraftOperation("waiting", .get, "waiting", schema: "Waiting") { try await $0.waiting() },
    ]

    private static func act(
        _ id: String, _ step: String,
        _ work: @escaping @Sendable (DraftBook, String, Int?, Signed) async throws -> Draft
    ) -> DraftOperation {
        DraftOperation(id, .post, "drafts/{id}/\(step)", body: "Act", parameters: [named]) { asking in
            let body = try await asking.body()
            let (book, signed, seen) = (try asking.book(), try asking.writer(), try asking.seen(body))
            return try await asking.told { try await work(book, asking.id, seen, signed) }
        }
    }
}
