import GRDB
import Journal
package import Members
package import Runs
import Storage

/// Does in the background what members do with whole batches.
package typealias BatchRunner = RunWorker<BatchRunning>

/// What whole batches ask for: their drafts, some at a time.
///
/// What becomes of some drafts, their entries and the place that was reached are one transaction, so that nothing is
/// lost or doubled wherever it is interrupted. Who began it is asked for anew before each: it goes on with the rights
/// that stand.
package struct BatchRunning: RunWork {
    private let book: DraftBook
    private let acting: @Sendable (String) async throws -> Signed?
    private let chunk: Int

    /// `acting` gives as whom a member acts now, by the opaque id; `nil` for one who may no longer do anything.
    package init(
        _ book: DraftBook, chunk: Int = DraftLimits.runChunk,
        acting: @escaping @Sendable (String) async throws -> Signed?
    ) {
        (self.book, self.chunk, self.acting) = (book, chunk, acting)
    }

    package func next() async throws -> BatchRun? {
        try await book.journal.reader.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM draft_batch_run WHERE state = 'going' ORDER BY moved, no LIMIT 1"
            ).flatMap(BatchRun.init(row:))
        }
    }

    /// So many chunks are taken before other batches come first.
    private static let turn = 80

    package func advance(_ run: BatchRun, _ going: RunGoing) async throws {
        for _ in 0..<Self.turn {
            try going.check()
            guard try await advance(run) else { return }
        }
    }

    /// Takes a batch on by so many chunks at most, for whoever waits for it.
    package func advance(_ run: BatchRun, chunks: Int) async throws {
        for _ in 0..<chunks {
            guard try await advance(run) else { return }
        }
    }

    package func note(_ error: any Error, of run: BatchRun) async -> Bool {
        // Others come first the next time.
        _ = try? await book.decide { writing in
            try writing.db.execute(
                sql: "UPDATE draft_batch_run SET moved = ? WHERE no = ?", arguments: [writing.time, run.number])
            return ((), [])
        }
        return false
    }

    /// Takes one chunk on; `false` where the run is over.
    private func advance(_ run: BatchRun) async throws -> Bool {
        let signed = try await acting(run.member)
        do {
            return try await take(run, chunk, signed)
        } catch let error where !Self.isOfTheStore(error) {
            // One of them cannot be taken at all: the others are not to wait for it.
            for _ in 0..<chunk {
                do {
                    guard try await take(run, 1, signed) else { return false }
                } catch let error where !Self.isOfTheStore(error) {
                    try await leave(run, signed)
                }
            }
            return true
        }
    }

    private func take(_ run: BatchRun, _ limit: Int, _ signed: Signed?) async throws -> Bool {
        try await book.decide { writing in try writing.advance(run.id, limit, signed) }
    }

    /// Leaves the next draft where it stands.
    private func leave(_ run: BatchRun, _ signed: Signed?) async throws {
        try await book.decide { writing in
            guard let run = try DraftBook.run(run.id, writing.db), run.state == .going, let signed else {
                return ((), [])
            }
            let states = try writing.states(of: run.batch, run.act, signed)
            let next = try writing.drafts(of: run.batch, in: states, after: run.last, upTo: run.bound, limit: 1)
            var chunk = BatchChunk()
            chunk.refused = next.map { ($0, .notTaken) }
            chunk.next = next.last?.number
            try writing.note(chunk, of: run)
            return ((), [])
        }
    }

    /// Whether it is a fault of the disk, of the store or of the node's end, and of no draft.
    private static func isOfTheStore(_ error: any Error) -> Bool {
        switch error {
        case is StorageError, is CancellationError, is RunStopped: true
        case let error as DatabaseError: error.resultCode.primaryResultCode != .SQLITE_CONSTRAINT
        case let error as JournalError: error.code != .badBody && error.code != .tooLarge
        default: false
        }
    }
}

extension DraftWriting {
    /// Takes some drafts of a run on and writes down how far it has come; `false` where it is over.
    func advance(_ id: String, _ limit: Int, _ signed: Signed?) throws -> (Bool, [EntryBody]) {
        // Stopped meanwhile, or gone with its member.
        guard let run = try DraftBook.run(id, db), run.state == .going else { return (false, []) }
        guard let signed, let states = try standing(run, signed) else {
            try end(run, .halted)
            return (false, [])
        }
        let (chunk, bodies) = try advance(
            run.batch, run.act, run.reason, from: states, after: run.last, upTo: run.bound, limit: limit, signed)
        try note(chunk, of: run)
        return (chunk.next != nil, bodies)
    }

    /// Where the drafts stand that may still be taken; `nil` where the member may do so no longer.
    private func standing(_ run: BatchRun, _ signed: Signed) throws -> Set<DraftState>? {
        guard signed.member == run.member, signed.party == run.party, let batch = try batch(run.batch) else {
            return nil
        }
        let states = run.act.states(of: batch.party, for: signed)
        let own = batch.party == signed.party ? states : states.intersection([.approved])
        return own.isEmpty ? nil : own
    }

    func note(_ chunk: BatchChunk, of run: BatchRun) throws {
        for (draft, faults) in chunk.refused {
            try db.execute(
                sql: "INSERT OR REPLACE INTO draft_batch_fault (run_no, draft_no, faults) VALUES (?, ?, ?)",
                arguments: [run.number, draft.number, faults.text])
        }
        try db.execute(
            sql: """
                UPDATE draft_batch_run SET last = ?, done = done + ?, refused = refused + ?, moved = ?, state = ?
                WHERE no = ?
                """,
            arguments: [
                chunk.next ?? run.bound, chunk.done, chunk.refused.count, time,
                (chunk.next == nil ? BatchRun.State.finished : .going).rawValue, run.number,
            ])
    }

    private func end(_ run: BatchRun, _ state: BatchRun.State) throws {
        try db.execute(
            sql: "UPDATE draft_batch_run SET state = ?, moved = ? WHERE no = ?",
            arguments: [state.rawValue, time, run.number])
    }
}
