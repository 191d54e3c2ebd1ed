import GRDB
import Journal
package import Members

extension DraftBook {
    /// The batches of a party with which something may be done at one time.
    package static let runsGoingMax = 20

    /// Begins something with all drafts of a batch that stand where it can be done; it goes on by `BatchRunning`.
    ///
    /// Pressed twice it is found again. `nil` where there is nothing to do.
    package func begin(
        _ act: BatchAct, onBatch batch: String, reason: String = "", by signed: Signed
    ) async throws -> BatchRun? {
        let reason = act == .giveBack ? try checkReason(reason) : ""
        var random = SystemRandomNumberGenerator()
        let id = "run-" + String(random.next(), radix: 36) + String(random.next(), radix: 36)
        return try await decide { writing in
            if let going = try writing.goingRun(onBatch: batch, of: signed.party) {
                guard going.act == act else { throw DraftError.batchGoesOn }
                return (going, [])
            }
            let states = try writing.states(of: batch, act, signed)
            return (try writing.begin(act, batch, states, reason, id: id, signed), [])
        }
    }

    /// Ends what goes on with a batch; what was done stays.
    package func stop(run id: String, by signed: Signed) async throws {
        try await decide { writing in
            guard let run = try DraftBook.run(id, writing.db), run.party == signed.party else {
                throw DraftError.notFound
            }
            guard signed.member == run.member || !run.act.states(of: run.party, for: signed).isEmpty else {
                throw DraftError.forbidden
            }
            try writing.db.execute(
                sql: "UPDATE draft_batch_run SET state = 'stopped' WHERE no = ? AND state = 'going'",
                arguments: [run.number])
            return ((), [])
        }
    }

    /// Something that a party does with a batch, or has done; `nil` where there is none for this member.
    package func run(_ id: String, for signed: Signed) async throws -> BatchRun? {
        try await journal.reader.read { db in
            guard let run = try Self.run(id, db), run.party == signed.party else { return nil }
            return run
        }
    }

    /// What the member's party has done with a batch, of each act the last, the newest first.
    package func runs(onBatch batch: String, for signed: Signed) async throws -> [BatchRun] {
        try await journal.reader.read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT * FROM draft_batch_run WHERE batch = ? AND party = ? ORDER BY no DESC LIMIT 10",
                arguments: [batch, signed.party]
            ).compactMap(BatchRun.init(row:))
        }
    }

    /// What the batch of a run is called, for whoever has nothing more to do with the batch.
    package func name(ofBatch run: BatchRun) async throws -> String? {
        try await journal.reader.read { db in try Self.batch(run.batch, db)?.name }
    }

    /// The drafts that could not go on, behind a number, with what was wrong; and the number behind which more follow.
    package func faults(
        of run: BatchRun, after number: Int64 = 0, limit: Int = 50, for signed: Signed
    ) async throws -> (faults: [BatchFault], next: Int64?) {
        try await journal.reader.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Draft.columns), draft_batch_fault.faults AS told FROM draft_batch_fault
                        JOIN draft ON draft.no = draft_batch_fault.draft_no
                    WHERE run_no = ? AND draft_no > ? ORDER BY draft_no LIMIT ?
                    """, arguments: [run.number, number, limit + 1])
            let faults = rows.prefix(limit).compactMap { row -> BatchFault? in
                guard let draft = Draft(row: row), signed.maySee(draft), let faults = DraftFaults(text: row["told"])
                else { return nil }
                return BatchFault(draft: draft, faults: faults)
            }
            return (faults, rows.count > limit ? rows[limit - 1]["no"] : nil)
        }
    }

    static func run(_ id: String, _ db: Database) throws -> BatchRun? {
        try Row.fetchOne(db, sql: "SELECT * FROM draft_batch_run WHERE id = ?", arguments: [id])
            .flatMap(BatchRun.init(row:))
    }
}

extension DraftWriting {
    /// What a party does with a batch just now.
    func goingRun(onBatch batch: String, of party: String) throws -> BatchRun? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM draft_batch_run WHERE batch = ? AND party = ? AND state = 'going'",
            arguments: [batch, party]
        ).flatMap(BatchRun.init(row:))
    }

    func begin(
        _ act: BatchAct, _ batch: String, _ states: Set<DraftState>, _ reason: String, id: String, _ signed: Signed
    ) throws -> BatchRun? {
        let going = SQLRequest<Int>(
            literal: "SELECT count(*) FROM draft_batch_run WHERE state = 'going' AND party = \(signed.party)")
        guard try going.fetchOne(db) ?? 0 < DraftBook.runsGoingMax else { throw DraftError.tooMany }
        let there = try SQLRequest<Row>(
            literal: """
                SELECT count(*), max(no) FROM draft WHERE batch = \(batch) AND state IN \(states.map(\.rawValue))
                """
        ).fetchOne(db)
        guard let there, let bound = there[1] as Int64? else { return nil }
        // Of each act the last is kept: what it told of is tried anew.
        for sql in [
            """
            DELETE FROM draft_batch_fault WHERE run_no IN (
                SELECT no FROM draft_batch_run WHERE batch = :batch AND party = :party AND act = :act)
            """, "DELETE FROM draft_batch_run WHERE batch = :batch AND party = :party AND act = :act",
        ] {
            try db.execute(sql: sql, arguments: ["batch": batch, "party": signed.party, "act": act.rawValue])
        }
        try db.execute(
            sql: """
                INSERT INTO draft_batch_run (id, batch, party, member, act, reason, state, bound, total, made, moved)
                VALUES (?, ?, ?, ?, ?, ?, 'going', ?, ?, ?, ?)
                """,
            arguments: [
                id, batch, signed.party, signed.member, act.rawValue, reason, bound, there[0] as Int, time, time,
            ])
        return try DraftBook.run(id, db)
    }
}
