package import GRDB
package import Journal
import Register

/// The wordings of indicators, computed from the journal: all of them, so that an earlier day is answered by what was
/// defined then.
package struct IndicatorProjection: Projection {
    package let name = "indicators"
    package let version = 1
    package let tables = ["indicator_wording"]

    package init() {}

    package func createTables(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE TABLE \(names("indicator_wording")) (
                    id TEXT NOT NULL, position INTEGER NOT NULL, recorder TEXT NOT NULL, payload TEXT NOT NULL,
                    PRIMARY KEY (id, position)
                ) STRICT, WITHOUT ROWID;
                """)
    }

    package func createIndexes(_ db: Database, names: TableNames) throws {}

    package func makeWriter(_ db: Database, names: TableNames, rebuilding: Bool) throws -> any ProjectionWriter {
        IndicatorWriter(db, names: names)
    }

    package func completeRebuild(_ db: Database, names: TableNames) throws {}
}

/// Writes wordings of indicators in the order of the entries.
private final class IndicatorWriter: ProjectionWriter {
    private let db: Database
    private let names: TableNames

    init(_ db: Database, names: TableNames) { (self.db, self.names) = (db, names) }

    func apply(_ entry: Entry, body: EntryBody?) throws {
        guard let body else { return }
        if body.kind == "erasure" { return try erase(body, at: entry.position) }
        guard body.kind == Indicator.entryKind, body.version == 1, let indicator = try? Indicator(body: body) else {
            return
        }
        let table = names("indicator_wording")
        let owner = try String.fetchOne(
            db, sql: "SELECT recorder FROM \(table) WHERE id = ? ORDER BY position LIMIT 1",
            arguments: [indicator.id])
        // Nobody changes what another party has defined.
        guard owner == nil || owner == body.party else { return }
        try db.execute(
            sql: "INSERT INTO \(table) (id, position, recorder, payload) VALUES (?, ?, ?, ?)",
            arguments: [indicator.id, entry.position, body.party, body.payload.canonicalText])
    }

    func finish() throws {}

    /// Of an erased wording nothing stays; who worded an indicator first decides whose it is, so that the others are read
    /// again.
    private func erase(_ body: EntryBody, at erasure: Int64) throws {
        guard let position = try Entry.erased(by: body, at: erasure, db) else { return }
        let table = names("indicator_wording")
        let id = try String.fetchOne(db, sql: "SELECT id FROM \(table) WHERE position = ?", arguments: [position])
        guard let id else { return }
        try db.execute(sql: "DELETE FROM \(table) WHERE id = ?", arguments: [id])
        for entry in try Entry.of("\(Indicator.entryKind)/\(id)", before: erasure, db) where entry.position != position
        {
            try apply(entry, body: entry.body)
        }
    }
}
