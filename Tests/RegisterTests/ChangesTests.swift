import Chances
import Journal
import Languages
import Testing

@testable import Register

@Suite struct ChangesTests {
    static let readers: [String?] = [nil, "north", "south", "paper"]
    static let things = (0..<5).map { "t\($0)" }

    private func fill(_ node: Node, _ entries: inout RandomEntries, _ count: Int) async throws {
        for _ in 0..<count { _ = try await node.journal.append(entries.bodies(1 + entries.random.below(4))) }
    }

    /// Page after page, with `between` run after each.
    private func all(
        _ node: Node, _ reader: String?, _ scope: ChangeScope = ChangeScope(), limit: Int,
        between: () async throws -> Void = {}
    ) async throws -> [Change] {
        var changes: [Change] = []
        var next: Int64? = .max
        while let before = next {
            let page = try await node.read(as: reader) { try $0.changes(scope, before: before, limit: limit) }
            #expect(page.changes.count <= limit)
            changes += page.changes
            next = page.next
            try await between()
        }
        return changes
    }

    private func histories(_ node: Node, _ reader: String?) async throws -> [Int64] {
        try await node.read(as: reader) { reading in
            try Self.things.compactMap { try reading.thing($0) }.flatMap {
                try reading.history(of: $0, limit: 10_000).map(\.position)
            }.sorted(by: >)
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func tellWhatTheHistoriesTell(seed: UInt64) async throws {
        let node = try Node()
        var entries = RandomEntries(seed: seed &+ 700)
        _ = try await node.journal.append(entries.vocabulary())
        try await fill(node, &entries, 50)
        for reader in Self.readers {
            let wanted = try await histories(node, reader)
            #expect(wanted.count > 20)
            for limit in [1, 7, 500] {
                let changes = try await all(node, reader, limit: limit)
                #expect(changes.map(\.step.position) == wanted)
                #expect(Set(changes.map(\.entry)).count == changes.count)
                #expect(Set(changes.map(\.origin)) == [node.journal.origin.id])
            }
        }
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func aScopeNarrowsAndNothingElse(seed: UInt64) async throws {
        let node = try Node()
        var entries = RandomEntries(seed: seed &+ 800)
        _ = try await node.journal.append(entries.vocabulary())
        try await fill(node, &entries, 40)
        for reader in Self.readers {
            let changes = try await all(node, reader, limit: 500)
            for kind in ["port", "province"] {
                let some = try await all(node, reader, ChangeScope(kind: kind), limit: 5)
                #expect(some == changes.filter { $0.thing.kind == kind })
                for whole in Self.things {
                    let parts = try await node.read(as: reader) { Set(try $0.parts(of: whole).map(\.id) + [whole]) }
                    let within = try await all(node, reader, ChangeScope(whole: whole, kind: kind), limit: 5)
                    #expect(within == changes.filter { $0.thing.kind == kind && parts.contains($0.thing.id) })
                }
            }
        }
    }

    /// Entries that everyone may read as long as they stand; a mark comes and goes with the claim it tells of.
    private func lasting(_ node: Node) async throws -> Set<Int64> {
        try await node.read { reading in
            let things = try Self.things.compactMap { try reading.thing($0) }
            let steps = try things.flatMap { try reading.history(of: $0, limit: 10_000) }
            return Set(
                steps.filter { step in
                    if case .mark = step.what { false } else { true }
                }.map(\.position))
        }
    }

    /// Whoever reads on from page to page gets everything that stood at the first page once, whatever is written.
    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func writersDoNotDisturb(seed: UInt64) async throws {
        let node = try Node()
        var entries = RandomEntries(seed: seed &+ 900)
        _ = try await node.journal.append(entries.vocabulary())
        try await fill(node, &entries, 40)
        let before = try await lasting(node)
        var more = RandomEntries(seed: seed &+ 950)
        let read = try await all(node, nil, limit: 6) { try await fill(node, &more, 2) }.map(\.step.position)
        #expect(Set(read).count == read.count)
        #expect(read == read.sorted(by: >))
        // Nothing is skipped that stood from beginning to end.
        let after = try await lasting(node)
        #expect(before.intersection(after).subtracting(read).isEmpty)
        #expect(before.intersection(after).count > 20)
    }

    private func lastOwnTime(_ node: Node, _ origin: Origin) async throws -> Int64? {
        try await node.read { try $0.lastOwnTime(origin) }
    }

    @Test func theLastTimeIsToldOfOwnEntriesOnly() async throws {
        let node = try Node()
        let empty = try await lastOwnTime(node, node.journal.origin)
        #expect(empty == nil)
        var entries = RandomEntries(seed: 5)
        _ = try await node.journal.append(entries.vocabulary())
        let own = try await lastOwnTime(node, node.journal.origin)
        #expect(own == Node.startOfTime)
        let foreign = try #require(Origin(String(repeating: "a", count: 32)))
        let other = try await lastOwnTime(node, foreign)
        #expect(other == nil)
    }
}
