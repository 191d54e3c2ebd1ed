import GRDB

/// How much is known of one property.
package struct PropertyCount: Sendable, Hashable {
    package let claims: Int
    package let things: Int
}

extension Reading {
    package enum ClaimScheme: Sendable { case source, party }

    /// How many claims the reader may read, by source and by party.
    package func claimCounts(by scheme: ClaimScheme) throws -> [String: Int] {
        let column = scheme == .source ? "source_no" : "party_no"
        let tally: TallyWriter.Scheme = scheme == .source ? .source : .party
        let request = SQLRequest<Row>(
            literal: """
                SELECT term.id, sum(counted.claims) FROM (
                    SELECT no, claims FROM tally WHERE scheme = \(tally.rawValue)
                    UNION ALL SELECT \(sql: column), 1 FROM (\(reserved)) WHERE +\(sql: column) IS NOT NULL
                ) AS counted JOIN term ON term.no = counted.no GROUP BY term.no
                """)
        return Dictionary(uniqueKeysWithValues: try request.fetchAll(db).map { ($0[0] as String, $0[1] as Int) })
    }

    /// How many claims the reader may read in all.
    func claimCount() throws -> Int {
        let request = SQLRequest<Int>(
            literal: """
                SELECT coalesce((SELECT claims FROM tally WHERE scheme = \(TallyWriter.Scheme.whole.rawValue)), 0)
                    + (SELECT count(*) FROM (\(reserved)))
                """)
        return try request.fetchOne(db) ?? 0
    }

    /// How many claims the reader may read of each property that has any, and of how many things.
    package func propertyCounts() throws -> [String: PropertyCount] {
        let scheme = TallyWriter.Scheme.property.rawValue
        // A thing counts once however many of its claims are open and however many are not.
        let request = SQLRequest<Row>(
            literal: """
                SELECT term.id, sum(counted.claims), sum(counted.things) FROM (
                    SELECT no, claims, things FROM tally WHERE scheme = \(scheme)
                    UNION ALL
                    SELECT own.property_no, count(*), count(DISTINCT own.thing_no) - count(DISTINCT CASE WHEN own.isOpen
                        AND EXISTS (
                            SELECT 1 FROM claim WHERE claim.thing_no = own.thing_no
                                AND claim.property_no = own.property_no AND claim.visibility = 0) THEN own.thing_no END)
                    FROM (\(reserved)) AS own WHERE own.isEntered GROUP BY own.property_no
                ) AS counted JOIN term ON term.no = counted.no GROUP BY term.no
                """)
        var counts: [String: PropertyCount] = [:]
        for row in try request.fetchAll(db) where (row[1] as Int) > 0 {
            counts[row[0]] = PropertyCount(claims: row[1], things: row[2])
        }
        return counts
    }

    /// How many things there are of each kind of which there are any.
    package func thingCounts() throws -> [String: Int] {
        let reserved: SQL =
            who.party == nil
            ? "" : "UNION ALL SELECT kind, 1 FROM thing WHERE visibility > 0 AND \(who.thingCondition)"
        let request = SQLRequest<Row>(
            literal: """
                SELECT kind, sum(things) FROM (
                    SELECT term.id AS kind, tally.things FROM tally JOIN term ON term.no = tally.no
                        WHERE tally.scheme = \(TallyWriter.Scheme.kind.rawValue)
                    \(reserved)
                ) GROUP BY kind
                """)
        return Dictionary(uniqueKeysWithValues: try request.fetchAll(db).map { ($0[0] as String, $0[1] as Int) })
    }

    /// The claims that this reader may read and not everyone: none for the public.
    ///
    /// Begun at what is reserved, which is little: SQLite, left to choose, may go through all claims or all things.
    private var reserved: SQL {
        let columns: SQL = """
            claim.no, claim.thing_no, claim.property_no, claim.party_no, claim.source_no,
            thing.visibility = 0 AS isOpen, thing.position > 0 AS isEntered
            """
        guard who.party != nil else { return "SELECT \(columns) FROM claim JOIN thing ON 0 WHERE 0" }
        return """
            SELECT \(columns) FROM claim CROSS JOIN thing ON thing.no = claim.thing_no
            WHERE claim.visibility > 0 AND \(who.claimCondition)
            UNION ALL
            SELECT \(columns) FROM thing CROSS JOIN claim ON claim.thing_no = thing.no
            WHERE thing.visibility > 0 AND claim.visibility = 0 AND \(who.claimCondition)
            """
    }
}
