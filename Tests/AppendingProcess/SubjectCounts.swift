package import Chances
package import GRDB
package import Journal

/// The projection of the journal's tests: how often each subject was written of, and the sum of its amounts.
///
/// Its writer holds rows back until `finish`, and leaves `parity` to the end of a rebuild, as real ones do.
package struct SubjectCounts: Projection {
    package let name = "subject_counts"
    package let version: Int
    package let tables = ["subject_count"]

    package init(version: Int = 1) { self.version = version }

    package func createTables(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE TABLE \(names("subject_count")) (
                    subject TEXT PRIMARY KEY, count INTEGER NOT NULL, total INTEGER NOT NULL, last INTEGER NOT NULL,
                    parity INTEGER
                ) STRICT
                """)
    }

    package func createIndexes(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE INDEX \(names.index("subject_count_by_count")) ON \(names("subject_count")) (count);
                CREATE INDEX \(names.index("subject_count_by_last")) ON \(names("subject_count")) (last);
                """)
    }

    package func makeWriter(_ db: Database, names: TableNames, rebuilding: Bool) throws -> any ProjectionWriter {
        SubjectCountWriter(db: db, table: names("subject_count"), version: version, rebuilding: rebuilding)
    }

    package func completeRebuild(_ db: Database, names: TableNames) throws {
        try db.execute(sql: "UPDATE \(names("subject_count")) SET parity = count % 2")
    }

    /// The rows that serve, a line each.
    package static func rows(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT subject || ' ' || count || ' ' || total || ' ' || last || ' ' || coalesce(parity, '-')
                FROM subject_count ORDER BY subject
                """)
    }

    /// The rows that there should be, as SQLite itself reads them from the bodies.
    package static func replayed(_ db: Database, version: Int) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT subject || ' ' || count(*) || ' ' || (sum(amount) * ?) || ' ' || max(position)
                    || ' ' || (count(*) % 2)
                FROM (SELECT position, coalesce(CAST(body AS TEXT) ->> '$.subject', 'absent') AS subject,
                        coalesce(CAST(body AS TEXT) ->> '$.payload.amount', 1) AS amount
                    FROM entry)
                GROUP BY subject ORDER BY subject
                """, arguments: [version])
    }
}

private final class SubjectCountWriter: ProjectionWriter {
    private struct Row {
        var count: Int64 = 0
        var total: Int64 = 0
        var last: Int64 = 0
    }

    private let db: Database
    private let table: String
    private let version: Int
    private let rebuilding: Bool
    private var held: [String: Row] = [:]

    init(db: Database, table: String, version: Int, rebuilding: Bool) {
        self.db = db
        self.table = table
        self.version = version
        self.rebuilding = rebuilding
    }

    func apply(_ entry: Entry, body: EntryBody?) throws {
        let subject = body?.subject ?? "absent"
        let amount = body?.payload["amount"]?.integerValue ?? 1
        held[subject, default: Row()].count += 1
        held[subject, default: Row()].total += amount * Int64(version)
        held[subject, default: Row()].last = entry.position
    }

    func finish() throws {
        for (subject, row) in held.sorted(by: { $0.key < $1.key }) {
            try db.execute(
                sql: """
                    INSERT INTO \(table) (subject, count, total, last, parity) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (subject) DO UPDATE SET count = count + excluded.count,
                        total = total + excluded.total, last = excluded.last,
                        parity = CASE WHEN excluded.parity IS NULL THEN NULL ELSE (count + excluded.count) % 2 END
                    """,
                arguments: [subject, row.count, row.total, row.last, rebuilding ? nil : row.count % 2])
        }
        held = [:]
    }
}

extension EntryBody {
    /// A body of one of a few subjects, with a padding that sometimes fills pages.
    package static func random(_ random: inout Chance) -> EntryBody {
        let padding = random.below(20) == 0 ? random.below(9_000) : random.below(80)
        return EntryBody(
            kind: "note", party: "gilan", member: "m\(random.below(3))", subject: "s\(random.below(17))",
            payload: [
                "amount": .integer(Int64(random.below(1_000))), "text": .string(String(repeating: "x", count: padding)),
            ])
    }
}
