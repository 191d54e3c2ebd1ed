import GRDB
package import Measures

/// A figure past the date on which it should have been looked at again.
package struct AgedFigure: Sendable, Hashable {
    package let place: Quarrel.Place
    /// The last day for which the figure is said to hold.
    package let asOf: Day
}

extension Reading {
    /// The accounts of a party's things whose figure is past its review date: the first `limit` that are met, the
    /// oldest of them first.
    ///
    /// As on every page, what the party itself said counts before what others say, however new that is.
    package func agedFigures(of concern: Concern, limit: Int) throws -> [AgedFigure] {
        let retired = retired(by: concern.party)
        let own: SQL = "claim.party_no = \(try speakerNumber(concern.party))"
        let account: SQL = """
            claim.thing_no = place.thing_no AND claim.property_no = place.property_no AND claim.visibility = 0
                AND claim.no NOT IN (\(retired))
            """
        let anyDay: SQL = "(SELECT max(as_of) FROM claim WHERE \(account))"
        let never = Self.never
        // What everyone reads is in the index whole; what fewer read is little and looked at by itself. The order of
        // the tables is said, since a planner without statistics takes another.
        let request = SQLRequest<Row>(
            literal: """
                WITH RECURSIVE place(thing_no, property_no) AS (
                    SELECT value, (SELECT min(property_no) FROM claim WHERE claim.thing_no = value)
                    FROM json_each(\(concern.things))
                    UNION ALL
                    SELECT thing_no, (SELECT min(claim.property_no) FROM claim
                        WHERE claim.thing_no = place.thing_no AND claim.property_no > place.property_no)
                    FROM place WHERE property_no IS NOT NULL
                ), said(thing_no, property_no, own) AS MATERIALIZED (
                    SELECT claim.thing_no, claim.property_no, max(as_of)
                    FROM json_each(\(concern.things)) AS part CROSS JOIN claim ON claim.thing_no = part.value AND \(own)
                    WHERE claim.visibility = 0 AND claim.no NOT IN (\(retired))
                    GROUP BY 1, 2
                ), review(property_no, days) AS MATERIALIZED (
                    SELECT term.no, json_extract(pair.value, '$[1]') FROM json_each(\(reviewDays)) AS pair
                    CROSS JOIN term ON term.scheme = 'property' AND term.id = json_extract(pair.value, '$[0]')
                ), reserved(thing_no, property_no, own, latest) AS MATERIALIZED (
                    SELECT claim.thing_no, claim.property_no, max(CASE WHEN \(own) THEN as_of END), max(as_of)
                    FROM json_each(\(concern.things)) AS part CROSS JOIN claim ON claim.thing_no = part.value
                    WHERE claim.visibility > 0 AND claim.as_of IS NOT NULL AND \(who.condition(on: "claim"))
                        AND claim.no NOT IN (\(retired))
                    GROUP BY 1, 2
                )
                SELECT thing.id, property.id, CASE WHEN reserved.latest IS NULL THEN coalesce(said.own, \(anyDay))
                    ELSE coalesce(
                        nullif(max(coalesce(said.own, \(never)), coalesce(reserved.own, \(never))), \(never)),
                        max(coalesce(\(anyDay), \(never)), reserved.latest)) END AS figure
                FROM place CROSS JOIN review ON review.property_no = place.property_no
                LEFT JOIN said ON said.thing_no = place.thing_no AND said.property_no = place.property_no
                LEFT JOIN reserved ON reserved.thing_no = place.thing_no AND reserved.property_no = place.property_no
                CROSS JOIN thing ON thing.no = place.thing_no CROSS JOIN term AS property ON property.no = place.property_no
                WHERE figure + review.days < \(Int64(today.number)) LIMIT \(limit)
                """)
        let found = try request.fetchAll(db).compactMap { row in
            Day(number: row[2]).map { AgedFigure(place: .init(thing: row[0], property: row[1]), asOf: $0) }
        }
        return found.sorted {
            ($0.asOf, $0.place.thing, $0.place.property) < ($1.asOf, $1.place.thing, $1.place.property)
        }
    }

