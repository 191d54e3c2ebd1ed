import Drafts
import Foundation
import GRDB
import Journal
import Languages
import Measures
import Members
import Problems
import Register
import Storage
import Synchronization
import Testing

/// A node of a made-up lake in a folder of its own, with a clock that a test sets.
final class ProblemNode: Sendable {
    let journal: Journal
    let book: DraftBook
    let reports: ReportBook
    let folder: URL
    private let clock: Clock

    final class Clock: Sendable {
        let time = Mutex<Int64>(ProblemNode.morning)
        var now: Int64 { time.withLock { $0 } }
    }

    /// 22 November 2026, 09:00 UTC.
    static let morning: Int64 = 1_795_338_000_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000

    static let projections: [any Projection] =
        Register.projections(finding: [ProblemDocuments()]) + [ProblemsProjection()]

    init(gate: ReportGate = ReportGate(), limits: ReportBook.Limits = ReportBook.Limits()) async throws {
        let memory = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = URL(fileURLWithPath: memory).appending(path: "littoral-problems-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let clock = Clock()
        self.clock = clock
        let projections = Self.projections
        journal = try Journal(
            store: Store(
                path: folder.path + "/journal.sqlite", options: StoreOptions().preparing(for: projections)),
            key: NodeKey(rawRepresentation: Data(repeating: 7, count: 32)), projections: projections,
            clock: { clock.now })
        book = try DraftBook(
            journal: journal, register: Register(reader: journal.reader), makers: ProblemMakers.all { _, _ in true },
            clock: { clock.now })
        reports = try ReportBook(
            journal: journal, register: Register(reader: journal.reader), gate: gate, limits: limits,
            clock: { clock.now })
        _ = try await journal.append(try Self.ground())
    }

    deinit {
        try? journal.store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    func pass(_ milliseconds: Int64) { clock.time.withLock { $0 += milliseconds } }

    var now: Instant { Instant(clamping: clock.now) }

    static func member(_ id: String, _ party: String, _ roles: Set<Role>) -> Signed {
        Signed(
            member: id, party: party, country: "land", roles: roles, way: .session(id: "s-" + id, formSecret: "x"))
    }

    static let ann = member("m-ann", "north", [.editor])
    static let bob = member("m-bob", "north", [.approver])
    static let sue = member("m-sue", "south", [.editor])
    static let tom = member("m-tom", "south", [.approver])
    static let far = member("m-far", "east", [.editor, .approver])

    /// Two shores with a lake of two degrees between them, and a province far away.
    static func ground() throws -> [EntryBody] {
        func party(_ id: String, _ speaksFor: String?) -> EntryBody {
            Party(id: id, type: .office, name: Text([.en: id]), country: "land", speaksFor: speaksFor, web: nil)
                .entry(party: "paper", member: "m")
        }
        func thing(_ id: String, _ kind: String, _ name: String, _ shape: Shape?, within: [String] = []) -> EntryBody {
            Thing(
                id: id, kind: kind, name: Text([.en: name]), position: shape?.bounds?.center, shape: shape,
                within: within
            )
            .entry(party: "paper", member: "m")
        }
        func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> Shape {
            try #require(Box(west: west, south: south, east: east, north: north)).shape
        }
        let region = Region(
            id: "lake", version: "1", name: Text([.en: "The lake"]), seaName: Text([.en: "Reed Lake"]), sea: "lake",
            bounds: ["48", "34", "62", "46"], digest: String(repeating: "0", count: 64))
        return [
            region.entry(party: "paper", member: "m"), party("north", "shore-north"), party("south", "shore-south"),
            party("east", "plain-east"), thing("land", "country", "Lakeland", nil),
            thing("shore-north", "province", "North Shore", try box(50, 41, 52, 43), within: ["land"]),
            thing("shore-south", "province", "South Shore", try box(50, 36, 52, 39), within: ["land"]),
            thing("plain-east", "province", "East Plain", try box(59, 36, 61, 38), within: ["land"]),
            thing(
                "port-north", "port", "Reed Harbour", .point(try #require(Coordinate(lon: 51, lat: 41.1))),
                within: ["shore-north", "land"]),
        ]
    }

    func read<Answer: Sendable>(
        as party: String? = nil, in language: Language = .en, _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        try await book.register.read(
            for: Reader(language: language, party: party), today: now.day(), now: now, ask)
    }

    /// A report of somebody without an account; gives its id and number.
    @discardableResult
    func report(
        _ fields: DraftFields = [:], picture: String? = nil, from source: String = "192.0.2.1"
    ) async throws -> (id: String, number: String) {
        let text = reports.newTicket()
        pass(10_000)
        let ticket = try reports.ticket(text)
        let typed = try await typed(fields)
        try reports.gate.enter(from: source, now: now.milliseconds)
        try await reports.take(typed, picture: picture, ticket: ticket)
        return (ticket.id, reports.number(of: ticket))
    }

    func typed(_ fields: DraftFields = [:]) async throws -> TypedReport {
        let fields = reportFields(fields)
        return try await read { reading in try TypedReport(fields, in: reading) }
    }

    /// The reports of which the table still has words.
    func words() async throws -> [String] {
        try await journal.reader.read {
            try String.fetchAll($0, sql: "SELECT id FROM report WHERE words <> '' ORDER BY id")
        }
    }

    /// Erases entries by law.
    func erase(_ isMeant: (Entry) -> Bool) async throws {
        let entries = try journal.read(after: 0, limit: 1_000).filter(isMeant)
        for entry in entries {
            try journal.erase(entry.header.id)
            let erasure = Erasure(entry: entry.header.id, party: "north", reason: Text([.en: "By law."]))
            _ = try await journal.append([erasure.body(member: "m")])
        }
    }

    /// What stands in the tables of problems and of their words, without the inner numbers.
    func tables() async throws -> [[String]] {
        try await journal.reader.read { db in
            let no = "(SELECT id FROM problem WHERE no = problem_no)"
            return try [
                """
                SELECT id, recorder, state, opened, moved, updated, reports, adopters, steps, open_ending, position, payload
                FROM problem ORDER BY id
                """,
                "SELECT \(no), position, kind, id, party FROM problem_act ORDER BY position",
                "SELECT party, \(no) FROM problem_party ORDER BY 1, 2",
                "SELECT thing, \(no) FROM problem_concern ORDER BY 1, 2",
                "SELECT cited, \(no) FROM problem_citation ORDER BY 1, 2",
                "SELECT position, what FROM problem_fault ORDER BY position",
                "SELECT kind, id, language, part, title, text, position FROM search_document ORDER BY 1, 2, 3, 4",
            ].map { sql in try Row.fetchAll(db, sql: sql).map(\.description) }
        }
    }

    /// What is wrong with a report.
    func faults(_ fields: DraftFields) async throws -> Set<String> {
        do {
            _ = try await typed(fields)
            return []
        } catch let faults as DraftFaults {
            return Set(faults.faults.map { "\($0.field):\($0.code)" })
        }
    }

    /// A draft of one member, released by another of the same party.
    func release(
        _ kind: String, _ fields: DraftFields, ticket: String, by author: Signed = ann, and approver: Signed = bob
    ) async throws {
        _ = try await book.write(ticket, kind: kind, fields: fields, seen: nil, by: author)
        _ = try await book.submit(ticket, by: author)
        _ = try await book.approve(ticket, by: approver)
    }

    /// What is wrong with a draft when it is submitted.
    func refusals(_ kind: String, _ fields: DraftFields, ticket: String, by author: Signed = ann) async throws -> Set<
        String
    > {
        _ = try await book.write(ticket, kind: kind, fields: fields, seen: nil, by: author)
        do {
            _ = try await book.submit(ticket, by: author)
            return []
        } catch let faults as DraftFaults {
            return Set(faults.faults.map { "\($0.field):\($0.code)" })
        }
    }

    /// A released problem that two parties have adopted.
    func together() async throws -> String {
        let report = try await report()
        try await release(
            "problem-report", ["report": report.id, "title-en": "Dead reeds"], ticket: "ticket-release")
        let id = ReportMaker.problem(ofReport: report.id)
        try await release("problem-adoption", ["problem": id], ticket: "ticket-adopt-n")
        try await release("problem-adoption", ["problem": id], ticket: "ticket-adopt-s", by: Self.sue, and: Self.tom)
        return id
    }
}

/// A made-up report of the made-up lake.
func reportFields(_ more: DraftFields = [:]) -> DraftFields {
    [
        "language": "en", "words": "The reeds along the northern shore have turned brown and are dying.",
        "lat": "41.05", "lon": "51.0", "date": "2026-11-20", "sector": "environment",
    ].merging(more) { $1 }.filter { !$0.value.isEmpty }
}
