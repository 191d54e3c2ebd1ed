import Hummingbird
import Languages
import Markup
import Register

extension Site {
    func use(_ request: Request, _ language: Language) async throws -> Response {
        try await answer(request, language) { reading, wording in
            let uses = wording.vocabulary.properties.values.filter { $0.useOf != nil }.sorted {
                (wording.vocabulary.propertyOrder[$0.id] ?? .max, $0.id)
                    < (wording.vocabulary.propertyOrder[$1.id] ?? .max, $1.id)
            }
            let pairs = try uses.compactMap { use in
                try use.useOf.flatMap { wording.vocabulary.properties[$0] }.map { capacity in
                    UsePair(
                        capacity: capacity, use: use, capacities: try reading.accounts(across: capacity.id),
                        uses: try reading.accounts(across: use.id), wording.vocabulary)
                }
            }
            let found = pairs.flatMap(\.found)
            let wholes = try reading.wholes(of: found.map(\.thing))
            let lines = found.map { item in
                let around = item.thing.within.compactMap { wholes[$0] }
                return UsePage.Line(
                    thing: item.thing, utilisation: item.utilisation,
                    place: around.first { $0.kind == "province" } ?? around.first { $0.kind == "country" })
            }
            return UsePage(
                figures: Figures(wording: wording, names: wholes),
                lines: lines.sorted {
                    ($1.utilisation.unusedShare, $0.thing.id) < ($0.utilisation.unusedShare, $1.thing.id)
                }, gaps: pairs.compactMap(\.gap), isCut: pairs.contains(where: \.isCut))
        }
    }
}

/// One capacity and its use across things.
struct UsePair: Sendable {
    let found: [(thing: Thing, utilisation: Utilisation)]
    /// `nil` where nothing is missing.
    let gap: UsePage.Gap?
    let isCut: Bool

    init(
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
            : UsePage.Gap(
                capacity: capacity, use: use, withoutUse: withoutUse, withoutCapacity: withoutCapacity,
                undivided: undivided)
        isCut = capacities.isCut || uses.isCut
    }
}
