import GRDB
package import Measures

/// What was recorded on one day of what one party says.
package struct LatestClaims: Sendable, Hashable {
    package let day: Day
    /// Who says it.
    package let party: String
    package let claims: Int
    /// The things it is about, the most frequent first.
    package let things: [String]
    /// Whether there may be more of that day and party than was counted.
    package let isCut: Bool
}

extension Reading {
    /// The claims recorded last, by day and party: the newest day first, on each day the most first.
    ///
    /// Only the last `claimsMax` claims are looked at, however many there are.
    package func latestClaims(groups limit: Int, claimsMax: Int = 2_000) throws -> [LatestClaims] {
        let request = SQLRequest<Row>(
            literal: """
                SELECT latest.time, party.id, thing.id FROM (
                    SELECT time, party_no, thing_no FROM claim WHERE \(who.condition(on: "claim"))
                    ORDER BY no DESC LIMIT \(claimsMax)
                ) AS latest
                JOIN term AS party ON party.no = latest.party_no JOIN thing ON thing.no = latest.thing_no
                """)
        let rows = try request.fetchAll(db)
        var counts: [Day: [String: [String: Int]]] = [:]
        for row in rows {
            counts[Instant(clamping: row[0]).day(), default: [:]][row[1], default: [:]][row[2], default: 0] += 1
        }
        let oldest = counts.keys.min()
        let groups = counts.flatMap { day, parties in
            parties.map { party, things in
                LatestClaims(
                    day: day, party: party, claims: things.values.reduce(0, +),
                    things: things.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key),
                    isCut: rows.count >= claimsMax && day == oldest)
            }
        }
        return Array(
            groups.sorted {
                $0.day != $1.day ? $0.day > $1.day : ($1.claims, $0.party) < ($0.claims, $1.party)
            }.prefix(limit))
    }
}
