import GRDB

/// Which claims are asked for; everything named narrows.
package struct ClaimFilter: Sendable, Hashable {
    package var thing: String?
    package var property: String?
    package var source: String?
    package var party: String?

    package init(thing: String? = nil, property: String? = nil, source: String? = nil, party: String? = nil) {
        self.thing = thing
        self.property = property
        self.source = source
        self.party = party
    }

    fileprivate var condition: SQL {
        func term(_ scheme: String, _ id: String) -> SQL {
            "(SELECT no FROM term WHERE scheme = \(scheme) AND id = \(id))"
        }
        var condition: SQL = "1"
        if let thing { condition = "\(condition) AND claim.thing_no = (SELECT no FROM thing WHERE id = \(thing))" }
        if let property { condition = "\(condition) AND claim.property_no = \(term("property", property))" }
        if let source { condition = "\(condition) AND claim.source_no = \(term("source", source))" }
        if let party { condition = "\(condition) AND claim.party_no = \(term("party", party))" }
        return condition
    }
}

extension Reading {
    /// Things in the order in which they were registered, behind one of them; `nil` when that one is not there.
    ///
    /// A thing keeps its place, and new ones come last: whoever goes on behind the last one skips and repeats nothing.
    package func things(
        kind: String? = nil, within whole: String? = nil, after id: String? = nil, limit: Int
    ) throws -> [Thing]? {
        var number: Int64 = 0
        if let id {
            guard try thing(id) != nil, let known = try self.number(ofThing: id) else { return nil }
            number = known
        }
        let kindOnly: SQL = kind.map { "AND thing.kind = \($0)" } ?? ""
        let withinOnly: SQL = whole.map { "AND \(Self.isIn($0))" } ?? ""
        return try things(
            """
            WHERE thing.no > \(number) AND \(who.thingCondition) \(kindOnly) \(withinOnly)
            ORDER BY thing.no LIMIT \(limit)
            """)
    }

    /// Claims in the order in which they were first recorded, behind one of them; `nil` when that one is not there.
    package func claims(
        _ filter: ClaimFilter = ClaimFilter(), after id: String? = nil, limit: Int
    ) throws -> [StandingClaim]? {
        var number: Int64 = 0
        if let id {
            guard try claim(id) != nil,
                let known = try SQLRequest<Int64>(literal: "SELECT no FROM claim WHERE id = \(id)").fetchOne(db)
            else { return nil }
            number = known
        }
        let numbers = try SQLRequest<Int64>(
            literal: """
                SELECT claim.no FROM claim JOIN thing ON thing.no = claim.thing_no
                WHERE claim.no > \(number) AND \(filter.condition) AND \(who.claimCondition)
                ORDER BY claim.no LIMIT \(limit)
                """
        ).fetchAll(db)
        guard !numbers.isEmpty else { return [] }
        let found = try standingClaims("claim.no IN \(numbers)").values.joined()
        let ids = try SQLRequest<Row>(literal: "SELECT no, id FROM claim WHERE no IN \(numbers)").fetchAll(db)
        let order = Dictionary(ids.map { ($0[1] as String, $0[0] as Int64) }) { first, _ in first }
        return found.sorted { (order[$0.claim.id] ?? 0) < (order[$1.claim.id] ?? 0) }
    }
}
