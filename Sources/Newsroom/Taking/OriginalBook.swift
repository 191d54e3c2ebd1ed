import Foundation
import GRDB
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
        let (party, member) = (signed.party, signed.member)
        _ = try await journal.append(expecting: nil) { db in
            try Self.sweep(party, before: now - Self.keptMilliseconds, db)
            let count = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM story_original WHERE party = ?", arguments: [party])
            guard count ?? 0 < Self.perParty else { throw Fault.tooMany }
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO story_original (digest, party, member, made, bytes) VALUES (?, ?, ?, ?, ?)
                    """, arguments: [digest, party, member, now, Data(bytes)])
            return []
        }
        return digest
    }

    private static func sweep(_ party: String, before time: Int64, _ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM story_original WHERE party = ? AND made < ?
                    AND NOT EXISTS (SELECT 1 FROM draft WHERE instr(draft.fields, story_original.digest) > 0)
                    AND NOT EXISTS (SELECT 1 FROM story_step WHERE instr(story_step.payload, story_original.digest) > 0)
                """, arguments: [party, time])
    }

    /// The bytes under a digest; `nil` where the party has brought no such thing in.
    package func original(_ digest: String, of party: String) async throws -> [UInt8]? {
        try await journal.reader.read { db in
            try Data.fetchOne(
                db, sql: "SELECT bytes FROM story_original WHERE digest = ? AND party = ?", arguments: [digest, party])
        }.map(Array.init)
    }
}
