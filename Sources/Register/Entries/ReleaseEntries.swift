package import Journal

/// That a draft was let into the journal, and by whom; written right after the entries that were made of it.
///
/// Members are opaque ids.
package struct Release: Sendable, Hashable {
    package let draft: String
    /// The party for which it was written.
    package let party: String
    /// The subjects of its entries, in their order.
    package let entries: [String]
    package let submittedBy: String
    package let approvedBy: String
    /// At the ministry, where the country asks for it.
    package let clearedBy: String?
    /// The letter that stands behind its entries.
    package let letter: String?

    package init(
        draft: String, party: String, entries: [String], submittedBy: String, approvedBy: String, clearedBy: String?,
        letter: String? = nil
    ) {
        self.draft = draft
        self.party = party
        self.entries = entries
        self.submittedBy = submittedBy
        self.approvedBy = approvedBy
        self.clearedBy = clearedBy
        self.letter = letter
    }

    /// Written under the name of whoever let it pass last.
    package func entry() -> EntryBody {
        EntryBody(
            kind: EntryKind.release.rawValue, party: party, member: clearedBy ?? approvedBy,
            subject: "draft/\(draft)",
            payload: JSON(present: [
                ("approvedBy", .string(approvedBy)), ("clearedBy", .optional(clearedBy)), ("entries", .list(entries)),
                ("letter", .optional(letter)), ("submittedBy", .string(submittedBy)),
            ]))
    }

    init(body: EntryBody) throws(PayloadError) {
        let draft = String(body.subject.dropFirst("draft/".count))
        guard body.subject.hasPrefix("draft/"), Identifier.isValid(draft) else {
            throw PayloadError("subject", "is not a draft")
        }
        try self.init(draft: draft, party: body.party, payload: body.payload)
    }

    init(draft: String, party: String, payload: JSON) throws(PayloadError) {
        self.init(
            draft: draft, party: party, entries: try payload.strings("entries"),
            submittedBy: try payload.string("submittedBy"), approvedBy: try payload.string("approvedBy"),
            clearedBy: try payload.optionalString("clearedBy"), letter: try payload.optionalString("letter"))
    }
}

/// What the parties of a country may say only after their ministry has cleared it; said by the ministry itself.
package struct Clearing: Sendable, Hashable {
    /// How far something may be seen, as a country's rule names it.
    package enum Reach: String, Sendable, Hashable, CaseIterable {
        case everyone, members, parties
        case ownParty = "own-party"
    }

    package let country: String
    package let reaches: Set<Reach>

    package init(country: String, reaches: Set<Reach>) {
        self.country = country
        self.reaches = reaches
    }

    package func entry(party: String, member: String) -> EntryBody {
        EntryBody(
            kind: EntryKind.clearing.rawValue, party: party, member: member, subject: "country/\(country)",
            payload: JSON(fields: [
                ("visibilities", .array(Reach.allCases.filter(reaches.contains).map { .string($0.rawValue) }))
            ]))
    }

    init(country: String, payload: JSON) throws(PayloadError) {
        var reaches: Set<Reach> = []
        for word in try payload.strings("visibilities") {
            guard let reach = Reach(rawValue: word) else {
                throw PayloadError("visibilities", "holds a word that is not known")
            }
            reaches.insert(reach)
        }
        self.init(country: country, reaches: reaches)
    }

    init(body: EntryBody) throws(PayloadError) {
        let country = String(body.subject.dropFirst("country/".count))
        guard body.subject.hasPrefix("country/"), Identifier.isValid(country) else {
            throw PayloadError("subject", "is not a country")
        }
        try self.init(country: country, payload: body.payload)
    }

    /// Whether something that reaches so far must be cleared.
    package func asks(for visibility: Visibility) -> Bool {
        switch visibility {
        case .everyone: reaches.contains(.everyone)
        case .members: reaches.contains(.members)
        case .parties: reaches.contains(.parties)
        case .ownParty: reaches.contains(.ownParty)
        }
    }
}
