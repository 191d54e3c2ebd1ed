import Chances
import Journal
import Languages
import Measures
import Testing

@testable import Register

/// Every question, asked by everyone, against a list of all claims that is filtered by hand.
@Suite struct AccessTests {
    /// A world of claims and things in a journal and beside it in a list.
    struct World {
        let node: Node
        var claims: [StandingClaim] = []
        let things: [Thing]
        static let parties = ["north", "south", "paper"]
        static let readers: [String?] = [nil, "north", "south", "paper"]

        func mayRead(_ claim: StandingClaim, _ reader: String?) -> Bool {
            if case .everyone = claim.claim.visibility { return true }
            guard let reader else { return false }
            if reader == claim.recorder { return true }
            switch claim.claim.visibility {
            case .members: return true
            case .parties(let parties): return parties.contains(reader)
            default: return false
            }
        }

        /// What a reader is told, with the words that only "north", the owner, may say taken as comments from others.
        func visible(to reader: String?) -> [StandingClaim] {
            claims.filter { mayRead($0, reader) }.map { $0.heard(by: ["north"]) }
        }

        /// The words of claims that must not reach a reader.
        func secrets(of reader: String?) -> [String] {
            claims.filter { !mayRead($0, reader) }.flatMap { ["\($0.claim.id)-", "marker-of-\($0.claim.id)."] }
        }

        func expectSilence(_ answer: Any, to reader: String?, _ what: String) {
            let text = String(reflecting: answer)
            for secret in secrets(of: reader) {
                #expect(!text.contains(secret), "\(what) tells \(reader ?? "the public") of \(secret)")
            }
        }
    }

    private func world(_ seed: UInt64) async throws -> World {
        var random = Chance(seed: seed)
        let things = [
            Thing(id: "land", kind: "province", name: Text([.en: "Land"])),
            Thing(id: "east", kind: "port", name: Text([.en: "East"]), within: ["land"]),
            Thing(id: "west", kind: "port", name: Text([.en: "West"]), within: ["land"]),
        ]
        var world = World(node: try Node(), things: things)
        var bodies: [EntryBody] = things.map { $0.entry(party: "paper", member: "m") }
        for id in ["draught", "depth"] {
            bodies.append(
                Property(
                    id: id, label: Text([.en: id]), type: .quantity, unit: try Unit(parsing: "m"), needsDatum: false,
                    isTotal: false, kinds: ["port"], expectedKinds: ["port"], sector: .transport, useOf: nil,
                    reviewDays: nil, choices: []
                ).entry(party: "paper", member: "m"))
        }
        for party in World.parties {
            bodies.append(
                Party(
                    id: party, type: party == "paper" ? .publisher : .office, name: Text(), country: nil,
                    speaksFor: party == "north" ? "land" : nil, web: nil
                ).entry(party: "paper", member: "m"))
        }
        bodies.append(
            Quarrel(
                id: "q", title: Text(), lesson: Text(),
                accounts: ["east", "west"].map { .init(thing: $0, property: "draught") }
            ).entry(party: "paper", member: "m"))
        _ = try await world.node.journal.append(bodies)
        for number in 0..<14 { try await enter("k\(number)x", into: &world, &random) }
        return world
    }

