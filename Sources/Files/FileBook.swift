package import GRDB
package import Journal
import Storage
import Synchronization

/// A file that a member has brought in for a party.
package struct KeptFile: Sendable, Hashable {
    package let digest: String
    package let party: String
    /// The member's opaque id.
    package let member: String
    /// The name it was given, cleaned.
    package let name: String
    package let kind: FileKind
    package let bytes: Int64
    /// When it was brought in, in milliseconds since 1970.
    package let milliseconds: Int64
}

/// Who has brought which files in, beside the entries that rest on them.
package struct FileBook: Sendable {
    /// Tells on which of some files something rests, in the state that is being looked at.
    package typealias Citing = @Sendable (_ digests: Set<String>, _ db: Database) throws -> Set<String>

    package let shelf: FileShelf
    private let journal: Journal
    private let citings: [Citing]

    /// Makes its table where there is none.
    package init(journal: Journal, shelf: FileShelf, citings: [Citing]) throws {
        try journal.prepareTables(of: "files", steps: [Self.first])
        (self.journal, self.shelf, self.citings) = (journal, shelf, citings)
    }

    private static let first = """
        CREATE TABLE upload (
            digest TEXT NOT NULL, party TEXT NOT NULL, member TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
            bytes INTEGER NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (digest, party)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX upload_by_time ON upload (time);
        CREATE INDEX upload_by_member ON upload (member);
        """

    /// Checks a file that was taken in and keeps it for a party; brought in twice it is kept once.
    package func keep(
        _ intake: FileIntake, named name: String, party: String, member: String, at milliseconds: Int64
    ) async throws -> KeptFile {
        let (kind, digest) = try intake.finish(named: name)
        let upload = KeptFile(
            digest: digest.hex, party: party, member: member, name: CleanName.of(name, kind), kind: kind,
            bytes: Int64(intake.bytesCount), milliseconds: milliseconds)
        let path = intake.path
        try shelf.keep(path, digest)
        _ = try await journal.append(expecting: nil) { [shelf] db in
            // A sweep may have taken it away since; here no sweep can come between.
            if !shelf.holds(digest) { try shelf.keep(path, digest) }
            try Self.put(upload, db)
            return []
        }
        // Until here the bytes must also stand where they were taken in.
        withExtendedLifetime(intake) {}
        return upload
    }

    private static func put(_ upload: KeptFile, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO upload (digest, party, member, name, kind, bytes, time) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (digest, party) DO UPDATE
                SET member = excluded.member, name = excluded.name, time = excluded.time
                """,
            arguments: [
                upload.digest, upload.party, upload.member, upload.name, upload.kind.rawValue, upload.bytes,
                upload.milliseconds,
            ])
    }

    /// Who has brought a file in, the earliest first.
    package func uploads(of digest: String) async throws -> [KeptFile] {
        guard Digest(hex: digest) != nil else { return [] }
        return try await journal.reader.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM upload WHERE digest = ? ORDER BY time, party LIMIT 100", arguments: [digest]
            ).compactMap(Self.upload)
        }
    }

    /// Whether a party has brought a file in, in the state that is being looked at; false where no files are kept.
    package static func holds(_ digest: String, of party: String, _ db: Database) throws -> Bool {
        guard try db.tableExists("upload") else { return false }
        return try SQLRequest<Bool>(
            literal: "SELECT EXISTS (SELECT 1 FROM upload WHERE digest = \(digest) AND party = \(party))"
        ).fetchOne(db) ?? false
    }

    private static func upload(_ row: Row) -> KeptFile? {
        FileKind(rawValue: row["kind"]).map { kind in
            KeptFile(
                digest: row["digest"], party: row["party"], member: row["member"], name: row["name"], kind: kind,
                bytes: row["bytes"], milliseconds: row["time"])
        }
    }

    /// How long a file may wait for an entry or a draft that rests on it, in milliseconds.
    package static let waitingMax: Int64 = 7 * 86_400_000
    private static let batch = 500

    /// Removes files that were brought in more than seven days ago and on which nothing rests.
    ///
    /// Returns how many.
    package func sweep(at milliseconds: Int64) async throws -> Int {
        try await remove(.before(milliseconds - Self.waitingMax))
    }

    /// Removes what a member has brought in and on which nothing rests, and the member's id from the rest.
    package func erase(member: String) async throws {
        _ = try await remove(.of(member))
        _ = try await journal.append(expecting: nil) { db in
            // The name may have been the person's own words.
            try db.execute(
                sql: "UPDATE upload SET member = '', name = 'file.' || kind WHERE member = ?", arguments: [member])
            return []
        }
        // What was there before must not be left in the log.
        try journal.store.checkpoint()
    }

    private enum Choice: Sendable {
        case before(Int64)
        case of(String)

        var condition: SQL {
            switch self {
            case .before(let time): "time < \(time)"
            case .of(let member): "member = \(member)"
            }
        }
    }

    private func remove(_ choice: Choice) async throws -> Int {
        var (count, last) = (0, "")
        while true {
            let done = Mutex((removed: 0, last: String?.none))
            _ = try await journal.append(expecting: nil) { [shelf, citings, last] db in
                let outcome = try Self.removeBatch(choice, after: last, shelf, citings, db)
                done.withLock { $0 = outcome }
                return []
            }
            let (removed, next) = done.withLock(\.self)
            count += removed
            guard let next else { return count }
            last = next
        }
    }

    private static func removeBatch(
        _ choice: Choice, after last: String, _ shelf: FileShelf, _ citings: [Citing], _ db: Database
    ) throws -> (removed: Int, last: String?) {
        let request = SQLRequest<String>(
            literal: """
                SELECT DISTINCT digest FROM upload WHERE \(choice.condition) AND digest > \(last)
                ORDER BY digest LIMIT \(batch)
                """)
        let digests = try request.fetchAll(db)
        var resting: Set<String> = []
        for citing in citings { resting.formUnion(try citing(Set(digests), db)) }
        let free = digests.filter { !resting.contains($0) }
        for hex in free {
            try db.execute(literal: "DELETE FROM upload WHERE digest = \(hex) AND \(choice.condition)")
            let isHeld = try SQLRequest<Bool>(literal: "SELECT EXISTS (SELECT 1 FROM upload WHERE digest = \(hex))")
                .fetchOne(db)
            if isHeld == false, let digest = Digest(hex: hex) { shelf.remove(digest) }
        }
        return (free.count, digests.count == batch ? digests.last : nil)
    }
}
