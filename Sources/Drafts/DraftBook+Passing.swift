import Journal
package import Members
import Register

extension DraftBook {
    /// Asks another member of the party to release a draft.
    ///
    /// Throws `DraftFaults` with everything that is wrong with its fields.
    package func submit(_ id: String, seen: Int? = nil, by signed: Signed) async throws -> Draft {
        try await decide { writing in (try writing.submit(try writing.draft(id, for: signed), seen, signed), []) }
    }

    /// Lets a draft into the journal, or on to the ministry where the country asks for it.
    ///
    /// Its entries are made anew on the state that stands. Asked for twice it is found again and nothing is doubled.
    package func approve(_ id: String, seen: Int? = nil, by signed: Signed) async throws -> Draft {
        try await decide { writing in try writing.approve(try writing.draft(id, for: signed), seen, signed) }
    }

    /// Lets a draft that its party has approved into the journal, as the ministry of its country.
    package func clear(_ id: String, seen: Int? = nil, by signed: Signed) async throws -> Draft {
        try await decide { writing in
            guard let draft = try writing.find(id) else { throw DraftError.notFound }
            return try writing.clear(draft, seen, signed)
        }
    }

    /// Sends a draft back to its writers with a reason.
    package func giveBack(_ id: String, reason: String, seen: Int? = nil, by signed: Signed) async throws -> Draft {
        let reason = try checkReason(reason)
        return try await decide { writing in
            guard let draft = try writing.find(id) else { throw DraftError.notFound }
            return (try writing.giveBack(draft, reason, seen, signed), [])
        }
    }

    func checkReason(_ reason: String) throws(DraftError) -> String {
        let reason = reason.trimmingBlanks
        guard !reason.isEmpty else { throw .reasonMissing }
        guard reason.unicodeScalars.count <= DraftLimits.reason else { throw .tooLarge("reason") }
        return reason
    }
}

extension DraftWriting {
    func submit(_ draft: Draft, _ seen: Int?, _ signed: Signed) throws -> Draft {
        guard signed.may(.write(party: draft.party)) else { throw DraftError.forbidden }
        if draft.state == .submitted, seen == nil || seen == draft.version || seen == draft.version - 1 {
            return draft
        }
        guard draft.state == .draft || draft.state == .returned else { throw DraftError.wrongState(draft) }
        try draft.check(seen)
        let reading = try reading(for: draft.party)
        try book.makers[draft.kind]?.check(draft.fields, by: signed, in: reading)
        _ = try entries(of: draft, in: reading)
        var submitted = draft
        submitted.state = .submitted
        submitted.submitter = signed.member
        submitted.hands.insert(signed.member)
        (submitted.approver, submitted.clearer) = (nil, nil)
        return try keep(submitted, after: .submitted, by: signed.member)
    }

    func approve(_ draft: Draft, _ seen: Int?, _ signed: Signed) throws -> (Draft, [EntryBody]) {
        if draft.party == signed.party, draft.approver != nil, [.approved, .released].contains(draft.state) {
            return (draft, [])
        }
        guard draft.state == .submitted, let submitter = draft.submitter else { throw DraftError.wrongState(draft) }
        guard signed.may(.approve(party: draft.party, author: "")) else { throw DraftError.forbidden }
        guard signed.mayApprove(draft) else { throw DraftError.ownDraft }
        try draft.check(seen)
        let reading = try reading(for: draft.party)
        let made = try entries(of: draft, in: reading)
        var approved = draft
        approved.approver = signed.member
        if try mustBeCleared(made.bodies, of: draft, in: reading) {
            approved.state = .approved
            return (try keep(approved, after: .approved, by: signed.member), [])
        }
        approved.state = .released
        return (
            try keep(approved, after: .approved, by: signed.member),
            made.bodies + [Self.release(approved, made, submitter, signed.member, nil)]
        )
    }

    func clear(_ draft: Draft, _ seen: Int?, _ signed: Signed) throws -> (Draft, [EntryBody]) {
        guard signed.may(.clear(country: draft.country)) else {
            throw try signed.maySee(draft) ? DraftError.forbidden : unseen(draft, by: signed)
        }
        if draft.state == .released, draft.clearer != nil { return (draft, []) }
        guard draft.state == .approved, let submitter = draft.submitter, let approver = draft.approver else {
            // What is not before the ministry is none of its business.
            throw try signed.maySee(draft) ? DraftError.wrongState(draft) : unseen(draft, by: signed)
        }
        try draft.check(seen)
        let made = try entries(of: draft, in: reading(for: draft.party))
        var cleared = draft
        cleared.state = .released
        cleared.clearer = signed.member
        return (
            try keep(cleared, after: .cleared, by: signed.member),
            made.bodies + [Self.release(cleared, made, submitter, approver, signed.member)]
        )
    }

    func giveBack(_ draft: Draft, _ reason: String, _ seen: Int?, _ signed: Signed) throws -> Draft {
        let isOurs = draft.state == .submitted && signed.may(.approve(party: draft.party, author: ""))
        let isTheMinistrys = draft.state == .approved && signed.may(.clear(country: draft.country))
        guard signed.maySee(draft) else { throw try unseen(draft, by: signed) }
        if draft.state == .returned { return draft }
        guard isOurs || isTheMinistrys else {
            let fits = draft.state == .submitted || draft.state == .approved
            throw fits ? DraftError.forbidden : DraftError.wrongState(draft)
        }
        try draft.check(seen)
        var returned = draft
        returned.state = .returned
        (returned.submitter, returned.approver) = (nil, nil)
        return try keep(returned, after: .returned, by: signed.member, reason: reason)
    }

    private static func release(
        _ draft: Draft, _ made: DraftEntries, _ submitter: String, _ approver: String, _ clearer: String?
    ) -> EntryBody {
        Release(
            draft: draft.id, party: draft.party, entries: made.bodies.map(\.subject), submittedBy: submitter,
            approvedBy: approver, clearedBy: clearer, letter: made.letter
        ).entry()
    }

    /// A ministry clears what its country's other parties say, and needs nobody for what it says itself.
    private func mustBeCleared(_ bodies: [EntryBody], of draft: Draft, in reading: Reading) throws -> Bool {
        let party = reading.vocabulary.parties[draft.party]
        guard party?.type != .ministry, let country = draft.country,
            let clearing = reading.vocabulary.clearings[country]
        else { return false }
        return try bodies.contains { clearing.asks(for: try reading.visibility(of: $0)) }
    }
}

extension String {
    /// Without the white space around it.
    var trimmingBlanks: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
