import GRDB
package import Journal
import Languages

/// What a load did, record kind by record kind.
package struct LoadOutcome: Sendable, Hashable {
    package var read = 0
    package var written: [String: Int] = [:]
    /// Claims that an earlier load recorded and that the pack no longer holds.
    package var left: [String] = []

    package var writtenCount: Int { written.values.reduce(0, +) }
}

/// Writes a pack into the journal: only what is new or changed, batch by batch, so that a load that was interrupted
/// goes on where it stopped.
package struct PackLoading: Sendable {
    private let journal: Journal
    private let register: Register
    private let member: String

    package static let batch = 500

    /// `member` is the opaque id of whoever loads.
    package init(journal: Journal, member: String) {
        self.journal = journal
        register = Register(reader: journal.reader)
        self.member = member
    }

    /// Loads a sound pack.
    ///
    /// `progress` gets records done and to do, and may throw to stop between two batches.
    package func load(
        _ pack: RegionPack, withdrawingLeft: Bool = false, progress: (Int, Int) throws -> Void = { _, _ in }
    ) async throws -> LoadOutcome {
        guard pack.isSound, let recorder = pack.recorder else {
            throw RegisterError(.packNotSound, "The pack has \(pack.errors.count) faults; nothing was loaded.")
        }
        let records = pack.records
        var outcome = LoadOutcome(read: records.count)
        var start = 0
        while start < records.count {
            let batch = Array(records[start..<min(start + Self.batch, records.count)])
            let kinds = try await write(batch, recorder: recorder)
            for kind in kinds { outcome.written[kind, default: 0] += 1 }
            start += batch.count
            try progress(start, records.count)
        }
        outcome.left = try await claimsLeft(by: pack, recorder: recorder)
        if withdrawingLeft { try await withdraw(outcome.left, recorder: recorder) }
        return outcome
    }

    /// Appends what differs from what stands, decided again inside the write transaction.
    ///
    /// The look beforehand spares a load of an unchanged pack any writing and waiting.
    private func write(_ batch: [any RegisterRecord], recorder: String) async throws -> [String] {
        let differing = try await journal.reader.read { [register] db in try register.differing(batch, by: recorder, db)
        }
        guard !differing.isEmpty else { return [] }
        _ = try await journal.append(expecting: nil) { [register, member] db in
            try register.differing(differing, by: recorder, db).map { $0.entry(party: recorder, member: member) }
        }
        return differing.map { type(of: $0).entryKind }
    }

    private func claimsLeft(by pack: RegionPack, recorder: String) async throws -> [String] {
        let held = Set(pack.claims.map(\.id))
        return try await register.standingClaims(recordedBy: recorder).filter { !held.contains($0) }
    }

    private func withdraw(_ claims: [String], recorder: String) async throws {
        let reason = Text([.en: "No longer in the region pack.", .fa: "دیگر در بستهٔ منطقه نیست."])
        let remarks = claims.map { claim in
            Remark(claim: claim, stance: .withdrawn, party: recorder, reason: reason).entry(member: member)
        }
        guard !remarks.isEmpty else { return }
        _ = try await journal.append(remarks)
    }
}
