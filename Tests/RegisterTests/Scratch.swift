import Foundation
import GRDB
import Journal
import Languages
import Measures
import Register
import Storage
import Synchronization
import Testing

/// A directory that goes away with its owner; in memory where the machine has such a place.
final class Scratch: Sendable {
    let path: String

    init() throws {
        let memory = "/dev/shm"
        let base = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        path = base + "/littoral-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        _ = Self.sweeping
        Self.paths.withLock { _ = $0.insert(path) }
    }

    /// What a constant holds lives as long as the process and is swept at its end.
    private static let paths = Mutex<Set<String>>([])
    private static let sweeping: Int32 = atexit {
        Scratch.paths.withLock { for path in $0 { try? FileManager.default.removeItem(atPath: path) } }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
        Self.paths.withLock { _ = $0.remove(path) }
    }
}

/// A journal with the register's projection in a folder of its own.
struct Node: Sendable {
    static let startOfTime: Int64 = 1_763_424_000_000

    let scratch: Scratch
    let journal: Journal

    init(key: UInt8 = 7) throws {
        scratch = try Scratch()
        var options = StoreOptions()
        options.readersMax = 8
        journal = try Journal(
            store: Store(path: scratch.path + "/journal.sqlite", options: options.preparing(for: Register.projections)),
            key: NodeKey(rawRepresentation: Data(repeating: key, count: 32)), projections: Register.projections,
            clock: { Node.startOfTime })
    }

    var register: Register { Register(reader: journal.reader) }

    func read<Answer: Sendable>(
        as party: String? = nil, today: String = "2026-11-22", _ ask: @Sendable (Reading) throws -> Answer
    ) async throws -> Answer {
        let day = try #require(Day(parsing: today))
        return try await register.read(for: Reader(language: .en, party: party), today: day, ask)
    }

    /// A blocking read waits for one of the pool's readers; on two cores a few of them starve the reads that hold one.
    ///
    /// So whatever is asked here is asked without blocking.
    func faults() async throws -> [String] {
        try await journal.reader.read { try String.fetchAll($0, sql: "SELECT what FROM fault ORDER BY position") }
    }

    func lastPosition() async throws -> Int64 {
        try await journal.reader.read { try Int64.fetchOne($0, sql: "SELECT max(position) FROM entry") ?? 0 }
    }
}

/// Folders of this repository, found from this file through whatever links lead to it.
enum Folders {
    static let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let golden = tests.appending(path: "RegisterTests/Golden")
    static let tinyPack = tests.appending(path: "TinyPack")
    static let caspian = tests.deletingLastPathComponent().appending(path: "Regions/caspian")
}

/// What the tables of the projection hold.
enum Dump {
    /// Every column of every table, numbers included.
    static func raw(_ node: Node) async throws -> [String] {
        try await node.journal.reader.read { db in
            try RegisterProjection().tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
            }
        }
    }

    /// The same without the inner numbers, which an erasure may leave in another order: things and terms by their
    /// identifiers, without those that nothing speaks of any more; remarks in their order, the trail by position.
    static func named(_ node: Node) async throws -> [String] {
        try await node.journal.reader.read { db in
            try queries.flatMap { name, sql in try Row.fetchAll(db, sql: sql).map { "\(name) \($0)" }.sorted() }
        }
    }

    private static let queries: [(String, String)] = [
        ("record", "SELECT * FROM record"), ("letter_behind", "SELECT * FROM letter_behind"),
        ("thing", "SELECT id, kind, recorder, visibility, visible_to, payload, position FROM thing WHERE position > 0"),
        ("thing_name", "SELECT thing.id, name FROM thing_name JOIN thing ON thing.no = thing_no"),
        (
            "thing_within",
            """
            SELECT whole.id, part.id AS part, rank, own.id AS own FROM thing_within
            JOIN thing AS whole ON whole.no = whole_no JOIN thing AS part ON part.no = part_no
            JOIN thing AS own ON own.no = own_no
            """
        ),
        (
            "thing_join",
            """
            SELECT thing.id, stays.id AS stays, root.id AS root, party, told.position FROM thing_join AS told
            JOIN thing ON thing.no = told.thing_no LEFT JOIN thing AS stays ON stays.no = told.into_no
            LEFT JOIN thing AS root ON root.no = thing.joined_no
            """
        ),
        (
            "claim",
            """
            SELECT claim.id, thing.id AS thing, property.id AS property, party.id AS party, source.id AS source,
                claim.recorder, claim.visibility, claim.visible_to, claim.position, claim.time, claim.payload,
                (SELECT id FROM thing AS own WHERE own.no = claim.own_no) AS own
            FROM claim JOIN thing ON thing.no = thing_no JOIN term AS property ON property.no = property_no
            JOIN term AS party ON party.no = party_no LEFT JOIN term AS source ON source.no = source_no
            WHERE property.scheme = 'property' AND party.scheme = 'party' AND coalesce(source.scheme, 'source') = 'source'
            """
        ),
        (
            "remark",
            """
            SELECT claim.id, stance, party, remark.payload, remark.position, remark.time,
                (SELECT count(*) FROM remark AS earlier WHERE earlier.claim_no = remark.claim_no
                    AND earlier.no < remark.no) AS place
            FROM remark LEFT JOIN claim ON claim.no = claim_no
            """
        ),
        (
            "mark",
            """
            SELECT thing.id, property.id AS property, party, mark.payload, mark.position, mark.time
            FROM mark JOIN thing ON thing.no = thing_no JOIN term AS property ON property.no = property_no
            """
        ),
        (
            "contest",
            """
            SELECT thing.id, property.id AS property FROM contest JOIN thing ON thing.no = thing_no
            JOIN term AS property ON property.no = property_no
            """
        ),
        (
            "trail",
            """
            SELECT thing.id, trail.position, time, trail.kind, subject, party, trail.visibility, trail.visible_to, trail.recorder,
                trail.payload, (SELECT id FROM thing AS own WHERE own.no = trail.own_no) AS own FROM trail JOIN thing ON thing.no = thing_no
            """
        ),
        ("citation", "SELECT * FROM citation"),
        ("fault", "SELECT * FROM fault"),
        ("translation", "SELECT * FROM translation"),
        ("lagging", "SELECT * FROM lagging"),
        ("text_field", "SELECT * FROM text_field"),
        (
            "tally",
            """
            SELECT tally.scheme, term.scheme AS of, term.id, claims, things FROM tally
            LEFT JOIN term ON term.no = tally.no
            """
        ),
        (
            "account",
            """
            SELECT term.id, is_reserved, account.position, thing.id AS thing FROM account
            JOIN term ON term.no = property_no JOIN thing ON thing.no = thing_no
            """
        ),
    ]
}
