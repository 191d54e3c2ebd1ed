import Chances
import GRDB
import Journal
import Languages
import Measures
import Testing

@testable import Register

/// Things that are the same, told by joins in any order.
@Suite struct JoinTests {
    /// The rule told a second time: everything that hangs together, and of each group the thing that says nothing, or
    /// the first of those that only point at each other.
    private func slowStanding(_ into: [String: String]) -> [String: String] {
        var standing: [String: String] = [:]
        for start in into.keys {
            var place = start
            // After so many steps the walk has ended or goes round.
            for _ in 0...into.count { place = into[place] ?? place }
            var circle: Set<String> = [place]
            var next = into[place]
            while let step = next, circle.insert(step).inserted { next = into[step] }
            if let root = circle.min(), root != start { standing[start] = root }
        }
        return standing
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func theRuleFindsOneThingForEachGroup(seed: UInt64) {
        var random = Chance(seed: seed)
        let things = (0..<(2 + random.below(12))).map { "t\($0)" }
        var into: [String: String] = [:]
        for thing in things where random.maybe(70) { into[thing] = random.pick(things.filter { $0 != thing }) }
        let standing = JoinRule.standing(into)
        #expect(standing == slowStanding(into))
        #expect(standing.values.allSatisfy { standing[$0] == nil })
        #expect(into.allSatisfy { (standing[$0.key] ?? $0.key) == (standing[$0.value] ?? $0.value) })
    }

    private static func thing(_ id: String, _ visibility: Visibility = .everyone) -> EntryBody {
        Thing(
            id: id, kind: "port", name: Text([.en: "Name of \(id)"]), within: id == "t0" ? [] : ["land"],
            visibility: visibility
        ).entry(party: "paper", member: "m")
    }

    private static func claim(_ id: String, of thing: String, _ amount: String) throws -> EntryBody {
        Claim(
            id: id, thing: thing, property: "draught",
            value: .quantity(Quantity(amount: try Amount(parsing: amount), unit: try Unit(parsing: "m"))),
            saidBy: "paper", basis: .found
        ).entry(party: "paper", member: "m")
    }

    private static func join(_ thing: String, _ into: String?) -> EntryBody {
        Join(thing: thing, into: into, party: "secretariat", reason: Text([.en: "one quay"])).entry(member: "m")
    }

    private static func ground() throws -> [EntryBody] {
        [
            try AccountRuleTests.property().entry(party: "paper", member: "m"),
            Thing(id: "land", kind: "province", name: Text([.en: "Land"])).entry(party: "paper", member: "m"),
        ]
    }

    /// What a reader sees: by thing its claims, and which things stand for which.
    private func seen(_ node: Node, _ things: [String]) async throws -> [String] {
        try await node.read { reading in
            var lines: [String] = []
            for id in things {
                if let root = try reading.standing(for: id) { lines.append("\(id) → \(root.id)") }
                guard let thing = try reading.thing(id) else { continue }
                let claims = try reading.accounts(of: thing).flatMap(\.claims)
                lines.append("\(id): \(claims.map(\.claim.id).sorted()) \(Set(claims.map(\.claim.thing)).sorted())")
            }
            lines.append("parts: \(try reading.parts(of: "land").map(\.id).sorted())")
            lines.append("counts: \(try reading.thingCounts()["port"] ?? 0)")
            lines.append(
                "claims: \(try reading.propertyCounts()["draught"].map { "\($0.claims) of \($0.things)" } ?? "")")
            lines.append("contested: \(try reading.contestedAccounts().map(\.thing).sorted())")
            return lines
        }
    }

    /// Every order in which each thing's own entries keep theirs ends in the same standing set, live and replayed.
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func theOrderOfEntriesDoesNotMatter(seed: UInt64) async throws {
        var random = Chance(seed: seed)
        let things = (0..<5).map { "t\($0)" }
        // One lane for each subject: within it the order counts, between lanes it does not.
        var lanes: [[EntryBody]] = []
        var last: [String: String] = [:]
        var open: Set<String> = []
        for thing in things {
            let isOpen = random.maybe(85)
            if isOpen { open.insert(thing) }
            var lane = [Self.thing(thing, isOpen ? .everyone : .members)]
            for _ in 0..<random.below(4) {
                let into = random.maybe(75) ? random.pick(things.filter { $0 != thing }) : nil
                lane.append(Self.join(thing, into))
                last[thing] = into
            }
            lanes.append(lane)
            for number in 0..<random.below(3) {
                lanes.append([try Self.claim("c-\(thing)-\(number)", of: thing, random.pick(["1", "2"]))])
            }
        }
        let into = last.filter { open.contains($0.key) && open.contains($0.value) }
        var first: [String]?
        for _ in 0..<4 {
            let node = try Node()
            _ = try await node.journal.append(Self.ground())
            var left = lanes
            while !left.isEmpty {
                var bodies: [EntryBody] = []
                for _ in 0...random.below(3) where !left.isEmpty {
                    let lane = random.below(left.count)
                    bodies.append(left[lane].removeFirst())
                    if left[lane].isEmpty { left.remove(at: lane) }
                }
                _ = try await node.journal.append(bodies)
            }
            let now = try await seen(node, things)
            let told = now.filter { $0.contains("→") }
            #expect(told == slowStanding(into).map { "\($0.key) → \($0.value)" }.sorted())
            #expect(now == first ?? now)
            first = now
            let live = try await Dump.raw(node)
            try node.journal.rebuild(RegisterProjection(), batch: 3)
            #expect(try await Dump.raw(node) == live)
        }
    }

    @Test func whatIsSaidOfBothStandsUnderOne() async throws {
        let node = try Node()
        _ = try await node.journal.append(
            Self.ground() + [
                Self.thing("old"), Self.thing("port"), Self.claim("c1", of: "old", "4"),
                Self.claim("c2", of: "port", "5"),
                Thing(id: "quay", kind: "port", name: Text(), within: ["old"]).entry(party: "paper", member: "m"),
                Party(id: "owner", type: .office, name: Text(), country: nil, speaksFor: "old", web: nil)
                    .entry(party: "paper", member: "m"),
                Mark(thing: "old", property: "draught", claim: "c1", party: "owner", reason: Text()).entry(member: "m"),
            ])
        let apart = try await node.lastPosition()
        _ = try await node.journal.append([Self.join("old", "port")])
        try await node.read { reading in
            let port = try #require(try reading.thing("port"))
            #expect(try reading.thing("old") == nil)
            #expect(try reading.standing(for: "old")?.id == "port")
            #expect(try reading.things(["old"])["old"]?.id == "port")
            #expect(try reading.joined(with: port).map(\.thing.id) == ["old"])
            #expect(try reading.things(named: "Name of old", limit: 3).map(\.id) == ["port"])
            #expect(try reading.names("Name of old").map(\.id) == ["thing/port"])
            #expect(try reading.parts(of: "port").map(\.id) == ["quay"])
            #expect(try reading.owners(of: port) == ["owner"])
            let account = try #require(try reading.account(of: port, property: "draught"))
            #expect(Set(account.claims.map(\.claim.thing)) == ["port"])
            #expect(account.chosen?.claim.id == "c1" && account.reason == .markedByOwner)
            #expect(try reading.claim("c1")?.claim.thing == "port")
            #expect(try reading.history(of: port).contains { if case .join = $0.what { true } else { false } })
            #expect(try reading.history(of: port).count == 6)
            #expect(try reading.changes().changes.allSatisfy { $0.thing.id != "old" })
            // As it stood before, only its own is shown.
            let before = try #require(try reading.history(of: port).first { $0.position <= apart })
            #expect(before.position == apart)
            let version = try reading.version(of: port, after: before)
            #expect(version.accounts.flatMap(\.claims).map(\.claim.id) == ["c2"])
            let step = try #require(try reading.history(of: port).first)
            let claims = try reading.version(of: port, after: step).accounts.flatMap(\.claims)
            #expect(Set(claims.map(\.claim.id)) == ["c1", "c2"])
        }
        _ = try await node.journal.append([Self.join("old", nil)])
        try await node.read { reading in
            let old = try #require(try reading.thing("old"))
            #expect(try reading.account(of: old, property: "draught")?.claims.map(\.claim.id) == ["c1"])
            #expect(try reading.names("Name of old").map(\.id).first == "thing/old")
            #expect(try reading.parts(of: "old").map(\.id) == ["quay"])
        }
    }

    /// A join with something hidden would tell of it, or show through it what is not for all.
    @Test func aJoinRestsWhileOneIsHidden() async throws {
        let node = try Node()
        _ = try await node.journal.append(
            Self.ground() + [
                Self.thing("old", .ownParty), Self.thing("port"), Self.claim("c1", of: "old", "4"),
                Self.join("old", "port"),
            ])
        func told() async throws -> [String] {
            try await node.read { reading in
                let port = try #require(try reading.thing("port"))
                return try reading.accounts(of: port).flatMap(\.claims).map(\.claim.id)
                    + (reading.standing(for: "old") == nil ? [] : ["standing"])
                    + reading.history(of: port).map { "\($0.what)" }.filter { $0.contains("old") }.prefix(1)
            }
        }
        #expect(try await told().isEmpty)
        _ = try await node.journal.append([Self.thing("old")])
        #expect(try await told().count == 3)
        _ = try await node.journal.append([Self.thing("old", .members)])
        #expect(try await told().isEmpty)
    }
}
