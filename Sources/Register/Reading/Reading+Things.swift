import GRDB
import Journal

extension Reading {
    package func thing(_ id: String) throws -> Thing? {
        guard Identifier.isValid(id) else { return nil }
        let request = SQLRequest<Row>(
            literal: "SELECT id, payload FROM thing WHERE id = \(id) AND \(who.thingCondition)", cached: true)
        return try request.fetchOne(db).flatMap(Self.thing)
    }

    package func things(ofKind kind: String, limit: Int = 2_000) throws -> [Thing] {
        try things("WHERE thing.kind = \(kind) AND \(who.thingCondition) ORDER BY thing.no LIMIT \(limit)")
    }

    package func things(_ ids: some Collection<String>) throws -> [String: Thing] {
        var found: [String: Thing] = [:]
        for thing in try things("WHERE thing.id IN \(Array(Set(ids))) AND \(who.thingCondition)") {
            found[thing.id] = thing
        }
        return found
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

    /// The names of what a thing lies in, the nearest first.
    package func wholes(of thing: Thing) throws -> [Thing] {
        var wholes: [Thing] = []
        var open = thing.within
        while let id = open.first, wholes.count < 16 {
            open.removeFirst()
            guard !wholes.contains(where: { $0.id == id }), let whole = try self.thing(id) else { continue }
            wholes.append(whole)
            open += whole.within
        }
        return wholes
    }

    /// The things that bear this very name or alias in any language.
    package func things(named name: String, limit: Int) throws -> [Thing] {
        try things(
            """
            JOIN thing_name ON thing_name.thing_no = thing.no
            WHERE thing_name.name = \(name) AND \(who.thingCondition) ORDER BY thing.no LIMIT \(limit)
            """)
    }

    /// How many things there are of each kind.
    package func thingCounts() throws -> [String: Int] {
        let request = SQLRequest<Row>(
            literal: "SELECT kind, count(*) FROM thing WHERE \(who.thingCondition) GROUP BY kind")
        let rows = try request.fetchAll(db)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as String, $0[1] as Int) })
    }

    /// The parties that own a thing: those that speak for it or for anything it lies in.
    package func owners(of thing: Thing) throws -> Set<String> {
        var owners = vocabulary.speakers[thing.id] ?? []
        for whole in try wholes(of: thing) { owners.formUnion(vocabulary.speakers[whole.id] ?? []) }
        return owners
    }

    private func things(_ clause: SQL) throws -> [Thing] {
        let request = SQLRequest<Row>(literal: "SELECT thing.id, thing.payload FROM thing \(clause)")
        return try request.fetchAll(db).compactMap(Self.thing)
    }

    private static func thing(_ row: Row) -> Thing? {
        guard let payload = try? JSON(parsing: row[1] as String) else { return nil }
        return try? Thing(id: row[0], payload: payload)
    }
}
