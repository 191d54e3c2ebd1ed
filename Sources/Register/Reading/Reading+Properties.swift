import GRDB

/// The accounts of one property, each with its thing, in the order in which the things were registered.
package struct AccountsAcross: Sendable {
    /// At most so many things are accounted for at once.
    package static let thingsMax = 1_000
    /// At most so many claims are looked at to find the things.
    package static let claimsMax = 20_000

    package let things: [Thing]
    /// By thing.
    package let accounts: [String: Account]
    /// Whether there are more things than these.
    package let isCut: Bool
}

extension Reading {
    /// The accounts of a property across things, of one kind or within one thing where that is asked for.
    ///
    /// The work is bounded whatever the register holds: the first claims of the property name the things, and their
    /// accounts are then read whole.
    package func accounts(
        across property: String, kind: String? = nil, within whole: String? = nil,
        thingsMax: Int = AccountsAcross.thingsMax, claimsMax: Int = AccountsAcross.claimsMax
    ) throws -> AccountsAcross {
        let claims: SQL = """
            SELECT claim.thing_no FROM claim
            WHERE claim.property_no = (SELECT no FROM term WHERE scheme = 'property' AND id = \(property))
                AND \(who.condition(on: "claim")) ORDER BY claim.no LIMIT
            """
        let kindOnly: SQL = kind.map { "AND thing.kind = \($0)" } ?? ""
        let withinOnly: SQL = whole.map { "AND \(Self.isIn($0))" } ?? ""
        let found = try things(
            """
            JOIN (SELECT DISTINCT thing_no FROM (\(claims) \(claimsMax))) AS found ON found.thing_no = thing.no
            WHERE thing.position > 0 \(kindOnly) \(withinOnly) ORDER BY thing.no LIMIT \(thingsMax + 1)
            """)
        let seen = try SQLRequest<Int>(literal: "SELECT count(*) FROM (\(claims) \(claimsMax + 1))").fetchOne(db) ?? 0
        let things = Array(found.prefix(thingsMax))
        var accounts: [String: Account] = [:]
        for (id, list) in try self.accounts(of: things, property: property) { accounts[id] = list.first }
        return AccountsAcross(
            things: things.filter { accounts[$0.id] != nil }, accounts: accounts,
            isCut: found.count > thingsMax || seen > claimsMax)
    }

    /// Whether a thing is a whole or lies in it, however deep.
    static func isIn(_ whole: String) -> SQL {
        """
        thing.no IN (
            WITH RECURSIVE part(no) AS (
                SELECT no FROM thing WHERE id = \(whole)
                UNION
                SELECT thing_within.part_no FROM thing_within JOIN part ON part.no = thing_within.whole_no
            ) SELECT no FROM part LIMIT 10000)
        """
    }
}
