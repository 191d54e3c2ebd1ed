import GRDB
import Journal
import Members

/// What became of some drafts of a batch in one transaction.
struct BatchChunk: Sendable {
    /// How many went on.
    var done = 0
    /// Those that could not, with what is wrong.
    var refused: [(draft: Draft, faults: DraftFaults)] = []
    /// The draft behind which to go on; `nil` after the last one.
    var next: Int64?
}

extension DraftWriting {
    func batch(_ id: String) throws -> DraftBatch? {
        try Row.fetchOne(db, sql: "SELECT * FROM draft_batch WHERE id = ?", arguments: [id]).map { row in
            DraftBatch(
                id: row["id"], party: row["party"], author: row["author"], name: row["name"],
                madeMilliseconds: row["made"])
        }
    }

    /// Where the drafts stand with which a member may do something; throws where it is none of the member's matters.
    func states(of id: String, _ act: BatchAct, _ signed: Signed) throws -> Set<DraftState> {
        guard let batch = try batch(id) else { throw DraftError.notFound }
        let states = act.states(of: batch.party, for: signed)
        guard batch.party != signed.party else {
            guard !states.isEmpty else { throw DraftError.forbidden }
            return states
        }
        let seen = try drafts(of: id, in: [.approved], after: 0, limit: 1)
        guard seen.contains(where: signed.maySee) else { throw DraftError.notFound }
        guard states.contains(.approved) else { throw DraftError.forbidden }
        return [.approved]
    }

    /// Takes one chunk of a batch on; a draft at fault stands still and stops no other.
    func advance(
        _ batch: String, _ act: BatchAct, _ reason: String, from states: Set<DraftState>, after last: Int64,
        upTo bound: Int64 = .max, limit: Int = DraftLimits.chunk, _ signed: Signed
    ) throws -> (BatchChunk, [EntryBody]) {
        let drafts = try drafts(of: batch, in: states, after: last, upTo: bound, limit: limit)
        var chunk = BatchChunk()
        var bodies: [EntryBody] = []
        for draft in drafts where signed.maySee(draft) {
            do {
                bodies += try act.take(draft, reason: reason, self, signed)
                chunk.done += 1
            } catch let faults as DraftFaults {
                chunk.refused.append((draft, faults))
            } catch let error as DraftError where error == .ownDraft {
                chunk.refused.append((draft, .own))
            }
        }
        chunk.next = drafts.count == limit ? drafts.last?.number : nil
        return (chunk, bodies)
    }

    /// The next drafts of a batch in their order: state by state along the index, so that a chunk of a large batch does
    /// not pass over all of it.
    func drafts(
        of batch: String, in states: Set<DraftState>, after last: Int64, upTo bound: Int64 = .max, limit: Int
    ) throws -> [Draft] {
        var drafts: [Draft] = []
        for state in states {
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT \(Draft.columns) FROM draft WHERE batch = ? AND state = ? AND no > ? AND no <= ? ORDER BY no LIMIT ?
                        """), arguments: [batch, state.rawValue, last, bound, limit])
            drafts += rows.compactMap(Draft.init(row:))
        }
        return Array(drafts.sorted { $0.number < $1.number }.prefix(limit))
    }
}

extension DraftFaults {
    /// Whoever wrote in a draft does not release it.
    static let own = DraftFaults([Fault("", "own")])
    /// It could not be taken, for a reason that is none of its fields'.
    static let notTaken = DraftFaults([Fault("", "not-taken")])
}
