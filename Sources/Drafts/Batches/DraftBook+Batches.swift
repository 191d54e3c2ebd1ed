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
    /// All that goes on in a batch goes on in small transactions and, interrupted, goes on where it stopped. What a
    /// page begins is a `BatchRun`, which goes on in the background.
    package func submit(batch: String, by signed: Signed) async throws -> BatchOutcome {
        try await advance(batch, .submit, signed)
    }

    package func approve(batch: String, by signed: Signed) async throws -> BatchOutcome {
        try await advance(batch, .approve, signed)
    }

    package func clear(batch: String, by signed: Signed) async throws -> BatchOutcome {
        try await advance(batch, .clear, signed)
    }

    package func giveBack(batch: String, reason: String, by signed: Signed) async throws -> BatchOutcome {
        try await advance(batch, .giveBack, reason: try checkReason(reason), signed)
    }

    private func advance(
        _ batch: String, _ act: BatchAct, reason: String = "", _ signed: Signed
    ) async throws -> BatchOutcome {
        let states = try await decide { writing in (try writing.states(of: batch, act, signed), []) }
        var outcome = BatchOutcome()
        var last: Int64 = 0
        while true {
            let chunk = try await decide { [last] writing in
                try writing.advance(batch, act, reason, from: states, after: last, signed)
            }
            outcome.add(chunk)
            guard let next = chunk.next else { return outcome }
            last = next
        }
    }
}

extension BatchOutcome {
    mutating func add(_ chunk: BatchChunk) {
        done += chunk.done
        refused += chunk.refused.count
        for (draft, faults) in chunk.refused where self.faults.count < Self.faultsMax {
            self.faults[draft.id] = faults
        }
    }
}
