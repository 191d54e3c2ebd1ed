import GRDB
import Journal

/// A thing with its place in the order of registering, for lists that go on from a place.
package struct NumberedThing: Sendable, Hashable {
    /// Its number inside the tables; later things have higher ones.
    package let number: Int64
    package let thing: Thing
    /// When it was last entered, in milliseconds since 1970.
    package let milliseconds: Int64
}

extension Reading {
    /// The things of a kind after a number, in the order of their numbers.
    package func numberedThings(ofKind kind: String, after number: Int64 = 0, limit: Int) throws -> [NumberedThing] {
        try numberedThings(
            "thing.kind = \(kind) AND thing.no > \(number) AND \(who.thingCondition) ORDER BY thing.no LIMIT \(limit)")
    }

    /// How many things of a kind were ever entered, hidden ones too; no more than `limit` are counted.
    package func thingCount(ofKind kind: String, atMost limit: Int) throws -> Int {
        try SQLRequest<Int>(
            literal: "SELECT count(*) FROM (SELECT 1 FROM thing WHERE kind = \(kind) LIMIT \(limit))"
        ).fetchOne(db) ?? 0
    }

    /// Those of several things that this reader may know of.
    package func numberedThings(_ ids: [String]) throws -> [NumberedThing] {
        try numberedThings("thing.id IN \(ids) AND \(who.thingCondition) ORDER BY thing.no")
    }

    private func numberedThings(_ clause: SQL) throws -> [NumberedThing] {
        let request = SQLRequest<Row>(
            literal: """
                SELECT thing.no, thing.id, thing.payload, entry.time
                FROM thing JOIN entry ON entry.position = thing.position WHERE \(clause)
                """)
        let found = try request.fetchAll(db).compactMap { row -> NumberedThing? in
            guard let payload = try? JSON(parsing: row[2] as String),
                let thing = try? Thing(id: row[1], payload: payload)
            else { return nil }
            return NumberedThing(number: row[0], thing: thing, milliseconds: row[3])
        }
        let things = try translated(found.map(\.thing))
        return zip(found, things).map {
            NumberedThing(number: $0.number, thing: $1, milliseconds: $0.milliseconds)
        }
    }

    /// The number of a thing that this reader may know of.
    package func number(ofThing id: String) throws -> Int64? {
        guard Identifier.isValid(id) else { return nil }
        return try SQLRequest<Int64>(literal: "SELECT no FROM thing WHERE id = \(id) AND \(who.thingCondition)")
            .fetchOne(db)
    }

    /// When the first and the last entry of the journal were written, in milliseconds since 1970.
    package func times() throws -> (first: Int64, last: Int64)? {
        guard let first = try Int64.fetchOne(db, sql: "SELECT time FROM entry ORDER BY position LIMIT 1"),
            let last = try Int64.fetchOne(db, sql: "SELECT time FROM entry ORDER BY position DESC LIMIT 1")
        else { return nil }
        return (first, last)
    }

    /// The things that entries after a position are about, hidden ones too.
    ///
    /// Nil where the entries may have changed more than these things: words of the vocabulary, what others lie in, or
    /// something erased. Sources, letters and quarrels touch none.
    package func thingsTouched(since position: Int64, atMost limit: Int = 2_000) throws -> Set<String>? {
        let last = try lastPosition()
        guard last - position <= Int64(limit), last >= position else { return nil }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT touched.position, thing.id, touched.isThing
                    AND EXISTS (SELECT 1 FROM thing_within WHERE whole_no = thing.no)
                FROM (
                    SELECT position, thing_no, kind = 'thing' OR kind = 'translation' AND subject LIKE 'thing/%' AS isThing FROM trail WHERE position > :position
                    UNION ALL SELECT position, thing_no, 0 FROM claim WHERE position > :position
                    -- A claim entered again may have left another thing.
                    UNION ALL SELECT claim.position, trail.thing_no, 0 FROM claim
                        JOIN trail ON trail.subject = 'claim/' || claim.id AND trail.kind = 'claim'
                        WHERE claim.position > :position
                    UNION ALL SELECT position, NULL, 0 FROM record
                        WHERE position > :position AND kind IN ('source', 'letter', 'quarrel', 'clearing', 'term')
                    UNION ALL SELECT DISTINCT position, NULL, 0 FROM release WHERE position > :position
                    UNION ALL SELECT position, NULL, 0 FROM translation
                        WHERE position > :position AND kind IN ('source', 'letter', 'quarrel', 'term')
                ) AS touched LEFT JOIN thing ON thing.no = touched.thing_no
                """, arguments: ["position": position])
        // An entry that none of these rows tells of is of another sort.
        let isWhole = Set(rows.map { $0[0] as Int64 }).count == Int(last - position)
        guard isWhole, !rows.contains(where: { $0[2] as Bool }) else { return nil }
        // What joins say moves claims from thing to thing.
        let hasJoined = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM thing_join WHERE position > :position) OR EXISTS (
                    SELECT 1 FROM trail WHERE position > :position AND kind = 'thing' AND coalesce(own_no, thing_no) IN (
                        SELECT thing_no FROM thing_join UNION SELECT into_no FROM thing_join))
                """, arguments: ["position": position])
        guard hasJoined == false else { return nil }
        return Set(rows.compactMap { $0[1] as String? })
    }
}