    /// Before every day.
    private static let never: Int64 = -1_000_000

    private var reviewDays: String {
        let pairs = vocabulary.properties.values.compactMap { property in
            property.reviewDays.map { "[\"\(property.id)\",\($0)]" }
        }
        return "[" + pairs.joined(separator: ",") + "]"
    }

    /// The figures wanted of a party's things of which nobody has said anything, in the order of the vocabulary.
    package func missingFigures(of concern: Concern, limit: Int) throws -> [Quarrel.Place] {
        let wanted = vocabulary.properties.values.flatMap { property in
            property.expectedKinds.map { (kind: $0, property: property.id) }
        }.sorted {
            (vocabulary.propertyOrder[$0.property] ?? 0, $0.kind) < (
                vocabulary.propertyOrder[$1.property] ?? 0, $1.kind
            )
        }
        let list = "[" + wanted.map { "[\"\($0.kind)\",\"\($0.property)\"]" }.joined(separator: ",") + "]"
        let request = SQLRequest<Row>(
            literal: """
                SELECT thing.id, wanted.property FROM (
                    SELECT pair.key AS rank, json_extract(pair.value, '$[0]') AS kind,
                        json_extract(pair.value, '$[1]') AS property,
                        (SELECT no FROM term WHERE scheme = 'property' AND id = json_extract(pair.value, '$[1]')) AS no
                    FROM json_each(\(list)) AS pair
                ) AS wanted CROSS JOIN json_each(\(concern.things)) AS part
                CROSS JOIN thing ON thing.no = part.value
                WHERE thing.kind = wanted.kind AND NOT EXISTS (
                    SELECT 1 FROM claim WHERE claim.thing_no = thing.no AND claim.property_no = wanted.no
                        AND \(who.condition(on: "claim")))
                LIMIT \(limit)
                """)
        return try request.fetchAll(db).map { Quarrel.Place(thing: $0[0], property: $0[1]) }
    }

    /// The claims about a party's things whose term ends within some days from today on, the next first.
    package func endingClaims(of concern: Concern, days: Int, limit: Int) throws -> [StandingClaim] {
        let numbers = try SQLRequest<Int64>(
            literal: """
                SELECT claim.no FROM json_each(\(concern.things)) AS part
                CROSS JOIN claim ON claim.thing_no = part.value JOIN thing ON thing.no = claim.thing_no
                WHERE claim.until_day BETWEEN \(Int64(today.number)) AND \(Int64(today.number) + Int64(days))
                    AND claim.no NOT IN (\(retired(by: concern.party))) AND \(who.claimCondition)
                ORDER BY claim.until_day, claim.no LIMIT \(limit)
                """
        ).fetchAll(db)
        guard !numbers.isEmpty else { return [] }
        return try standingClaims("claim.no IN \(numbers)").values.joined().sorted {
            ($0.claim.until?.end ?? .last, $0.claim.id) < ($1.claim.until?.end ?? .last, $1.claim.id)
        }
    }
}

extension Reading {
    /// The claim that gives an aged figure its date; the party's own where it made one.
    package func standing(_ figure: AgedFigure, of party: String) throws -> StandingClaim? {
        let groups = try standingClaims(
            """
            claim.thing_no = (SELECT no FROM thing WHERE id = \(figure.place.thing))
                AND claim.property_no = (
                    SELECT no FROM term WHERE scheme = 'property' AND id = \(figure.place.property))
                AND claim.as_of = \(Int64(figure.asOf.number)) AND claim.no NOT IN (\(retired(by: party)))
            """, newest: 20)
        let claims = groups.values.joined().sorted { $0.position > $1.position }
        return claims.first { $0.claim.saidBy == party } ?? claims.first
    }
}
