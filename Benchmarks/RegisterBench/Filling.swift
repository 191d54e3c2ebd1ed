import Journal
import Languages
import Measures
import Register

/// Writes the things and claims of a plan through the public append path.
struct Filling: Sendable {
    let plan: Plan
    let journal: Journal

    static let batch = 500
    static let writers = 8

    func vocabularyAndThings() async throws {
        let text = Text([.en: "Bench", .fa: "سنجش"])
        var bodies: [EntryBody] = [
            Kind(id: "port", label: text, plural: text, mark: .ring, order: 1).entry(party: "bench", member: "m"),
            Party(id: "bench", type: .publisher, name: text, country: nil, speaksFor: nil, web: nil).entry(
                party: "bench", member: "m"),
            Source(
                id: "source", publisher: "bench", title: "Bench", titleLanguage: .en, url: nil, published: nil,
                licence: nil, note: Text()
            ).entry(party: "bench", member: "m"),
        ]
        for number in 0..<plan.properties {
            let property = Property(
                id: "property-\(number)", label: text, type: .quantity, unit: try Unit(parsing: "t"), needsDatum: false,
                isTotal: false, kinds: ["port"], expectedKinds: [], sector: .transport, useOf: nil, reviewDays: 730,
                choices: [])
            bodies.append(property.entry(party: "bench", member: "m"))
        }
        _ = try await journal.append(bodies)
        for start in stride(from: 0, to: plan.things, by: Self.batch) {
            let things = (start..<min(start + Self.batch, plan.things)).map { number in
                Thing(
                    id: "thing-\(number)", kind: "port", name: Text([.en: "Thing \(number)"]),
                    position: Coordinate(lon: 50, lat: 40)
                ).entry(party: "bench", member: "m")
            }
            _ = try await journal.append(things)
        }
    }

    /// Returns the claims a second of each quarter.
    func claims() async throws -> [Double] {
        var rates: [Double] = []
        var random = SplitMix64(seed: 42)
        for quarter in 0..<4 {
            let from = plan.claims * quarter / 4
            let to = plan.claims * (quarter + 1) / 4
            let seeds = (0..<Self.writers).map { _ in random.next() }
            let time = try await ContinuousClock().measure {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for writer in 0..<Self.writers {
                        let share = (to - from) * (writer + 1) / Self.writers - (to - from) * writer / Self.writers
                        group.addTask {
                            try await write(share, seed: seeds[writer], prefix: "q\(quarter)w\(writer)")
                        }
                    }
                    try await group.waitForAll()
                }
            }
            let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
            rates.append(Double(to - from) / seconds)
        }
        return rates
    }

    private func write(_ count: Int, seed: UInt64, prefix: String) async throws {
        var random = SplitMix64(seed: seed)
        let unit = try Unit(parsing: "t")
        for start in stride(from: 0, to: count, by: Self.batch) {
            var bodies: [EntryBody] = []
            for number in start..<min(start + Self.batch, count) {
                let claim = Claim(
                    id: "\(prefix)-\(number)", thing: "thing-\(random.next() % UInt64(plan.things))",
                    property: "property-\(random.next() % UInt64(plan.properties))",
                    value: .quantity(Quantity(amount: .exact(Number(Int(random.next() % 100_000))), unit: unit)),
                    asOf: try Period(
                        .year(2000 + Int(random.next() % 26)), to: nil, calendar: .gregorian, isAbout: false),
                    saidBy: "bench", source: "source", basis: .found)
                bodies.append(claim.entry(party: "bench", member: "m"))
            }
            _ = try await journal.append(bodies)
        }
    }
}

/// A small seeded generator, so that every run writes the same claims.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
