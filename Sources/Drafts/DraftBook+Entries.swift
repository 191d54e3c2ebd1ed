package import Journal
package import Register

/// What a draft becomes when it is released.
package struct DraftEntries: Sendable {
    /// In the order in which they are appended: a letter comes before what rests on it.
    package let bodies: [EntryBody]
    /// The letter that stands behind them.
    package let letter: String?
}

extension DraftBook {
    /// What a draft would become on the state that is read; throws `DraftFaults`, with those of its letter.
    package func entries(of draft: Draft, in reading: Reading) throws -> DraftEntries {
        guard let maker = makers[draft.kind] else { throw DraftError.unknownKind(draft.kind) }
        var faults: [DraftFaults.Fault] = []
        func made(_ make: () throws -> [EntryBody]) throws -> [EntryBody] {
            do {
                return try make()
            } catch let found as DraftFaults {
                // The same field may be read by both: it is told once.
                faults += found.faults.filter { !faults.contains($0) }
                return []
            }
        }
        let bodies = try made {
            try maker.entries(
                from: draft.fields, draft: draft.id, by: draft.party, member: draft.author, in: reading)
        }
        guard DraftLetter.isTaken(by: draft.kind) else {
            if !faults.isEmpty { throw DraftFaults(faults) }
            return DraftEntries(bodies: bodies, letter: nil)
        }
        let letter = try made {
            try DraftLetter.entries(
                from: draft.fields, draft: draft.id, by: draft.party, member: draft.author, in: reading)
        }
        if !faults.isEmpty { throw DraftFaults(faults) }
        return DraftEntries(
            bodies: letter + bodies, letter: DraftLetter.identifier(draft.fields, draft: draft.id))
    }
}
