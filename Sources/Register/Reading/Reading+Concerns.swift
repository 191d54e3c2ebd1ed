import GRDB
import Journal

extension Reading {
    /// What others have said of the things that a party speaks for and the party has not answered in any way, the
    /// newest first.
    ///
    /// `before` goes on behind the claim recorded at that position.
    package func unanswered(by party: String, before position: Int64 = .max, limit: Int = 20) throws -> [StandingClaim]
    {
        guard let owned = owned(by: party) else { return [] }
        return try concerning(
            """
            claim.no IN (
                SELECT said.no FROM claim AS said
                WHERE said.thing_no IN (\(owned)) AND said.recorder <> \(party) AND said.position < \(position)
                    AND said.party_no IS NOT (SELECT no FROM term WHERE scheme = 'party' AND id = \(party))
                    AND NOT EXISTS (
                        SELECT 1 FROM remark WHERE remark.claim_no = said.no
                            AND (remark.party = \(party) OR remark.stance = 'withdrawn'))
                ORDER BY said.position DESC LIMIT \(limit * 4))
            """, limit)
    }

    /// A party's own claims that others dispute, the one disputed last first.
    ///
    /// A dispute is over once the party has worded the claim anew or withdrawn it.
    package func disputed(of party: String, limit: Int = 20) throws -> [StandingClaim] {
        try concerning(
            """
            claim.no IN (
                SELECT remark.claim_no FROM remark JOIN claim AS said ON said.no = remark.claim_no
                WHERE remark.stance = 'disputed' AND remark.party <> \(party) AND remark.position > said.position
                    AND (said.recorder = \(party)
                        OR said.party_no = (SELECT no FROM term WHERE scheme = 'party' AND id = \(party)))
                    AND NOT EXISTS (
                        SELECT 1 FROM remark AS taken WHERE taken.claim_no = said.no AND taken.stance = 'withdrawn')
                ORDER BY remark.position DESC LIMIT \(limit * 4))
            """, limit)
    }

    /// The accounts whose shown figure a party has said and that is past its review date or its term, those of the
    /// claims recorded last first.
    package func aged(of party: String, limit: Int = 20) throws -> [Account] {
        let places = try SQLRequest<Row>(
            literal: """
                SELECT thing.id, property.id FROM (
                    SELECT thing_no, property_no, max(no) AS last FROM claim
                    WHERE party_no = (SELECT no FROM term WHERE scheme = 'party' AND id = \(party))
                    GROUP BY thing_no, property_no ORDER BY last DESC LIMIT \(Self.agedMax)) AS said
                JOIN thing ON thing.no = said.thing_no JOIN term AS property ON property.no = said.property_no
                ORDER BY said.last DESC
                """
        ).fetchAll(db).map { Quarrel.Place(thing: $0[0], property: $0[1]) }
        let things = try self.things(places.map(\.thing))
        let accounts = try accounts(
            of: Array(things.values), properties: Array(Set(places.map(\.property))))
        return Array(
            places.lazy.compactMap { place in accounts[place.thing]?.first { $0.property == place.property } }
                .filter { $0.chosen?.claim.saidBy == party && !$0.states.isDisjoint(with: [.aged, .notKnownSince]) }
                .prefix(limit))
    }

    /// So many accounts of a party are looked at.
    private static let agedMax = 500

    private func concerning(_ condition: SQL, _ limit: Int) throws -> [StandingClaim] {
        let claims = try standingClaims(condition, newest: limit * 4).values.joined()
        return Array(claims.filter(\.isCandidate).sorted { $0.position > $1.position }.prefix(limit))
    }

    /// The numbers of what a party speaks for, however deep it lies; `nil` where it speaks for nothing.
    private func owned(by party: String) -> SQL? {
        guard let whole = vocabulary.parties[party]?.speaksFor else { return nil }
        return """
            WITH RECURSIVE part(no) AS (
                SELECT thing.no FROM thing WHERE thing.id = \(whole)
                UNION
                SELECT thing_within.part_no FROM thing_within JOIN part ON part.no = thing_within.whole_no
            ) SELECT no FROM part
            """
    }
}
