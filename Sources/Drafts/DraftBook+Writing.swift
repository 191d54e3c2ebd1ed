import Journal
package import Members
import Register

extension DraftBook {
    /// Begins a draft under a ticket, or writes its fields anew; what is saved while typing is the same call.
    ///
    /// `seen` is the version that the writer saw, `nil` for a new draft. The same fields sent again find the draft and
    /// change nothing; other fields on another version than the one that stands throw `DraftError.conflict`.
    package func write(
        _ id: String, kind: String, fields: DraftFields, seen: Int?, batch: String? = nil, by signed: Signed
    ) async throws -> Draft {
        let fields = fields.filter { !$0.value.isEmpty }
        try check(id, kind, fields)
        return try await decide { writing in
            (try writing.write(id, kind: kind, fields: fields, seen: seen, batch: batch, by: signed), [])
        }
    }

    /// Gives a draft up; `reopen` takes that back.
    package func drop(_ id: String, seen: Int? = nil, by signed: Signed) async throws -> Draft {
        try await decide { writing in
            var draft = try writing.ownDraft(id, signed)
            if draft.state == .dropped { return (draft, []) }
            guard draft.state == .draft || draft.state == .returned else { throw DraftError.wrongState(draft) }
            try draft.check(seen)
            draft.state = .dropped
            return (try writing.keep(draft, after: .dropped, by: signed.member), [])
        }
    }

    /// Takes a draft back to be written on: one that waits for others, or one that was given up.
    package func reopen(_ id: String, seen: Int? = nil, by signed: Signed) async throws -> Draft {
        try await decide { writing in
            var draft = try writing.ownDraft(id, signed)
            if draft.state == .draft { return (draft, []) }
            guard [.submitted, .approved, .dropped].contains(draft.state) else { throw DraftError.wrongState(draft) }
            try draft.check(seen)
            draft.state = .draft
            (draft.submitter, draft.approver) = (nil, nil)
            return (try writing.keep(draft, after: .reopened, by: signed.member), [])
        }
    }

    /// Refuses what is malformed before it takes the writer's turn.
    func check(_ id: String, _ kind: String, _ fields: DraftFields) throws(DraftError) {
        guard Identifier.isValid(id), (8...64).contains(id.utf8.count) else { throw .tooLarge("draft") }
        guard makers[kind] != nil else { throw .unknownKind(kind) }
        guard fields.count <= DraftLimits.fields else { throw .tooLarge("") }
        var bytes = 0
        for (name, value) in fields {
            guard name.utf8.count <= DraftLimits.nameBytes, value.utf8.count <= DraftLimits.valueBytes else {
                throw .tooLarge(String(name.prefix(DraftLimits.nameBytes)))
            }
            bytes += name.utf8.count + value.utf8.count
        }
        guard bytes <= DraftLimits.bytes else { throw .tooLarge("") }
    }
}

extension DraftWriting {
    /// A draft of the member's own party, which the member may write on.
    func ownDraft(_ id: String, _ signed: Signed) throws -> Draft {
        let draft = try draft(id, for: signed)
        guard signed.may(.write(party: draft.party)) else { throw DraftError.forbidden }
        return draft
    }

    func write(
        _ id: String, kind: String, fields: DraftFields, seen: Int?, batch: String?, by signed: Signed
    ) throws -> Draft {
        guard let standing = try find(id) else {
            guard seen == nil else { throw DraftError.notFound }
            return try begin(id, kind: kind, fields: fields, batch: batch, by: signed)
        }
        var draft = try ownDraft(standing.id, signed)
        guard draft.kind == kind else { throw DraftError.notFound }
        if draft.fields == fields { return draft }
        guard draft.version == seen else { throw DraftError.conflict(draft) }
        guard draft.state == .draft || draft.state == .returned else { throw DraftError.wrongState(draft) }
        draft.fields = fields
        draft.subject = book.makers[kind]?.subject(of: fields)
        draft.hands.insert(signed.member)
        return try keep(draft, after: .written, by: signed.member)
    }

    private func begin(
        _ id: String, kind: String, fields: DraftFields, batch: String?, by signed: Signed
    ) throws -> Draft {
        guard signed.may(.write(party: signed.party)) else { throw DraftError.forbidden }
        guard try openCount(signed.party) < DraftLimits.openPerParty else { throw DraftError.tooMany }
        if let batch, try self.batch(batch)?.party != signed.party { throw DraftError.notFound }
        var draft = Draft(
            id: id, party: signed.party, country: signed.country, author: signed.member, kind: kind,
            subject: book.makers[kind]?.subject(of: fields), state: .draft, version: 1, batch: batch, fields: fields,
            hands: [signed.member], madeMilliseconds: time, changedMilliseconds: time, number: 0)
        draft.number = try insert(draft)
        return draft
    }
}

extension Draft {
    /// Throws `DraftError.conflict` where another version than the one seen stands; who names none takes any.
    func check(_ seen: Int?) throws(DraftError) {
        if let seen, seen != version { throw .conflict(self) }
    }
}
