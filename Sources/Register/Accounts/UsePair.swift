import Measures

/// One capacity and its use across things.
package struct UsePair: Sendable {
    package let found: [(thing: Thing, utilisation: Utilisation)]
    /// `nil` where nothing is missing.
    package let gap: Gap?
    package let isCut: Bool

    /// What is missing for reckoning a use of this capacity.
    package struct Gap: Sendable {
        package let capacity: Property
        package let use: Property
        package let withoutUse: [Thing]
        package let withoutCapacity: [Thing]
        package let undivided: [Thing]
    }

    package init(
        capacity: Property, use: Property, capacities: AccountsAcross, uses: AccountsAcross, _ vocabulary: Vocabulary
    ) {
        var found: [(thing: Thing, utilisation: Utilisation)] = []
        var undivided: [Thing] = []
        for thing in capacities.things {
            guard let one = capacities.accounts[thing.id], let other = uses.accounts[thing.id] else { continue }
            if let utilisation = Utilisation(use: other, capacity: one, vocabulary) {
                found.append((thing, utilisation))
            } else {
                undivided.append(thing)
            }
        }
        self.found = found
        // A thing is not called unknown when only the other half was cut off.
        let withoutUse = uses.isCut ? [] : capacities.things.filter { uses.accounts[$0.id] == nil }
        let withoutCapacity = capacities.isCut ? [] : uses.things.filter { capacities.accounts[$0.id] == nil }
        gap =
            withoutUse.isEmpty && withoutCapacity.isEmpty && undivided.isEmpty
            ? nil
            : Gap(
                capacity: capacity, use: use, withoutUse: withoutUse, withoutCapacity: withoutCapacity,
                undivided: undivided)
        isCut = capacities.isCut || uses.isCut
    }
}
