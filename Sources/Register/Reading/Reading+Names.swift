import Languages

extension Reading {
    /// Things that bear the same name, so that nobody takes one Astara for the other.
    package func namesakes(of thing: Thing) throws -> [Thing] {
        guard let name = thing.aliases[.en]?.first ?? thing.name[.en] else { return [] }
        return try things(named: name, limit: 12).filter { $0.id != thing.id }
    }

    /// The things that values, wholes and lists refer to.
    package func names(in accounts: some Sequence<Account>, things: [Thing]) throws -> [String: Thing] {
        var ids: Set<String> = Set(things.flatMap(\.within))
        for account in accounts {
            for standing in account.claims {
                if case .reference(let id) = standing.claim.value { ids.insert(id) }
            }
        }
        var names = try self.things(ids)
        for thing in things { names[thing.id] = thing }
        return names
    }

    /// The things of claims and those that they refer to, by id.
    package func names(of claims: [StandingClaim], and others: [String?] = []) throws -> [String: Thing] {
        var ids = Set(others.compactMap(\.self))
        for standing in claims {
            ids.insert(standing.claim.thing)
            if case .reference(let id) = standing.claim.value { ids.insert(id) }
        }
        return try things(ids)
    }

    /// The things that the steps of a history refer to, by id.
    package func names(of steps: [TrailStep]) throws -> [String: Thing] {
        var (ids, joined): (Set<String>, Set<String>) = ([], [])
        for step in steps {
            if case .claim(let claim, _) = step.what, case .reference(let id) = claim.value { ids.insert(id) }
            if case .join(let join) = step.what { joined.formUnion([join.thing, join.into].compactMap(\.self)) }
        }
        // A join names the things as they were apart.
        return try things(ids).merging(joined.isEmpty ? [:] : ownThings(joined)) { $1 }
    }

    /// Accounts with their things.
    package func withThings(_ accounts: [Account]) throws -> [(thing: Thing, account: Account)] {
        let things = try things(accounts.map(\.thing))
        return accounts.compactMap { account in things[account.thing].map { (thing: $0, account: account) } }
    }
}
