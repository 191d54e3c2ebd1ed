import Foundation
package import GRDB
package import Storage
import Synchronization

/// The append-only, hash-chained record of everything that anyone reads here.
package final class Journal: EntryLog {
    package let store: Store
    package let key: NodeKey
    let projections: [any Projection]
    let clock: @Sendable () -> Int64
    let queue = Mutex(AppendQueue())
    let watchers = Mutex(Watchers())

    /// The pool that readers of projections use.
    package var reader: any DatabaseReader { store.pool }
    package var origin: Origin { key.origin }

    /// Opens the journal in a store, makes its tables where they are missing, and checks the head.
    ///
    /// A projection of an older version is not rebuilt here: `outdatedProjections` tells, `rebuild` does it.
    /// `clock` gives milliseconds since 1970.
    package init(
        store: Store, key: NodeKey, projections: [any Projection], clock: @escaping @Sendable () -> Int64
    ) throws {
        self.store = store
        self.key = key
        self.projections = projections
        self.clock = clock
        try Self.migrate(store)
        try store.pool.write { [projections] db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO origin (id, public_key) VALUES (?, ?)",
                arguments: [key.origin.id, key.publicKey])
            for projection in projections { try Self.introduce(projection, db) }
        }
        try checkHead()
    }

    /// Brings the tables up to date; those of a newer program are left alone.
    private static func migrate(_ store: Store) throws {
        let migrator = JournalTables.migrator
        guard try !isSuperseded(migrator, of: "journal", store) else {
            throw JournalError(
                .newerProgram, "A newer version of Littoral has written this journal.",
                cause: "Install that version again, or restore a backup that this one made.")
        }
        try store.migrate(migrator)
    }

    /// Makes the tables of a projection that was never here, empty journal or not; a rebuild fills them if needed.
    private static func introduce(_ projection: any Projection, _ db: Database) throws {
        let known = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM projection WHERE name = ?)", arguments: [projection.name])
        guard known == false else { return }
        let last = try lastPosition(db)
        let names = TableNames(generation: 1)
        try projection.createTables(db, names: names)
        try projection.createIndexes(db, names: names)
        try db.execute(
            sql: "INSERT INTO projection (name, version, watermark, generation) VALUES (?, ?, 0, 1)",
            arguments: [projection.name, last == 0 ? projection.version : 0])
    }

    /// The projections whose tables are of another version than this program's.
    package func outdatedProjections() throws -> [any Projection] {
        try reader.read { db in
            try projections.filter { projection in
                try Int.fetchOne(
                    db, sql: "SELECT version FROM projection WHERE name = ?", arguments: [projection.name])
                    != projection.version
            }
        }
    }

    /// The names of the projections whose tables are of another version than this program's, without holding a thread.
    package func outdatedNames() async throws -> [String] {
        try await reader.read { [projections] db in
            try projections.filter { projection in
                try Int.fetchOne(
                    db, sql: "SELECT version FROM projection WHERE name = ?", arguments: [projection.name])
                    != projection.version
            }.map(\.name)
        }
    }

    package func read(after position: Int64, limit: Int) throws -> [Entry] {
        try reader.read { db in try EntryRow.fetch(db, after: position, limit: limit) }
    }

    package func head(of origin: Origin?) throws -> Head? {
        try reader.read { db in try Self.head(of: origin ?? self.origin, db) }
    }

    /// The head of our own chain, without holding a thread while it waits for a connection.
    package func ownHead() async throws -> Head? {
        try await reader.read { [origin] db in try Self.head(of: origin, db) }
    }

    /// The number of the last entry held here, of whatever origin; 0 for an empty journal.
    package func lastPosition() throws -> Int64 {
        try reader.read(Self.lastPosition)
    }

    /// The same without holding a thread while it waits for a connection.
    package func lastPositionHeld() async throws -> Int64 { try await reader.read(Self.lastPosition) }

    static func lastPosition(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(position) FROM entry")) ?? 0
    }

    /// The head of a chain in a state that is being read.
    package static func head(of origin: Origin, _ db: Database) throws -> Head? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT entry.sequence, entry.hash FROM entry JOIN origin ON origin.no = entry.origin_no
                    WHERE origin.id = ? ORDER BY entry.sequence DESC LIMIT 1
                    """), arguments: [origin.id])
        guard let row, let hash = Digest(try row.decode(Data.self, forColumn: "hash")) else { return nil }
        return Head(origin: origin, sequence: try row.decode(forColumn: "sequence"), hash: hash)
    }
}
