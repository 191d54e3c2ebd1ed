import Foundation
import GRDB
import Storage

/// The row of an entry, and how it is read back.
enum EntryRow {
    static let columns = """
        entry.position, origin.id AS origin, entry.sequence, entry.id, entry.time, entry.digest, entry.previous,
        entry.hash, entry.salt, entry.body
        """
    static let source = "entry JOIN origin ON origin.no = entry.origin_no"

    /// Reads with `decode`, which throws where a subscript would trap on a damaged file.
    static func entry(_ row: Row) throws -> Entry {
        let position = try row.decode(Int64.self, atIndex: 0)
        do {
            if let entry = try entry(row, at: position) { return entry }
        } catch is RowDecodingError {}
        throw JournalError(
            .brokenChain, "Entry \(position) cannot be read.", cause: "A column does not hold what it must.",
            position: position)
    }

    private static func entry(_ row: Row, at position: Int64) throws -> Entry? {
        guard let origin = Origin(try row.decode(String.self, atIndex: 1)),
            let id = EntryID(try row.decode(Data.self, atIndex: 3)),
            let digest = Digest(try row.decode(Data.self, atIndex: 5)),
            let previous = Digest(try row.decode(Data.self, atIndex: 6)),
            let hash = Digest(try row.decode(Data.self, atIndex: 7))
        else { return nil }
        let header = EntryHeader(
            origin: origin, sequence: try row.decode(atIndex: 2), id: id, timeMilliseconds: try row.decode(atIndex: 4),
            digest: digest, previous: previous)
        return Entry(
            position: position, header: header, hash: hash, salt: try row.decode(Data?.self, atIndex: 8),
            bodyBytes: try row.decode(Data?.self, atIndex: 9))
    }

    static func fetch(_ db: Database, after position: Int64, limit: Int) throws -> [Entry] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM \(source) WHERE position > ? ORDER BY position LIMIT ?")
        let rows = try Row.fetchCursor(statement, arguments: [position, limit])
        var entries: [Entry] = []
        while let row = try rows.next() { entries.append(try entry(row)) }
        return entries
    }
}

/// Writes entries' rows, prepared once a transaction.
struct EntryInsertion {
    private let statement: BoundStatement

    init(_ db: Database) throws {
        statement = try BoundStatement(
            db,
            """
            INSERT INTO entry (position, origin_no, sequence, id, time, digest, previous, hash, salt, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    func insert(_ entry: Entry, originNo: Int64) throws {
        let header = entry.header
        statement.bind(1, entry.position)
        statement.bind(2, originNo)
        statement.bind(3, header.sequence)
        statement.bind(4, header.id.bytes)
        statement.bind(5, header.timeMilliseconds)
        statement.bind(6, header.digest.bytes)
        statement.bind(7, header.previous.bytes)
        statement.bind(8, entry.hash.bytes)
        statement.bind(9, entry.salt)
        statement.bind(10, entry.bodyBytes)
        try statement.run()
    }
}
