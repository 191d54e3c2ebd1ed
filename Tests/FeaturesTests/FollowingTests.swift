import AskedNode
import Chances
import Foundation
import Journal
import Languages
import Measures
import Register
import Synchronization
import Testing

@testable import API

@Suite struct FollowingTests {
    private func thing(_ id: String, _ visibility: Visibility) -> EntryBody {
        Thing(id: id, kind: "port", name: Text([.en: id]), visibility: visibility).entry(party: "north", member: "m")
    }

    /// Follows the feed until `isDone`, page by page, as a program that keeps a copy does.
    private func follow(
        _ node: InterfaceNode, party: String?, limit: Int, until isDone: () async -> Bool
    ) async throws -> [(position: Int, thing: String)] {
        var seen: [(position: Int, thing: String)] = []
        var path = "/api/changes?limit=\(limit)"
        while true {
            let wasDone = await isDone()
            let page = try await node.ask(path, party: party).json()
            let changes = try #require(page["changes"] as? [[String: Any]])
            #expect(changes.count <= limit)
            for change in changes {
                seen.append((try #require(change["position"] as? Int), try #require(change["thing"] as? String)))
            }
            path = String(try #require(page["next"] as? String).dropFirst("http://node.example".count))
            if wasDone, page["isLast"] as? Bool == true { return seen }
        }
    }

    /// Many write while some read slowly: everyone gets each entry it may read once, in order, and nothing else.
    @Test func nothingIsSkippedOrRepeated() async throws {
        let node = try InterfaceNode()
        let written = Tally()
        let writers = 6
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    var random = Chance(seed: UInt64(writer))
                    for number in 0..<25 {
                        let visibility = random.pick([
                            Visibility.everyone, .everyone, .members, .ownParty, .parties(["south"]),
                        ])
                        _ = try await node.journal.append([thing("w\(writer)-\(number % 9)", visibility)])
                    }
                    written.add()
                }
            }
            for (party, limit) in [(nil, 7), ("north", 3), ("south", 50)] as [(String?, Int)] {
                group.addTask {
                    let seen = try await follow(node, party: party, limit: limit) {
                        written.count == writers
                    }
                    #expect(seen.map(\.position) == seen.map(\.position).sorted())
                    #expect(Set(seen.map(\.position)).count == seen.count)
                }
            }
            try await group.waitForAll()
        }
        // Whoever begins anew once all is still gets what stands for it now.
        for party in [nil, "north", "south"] as [String?] {
            let seen = try await follow(node, party: party, limit: 10) { true }
            let ids = try await node.interface.register.read(
                for: Reader(language: .en, party: party), today: node.interface.now().day()
            ) { Set(try $0.things(ofKind: "port").map(\.id)) }
            #expect(Set(seen.map(\.thing)) == ids)
            if party == "north" { #expect(seen.count == writers * 25) }
        }
    }

    @Test(arguments: ["after=x", "after=-1", "limit=0", "limit=1001", "limit=1&limit=1", "before=4"])
    func whatCannotBeReadIsRefused(query: String) async throws {
        let node = try InterfaceNode()
        #expect(try await node.ask("/api/changes?" + query).status == 400)
    }

    @Test func anEmptyJournalIsFollowedFromItsBeginning() async throws {
        let node = try InterfaceNode()
        let page = try await node.json("/api/changes")
        #expect(page["isLast"] as? Bool == true)
        #expect(page["position"] as? Int == 0)
        let far = try await node.json("/api/changes?after=99")
        #expect(far["position"] as? Int == 99)
    }
}

/// How many writers are done.
private final class Tally: Sendable {
    private let number = Atomic(0)
    var count: Int { number.load(ordering: .sequentiallyConsistent) }
    func add() { number.add(1, ordering: .sequentiallyConsistent) }
}
