import GRDB

/// What others said of a party's things and it has not answered.
package struct SaidOf: Sendable, Hashable {
    /// Newest first.
    package let claims: [StandingClaim]
    /// How many there are, counted up to a bound.
    package let count: Int
    /// Whether there are more than were counted.
    package let isMore: Bool
    /// Where the next page goes on; `nil` after the last.
    package let next: Int64?
}

extension Reading {
    /// What others than the party said of its things and it has neither adopted, confirmed, disputed, set right nor
    /// disowned, newest first.
    ///
    /// `isReserved` asks for what members alone may read, such as reported statements; else for what everyone reads.
    /// At most `limit` claims are read whole, and at most `countMax` counted.
    package func said(
        of concern: Concern, isReserved: Bool, before: Int64 = .max, limit: Int, countMax: Int = 100
    ) throws -> SaidOf {
        let things = isReserved ? try reservedThings(of: concern) : concern.things
        guard things != "[]" else { return SaidOf(claims: [], count: 0, isMore: false, next: nil) }
        var newest = try NewestClaims(db, of: things, besides: try speakerNumber(concern.party), before: before)
        var found: [Int64] = []
        var looked = 0
        while found.count <= countMax, looked < Self.lookedMax {
            let chunk = try newest.next(64)
            if chunk.isEmpty { break }
            looked += chunk.count
            found += try unanswered(chunk, by: concern.party, isReserved: isReserved)
        }
        let shown = Array(found.prefix(limit))
        let claims =
            shown.isEmpty
            ? [] : try standingClaims("claim.no IN \(shown)").values.joined().sorted { $0.position > $1.position }
        return SaidOf(
            claims: claims, count: min(found.count, countMax), isMore: found.count > countMax,
            next: found.count > limit ? shown.last : nil)
    }

    /// So many claims are looked at for those without an answer.
    private static let lookedMax = 4_000

    /// The things among them of which something is said that not everyone may read.
    private func reservedThings(of concern: Concern) throws -> String {
        let request = SQLRequest<String>(
            literal: """
                SELECT json_group_array(thing.no) FROM json_each(\(concern.things)) AS part
                JOIN thing ON thing.no = part.value
                WHERE thing.visibility > 0 OR EXISTS (
                    SELECT 1 FROM claim WHERE claim.thing_no = thing.no AND claim.visibility > 0)
                """)
        return try request.fetchOne(db) ?? "[]"
    }

    /// Those of some claims that the reader may read and the party has not answered, in the order given.
    private func unanswered(_ claims: [Int64], by party: String, isReserved: Bool) throws -> [Int64] {
        let reach: SQL =
            isReserved
            ? "(claim.visibility > 0 OR thing.visibility > 0)" : "claim.visibility = 0 AND thing.visibility = 0"
        let request = SQLRequest<Int64>(
            literal: """
                SELECT claim.no FROM claim JOIN thing ON thing.no = claim.thing_no
                WHERE claim.no IN \(claims) AND \(reach) AND \(who.claimCondition)
                    AND NOT EXISTS (SELECT 1 FROM remark WHERE remark.claim_no = claim.no AND (
                        remark.stance = 'withdrawn' OR (remark.party = \(party) AND remark.stance <> 'commented')))
                """)
        let open = Set(try request.fetchAll(db))
        return claims.filter(open.contains)
    }
}

/// The claims about some things that others than one speaker have made, newest first, a few at a time.
///
/// The newest of each thing and speaker are found by the index alone and laid one behind the other, so that neither
/// the claims of all others nor the party's own are passed over.
private struct NewestClaims {
    private struct Head {
        let thing: Int64
        let speaker: Int64
        var claim: Int64
    }

    /// By their claims, the newest last.
    private var heads: [Head]
    private let older: Statement

    init(_ db: Database, of things: String, besides speaker: Int64, before: Int64) throws {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    WITH RECURSIVE pair(thing_no, party_no) AS (
                        SELECT value, (SELECT min(party_no) FROM claim WHERE claim.thing_no = value)
                        FROM json_each(:things)
                        UNION ALL
                        SELECT thing_no, (SELECT min(claim.party_no) FROM claim
                            WHERE claim.thing_no = pair.thing_no AND claim.party_no > pair.party_no)
                        FROM pair WHERE party_no IS NOT NULL
                    ), head(thing_no, party_no, newest) AS (
                        SELECT thing_no, party_no, (SELECT max(claim.no) FROM claim WHERE claim.thing_no = pair.thing_no
                            AND claim.party_no = pair.party_no AND claim.no < :before)
                        FROM pair WHERE party_no IS NOT NULL AND party_no <> :speaker
                    )
                    SELECT thing_no, party_no, newest FROM head WHERE newest IS NOT NULL ORDER BY newest
                    """), arguments: ["things": things, "before": before, "speaker": speaker])
        heads = rows.map { Head(thing: $0[0], speaker: $0[1], claim: $0[2]) }
        older = try db.cachedStatement(
            sql: "SELECT max(no) FROM claim WHERE thing_no = ? AND party_no = ? AND no < ?")
    }

    mutating func next(_ count: Int) throws -> [Int64] {
        var claims: [Int64] = []
        while claims.count < count, var head = heads.popLast() {
            claims.append(head.claim)
            guard let claim = try Int64.fetchOne(older, arguments: [head.thing, head.speaker, head.claim]) else {
                continue
            }
            head.claim = claim
            heads.insert(head, at: place(of: claim))
        }
        return claims
    }

    private func place(of claim: Int64) -> Int {
        var (low, high) = (0, heads.count)
        while low < high {
            let middle = (low + high) / 2
            if heads[middle].claim < claim { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
