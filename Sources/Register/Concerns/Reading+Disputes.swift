import GRDB
import Journal

/// A claim of a party that another disputes.
package struct Dispute: Sendable, Hashable {
    package let standing: StandingClaim
    /// What the other says.
    package let remark: Remark
    /// In milliseconds since 1970.
    package let milliseconds: Int64
}

extension Reading {
    /// The claims of a party that others dispute and it has not answered since: by a word of its own about the claim, a
    /// new wording, or a mark on the account.
    ///
    /// Newest first; so many of the last disputes are looked at.
    package func disputes(of party: String, limit: Int, lookedMax: Int = 2_000) throws -> [Dispute] {
        let speaker = try speakerNumber(party)
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT recent.claim_no, recent.party, recent.payload, recent.time, claim.id FROM (
                    SELECT no, claim_no, party, payload, position, time FROM remark
                    WHERE stance = 'disputed' ORDER BY no DESC LIMIT \(lookedMax)
                ) AS recent JOIN claim ON claim.no = recent.claim_no JOIN thing ON thing.no = claim.thing_no
                WHERE claim.party_no = \(speaker) AND recent.party <> \(party) AND claim.position < recent.position
                    AND \(who.claimCondition)
                    AND NOT EXISTS (SELECT 1 FROM remark WHERE remark.claim_no = claim.no AND (
                        remark.stance = 'withdrawn' OR (remark.party = \(party) AND remark.position > recent.position)))
                    AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.thing_no = claim.thing_no
                        AND mark.property_no = claim.property_no AND mark.party = \(party)
                        AND mark.position > recent.position)
                ORDER BY recent.no DESC LIMIT \(limit)
                """
        ).fetchAll(db)
        guard !rows.isEmpty else { return [] }
        let claims = Set(rows.map { $0[0] as Int64 })
        let standing = try standingClaims("claim.no IN \(Array(claims))").values.joined()
        let byID = Dictionary(standing.map { ($0.claim.id, $0) }) { first, _ in first }
        return rows.compactMap { row in
            guard let standing = byID[row[4]], let payload = try? JSON(parsing: row[2] as String),
                let reason = try? payload.text("reason")
            else { return nil }
            let remark = Remark(
                claim: standing.claim.id, stance: .disputed, party: row[1], reason: reason,
                source: payload["source"]?.stringValue)
            return Dispute(standing: standing, remark: remark, milliseconds: row[3])
        }
    }

    /// The accounts of a party's things whose claims contradict each other and on which it has not marked what holds.
    ///
    /// Each is judged on its newest claims, as the list of contests is.
    package func unmarkedContests(of concern: Concern, limit: Int) throws -> [Account] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT contest.thing_no, contest.property_no, thing.id FROM json_each(\(concern.things)) AS part
                JOIN contest ON contest.thing_no = part.value JOIN thing ON thing.no = contest.thing_no
                WHERE NOT EXISTS (SELECT 1 FROM mark WHERE mark.thing_no = contest.thing_no
                    AND mark.property_no = contest.property_no AND mark.party = \(concern.party))
                LIMIT \(limit * 3)
                """
        ).fetchAll(db)
        let things = try things(rows.map { $0[2] as String })
        let owners = try owners(of: Array(things.values))
        var accounts: [Account] = []
        for row in rows where accounts.count < limit {
            guard let thing = things[row[2]] else { continue }
            let account = try newestAccount(of: thing, row[0], row[1], owners: owners[thing.id] ?? [])
            if let account, account.isContested(vocabulary) { accounts.append(account) }
        }
        return accounts
    }

    /// An account of the newest claims of one thing and property, by their numbers.
    func newestAccount(
        of thing: Thing, _ thingNo: Int64, _ propertyNo: Int64, owners: Set<String>
    ) throws -> Account? {
        let groups = try standingClaims(
            "claim.thing_no = \(thingNo) AND claim.property_no = \(propertyNo)", newest: Self.claimsJudged)
        guard let group = groups.first, let property = vocabulary.properties[group.key.property] else { return nil }
        return Account(
            of: group.value, thing: thing.id, property: property, mark: nil,
            context: AccountContext(owners: owners, partyTypes: vocabulary.partyTypes, today: today))
    }

    private static let claimsJudged = 60
}

extension Reading {
    /// The position that the journal had reached at a moment, in milliseconds since 1970; found in some twenty steps,
    /// since entries come in the order of their times as far as they are this node's own.
    package func position(at milliseconds: Int64) throws -> Int64 {
        var (low, high) = (Int64(0), try lastPosition())
        let statement = try db.cachedStatement(
            sql: "SELECT position, time FROM entry WHERE position <= ? ORDER BY position DESC LIMIT 1")
        while low < high {
            let middle = low + (high - low + 1) / 2
            guard let row = try Row.fetchOne(statement, arguments: [middle]) else { return low }
            if (row[1] as Int64) <= milliseconds { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
