package import GRDB

/// The accounts of one property, each with its thing, in the order in which the accounts came up.
package struct AccountsAcross: Sendable {
    /// At most so many things are accounted for at once.
    package static let thingsMax = 500
    /// At most so many accounts are looked at to find those of a kind or within a thing.
    package static let accountsMax = 5_000

    package let things: [Thing]
    /// By thing.
    package let accounts: [String: Account]
    /// The position behind which the others begin; `nil` where there are none.
    package let next: Int64?

    package init(things: [Thing], accounts: [String: Account], next: Int64? = nil) {
        (self.things, self.accounts, self.next) = (things, accounts, next)
    }

    /// Whether there are more things than these.
    package var isCut: Bool { next != nil }
}

extension Reading {
    /// The accounts of a property across things, of one kind or within one thing where that is asked for, behind a
    /// position.
    ///
    /// The work is bounded whatever the register holds: so many accounts are looked at, and those that are given are
    /// read whole. An account keeps its place until its oldest claim is entered anew, and new ones come last: whoever
    /// goes on at `next` skips nothing.
    package func accounts(
        across property: String, kind: String? = nil, within whole: String? = nil, after position: Int64 = 0,
        thingsMax: Int = AccountsAcross.thingsMax, accountsMax: Int = AccountsAcross.accountsMax
    ) throws -> AccountsAcross {
        let page = try places(of: property, kind, whole, after: position, (thingsMax, accountsMax))
        let order = Dictionary(page.things.enumerated().map { ($1, $0) }) { first, _ in first }
        let found = try things("WHERE thing.no IN \(page.things)", numbers: order)
        var accounts: [String: Account] = [:]
        for (id, list) in try self.accounts(of: found, property: property) { accounts[id] = list.first }
        return AccountsAcross(
            things: found.filter { accounts[$0.id] != nil }, accounts: accounts, next: page.next)
    }

    /// The numbers of the things of a page, and the position behind which the next one begins.
    private func places(
        of property: String, _ kind: String?, _ whole: String?, after position: Int64,
        _ most: (things: Int, accounts: Int)
    ) throws -> (things: [Int64], next: Int64?) {
        let isOfKind: SQL = kind.map { "thing.kind = \($0)" } ?? "1"
        let isWithin: SQL = whole.map { Self.isIn($0) } ?? "1"
        let limit = (kind == nil && whole == nil ? most.things : most.accounts) + 1
        let request = SQLRequest<Row>(
            literal: """
                SELECT place.position, place.thing_no, \(isOfKind) AND \(isWithin)
                FROM (\(places(of: property, after: position, limit: limit))) AS place
                JOIN thing ON thing.no = place.thing_no ORDER BY place.position
                """)
        let rows = try request.fetchCursor(db)
        var things: [Int64] = []
        var last = position
        var seen = 0
        while let row = try rows.next() {
            seen += 1
            if seen > most.accounts { return (things, last) }
            if row[2] as Bool {
                if things.count == most.things { return (things, last) }
                things.append(row[1])
            }
            last = row[0]
        }
        return (things, nil)
    }

    /// The accounts of a property that this reader may know of, by their positions: the open ones, and among them
    /// those that a claim makes which fewer may read.
    private func places(of property: String, after position: Int64, limit: Int) -> SQL {
        let from: SQL = """
            FROM account CROSS JOIN thing ON thing.no = account.thing_no
            """
        let condition: SQL = """
            account.property_no = (SELECT no FROM term WHERE scheme = 'property' AND id = \(property))
                AND account.position > \(position) AND \(who.thingCondition)
            """
        guard who.party != nil else {
            return """
                SELECT account.position, account.thing_no \(from) WHERE account.is_reserved = 0 AND \(condition)
                ORDER BY account.position LIMIT \(limit)
                """
        }
        let earlier: SQL = """
            SELECT 1 FROM account AS earlier JOIN claim ON claim.position = earlier.position
            WHERE earlier.property_no = account.property_no AND earlier.is_reserved = 1
                AND earlier.position < account.position AND earlier.thing_no = account.thing_no
                AND \(who.condition(on: "claim"))
            """
        return """
            SELECT account.position, account.thing_no \(from) WHERE account.is_reserved = 0 AND \(condition)
                AND NOT EXISTS (\(earlier))
            UNION ALL
            SELECT account.position, account.thing_no \(from) JOIN claim ON claim.position = account.position
            WHERE account.is_reserved = 1 AND \(condition) AND \(who.condition(on: "claim"))
                AND NOT EXISTS (\(earlier)) AND NOT EXISTS (
                    SELECT 1 FROM claim AS open WHERE open.thing_no = account.thing_no
                        AND open.property_no = account.property_no AND open.visibility = 0
                        AND open.position < account.position)
            ORDER BY 1 LIMIT \(limit)
            """
    }

    /// Whether a thing is a whole or lies in it, however deep.
    package static func isIn(_ whole: String) -> SQL {
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
