import GRDB
package import Journal

extension Reading {
    /// A claim with what was said of it; `nil` when there is none or the reader may not read it.
    package func claim(_ id: String) throws -> StandingClaim? {
        guard Identifier.isValid(id) else { return nil }
        return try standingClaims("claim.id = \(id)", isKept: true).values.first?.first
    }

    /// Several claims by their ids, as far as the reader may read them.
    package func claims(_ ids: some Collection<String>) throws -> [String: StandingClaim] {
        let ids = ids.filter(Identifier.isValid)
        guard !ids.isEmpty else { return [:] }
        let found = try standingClaims("claim.id IN \(ids)").values.joined()
        return Dictionary(found.map { ($0.claim.id, $0) }) { first, _ in first }
    }

    /// What was read in a source, newest entry first.
    package func claims(fromSource id: String, limit: Int = 500) throws -> [StandingClaim] {
        try newestClaims("claim.source_no = (SELECT no FROM term WHERE scheme = 'source' AND id = \(id))", limit)
    }

    /// What a party has said, newest entry first.
    package func claims(saidBy id: String, limit: Int = 500) throws -> [StandingClaim] {
        try newestClaims("claim.party_no = (SELECT no FROM term WHERE scheme = 'party' AND id = \(id))", limit)
    }

    /// Whether a party says the same as a claim already, among so many of its newest claims of that account.
    package func says(_ claim: Claim, party: String, newest limit: Int) throws -> Bool {
        // The same value is the same text, so that only those few have to be read that hold it.
        let value = "\"value\":" + claim.value.json.canonicalText
        let found = try newestClaims(
            """
            claim.no IN (SELECT own.no FROM claim AS own WHERE own.thing_no = (SELECT no FROM thing WHERE id = \(claim.thing))
                AND own.property_no = (SELECT no FROM term WHERE scheme = 'property' AND id = \(claim.property))
                AND own.recorder = \(party) ORDER BY own.no DESC LIMIT \(limit)) AND instr(claim.payload, \(value)) > 0
            """, limit, isKept: true)
        return found.contains { standing in
            standing.isCandidate && standing.claim.value == claim.value && standing.claim.asOf == claim.asOf
                && standing.claim.saidBy == claim.saidBy && standing.claim.source == claim.source
        }
    }

    /// Who has recorded the claim with an id, as far as the reader may read it.
    package func recorder(ofClaim id: String) throws -> String? {
        guard Identifier.isValid(id) else { return nil }
        let request = SQLRequest<String>(
            literal: """
                SELECT claim.recorder FROM claim JOIN thing ON thing.no = claim.thing_no
                WHERE claim.id = \(id) AND \(who.claimCondition)
                """, cached: true)
        return try request.fetchOne(db)
    }

    private func newestClaims(_ condition: SQL, _ limit: Int, isKept: Bool = false) throws -> [StandingClaim] {
        try standingClaims(condition, newest: limit, isKept: isKept).values.joined().sorted {
            $0.position > $1.position
        }
    }

    /// The position of the last entry that this state rests on.
    package func lastPosition() throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(position) FROM entry") ?? 0
    }

    /// The head of a node's chain as this state has it.
    package func head(of origin: Origin) throws -> Head? { try Journal.head(of: origin, db) }

    /// How much there is, for the first page and for what this node says about itself.
    package func totals() throws -> Totals {
        Totals(
            things: try thingCounts().values.reduce(0, +),
            claims: try claimCount(), sources: vocabulary.sources.count, parties: vocabulary.parties.count,
            contested: try contestedCount(),
            faults: try Int.fetchOne(db, sql: "SELECT count(*) FROM fault") ?? 0)
    }

    /// At most so many contested accounts are counted: there may be a million, and nobody counts on the last of them.
    private static let contestedMax = 1_000

    /// Accounts with claims this reader may not read, or that an owner may have taken back, are judged again.
    private func contestedCount() throws -> Int {
        let request = SQLRequest<Row>(
            literal: """
                SELECT thing.id, property.id, EXISTS (
                    SELECT 1 FROM claim WHERE claim.thing_no = contest.thing_no AND claim.property_no = contest.property_no
                        AND (NOT \(who.condition(on: "claim")) OR EXISTS (
                            SELECT 1 FROM remark WHERE remark.claim_no = claim.no
                                AND remark.stance IN ('disowned', 'corrected'))))
                FROM contest JOIN thing ON thing.no = contest.thing_no
                JOIN term AS property ON property.no = contest.property_no WHERE \(who.thingCondition)
                LIMIT \(Self.contestedMax)
                """)
        return try request.fetchAll(db).filter { row in
            guard row[2] as Bool else { return true }
            return try thing(row[0]).flatMap { try account(of: $0, property: row[1]) }?.isContested(vocabulary) == true
        }.count
    }

    package struct Totals: Sendable, Hashable {
        package let things: Int
        package let claims: Int
        package let sources: Int
        package let parties: Int
        /// Counted up to a thousand.
        package let contested: Int
        package let faults: Int
    }
}
