import GRDB
import Journal

extension Reading {
    package func thing(_ id: String) throws -> Thing? {
        guard Identifier.isValid(id) else { return nil }
        let request = SQLRequest<Row>(
            literal: "SELECT id, payload FROM thing WHERE id = \(id) AND \(who.thingCondition)", cached: true)
        return try request.fetchOne(db).flatMap(Self.thing).map { try translated([$0]) }?.first
    }

    /// The kind of a thing, for who asks for no more of it; `nil` where `thing` gives none.
    package func kind(ofThing id: String) throws -> String? {
        guard Identifier.isValid(id) else { return nil }
        let request = SQLRequest<String>(
            literal: "SELECT kind FROM thing WHERE id = \(id) AND \(who.thingCondition)", cached: true)
        return try request.fetchOne(db)
    }

    package func things(ofKind kind: String, limit: Int = 2_000) throws -> [Thing] {
        try things("WHERE thing.kind = \(kind) AND \(who.thingCondition) ORDER BY thing.no LIMIT \(limit)")
    }

    /// Several things by the ids they are asked for; one that is joined with another is answered by that other.
    package func things(_ ids: some Collection<String>) throws -> [String: Thing] {
        let request = SQLRequest<Row>(
            literal: """
                SELECT thing.id, thing.payload, asked.id FROM thing AS asked
                JOIN thing ON thing.no = coalesce(asked.joined_no, asked.no)
                WHERE asked.id IN \(Array(Set(ids))) AND \(who.thingCondition)
                """)
        let rows = try request.fetchAll(db)
        let things = try translated(rows.compactMap(Self.thing))
        let known = Dictionary(things.map { ($0.id, $0) }) { first, _ in first }
        return Dictionary(rows.compactMap { row in known[row[0]].map { (row[2], $0) } }) { first, _ in first }
    }

    /// Everything that lies in a thing or belongs to it, however deep.
    package func parts(of whole: String, limit: Int = 2_000) throws -> [Thing] {
        try things(
            """
            JOIN (
                WITH RECURSIVE part(no) AS (
                    SELECT thing_within.part_no FROM thing_within JOIN thing ON thing.no = thing_within.whole_no
                        WHERE thing.id = \(whole)
                    UNION
                    SELECT thing_within.part_no FROM thing_within JOIN part ON part.no = thing_within.whole_no
                ) SELECT no FROM part LIMIT \(limit)
            ) AS part ON part.no = thing.no
            WHERE \(who.thingCondition) ORDER BY thing.no
            """)
    }

    /// How many things lie in a thing, however deep, by kind; at most `limit` are counted.
    package func partCounts(of whole: String, limit: Int = 10_000) throws -> [String: Int] {
        let request = SQLRequest<Row>(
            literal: """
                WITH RECURSIVE part(no) AS (
                    SELECT thing_within.part_no FROM thing_within JOIN thing ON thing.no = thing_within.whole_no
                        WHERE thing.id = \(whole)
                    UNION
                    SELECT thing_within.part_no FROM thing_within JOIN part ON part.no = thing_within.whole_no
                )
                SELECT kind, count(*) FROM (SELECT no FROM part LIMIT \(limit)) AS part
                JOIN thing ON thing.no = part.no WHERE thing.position > 0 AND thing.joined_no IS NULL GROUP BY kind
                """)
        return Dictionary(uniqueKeysWithValues: try request.fetchAll(db).map { ($0[0] as String, $0[1] as Int) })
    }

    /// What a thing lies in, the nearest first.
    package func wholes(of thing: Thing) throws -> [Thing] { Self.wholes(of: thing, among: try wholes(of: [thing])) }

    /// Everything that several things lie in, by id: one query for each step upwards.
    package func wholes(of things: [Thing]) throws -> [String: Thing] {
        var found: [String: Thing] = [:]
        var open = Set(things.flatMap(\.within))
        for _ in 0..<Self.wholesMax where !open.isEmpty {
            let next = try self.things(open)
            found.merge(next) { first, _ in first }
            open = Set(next.values.flatMap(\.within)).subtracting(found.keys)
        }
        return found
    }

    private static let wholesMax = 16

    private static func wholes(of thing: Thing, among known: [String: Thing]) -> [Thing] {
        var wholes: [Thing] = []
        var open = thing.within
        while let id = open.first, wholes.count < wholesMax {
            open.removeFirst()
            guard let whole = known[id], !wholes.contains(where: { $0.id == whole.id }) else { continue }
            wholes.append(whole)
            open += whole.within
        }
        return wholes
    }

    /// The things that bear this very name or alias in any language.
    package func things(named name: String, limit: Int) throws -> [Thing] {
        try things(
            """
            WHERE thing.no IN (
                SELECT coalesce(named.joined_no, named.no) FROM thing_name
                JOIN thing AS named ON named.no = thing_name.thing_no WHERE thing_name.name = \(name))
            AND \(who.thingCondition) ORDER BY thing.no LIMIT \(limit)
            """)
    }

    /// The parties that own a thing: those that speak for it or for anything it lies in.
    package func owners(of thing: Thing) throws -> Set<String> { try owners(of: [thing])[thing.id] ?? [] }

    /// The owners of several things at once.
    package func owners(of things: [Thing]) throws -> [String: Set<String>] {
        let known = try wholes(of: things)
        let joined = try joinedIDs()
        func speaking(_ id: String) -> Set<String> {
            (joined[id] ?? []).reduce(into: vocabulary.speakers[id] ?? []) {
                $0.formUnion(vocabulary.speakers[$1] ?? [])
            }
        }
        var owners: [String: Set<String>] = [:]
        for thing in things {
            var speakers = speaking(thing.id)
            for whole in Self.wholes(of: thing, among: known) { speakers.formUnion(speaking(whole.id)) }
            owners[thing.id] = speakers
        }
        return owners
    }

    func things(_ clause: SQL) throws -> [Thing] {
        let request = SQLRequest<Row>(literal: "SELECT thing.id, thing.payload FROM thing \(clause)")
        return try translated(request.fetchAll(db).compactMap(Self.thing))
    }

    /// Things in the order in which their numbers stand.
    func things(_ clause: SQL, numbers order: [Int64: Int]) throws -> [Thing] {
        let request = SQLRequest<Row>(literal: "SELECT thing.id, thing.payload, thing.no FROM thing \(clause)")
        let rows = try request.fetchAll(db).sorted { (order[$0[2]] ?? .max) < (order[$1[2]] ?? .max) }
        return try translated(rows.compactMap(Self.thing))
    }

    static func thing(_ row: Row) -> Thing? {
        guard let payload = try? JSON(parsing: row[1] as String) else { return nil }
        return try? Thing(id: row[0], payload: payload)
    }
}
