import GRDB

/// How much of what is wanted about the things of one province is there.
package struct Completeness: Sendable, Hashable {
    /// One field: a property wanted of every thing of a kind.
    package struct Field: Sendable, Hashable {
        package let kind: String
        package let property: String
        package let things: Int
        package let filled: Int
    }

    package let province: String
    package let fields: [Field]

    package var wanted: Int { fields.reduce(0) { $0 + $1.things } }
    package var filled: Int { fields.reduce(0) { $0 + $1.filled } }
}

extension Reading {
    /// Counts, for a province and everything in it, the wanted accounts that hold at least one readable claim.
    package func completeness(of province: Thing) throws -> Completeness {
        let things = [province] + (try parts(of: province.id))
        var wanted: [Completeness.Field] = []
        let filled = try filledAccounts(of: things)
        let properties = vocabulary.properties.values.sorted {
            (vocabulary.propertyOrder[$0.id] ?? 0) < (vocabulary.propertyOrder[$1.id] ?? 0)
        }
        for property in properties {
            for kind in property.expectedKinds {
                let concerned = things.filter { $0.kind == kind }
                guard !concerned.isEmpty else { continue }
                let count = concerned.filter { filled.contains(.init(thing: $0.id, property: property.id)) }.count
                wanted.append(
                    .init(kind: kind, property: property.id, things: concerned.count, filled: count))
            }
        }
        return Completeness(province: province.id, fields: wanted)
    }

    private func filledAccounts(of things: [Thing]) throws -> Set<Quarrel.Place> {
        let request = SQLRequest<Row>(
            literal: """
                SELECT DISTINCT thing.id, property.id FROM claim JOIN thing ON thing.no = claim.thing_no
                JOIN term AS property ON property.no = claim.property_no
                WHERE thing.id IN \(things.map(\.id)) AND \(who.claimCondition)
                """)
        return Set(try request.fetchAll(db).map { Quarrel.Place(thing: $0[0], property: $0[1]) })
    }
}
