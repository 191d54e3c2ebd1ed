import Journal
import Languages
import Testing

@testable import Register

/// How a thing stood, against a register that had taken in only the entries up to then.
@Suite struct VersionTests {
    private struct Seen: Hashable {
        let position: Int64
        let thing: String
        let reader: String?
    }

    private struct Stood: Equatable, Sendable {
        let thing: Thing?
        let accounts: [Account]
    }

    private static let readers: [String?] = [nil, "north", "south"]

    private func stands(_ node: Node, _ thing: String, _ reader: String?) async throws -> Stood {
        try await node.read(as: reader, today: "2025-11-18") { reading in
            let thing = try reading.thing(thing)
            return Stood(thing: thing, accounts: try thing.map { try reading.accounts(of: $0) } ?? [])
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func aVersionIsWhatStoodThen(seed: UInt64) async throws {
        let node = try Node()
        var entries = RandomEntries(seed: seed &+ 300)
        let words = try entries.vocabulary()
        _ = try await node.journal.append(words)
        let parties = try entries.bodies(60).filter { $0.kind == "party" }
        _ = try await node.journal.append(parties)
        var stood: [Seen: Stood] = [:]
        let told = try entries.bodies(200).filter { ["thing", "claim", "remark", "mark"].contains($0.kind) }
        for body in told {
            let position = try await node.journal.append([body]).position
            for thing in ChangesTests.things {
                for reader in Self.readers {
                    stood[Seen(position: position, thing: thing, reader: reader)] = try await stands(
                        node, thing, reader)
                }
            }
        }
        var compared = 0
        for reader in Self.readers {
            for id in ChangesTests.things {
                let versions = try await node.read(as: reader) { reading -> [ThingVersion] in
                    guard let thing = try reading.thing(id) else { return [] }
                    return try reading.history(of: thing, limit: 10_000).map {
                        try reading.version(of: thing, after: $0)
                    }
                }
                for version in versions {
                    guard let wanted = stood[Seen(position: version.position, thing: id, reader: reader)] else {
                        continue
                    }
                    // What lags behind its original is told of what stands, not of what stood.
                    #expect(version.thing?.payload == wanted.thing?.payload, "\(id) at \(version.position)")
                    #expect(version.accounts.map(\.property) == wanted.accounts.map(\.property))
                    for (mine, theirs) in zip(version.accounts, wanted.accounts) {
                        #expect(
                            AccountReference.Outcome(mine) == .init(theirs),
                            "\(id)/\(mine.property) at \(version.position)")
                        #expect(mine.claims.map(\.claim.payload) == theirs.claims.map(\.claim.payload))
                    }
                    compared += 1
                }
            }
        }
        #expect(compared > 100)
    }

    @Test func onlyEntriesAboutTheThingAreSteps() async throws {
        let node = try Node()
        var entries = RandomEntries(seed: 77)
        _ = try await node.journal.append(entries.vocabulary())
        _ = try await node.journal.append(entries.bodies(200))
        for reader in Self.readers {
            for id in ChangesTests.things {
                let last = try await node.lastPosition()
                let found = try await node.read(as: reader) { reading -> ([Int64], [Int64])? in
                    guard let thing = try reading.thing(id) else { return nil }
                    let steps = try (-1...(last + 1)).compactMap { try reading.step(of: thing, at: $0)?.position }
                    return (steps, try reading.history(of: thing, limit: 10_000).map(\.position).sorted())
                }
                if let found { #expect(found.0 == found.1) }
            }
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func aClaimsHistoryHoldsItsWordings(seed: UInt64) async throws {
        let node = try Node()
        var entries = RandomEntries(seed: seed &+ 500)
        _ = try await node.journal.append(entries.vocabulary())
        let bodies = try entries.bodies(160)
        let last = try await node.journal.append(bodies).position
        let first = last - Int64(bodies.count) + 1
        for number in 0..<14 {
            let id = "c\(number)"
            let steps = try await node.read(as: "north") { try $0.history(ofClaim: id) }
            guard !steps.isEmpty else { continue }
            for step in steps {
                let body = bodies[Int(step.position - first)]
                #expect(body.subject == "claim/\(id)" && ["claim", "remark", "translation"].contains(body.kind))
            }
            #expect(steps.map(\.position) == steps.map(\.position).sorted(by: >))
        }
    }
}
