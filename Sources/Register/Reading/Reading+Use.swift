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
            try use.useOf.flatMap { vocabulary.properties[$0] }.map { capacity in
                UsePair(
                    capacity: capacity, use: use, capacities: try accounts(across: capacity.id),
                    uses: try accounts(across: use.id), vocabulary)
            }
        }
    }
}
