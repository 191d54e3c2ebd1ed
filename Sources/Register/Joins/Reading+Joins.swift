import GRDB
import Journal
import Languages

/// A thing that another one stands for, as it was entered.
package struct JoinedThing: Sendable, Hashable {
    package let thing: Thing
    package let join: Join
    package let position: Int64
}

extension Claim {
    /// The same claim under the thing that stands for the one it was entered of.
    func standing(under thing: String) -> Claim {
        var claim = self
        claim.thing = thing
        return claim
    }
}

extension Reading {
    /// The thing that stands for one that is joined with it; `nil` for one that stands for itself or is not there.
    package func standing(for id: String) throws -> Thing? {
        guard Identifier.isValid(id) else { return nil }
        return try things([id])[id].flatMap { $0.id == id ? nil : $0 }
    }

    /// The things for which one stands, as they were entered.
    package func joined(with thing: Thing) throws -> [JoinedThing] {
        let request = SQLRequest<Row>(
            literal: """
                SELECT part.id, part.payload, trail.subject, trail.party, trail.payload, trail.position
                FROM thing JOIN thing AS part ON part.joined_no = thing.no
                JOIN thing_join ON thing_join.thing_no = part.no
                JOIN trail ON trail.position = thing_join.position AND trail.kind = 'join'
                WHERE thing.id = \(thing.id) AND \(who.thingCondition) AND \(who.condition(on: "part")) ORDER BY part.no
                """)
        return try request.fetchAll(db).compactMap { row in
            let body = EntryBody(
                kind: EntryKind.join.rawValue, party: row[3], member: "", subject: row[2],
                payload: try JSON(parsing: row[4] as String))
            guard let part = Self.thing(row), let join = try? Join(body: body) else { return nil }
            return JoinedThing(thing: part, join: join, position: row[5])
        }
    }

    /// Several things as they were entered, whatever stands for them.
    func ownThings(_ ids: Set<String>) throws -> [String: Thing] {
        let found = try things(
            "WHERE thing.id IN \(Array(ids)) AND thing.position > 0 AND \(who.condition(on: "thing"))")
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    /// By each thing that stands for others the ids of these; begun at the joins, which are few.
    func joinedIDs() throws -> [String: [String]] {
        let request = SQLRequest<Row>(
            literal: """
                SELECT root.id, part.id FROM thing_join CROSS JOIN thing AS part ON part.no = thing_join.thing_no
                JOIN thing AS root ON root.no = part.joined_no
                """, cached: true)
        return Dictionary(grouping: try request.fetchAll(db), by: { $0[0] as String }).mapValues { $0.map { $0[1] } }
    }

    /// The own numbers of the things for which one stood after an entry, its own among them, and the numbers under
    /// which they stand now.
    func members(of id: String, at position: Int64) throws -> (own: [Int64], now: [Int64]) {
        let request = SQLRequest<Row>(
            literal: """
                SELECT own.id, trail.payload FROM trail
                JOIN thing AS own ON own.no = coalesce(trail.own_no, trail.thing_no)
                WHERE trail.kind = 'join' AND trail.position <= \(position)
                    AND EXISTS (SELECT 1 FROM thing_join) ORDER BY trail.position
                """)
        var into: [String: String] = [:]
        for row in try request.fetchAll(db) {
            into[row[0]] = (try? JSON(parsing: row[1] as String))?["into"]?.stringValue
        }
        let open = try openThings(Set(into.keys).union(into.values), at: position)
        into = into.filter { open.contains($0.key) && open.contains($0.value) }
        let parts = JoinRule.standing(into).filter { $0.value == id }.map(\.key)
        let numbers = try SQLRequest<Row>(
            literal: "SELECT no, coalesce(joined_no, no) FROM thing WHERE id IN \(parts + [id]) ORDER BY no"
        ).fetchAll(db)
        return (numbers.map { $0[0] }, Array(Set(numbers.map { $0[1] as Int64 })).sorted())
    }

    /// Those of some things that were entered and open to all after an entry.
    private func openThings(_ ids: Set<String>, at position: Int64) throws -> Set<String> {
        guard !ids.isEmpty else { return [] }
        let request = SQLRequest<Row>(
            literal: """
                SELECT subject, visibility FROM trail WHERE kind = 'thing' AND subject IN \(ids.map { "thing/" + $0 })
                    AND position <= \(position) ORDER BY position
                """)
        var open: Set<String> = []
        for row in try request.fetchAll(db) {
            let id = String((row[0] as String).dropFirst("thing/".count))
            if row[1] as Int == 0 { open.insert(id) } else { open.remove(id) }
        }
        return open
    }
}
