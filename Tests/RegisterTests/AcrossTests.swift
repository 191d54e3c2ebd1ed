import Chances
import Journal
import Languages
import Measures
import Testing

@testable import Register

/// One property across things, what there is of each, and what came last: against the same questions asked one by one.
@Suite struct AcrossTests {
    private static let things = (0..<12).map { "t\($0)" }
    private static let properties = ["p0", "p1", "p2"]
    private static let parties = ["north", "paper"]

    /// Two provinces, ports in them and one in none, claims of all kinds of visibility.
    private func world(_ seed: UInt64, claims: Int = 80) async throws -> Node {
        var random = Chance(seed: seed)
        let node = try Node()
        var bodies = Self.things.enumerated().map { index, id in
            Thing(
                id: id, kind: index < 2 ? "province" : index % 3 == 0 ? "airport" : "port", name: Text([.en: id]),
                within: index < 2 || index == 11 ? [] : ["t\(index % 2)"]
            ).entry(party: "paper", member: "m")
        }
        for id in Self.properties {
            bodies.append(
                Property(
                    id: id, label: Text([.en: id]), type: .quantity, unit: try Unit(parsing: "m"), needsDatum: false,
                    isTotal: false, kinds: ["port"], expectedKinds: [], sector: .transport, useOf: nil, reviewDays: nil,
                    choices: []
                ).entry(party: "paper", member: "m"))
        }
        for party in Self.parties {
            bodies.append(
                Party(
                    id: party, type: .office, name: Text(), country: nil, speaksFor: party == "north" ? "t0" : nil,
                    web: nil
                ).entry(party: "paper", member: "m"))
        }
        for number in 0..<claims {
            let amount = try Amount(parsing: random.pick(["1", "2", "3..4", "<5"]))
            bodies.append(
                Claim(
                    id: "c\(number)", thing: random.pick(Self.things + ["nowhere"]),
                    property: random.pick(Self.properties),
                    value: .quantity(Quantity(amount: amount, unit: try Unit(parsing: "m"))),
                    saidBy: random.pick(Self.parties), basis: .found,
                    visibility: random.pick([.everyone, .everyone, .members, .ownParty, .parties(["north"])])
                ).entry(party: random.pick(Self.parties), member: "m"))
        }
        bodies.append(
            Mark(thing: "t3", property: "p0", claim: nil, party: "north", reason: Text([.en: "none"])).entry(
                member: "m"))
        _ = try await node.journal.append(bodies)
        return node
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func theSameAccountsAsOneByOne(seed: UInt64) async throws {
        let node = try await world(seed)
        for reader in [nil, "north", "paper"] {
            for property in Self.properties {
                for (kind, whole) in [(nil, nil), ("port", nil), (nil, "t0"), ("airport", "t1"), (nil, "nothing")] {
                    let (across, single) = try await node.read(as: reader) { reading in
                        var single: [String: Account] = [:]
                        for id in Self.things {
                            guard let thing = try reading.thing(id), kind == nil || thing.kind == kind,
                                whole == nil || thing.id == whole || thing.within.contains(whole ?? "")
                            else { continue }
                            single[id] = try reading.account(of: thing, property: property)
                        }
                        return (try reading.accounts(across: property, kind: kind, within: whole), single)
                    }
                    #expect(across.accounts == single)
                    #expect(across.things.map(\.id) == Self.order(single))
                    #expect(!across.isCut)
                }
            }
        }
    }

    /// As the oldest claims that the reader may read stand: what is hidden moves nothing.
    private static func order(_ accounts: [String: Account]) -> [String] {
        let positions = accounts.mapValues { $0.claims.map(\.position).min() ?? 0 }
        return accounts.keys.sorted { (positions[$0] ?? 0) < (positions[$1] ?? 0) }
    }

    /// However much there is, no more is read; what is read is read whole, and where the rest begins is said.
    @Test func theWorkIsBounded() async throws {
        let node = try await world(7, claims: 200)
        let (whole, fewThings, fewLooked) = try await node.read { reading in
            (
                try reading.accounts(across: "p1"), try reading.accounts(across: "p1", thingsMax: 3),
                try reading.accounts(across: "p1", kind: "port", accountsMax: 5)
            )
        }
        #expect(whole.things.count > 5 && !whole.isCut)
        #expect(fewThings.things.count == 3 && fewThings.isCut)
        #expect(fewLooked.isCut && (1...5).contains(fewLooked.things.count))
        for across in [fewThings, fewLooked] {
            for (thing, account) in across.accounts { #expect(account == whole.accounts[thing]) }
        }
    }

    /// Whoever walks through the pages meets every account once, whatever is entered meanwhile.
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func pagesSkipAndRepeatNothing(seed: UInt64) async throws {
        let node = try await world(seed)
        var rivals = 0
        for reader in [nil, "north", "paper"] {
            for kind in [nil, "port"] {
                for (thingsMax, accountsMax) in [(1, 100), (3, 100), (5, 2), (2, 3)] {
                    let whole = try await node.read(as: reader) { try $0.accounts(across: "p1", kind: kind) }
                    var found: [String] = []
                    var next: Int64? = 0
                    while let position = next {
                        let page = try await node.read(as: reader) { reading in
                            try reading.accounts(
                                across: "p1", kind: kind, after: position, thingsMax: thingsMax,
                                accountsMax: accountsMax)
                        }
                        #expect(page.things.count <= thingsMax)
                        found += page.things.map(\.id)
                        next = page.next
                        // A rival of what was seen, or seen already, comes in between.
                        rivals += 1
                        let rival = Claim(
                            id: "rival-\(rivals)", thing: found.last ?? "t3", property: "p1",
                            value: .quantity(Quantity(amount: .exact(Number(9)), unit: try Unit(parsing: "m"))),
                            saidBy: "paper", basis: .found)
                        _ = try await node.journal.append([rival.entry(party: "paper", member: "m")])
                    }
                    #expect(found == whole.things.map(\.id))
                }
            }
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func countsAreTheReaders(seed: UInt64) async throws {
        let node = try await world(seed)
        for reader in [nil, "north", "paper"] {
            let (counts, accounts) = try await node.read(as: reader) { reading in
                (
                    try reading.propertyCounts(),
                    try reading.accounts(of: Array(try reading.things(Self.things).values)).values.flatMap(\.self)
                )
            }
            for property in Self.properties {
                let own = accounts.filter { $0.property == property }
                #expect(counts[property]?.claims ?? 0 == own.reduce(0) { $0 + $1.claims.count })
                #expect(counts[property]?.things ?? 0 == own.count)
            }
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func theLatestAreTheReaders(seed: UInt64) async throws {
        let node = try await world(seed)
        for reader in [nil, "north", "paper"] {
            let (groups, totals, by) = try await node.read(as: reader) { reading in
                (try reading.latestClaims(groups: 9), try reading.totals(), try reading.claimCounts(by: .party))
            }
            #expect(groups.reduce(0) { $0 + $1.claims } == totals.claims)
            #expect(Dictionary(groups.map { ($0.party, $0.claims) }, uniquingKeysWith: +) == by)
            #expect(groups.allSatisfy { !$0.isCut && $0.things.count == Set($0.things).count })
            #expect(zip(groups, groups.dropFirst()).allSatisfy { $0.day > $1.day || $0.claims >= $1.claims })
            let cut = try await node.read(as: reader) { try $0.latestClaims(groups: 9, claimsMax: 4) }
            #expect(cut.reduce(0) { $0 + $1.claims } == 4 && cut.allSatisfy(\.isCut))
        }
    }

    @Test func ownersOfManyAreTheOwnersOfEach() async throws {
        let node = try await world(3)
        let (many, each) = try await node.read { reading in
            let things = Array(try reading.things(Self.things).values)
            return (
                try reading.owners(of: things),
                Dictionary(uniqueKeysWithValues: try things.map { ($0.id, try reading.owners(of: $0)) })
            )
        }
        #expect(many == each)
        #expect(many["t0"] == ["north"] && many["t2"] == ["north"] && many["t3"] == [] && many["t11"] == [])
    }

    @Test func partsAreCountedByKind() async throws {
        let node = try await world(3)
        let (counts, parts) = try await node.read { (try $0.partCounts(of: "t0"), try $0.parts(of: "t0")) }
        #expect(counts == Dictionary(parts.map { ($0.kind, 1) }, uniquingKeysWith: +))
        #expect(!counts.isEmpty)
    }
}
