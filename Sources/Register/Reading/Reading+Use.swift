import Measures

extension Reading {
    /// Every capacity whose use is known, the least used first, and whether there may be more.
    package func utilisations() throws -> (found: [(thing: Thing, utilisation: Utilisation)], isCut: Bool) {
        let pairs = try usePairs()
        let found = pairs.flatMap(\.found).sorted {
            ($1.utilisation.unusedShare, $0.thing.id) < ($0.utilisation.unusedShare, $1.thing.id)
        }
        return (found, pairs.contains(where: \.isCut))
    }

    /// Every property that is the use of a capacity, with its capacity, across things.
    package func usePairs() throws -> [UsePair] {
        let uses = vocabulary.properties.values.filter { $0.useOf != nil }.sorted {
            (vocabulary.propertyOrder[$0.id] ?? .max, $0.id) < (vocabulary.propertyOrder[$1.id] ?? .max, $1.id)
        }
        return try uses.compactMap { use in
            try use.useOf.flatMap { vocabulary.properties[$0] }.map { capacity -> UsePair in
                var capacities = try accounts(across: capacity.id, thingsMax: Self.usesMax)
                var uses = try accounts(across: use.id, thingsMax: Self.usesMax)
                if uses.isCut { uses = try uses.adding(accounts(of: capacities.things, property: use.id)) }
                if capacities.isCut {
                    capacities = try capacities.adding(
                        accounts(of: uses.things, property: capacity.id), of: uses.things)
                }
                return UsePair(capacity: capacity, use: use, capacities: capacities, uses: uses, vocabulary)
            }
        }
    }

    /// At most so many capacities and uses of one kind are looked at.
    private static let usesMax = 1_000
}

extension AccountsAcross {
    /// The same with the accounts of some things of which it was not known whether they have any.
    fileprivate func adding(_ found: [String: [Account]], of things: [Thing] = []) -> AccountsAcross {
        let new = things.filter { accounts[$0.id] == nil && found[$0.id]?.first != nil }
        return AccountsAcross(
            things: self.things + new,
            accounts: accounts.merging(found.compactMapValues(\.first)) { first, _ in first }, next: next)
    }
}
