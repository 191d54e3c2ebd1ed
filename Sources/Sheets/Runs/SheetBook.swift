package import Foundation
import GRDB
import Importing
package import Journal
package import Languages
package import Members
import Runs
package import Register

/// The runs of a node over sheets: what is kept of them, and what members do with them.
///
/// What goes on in the background is `SheetRunner`'s; both meet in the tables alone, so that nothing is lost when the
/// node ends.
package struct SheetBook: Sendable {
    let journal: Journal
    let register: Register
    let files: RunFiles
    let phrases: Phrasebook
    let units: UnitNames
    let clock: @Sendable () -> Int64

    /// Makes the tables where they are missing; `folder` takes the files as long as their runs need them.
    package init(
        journal: Journal, register: Register, folder: URL, phrases: Phrasebook, units: UnitNames,
        clock: @escaping @Sendable () -> Int64 = NodeFolder.wallClock
    ) throws {
        self.journal = journal
        self.register = register
        files = RunFiles(folder: folder)
        self.phrases = phrases
        self.units = units
        self.clock = clock
        try journal.prepareTables(of: "sheets", steps: SheetTables.steps)
    }

    /// Changes the tables in the writer's turn.
    func write<Outcome: Sendable>(_ work: @escaping @Sendable (Database) throws -> Outcome) async throws -> Outcome {
        try await journal.decide { db in (try work(db), []) }
    }

    // MARK: Reading

    /// A run of the member's own party.
    package func run(_ id: String, for signed: Signed) async throws -> SheetRun {
        let run = try await journal.reader.read { db in try Self.find(id, db) }
        guard let run, run.party == signed.party else { throw SheetError.notFound }
        return run
    }

    /// The runs of a party, the newest first.
    package func runs(of party: String) async throws -> [SheetRun] {
        try await journal.reader.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM sheet_run WHERE party = ? ORDER BY no DESC LIMIT ?",
                arguments: [party, SheetLimits.runsMax]
            ).compactMap(SheetRun.init(row:))
        }
    }

    /// The lines of a run behind a number, all or of one outcome; and the number behind which more follow.
    package func lines(
        of run: SheetRun, outcome: SheetLine.Outcome? = nil, after number: Int = 0, limit: Int = 100
    ) async throws -> (lines: [SheetLine], next: Int?) {
        try await journal.reader.read { db in
            let condition: SQL = outcome.map { "AND outcome = \($0.rawValue)" } ?? ""
            let rows = try SQLRequest<Row>(
                literal: """
                    SELECT * FROM sheet_line WHERE run_no = \(run.number) AND no > \(number) \(condition)
                    ORDER BY no LIMIT \(limit + 1)
                    """
            ).fetchAll(db)
            let shown = rows.prefix(limit)
            return (shown.compactMap(SheetLine.init(row:)), rows.count > limit ? shown.last?["no"] : nil)
        }
    }

    /// The names that fit no thing, with the things that are near to each, for a person to choose.
    package func unsureNames(of run: SheetRun, limit: Int = 50) async throws -> [(name: String, things: [String])] {
        try await journal.reader.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT reasons FROM sheet_line WHERE run_no = ? AND outcome = 'refused' ORDER BY no",
                arguments: [run.number])
            var known: Set<String> = []
            var names: [(name: String, things: [String])] = []
            while names.count < limit, let row = try rows.next() {
                for reason in Kept.value([SheetReason].self, row[0]) ?? [] where reason.code == .unsureThing {
                    guard let name = reason.values["text"], known.insert(name).inserted else { continue }
                    names.append((name, (reason.values["things"] ?? "").split(separator: " ").map(String.init)))
                }
            }
            return names
        }
    }

    static func find(_ id: String, _ db: Database) throws -> SheetRun? {
        try Row.fetchOne(db, sql: "SELECT * FROM sheet_run WHERE id = ?", arguments: [id]).flatMap(SheetRun.init(row:))
    }
}
