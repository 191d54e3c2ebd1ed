package import Foundation
import GRDB
import Importing
package import Journal
import Languages
package import Members
package import Register
import Runs

/// The imports of a node: what is kept of them, and what members do with them.
///
/// What goes on in the background is `SeriesImporter`'s; both meet in the tables alone, so that nothing is lost when the
/// node ends.
package struct SeriesImportBook: Sendable {
    let journal: Journal
    let register: Register
    let files: RunFiles
    package let maker: SeriesMaker
    let clock: @Sendable () -> Int64

    /// Makes the tables where they are missing; `folder` takes the files as long as they are needed.
    package init(
        journal: Journal, register: Register, folder: URL, maker: SeriesMaker,
        clock: @escaping @Sendable () -> Int64 = NodeFolder.wallClock
    ) throws {
        (self.journal, self.register, self.maker, self.clock) = (journal, register, maker, clock)
        files = RunFiles(folder: folder)
        try journal.prepareTables(of: "series-imports", steps: SeriesImportTables.steps)
    }

    /// Changes the tables in the writer's turn.
    func write<Outcome: Sendable>(_ work: @escaping @Sendable (Database) throws -> Outcome) async throws -> Outcome {
        try await journal.decide { db in (try work(db), []) }
    }

    // MARK: Reading

    /// An import of the member's own party.
    package func find(_ id: String, for signed: Signed) async throws -> SeriesImport {
        let found = try await journal.reader.read { db in try Self.find(id, db) }
        guard let found, found.party == signed.party else { throw SeriesImportError.notFound }
        return found
    }

    /// The imports of a party, the newest first.
    package func imports(of party: String) async throws -> [SeriesImport] {
        try await journal.reader.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM series_import WHERE party = ? ORDER BY no DESC LIMIT ?",
                arguments: [party, SeriesImportLimits.kept]
            ).compactMap(SeriesImport.init(row:))
        }
    }

    /// What became clear of the series of a file, by their numbers from 0; and the number at which more follow.
    package func findings(
        of file: SeriesImport, from number: Int = 0, limit: Int = 50
    ) async throws -> (findings: [(number: Int, findings: SeriesFindings)], next: Int?) {
        let rows = try await journal.reader.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT no, findings FROM series_import_line WHERE import_no = ? AND no >= ? ORDER BY no LIMIT ?
                    """, arguments: [file.number, number, limit + 1]
            ).map { (number: $0[0] as Int, text: $0[1] as String) }
        }
        let shown = rows.prefix(limit).compactMap { row in
            KeptText.value(SeriesFindings.self, row.text).map { (number: row.number, findings: $0) }
        }
        return (shown, rows.count > limit ? rows.last?.number : nil)
    }

    static func find(_ id: String, _ db: Database) throws -> SeriesImport? {
        try Row.fetchOne(db, sql: "SELECT * FROM series_import WHERE id = ?", arguments: [id])
            .flatMap(SeriesImport.init(row:))
    }

    /// What was answered so far, of all new series and of each.
    func asked(_ file: SeriesImport) async throws -> SeriesAsked {
        let (common, rows) = try await journal.reader.read { db in
            (
                try String.fetchOne(db, sql: "SELECT common FROM series_import WHERE no = ?", arguments: [file.number]),
                try Row.fetchAll(
                    db, sql: "SELECT name, fields FROM series_import_answer WHERE import_no = ?",
                    arguments: [file.number]
                ).map { ($0[0] as String, $0[1] as String) }
            )
        }
        let answers = rows.compactMap { name, text in KeptText.value([String: String].self, text).map { (name, $0) } }
        let title = file.name.split(separator: ".").first.map(String.init) ?? file.name
        return SeriesAsked(
            series: file.series, party: file.party, language: file.language, scheme: file.scheme, title: title,
            seed: file.id, answers: Dictionary(answers) { first, _ in first },
            common: KeptText.value([String: String].self, common) ?? [:])
    }
}
