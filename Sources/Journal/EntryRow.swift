import Foundation
import GRDB

/// The row of an entry, and how it is read back.
enum EntryRow {
    static let columns = """
        entry.position, origin.id AS origin, entry.sequence, entry.id, entry.time, entry.digest, entry.previous,
        entry.hash, entry.salt, entry.body
        """
    static let source = "entry JOIN origin ON origin.no = entry.origin_no"

    static func entry(_ row: Row) throws -> Entry {
        let position: Int64 = row[0]
        guard let origin = Origin(row[1] as String), let id = EntryID(row[3] as Data),
            let digest = Digest(row[5] as Data), let previous = Digest(row[6] as Data), let hash = Digest(row[7] as Data)
        else {
            throw JournalError(
                .brokenChain, "Entry \(position) cannot be read.", cause: "A column does not hold what it must.",
                position: position)
        }
        let header = EntryHeader(
            origin: origin, sequence: row[2], id: id, timeMilliseconds: row[4], digest: digest, previous: previous)
        return Entry(position: position, header: header, hash: hash, salt: row[8], bodyBytes: row[9])
    }

    static func fetch(_ db: Database, after position: Int64, limit: Int) throws -> [Entry] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM \(source) WHERE position > ? ORDER BY position LIMIT ?")
        let rows = try Row.fetchCursor(statement, arguments: [position, limit])
        var entries: [Entry] = []
        while let row = try rows.next() { entries.append(try entry(row)) }
        return entries
    }

    static func insert(_ entry: Entry, originNo: Int64, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO entry (position, origin_no, sequence, id, time, digest, previous, hash, salt, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let header = entry.header
        try statement.execute(arguments: [
            entry.position, originNo, header.sequence, header.id.bytes, header.timeMilliseconds, header.digest.bytes,
            header.previous.bytes, entry.hash.bytes, entry.salt, entry.bodyBytes,
        ])
    }
}
