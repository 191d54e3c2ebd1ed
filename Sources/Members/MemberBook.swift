package import Foundation
import GRDB
package import Journal
package import Storage

/// The members of a node: who they are, how they show it, what they may do.
///
/// Everything personal lies in its own store, `members.sqlite`; entries hold opaque ids.
package struct MemberBook: Sendable {
    package let store: Store
    /// Where lists of who was erased are kept, and what else holds something of a member.
    package var lists: [URL] = []
    package var others: [any MemberErasing] = []
    let sealing: SealingKey
    let gate: PasswordGate
    let attempts: Attempts
    let live: LiveSignings
    let halfway: HalfwaySignIns
    /// Milliseconds since 1970.
    let clock: @Sendable () -> Int64

    /// Opens the members' store of a node, making it at the first start.
    ///
    /// Throws `StorageError`, and `MemberFault` where the key is unreadable or a newer program has written the store.
    package init(
        of node: NodeFolder, cost: Argon2.Cost = .recommended, rules: Attempts.Rules = Attempts.Rules(),
        clock: @escaping @Sendable () -> Int64 = NodeFolder.wallClock
    ) throws {
        try FileManager.default.createDirectory(
            at: node.url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        sealing = try SealingKey(loadOrMakeAt: node.membersKeyPath)
        NodeFolder.keepPrivate(node.membersPath)
        var options = StoreOptions()
        (options.readersMax, options.readerCacheKiB, options.writerCacheKiB) = (2, 1_024, 4_096)
        (options.checkpointPages, options.logBytesMax) = (1_000, 4 << 20)
        // A row that is sorted in a file of the system's would lie there after it was erased.
        options.preparations = [{ db in try db.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON") }]
        store = try Store(path: node.membersPath, options: options)
        let migrator = MembersTables.migrator
        guard try store.pool.read(migrator.hasBeenSuperseded) == false else { throw MemberFault(.newerProgram) }
        try store.migrate(migrator)
        gate = PasswordGate(cost: cost)
        attempts = Attempts(rules: rules)
        live = LiveSignings()
        halfway = HalfwaySignIns()
        self.clock = clock
    }

    /// A member by id; `nil` for none.
    package func member(_ id: String) async throws -> Member? {
        try await store.pool.read { db in try Self.member(id, db) }
    }

    /// All members in the order of their names; of one party where one is named.
    package func members(of party: String? = nil) async throws -> [Member] {
        try await store.pool.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Member.columns) FROM member WHERE ?1 IS NULL OR party = ?1
                    ORDER BY party, name, id LIMIT \(Self.countMax)
                    """, arguments: [party])
            return rows.map { Member($0) }
        }
    }

    /// The most members that are listed at once.
    package static let countMax = 10_000

    /// The names of members by id, for those who may know them: a face shows them to signed-in members only.
    ///
    /// Ids that are not known here, or no longer, are left out.
    package func names(of ids: Set<String>) async throws -> [String: String] {
        guard !ids.isEmpty else { return [:] }
        return try await store.pool.read { db in
            let statement = try db.cachedStatement(sql: "SELECT name FROM member WHERE id = ?")
            return try ids.reduce(into: [:]) { names, id in
                names[id] = try String.fetchOne(statement, arguments: [id])
            }
        }
    }

    /// Whether somebody can sign in already: without anyone the first administrator is invited.
    package func hasMembers() async throws -> Bool {
        try await store.pool.read { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM member WHERE state <> 'invited')") ?? false
        }
    }

    static func member(_ id: String, _ db: Database) throws -> Member? {
        try Row.fetchOne(db, sql: "SELECT \(Member.columns) FROM member WHERE id = ?", arguments: [id]).map {
            Member($0)
        }
    }

    /// The number of a member within the tables; throws `notFound`.
    static func number(of id: String, _ db: Database) throws -> Int64 {
        guard let no = try Int64.fetchOne(db, sql: "SELECT no FROM member WHERE id = ?", arguments: [id]) else {
            throw MemberFault(.notFound)
        }
        return no
    }

    /// Empties the log and closes the store; later calls fail.
    package func close() throws {
        try store.checkpoint()
        try store.close()
    }

    /// Writes, and lets nothing that was held in memory stand where rights have become fewer.
    func write<Answer: Sendable>(_ work: @escaping @Sendable (Database) throws -> Answer) async throws -> Answer {
        let (answer, number) = try await store.pool.write { db in
            (try work(db), try Self.changeNumber(db))
        }
        live.look(number)
        return answer
    }

    /// Writes something that nobody waits for; that it cannot be written is nobody's trouble.
    func note(_ sql: String, _ moment: Int64, _ digest: Data) {
        Task.detached { [store] in await Self.note(sql, moment, digest, store) }
    }

    private static func note(_ sql: String, _ moment: Int64, _ digest: Data, _ store: Store) async {
        _ = try? await store.pool.write { db in try db.execute(sql: sql, arguments: [moment, digest]) }
    }

    static func changeNumber(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT number FROM change") ?? 0
    }
}
