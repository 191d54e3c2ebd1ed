import GRDB
import Journal
package import Members
import Register

/// A draft as it comes with others, from a row for instance.
package struct NewDraft: Sendable, Hashable {
    package let id: String
    package let kind: String
    package let fields: DraftFields

    package init(id: String, kind: String, fields: DraftFields) {
        (self.id, self.kind, self.fields) = (id, kind, fields)
    }
}

/// What became of the drafts of a batch.
package struct BatchOutcome: Sendable, Hashable {
    /// How many went on, counting those that had before.
    package internal(set) var done = 0
    /// How many could not.
    package internal(set) var refused = 0
    /// The first of those that could not, with what is wrong.
    package internal(set) var faults: [String: DraftFaults] = [:]

    static let faultsMax = 100
}

extension DraftBook {
    /// Makes a batch under an id of the caller's, or finds it.
    package func open(batch id: String, name: String, by signed: Signed) async throws -> DraftBatch {
        guard Identifier.isValid(id), id.utf8.count >= 8, name.utf8.count <= 400 else {
            throw DraftError.tooLarge("batch")
        }
        guard signed.may(.write(party: signed.party)) else { throw DraftError.forbidden }
        return try await decide { writing in
            if let batch = try writing.batch(id) {
                guard batch.party == signed.party else { throw DraftError.notFound }
                return (batch, [])
            }
            try writing.db.execute(
                sql: "INSERT INTO draft_batch (id, party, author, name, made) VALUES (?, ?, ?, ?, ?)",
                arguments: [id, signed.party, signed.member, name, writing.time])
            let batch = DraftBatch(
                id: id, party: signed.party, author: signed.member, name: name, madeMilliseconds: writing.time)
            return (batch, [])
        }
    }

    /// Writes new drafts of a batch, at most 500, in one transaction; those that are there already stay as they are.
    ///
    /// Returns how many were new.
    package func write(_ drafts: [NewDraft], batch: String, by signed: Signed) async throws -> Int {
        guard drafts.count <= 500 else { throw DraftError.tooMany }
        for draft in drafts { try check(draft.id, draft.kind, draft.fields) }
        return try await decide { writing in
            var count = 0
            for draft in drafts {
                if let known = try writing.find(draft.id) {
                    guard known.party == signed.party else { throw DraftError.notFound }
                    continue
                }
                let fields = draft.fields.filter { !$0.value.isEmpty }
                _ = try writing.write(draft.id, kind: draft.kind, fields: fields, seen: nil, batch: batch, by: signed)
                count += 1
            }
            return (count, [])
        }
    }

    /// Submits every draft of a batch that can be; those at fault stay, and the first hundred are told.
    ///
    /// All that goes on in a batch goes on in small transactions and, interrupted, goes on where it stopped.
    package func submit(
        batch: String, by signed: Signed, progress: @escaping @Sendable (Int) throws -> Void = { _ in }
    ) async throws -> BatchOutcome {
        try await advance(batch, from: [.draft, .returned], signed, progress) { writing, draft in
            _ = try writing.submit(draft, nil, signed)
            return []
        }
    }

    package func approve(
        batch: String, by signed: Signed, progress: @escaping @Sendable (Int) throws -> Void = { _ in }
    ) async throws -> BatchOutcome {
        try await advance(batch, from: [.submitted], signed, progress) { writing, draft in
            try writing.approve(draft, nil, signed).1
        }
    }

    package func clear(
        batch: String, by signed: Signed, progress: @escaping @Sendable (Int) throws -> Void = { _ in }
    ) async throws -> BatchOutcome {
        try await advance(batch, from: [.approved], signed, progress) { writing, draft in
            try writing.clear(draft, nil, signed).1
        }
    }

    package func giveBack(batch: String, reason: String, by signed: Signed) async throws -> BatchOutcome {
        let reason = try checkReason(reason)
        return try await advance(batch, from: [.submitted, .approved], signed, { _ in }) { writing, draft in
            _ = try writing.giveBack(draft, reason, nil, signed)
            return []
        }
    }

    private func advance(
        _ batch: String, from states: Set<DraftState>, _ signed: Signed, _ progress: @Sendable (Int) throws -> Void,
        _ step: @escaping @Sendable (DraftWriting, Draft) throws -> [EntryBody]
    ) async throws -> BatchOutcome {
        var outcome = BatchOutcome()
        var last: Int64 = 0
        while true {
            let chunk = try await decide { [last] writing in
                try writing.advance(batch, from: states, after: last, signed, step)
            }
            outcome.add(chunk.outcome)
            try progress(outcome.done + outcome.refused)
            guard let next = chunk.next else { return outcome }
            last = next
        }
    }
}

extension BatchOutcome {
    mutating func add(_ other: BatchOutcome) {
        done += other.done
        refused += other.refused
        for (id, faults) in other.faults where self.faults.count < Self.faultsMax { self.faults[id] = faults }
    }
}

extension DraftWriting {
    func batch(_ id: String) throws -> DraftBatch? {
        try Row.fetchOne(db, sql: "SELECT * FROM draft_batch WHERE id = ?", arguments: [id]).map { row in
            DraftBatch(
                id: row["id"], party: row["party"], author: row["author"], name: row["name"],
                madeMilliseconds: row["made"])
        }
    }

    struct Chunk: Sendable {
        let outcome: BatchOutcome
        /// The draft behind which to go on; `nil` after the last one.
        let next: Int64?
    }

    /// Takes one chunk of a batch on; a draft at fault stands still and stops no other.
    func advance(
        _ batch: String, from states: Set<DraftState>, after last: Int64, _ signed: Signed,
        _ step: (DraftWriting, Draft) throws -> [EntryBody]
    ) throws -> (Chunk, [EntryBody]) {
        guard let known = try self.batch(batch) else { throw DraftError.notFound }
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT * FROM draft WHERE batch = \(batch) AND no > \(last)
                    AND state IN \(states.map(\.rawValue)) ORDER BY no LIMIT \(DraftLimits.chunk)
                """
        ).fetchAll(db)
        let drafts = rows.compactMap(Draft.init(row:))
        guard known.party == signed.party || drafts.contains(where: signed.maySee) else { throw DraftError.notFound }
        var outcome = BatchOutcome()
        var bodies: [EntryBody] = []
        for draft in drafts where signed.maySee(draft) {
            do {
                bodies += try step(self, draft)
                outcome.done += 1
            } catch let faults as DraftFaults {
                outcome.refused += 1
                if outcome.faults.count < BatchOutcome.faultsMax { outcome.faults[draft.id] = faults }
            } catch let error as DraftError where error == .ownDraft {
                outcome.refused += 1
            }
        }
        let next = drafts.count == DraftLimits.chunk ? drafts.last?.number : nil
        return (Chunk(outcome: outcome, next: next), bodies)
    }
}
