import Foundation
import GRDB
package import Journal

/// An entry about a thing among all others: what it says, about what, and how it is known elsewhere.
package struct Change: Sendable, Hashable {
    package let step: TrailStep
    /// The thing as it stands now.
    package let thing: Thing
    package let entry: EntryID
    /// The node that wrote the entry.
    package let origin: String
}

/// Which changes are asked for; both together narrow each other.
package struct ChangeScope: Sendable, Hashable {
    /// The thing that what changed is or lies in, a province for instance.
    package var whole: String?
    package var kind: String?

    package init(whole: String? = nil, kind: String? = nil) {
        self.whole = whole
        self.kind = kind
    }

    fileprivate var condition: SQL {
        var condition: SQL = "1"
        // No index of kinds (+): all that is known of every thing of a kind would be read and sorted for one page.
        if let kind { condition = "\(condition) AND +thing.kind = \(kind)" }
        if let whole {
            condition = """
                \(condition) AND thing.no IN (
                    WITH RECURSIVE part(no) AS (
                        SELECT thing.no FROM thing WHERE thing.id = \(whole)
                        UNION
                        SELECT thing_within.part_no FROM thing_within JOIN part ON part.no = thing_within.whole_no
                    ) SELECT no FROM part)
                """
        }
        return condition
    }
}

extension Reading {
    /// The entries about things that the reader may know of, newest first, and the position from which the next page
    /// goes on.
    ///
    /// Positions are given in the order of commits, so that whoever goes on from a position skips and repeats nothing,
    /// whatever is written meanwhile. A page may hold fewer than `limit` and still have a next one.
    package func changes(
        _ scope: ChangeScope = ChangeScope(), before position: Int64 = .max, limit: Int = 50
    ) throws -> (changes: [Change], next: Int64?) {
        let rows = try changeRows(scope, "< \(position)", "DESC", limit)
        let last: Int64? = rows.last?[0]
        return (try changes(rows), rows.count == limit ? last : nil)
    }

    /// The entries about things that the reader may know of after a position, oldest first, and the position from
    /// which to go on; where nothing is left for now, that is the last one of this state.
    ///
    /// Who goes on from there gets every later entry once. What a reader may not read when it is passed does not come
    /// again: a thing shown to more readers later comes with the entry that says so.
    package func changes(
        _ scope: ChangeScope = ChangeScope(), after position: Int64, limit: Int
    ) throws -> (changes: [Change], next: Int64, isLast: Bool) {
        let rows = try changeRows(scope, "> \(position)", "ASC", limit)
        let isLast = rows.count < limit
        let last: Int64? = isLast ? try lastPosition() : rows.last?[0]
        return (try changes(rows), max(last ?? position, position), isLast)
    }

    private func changeRows(_ scope: ChangeScope, _ bound: SQL, _ order: SQL, _ limit: Int) throws -> [Row] {
        let condition: SQL = "\(scope.condition) AND \(who.thingCondition)"
        let request = SQLRequest<Row>(
            literal: """
                SELECT change.*, thing.id AS thing, entry.id AS entry, origin.id AS origin FROM (
                    SELECT trail.position, trail.time, trail.kind, trail.subject, trail.party, trail.payload,
                        1 AS replaced, trail.thing_no
                    FROM trail JOIN thing ON thing.no = trail.thing_no
                    WHERE trail.position \(bound) AND \(who.condition(on: "trail")) AND \(condition)
                    UNION ALL
                    SELECT claim.position, claim.time, 'claim', 'claim/' || claim.id, claim.recorder, claim.payload,
                        0, claim.thing_no
                    FROM claim JOIN thing ON thing.no = claim.thing_no
                    WHERE claim.position \(bound) AND \(who.condition(on: "claim")) AND \(condition)
                    ORDER BY 1 \(order) LIMIT \(limit)
                ) AS change JOIN thing ON thing.no = change.thing_no
                JOIN entry ON entry.position = change.position JOIN origin ON origin.no = entry.origin_no
                ORDER BY change.position \(order)
                """)
        return try request.fetchAll(db)
    }

    private func changes(_ rows: [Row]) throws -> [Change] {
        let things = try things(rows.map { $0["thing"] as String })
        return try rows.compactMap { row -> Change? in
            guard let step = Self.step(row), try mayRead(step), let thing = things[row["thing"]],
                let entry = EntryID(row["entry"])
            else { return nil }
            return Change(step: step, thing: thing, entry: entry, origin: row["origin"])
        }
    }

    /// When the journal last took in an entry of its own, in milliseconds since 1970; `nil` when its last entry is
    /// another node's, whose time says nothing of its coming.
    package func lastOwnTime(_ origin: Origin) throws -> Int64? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT entry.time, origin.id FROM entry JOIN origin ON origin.no = entry.origin_no
                ORDER BY entry.position DESC LIMIT 1
                """)
        return row.flatMap { $0[1] as String == origin.id ? $0[0] : nil }
    }
}
