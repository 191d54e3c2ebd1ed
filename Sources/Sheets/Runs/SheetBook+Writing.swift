import GRDB
import Importing
import Journal
package import Languages
package import Members
import Runs

extension SheetBook {
    /// Takes a file in; it is looked at in the background.
    ///
    /// Throws `SpreadsheetFault` where its first bytes show that it is no spreadsheet.
    package func receive(
        _ bytes: [UInt8], name: String, in language: Language, by signed: Signed
    ) async throws -> SheetRun {
        if let fault = Spreadsheet.refusal(of: bytes) { throw fault }
        let digest = try files.keep(bytes)
        var random = SystemRandomNumberGenerator()
        let id = "sheet-" + String(random.next(), radix: 36) + String(random.next(), radix: 36)
        let now = clock()
        let shown = String(name.unicodeScalars.filter { $0.value >= 0x20 }.prefix(200).map(Character.init))
        let (run, gone) = try await write { db in
            let going = try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM sheet_run WHERE party = ? AND state IN ('reading', 'checking', 'accepting')",
                arguments: [signed.party])
            guard going ?? 0 < 5 else { throw SheetError.tooManyRuns }
            try db.execute(
                sql: """
                    INSERT INTO sheet_run (id, party, country, member, language, name, digest, state, made, moved)
                    VALUES (?, ?, ?, ?, ?, ?, ?, 'reading', ?, ?)
                    """,
                arguments: [
                    id, signed.party, signed.country, signed.member, language.tag, shown, digest, now, now,
                ])
            let gone = try Self.forgetOld(of: signed.party, before: now - SheetLimits.keptMilliseconds, db)
            guard let run = try Self.find(id, db) else { throw SheetError.notFound }
            return (run, gone)
        }
        for digest in gone { files.remove(digest) }
        return run
    }

    /// Says what the columns of a sheet hold; the party need not say so again for the same headings.
    package func map(_ id: String, _ plan: SheetPlan, by signed: Signed) async throws {
        guard plan.isComplete else { throw SheetError.incomplete }
        let now = clock()
        try await write { db in
            let run = try Self.own(id, signed, db)
            guard [.columns, .checked].contains(run.state) else { throw SheetError.wrongState(run.state) }
            try Self.begin(run, plan, db, now)
            try db.execute(
                sql: """
                    INSERT INTO sheet_mapping (party, header, plan, moved) VALUES (:party, :header, :plan, :now)
                    ON CONFLICT (party, header) DO UPDATE SET plan = excluded.plan, moved = excluded.moved
                    """,
                arguments: ["party": run.party, "header": plan.headerDigest, "plan": Kept.text(plan), "now": now])
        }
    }

    /// Turns to another sheet of the workbook.
    package func turn(_ id: String, to sheet: Int, by signed: Signed) async throws {
        let now = clock()
        try await write { db in
            let run = try Self.own(id, signed, db)
            guard [.columns, .checked].contains(run.state) else { throw SheetError.wrongState(run.state) }
            let plan = SheetPlan(sheet: sheet, firstRow: 0, columns: [], headerDigest: "", language: run.language.tag)
            try Self.begin(run, plan, db, now)
            try db.execute(sql: "UPDATE sheet_run SET state = 'reading' WHERE no = ?", arguments: [run.number])
        }
    }

    /// Makes drafts of what is new and changed.
    package func accept(_ id: String, by signed: Signed) async throws {
        try await move(id, from: [.checked], to: .accepting, by: signed)
    }

    /// Ends what goes on; drafts that were made stay.
    package func cancel(_ id: String, by signed: Signed) async throws {
        try await move(id, from: [.reading, .columns, .checking, .checked, .accepting], to: .cancelled, by: signed)
        let run = try await run(id, for: signed)
        try await forgetFile(run.digest)
    }

    private func move(
        _ id: String, from states: Set<SheetRun.State>, to state: SheetRun.State, by signed: Signed
    ) async throws {
        let now = clock()
        try await write { db in
            let run = try Self.own(id, signed, db)
            // Sent twice: it has gone on already.
            if run.state == state || (state == .accepting && run.state == .finished) { return }
            guard states.contains(run.state) else { throw SheetError.wrongState(run.state) }
            try db.execute(
                sql: "UPDATE sheet_run SET state = ?, moved = ?, fault = NULL WHERE no = ?",
                arguments: [state.rawValue, now, run.number])
        }
    }

    private static func own(_ id: String, _ signed: Signed, _ db: Database) throws -> SheetRun {
        guard let run = try find(id, db), run.party == signed.party else { throw SheetError.notFound }
        return run
    }

    /// Begins the check anew under a plan.
    static func begin(_ run: SheetRun, _ plan: SheetPlan, _ db: Database, _ now: Int64) throws {
        try db.execute(sql: "DELETE FROM sheet_line WHERE run_no = ?", arguments: [run.number])
        try db.execute(
            sql: """
                UPDATE sheet_run SET state = 'checking', plan = ?, moved = ?, done = 0, done_row = 0, new = 0,
                    changed = 0, same = 0, refused = 0 WHERE no = ?
                """, arguments: [Kept.text(plan), now, run.number])
    }

    /// Removes runs that are over and old, or more than are kept; gives the files that nobody needs any more.
    private static func forgetOld(of party: String, before time: Int64, _ db: Database) throws -> [String] {
        let over = "state IN ('finished', 'cancelled', 'failed')"
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT no, digest FROM sheet_run WHERE party = :party AND ((\(over) AND moved < :time) OR no NOT IN (
                    SELECT no FROM sheet_run WHERE party = :party ORDER BY no DESC LIMIT \(SheetLimits.runsMax))
                    AND \(over))
                """, arguments: ["party": party, "time": time])
        var gone: [String] = []
        for row in rows {
            try db.execute(sql: "DELETE FROM sheet_line WHERE run_no = ?", arguments: [row[0] as Int64])
            try db.execute(sql: "DELETE FROM sheet_run WHERE no = ?", arguments: [row[0] as Int64])
            gone.append(row[1])
        }
        return try gone.filter { try !isNeeded($0, db) }
    }

    private static func isNeeded(_ digest: String, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM sheet_run WHERE digest = ?
                    AND state NOT IN ('finished', 'cancelled', 'failed'))
                """, arguments: [digest]) ?? true
    }

    /// Removes a file once no run needs it.
    func forgetFile(_ digest: String) async throws {
        let isNeeded = try await journal.reader.read { db in try Self.isNeeded(digest, db) }
        if !isNeeded { files.remove(digest) }
    }
}