    private func enter(_ id: String, into world: inout World, _ random: inout Chance) async throws {
        let recorder = random.pick(World.parties)
        let amount = try Amount(parsing: random.pick(["1", "2", "3"]))
        let claim = Claim(
            id: id + "-", thing: random.pick(["east", "west"]), property: random.pick(["draught", "depth"]),
            value: .quantity(Quantity(amount: amount, unit: try Unit(parsing: "m"))),
            saidBy: random.pick(World.parties),
            source: random.pick(["s0", "s1", nil]), basis: .derived, stated: "marker-of-\(id)-.",
            note: Text([.en: "marker-of-\(id)-."]),
            visibility: random.pick([
                .everyone, .members, .ownParty, .parties([]), .parties(["north"]), .parties(["north", "south"]),
            ]))
        var bodies = [claim.entry(party: recorder, member: "m")]
        var remarks: [Remark] = []
        if random.maybe(40) {
            remarks = [
                Remark(
                    claim: claim.id, stance: random.pick([.commented, .disputed, .disowned]),
                    party: random.pick(World.parties),
                    reason: Text([.fa: "marker-of-\(id)-."]))
            ]
        }
        bodies += remarks.map { $0.entry(member: "m") }
        if random.maybe(20) {
            bodies.append(
                Mark(
                    thing: claim.thing, property: claim.property, claim: claim.id,
                    party: random.pick(["north", "south"]),
                    reason: Text([.en: "marker-of-\(id)-."])
                ).entry(member: "m"))
        }
        let position = try await world.node.journal.append(bodies).position - Int64(bodies.count) + 1
        world.claims.append(
            StandingClaim(
                claim: claim, recorder: recorder, position: position, recordedMilliseconds: Node.startOfTime,
                remarks: remarks))
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func listsAndCounts(seed: UInt64) async throws {
        let world = try await world(seed)
        for reader in World.readers {
            let visible = world.visible(to: reader)
            for standing in world.claims {
                let found = try await world.node.read(as: reader) { try $0.claim(standing.claim.id) }
                #expect(found == visible.first { $0.claim.id == standing.claim.id })
            }
            for source in ["s0", "s1"] {
                let found = try await world.node.read(as: reader) { try $0.claims(fromSource: source) }
                #expect(found == visible.filter { $0.claim.source == source }.sorted { $0.position > $1.position })
            }
            for party in World.parties {
                let found = try await world.node.read(as: reader) { try $0.claims(saidBy: party) }
                #expect(found == visible.filter { $0.claim.saidBy == party }.sorted { $0.position > $1.position })
            }
            let counts = try await world.node.read(as: reader) {
                (try $0.claimCounts(by: .source), try $0.claimCounts(by: .party), try $0.totals())
            }
            let sources = Dictionary(visible.compactMap(\.claim.source).map { ($0, 1) }, uniquingKeysWith: +)
            #expect(counts.0 == sources)
            #expect(counts.1 == Dictionary(visible.map { ($0.claim.saidBy, 1) }, uniquingKeysWith: +))
            #expect(counts.2.claims == visible.count)
            let contested = try await world.node.read(as: reader) { try $0.contestedAccounts() }
            #expect(counts.2.contested == contested.count)
        }
    }

    private func property(_ id: String) throws -> Property {
        Property(
            id: id, label: Text([.en: id]), type: .quantity, unit: try Unit(parsing: "m"), needsDatum: false,
            isTotal: false, kinds: ["port"], expectedKinds: ["port"], sector: .transport, useOf: nil, reviewDays: nil,
            choices: [])
    }

    /// The newest mark of the owner, the only party whose mark counts here.
    private func mark(_ world: World, _ thing: String, _ property: String) throws -> Mark? {
        try world.node.journal.read(after: 0, limit: .max).compactMap(\.body).filter { $0.kind == "mark" }
            .map { try Mark(body: $0) }.last { $0.thing == thing && $0.property == property && $0.party == "north" }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func accountsAndQuarrels(seed: UInt64) async throws {
        let world = try await world(seed)
        let context = AccountContext(
            owners: ["north"], partyTypes: ["north": .office, "south": .office, "paper": .publisher],
            today: try #require(Day(parsing: "2026-11-22")))
        for reader in World.readers {
            var expected: [String: [Account]] = [:]
            for thing in ["east", "west"] {
                expected[thing] = try ["draught", "depth"].compactMap { id in
                    let claims = world.visible(to: reader).filter { $0.claim.thing == thing && $0.claim.property == id }
                    guard !claims.isEmpty else { return nil }
                    return Account(
                        of: claims, thing: thing, property: try property(id), mark: try mark(world, thing, id),
                        context: context)
                }
            }
            let things = world.things
            let found = try await world.node.read(as: reader) { try $0.accounts(of: things) }
            #expect(found == expected.merging(["land": []]) { $1 })
            for thing in things {
                let one = try await world.node.read(as: reader) {
                    (try $0.accounts(of: thing), try $0.account(of: thing, property: "depth"))
                }
                #expect(one.0 == expected[thing.id] ?? [])
                #expect(one.1 == expected[thing.id]?.first { $0.property == "depth" })
            }
            let (contested, told) = try await world.node.read(as: reader) { reading in
                (
                    try reading.contestedAccounts().map { "\($0.thing)/\($0.property)" },
                    try reading.accounts(of: #require(reading.vocabulary.quarrels.first))
                )
            }
            let fought = expected.values.joined().filter { account in
                let standing = account.claims.filter(\.isCandidate).map(\.claim.value)
                return standing.contains { first in standing.contains { first.agrees(with: $0) == false } }
            }
            #expect(Set(contested) == Set(fought.map { "\($0.thing)/\($0.property)" }))
            #expect(told == ["east", "west"].compactMap { expected[$0]?.first { $0.property == "draught" } })
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func historyAndCompleteness(seed: UInt64) async throws {
        let world = try await world(seed)
        for reader in World.readers {
            let visible = world.visible(to: reader)
            var claims: [StandingClaim] = []
            for thing in world.things {
                let steps = try await world.node.read(as: reader) { try $0.history(of: thing) }
                #expect(steps.map(\.position) == steps.map(\.position).sorted(by: >))
                claims += steps.compactMap { step in
                    guard case .claim(let claim, false) = step.what else { return nil }
                    return visible.first { $0.claim == claim }
                }
                let remarks = steps.filter { if case .remark = $0.what { true } else { false } }.count
                #expect(remarks == visible.filter { $0.claim.thing == thing.id }.flatMap(\.remarks).count)
                world.expectSilence(steps, to: reader, "the history of \(thing.id)")
            }
            #expect(Set(claims) == Set(visible))
            let land = world.things[0]
            let completeness = try await world.node.read(as: reader) { try $0.completeness(of: land) }
            let filled = Set(visible.map { "\($0.claim.thing)/\($0.claim.property)" })
            #expect(completeness.wanted == 4)
            #expect(completeness.filled == filled.count)
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func nothingOfAHiddenClaimIsAnywhere(seed: UInt64) async throws {
        let world = try await world(seed)
        let things = world.things
        for reader in World.readers {
            let ids = world.claims.filter { !world.mayRead($0, reader) }.map(\.claim.id)
            let answers = try await world.node.read(as: reader) { reading -> [String] in
                try [
                    String(reflecting: reading.accounts(of: things)), String(reflecting: reading.contestedAccounts()),
                    String(reflecting: reading.claims(fromSource: "s0")),
                    String(reflecting: reading.claims(saidBy: "north")),
                    String(reflecting: ids.compactMap { try reading.claim($0) }),
                    String(reflecting: reading.vocabulary),
                    String(reflecting: things.map { try reading.history(of: $0) }),
                    String(reflecting: reading.totals()), String(reflecting: reading.completeness(of: things[0])),
                ]
            }
            world.expectSilence(answers, to: reader, "an answer")
        }
    }

    @Test func theConditionDecidesAsTheReaderDoes() throws {
        for party in [nil, "north", "south"] {
            let reader = Reader(language: .en, party: party)
            for recorder in ["north", "south", "paper"] {
                #expect(reader.mayRead(.everyone, recordedBy: recorder))
                #expect(reader.mayRead(.members, recordedBy: recorder) == (party != nil))
                #expect(reader.mayRead(.ownParty, recordedBy: recorder) == (party == recorder))
                let named = reader.mayRead(.parties(["south"]), recordedBy: recorder)
                #expect(named == (party != nil && (party == recorder || party == "south")))
            }
        }
    }

    /// A claim first said to all and then kept back: the earlier wording stays as public as it was, the later is hidden.
    @Test func aWordingKeepsItsOwnVisibility() async throws {
        let node = try Node()
        let thing = Thing(id: "port", kind: "port", name: Text())
        func claim(_ word: String, _ visibility: Visibility) -> EntryBody {
            Claim(
                id: "c", thing: "port", property: "p", value: .choice(word), saidBy: "a", basis: .derived,
                visibility: visibility
            ).entry(party: "a", member: "m")
        }
        _ = try await node.journal.append([
            thing.entry(party: "a", member: "m"), claim("hidden-first", .ownParty), claim("open", .everyone),
            claim("hidden-last", .members),
        ])
        let told = String(reflecting: try await node.read { try $0.history(of: thing) })
        #expect(told.contains("open"))
        #expect(!told.contains("hidden"))
        let own = String(reflecting: try await node.read(as: "a") { try $0.history(of: thing) })
        #expect(own.contains("hidden-first") && own.contains("hidden-last"))
    }
}
