import GRDB

extension Reading {
    /// The accounts whose claims contradict each other as this reader sees them, in the order of things and properties.
    package func contestedAccounts(limit: Int = 500) throws -> [Account] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT thing.id, property.id FROM contest JOIN thing ON thing.no = contest.thing_no
                JOIN term AS property ON property.no = contest.property_no
                ORDER BY contest.thing_no, contest.property_no LIMIT ?
                """, arguments: [limit])
        let things = try things(rows.map { $0[0] as String })
        let accounts = try accounts(
            of: Array(things.values),
            under: """
                (claim.thing_no, claim.property_no) IN (
                    SELECT thing_no, property_no FROM contest ORDER BY thing_no, property_no LIMIT \(limit))
                """)
        return rows.compactMap { row in
            let (thing, property) = (row[0] as String, row[1] as String)
            return accounts[thing]?.first { $0.property == property && $0.isContested(vocabulary) }
        }
    }

    /// The accounts that a quarrel names, as far as there are claims to read.
    package func accounts(of quarrel: Quarrel) throws -> [Account] {
        let things = try things(quarrel.accounts.map(\.thing))
        return try quarrel.accounts.compactMap { place in
            try things[place.thing].flatMap { try account(of: $0, property: place.property) }
        }
    }
}

extension Account {
    /// Whether any two of its claims that stand contradict each other.
    package func isContested(_ vocabulary: Vocabulary) -> Bool {
        guard let property = vocabulary.properties[property] else { return false }
        let standing = claims.filter(\.isCandidate)
        return standing.indices.contains { index in
            standing[(index + 1)...].contains { standing[index].claim.contradicts($0.claim, property) }
        }
    }
}
