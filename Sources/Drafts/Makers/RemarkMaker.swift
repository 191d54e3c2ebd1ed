package import Journal
package import Languages
package import Register

/// What a party says of a claim: it confirms or disputes it, adopts, sets right or disowns what was said of itself,
/// or withdraws what it has recorded.
package struct RemarkMaker: DraftMaker {
    package let kind = "remark"
    private let claims: ClaimMaker

    package init(units: UnitNames) { claims = ClaimMaker(units: units) }

    package func subject(of fields: DraftFields) -> String? {
        fields["claim"].flatMap { Identifier.isValid($0) ? "claim/\($0)" : nil }
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let stance = stance(&reader)
        let standing = try standing(&reader)
        guard let stance, let standing else {
            try reader.finish()
            return []
        }
        try check(stance, of: standing, &reader)
        let reason = reader.text("reason", in: "reasonLanguage", atMost: 2_000, keeping: nil)
        if Self.needsReason.contains(stance), reason.isEmpty { reader.fault("reason", "missing") }
        let hasOwnClaim = stance == .corrected || (stance == .adopted && reader["own"] == "yes")
        let source =
            hasOwnClaim
            ? nil : SourceFields(&reader, publisher: party, visibility: standing.claim.visibility, member: member)
        let remark = Remark(
            claim: standing.claim.id, stance: stance, party: party, reason: reason, source: source?.id)
        if standing.remarks.contains(remark) { reader.fault("", "said-already") }
        try reader.finish()
        var bodies = source?.entry.map { [$0] } ?? []
        if hasOwnClaim { bodies += try own(standing, stance, &reader, draft, member) }
        // The remark last: a reader who finds it finds the party's own claim as well.
        return bodies + [remark.entry(member: member)]
    }

    private static let needsReason: Set<Remark.Stance> = [.disputed, .corrected, .disowned, .withdrawn, .commented]

    private func stance(_ fields: inout FieldReader) -> Remark.Stance? {
        guard let word = fields.required("stance") else { return nil }
        guard let stance = Remark.Stance(rawValue: word) else {
            fields.fault("stance", "stance-unknown", ["text": word])
            return nil
        }
        return stance
    }

    private func standing(_ fields: inout FieldReader) throws -> StandingClaim? {
        guard let id = fields.required("claim") else { return nil }
        guard let standing = try fields.reading.claim(id) else {
            fields.fault("claim", "claim-unknown", ["text": id])
            return nil
        }
        return standing
    }

    private func check(_ stance: Remark.Stance, of standing: StandingClaim, _ fields: inout FieldReader) throws {
        guard fields.reading.allows(stance, on: standing, by: fields.party, owners: try owners(of: standing, fields))
        else {
            let isWithdrawn = standing.remarks.contains { $0.stance == .withdrawn }
            let code: String =
                switch stance {
                case _ where isWithdrawn: "withdrawn-already"
                case .withdrawn: "claim-of-others"
                case .confirmed, .disputed: "own-claim"
                case .adopted, .corrected, .disowned, .commented: "not-concerned"
                }
            return fields.fault("stance", code)
        }
    }

    private func owners(of standing: StandingClaim, _ fields: FieldReader) throws -> Set<String> {
        try fields.reading.thing(standing.claim.thing).map { try fields.reading.owners(of: $0) } ?? []
    }

    /// The party's own claim beside what it says of another's.
    ///
    /// The same value where it adopts, its own where it sets right; it cites what the statement rests on.
    private func own(
        _ standing: StandingClaim, _ stance: Remark.Stance, _ fields: inout FieldReader, _ draft: String,
        _ member: String
    ) throws -> [EntryBody] {
        var typed = fields.fields
        for name in ["claim", "stance", "reason", "reasonLanguage", "own"] { typed[name] = nil }
        typed["thing"] = standing.claim.thing
        typed["property"] = standing.claim.property
        typed["saidBy"] = fields.party
        guard stance == .adopted else {
            // Who only says that it is not so gives no figure.
            let hasValue = ["amount", "text", "choice", "reference", "period", "geometry"].contains {
                !(typed[$0] ?? "").isEmpty
            }
            guard hasValue else { return [] }
            return try claims.entries(from: typed, draft: draft, by: fields.party, member: member, in: fields.reading)
        }
        let claim = standing.claim
        let adopted = Claim(
            id: ClaimMaker.identifier(ofDraft: draft), thing: claim.thing, property: claim.property, value: claim.value,
            asOf: claim.asOf, saidBy: fields.party, source: claim.source, letter: claim.letter, basis: claim.basis,
            until: claim.until, visibility: fields.visibility(claim.visibility))
        if try fields.reading.claim(adopted.id) != nil { fields.fault("", "stands-already") }
        try fields.finish()
        return [adopted.entry(party: fields.party, member: member)]
    }
}

/// Which claim the owner of a thing holds to be right.
package struct MarkMaker: DraftMaker {
    package let kind = "mark"

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        guard let thing = fields["thing"], let property = fields["property"], Identifier.isValid(thing),
            Identifier.isValid(property)
        else { return nil }
        return "account/\(thing)/\(property)"
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let thing = try reader.required("thing").flatMap(reading.thing)
        if thing == nil, let id = reader["thing"] { reader.fault("thing", "thing-unknown", ["text": id]) }
        let property = reader.required("property").flatMap { reading.vocabulary.properties[$0] }
        if property == nil, let id = reader["property"] { reader.fault("property", "property-unknown", ["text": id]) }
        let reason = reader.text("reason", in: "reasonLanguage", atMost: 2_000, keeping: nil)
        guard let thing, let property else {
            try reader.finish()
            return []
        }
        if try !reading.owners(of: thing).contains(party) { reader.fault("thing", "not-concerned") }
        let account = try reading.account(of: thing, property: property.id)
        if let claim = reader["claim"] {
            if account?.claims.contains(where: { $0.claim.id == claim && $0.isCandidate }) != true {
                reader.fault("claim", "mark-not-here")
            }
            if account?.mark?.claim == claim, account?.mark?.party == party { reader.fault("", "said-already") }
            if reason.isEmpty { reader.fault("reason", "missing") }
        } else if account?.mark?.party != party {
            reader.fault("claim", "missing")
        }
        try reader.finish()
        let mark = Mark(
            thing: thing.id, property: property.id, claim: reader["claim"], party: party, reason: reason)
        return [mark.entry(member: member)]
    }
}
