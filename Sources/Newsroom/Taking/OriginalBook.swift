import Foundation
package import GRDB
package import Journal
package import Members
import Storage

/// The untouched originals of stories that were taken in from elsewhere, by their digests; each for the party that
/// brought it in.
package struct OriginalBook: Sendable {
    package static let bytesMax = 4 << 20
    package static let perParty = 2_000
    /// What nothing rests on is kept for ninety days.
    static let keptMilliseconds: Int64 = 90 * 86_400_000

    let journal: Journal
    private let clock: @Sendable () -> Int64

    /// Makes the table where it is missing; `clock` gives milliseconds since 1970.
    package init(journal: Journal, clock: @escaping @Sendable () -> Int64 = NodeFolder.wallClock) throws {
        (self.journal, self.clock) = (journal, clock)
        try journal.prepareTables(
            of: "originals",
            steps: [
                """
                CREATE TABLE story_original (
                    digest TEXT NOT NULL, party TEXT NOT NULL, made INTEGER NOT NULL, bytes BLOB NOT NULL,
                    PRIMARY KEY (digest, party)
                ) STRICT;
                CREATE INDEX story_original_by_party ON story_original (party, made);
                """,
                """
                CREATE TABLE story_original_sweep (no INTEGER PRIMARY KEY CHECK (no = 1), made INTEGER NOT NULL) STRICT;
                CREATE INDEX story_original_by_time ON story_original (made);
                """,
                // Who brought it in; nobody is known of what is older than this step.
                """
                ALTER TABLE story_original ADD COLUMN member TEXT;
                CREATE INDEX story_original_by_member ON story_original (member) WHERE member IS NOT NULL;
                """,
            ])
    }

    /// Why an original is not kept.
    package enum Fault: Error, Sendable, Hashable { case tooLong, tooMany }

    /// Keeps the bytes as they are and gives their digest; the same bytes twice are one.
    package func keep(_ bytes: [UInt8], by signed: Signed) async throws -> String {
        guard bytes.count <= Self.bytesMax else { throw Fault.tooLong }
        let digest = Digest(hashing: bytes).hex
        let now = clock()
        try await sweep(now)
        let (party, member) = (signed.party, signed.member)
        _ = try await journal.append(expecting: nil) { db in
            let count = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM story_original WHERE party = ?", arguments: [party])
            guard count ?? 0 < Self.perParty else { throw Fault.tooMany }
            try db.execute(
                sql: """
                    INSERT INTO story_original (digest, party, member, made, bytes) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (digest, party) DO UPDATE SET made = excluded.made
                    """, arguments: [digest, party, member, now, Data(bytes)])
            return []
        }
        return digest
    }

    private static let sweepMilliseconds: Int64 = 86_400_000
    private static let sweptMax = 1_000

    private struct Held: Sendable {
        let digest: String
        let party: String
    }

    /// Once a day: what is in use is looked up in a reader's time, and only what is found unused in the writer's.
    private func sweep(_ now: Int64) async throws {
        let before = now - Self.keptMilliseconds
        let unused = try await journal.reader.read { db -> [Held]? in
            let last = try Int64.fetchOne(db, sql: "SELECT made FROM story_original_sweep") ?? 0
            guard now - last >= Self.sweepMilliseconds else { return nil }
            let old = try Row.fetchAll(
                db, sql: "SELECT digest, party FROM story_original WHERE made < ? ORDER BY made LIMIT ?",
                arguments: [before, Self.sweptMax]
            ).map { Held(digest: $0[0], party: $0[1]) }
            guard !old.isEmpty else { return [] }
            let inUse = try Self.inUse(db)
            return old.filter { !inUse.contains($0.digest) }
        }
        guard let unused else { return }
        _ = try await journal.append(expecting: nil) { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO story_original_sweep (no, made) VALUES (1, ?)", arguments: [now])
            for original in unused {
                try db.execute(
                    sql: "DELETE FROM story_original WHERE digest = ? AND party = ? AND made < ?",
                    arguments: [original.digest, original.party, before])
            }
            return []
        }
    }

    /// The digests of all originals on which a draft or a wording of a story rests.
    private static func inUse(_ db: Database) throws -> Set<String> {
        var inUse: Set<String> = []
        for (table, column) in [("draft", "fields"), ("story_step", "payload")] where try db.tableExists(table) {
            let texts = try String.fetchCursor(
                db, sql: "SELECT \(column) FROM \(table) WHERE instr(\(column), '\"originalFile\"') > 0")
            while let text = try texts.next() {
                if let digest = try? JSON(parsing: text)["originalFile"]?.stringValue { inUse.insert(digest) }
            }
        }
        return inUse
    }

    /// The originals on which a draft or a story rests, and which of them are not there.
    package static func named(_ db: Database) throws -> NamedFiles {
        let held =
            try db.tableExists("story_original")
            ? Set(try String.fetchAll(db, sql: "SELECT DISTINCT digest FROM story_original")) : []
        return NamedFiles(.originals, named: try inUse(db), isThere: held.contains)
    }

    /// The bytes under a digest; `nil` where the party has brought no such thing in.
    package func original(_ digest: String, of party: String) async throws -> [UInt8]? {
        try await journal.reader.read { db in
            try Data.fetchOne(
                db, sql: "SELECT bytes FROM story_original WHERE digest = ? AND party = ?", arguments: [digest, party])
        }.map(Array.init)
    }
}
