import Foundation
import Importing
import Journal
import Languages
import Measures
import Testing

@testable import Register

@Suite struct PackLoadingTests {
    private func load(_ pack: RegionPack, _ node: Node, withdrawing: Bool = false) async throws -> LoadOutcome {
        try await PackLoading(journal: node.journal, member: "m").load(pack, withdrawingLeft: withdrawing)
    }

    private func account(_ node: Node, _ thing: String, _ property: String, as party: String? = nil) async throws
        -> Account?
    {
        try await node.read(as: party) { reading in
            try reading.thing(thing).flatMap { try reading.account(of: $0, property: property) }
        }
    }

    @Test func anotherSeaLoadsAndReads() async throws {
        let pack = TinyPack.whole
        #expect(pack.diagnostics.map(\.description) == [])
        let node = try Node()
        let outcome = try await load(pack, node)
        #expect(
            outcome.written == [
                "kind": 4, "datum": 2, "property": 9, "party": 6, "source": 2, "letter": 1, "thing": 7, "claim": 16,
                "quarrel": 2,
                "region": 1,
            ])
        #expect(try await node.faults() == [])
        #expect(try await load(pack, node).writtenCount == 0)
        let draught = try #require(try await account(node, "high-port", "draught"))
        #expect(draught.reason == .saidByOwner)
        #expect(draught.rivals.count == 1)
        #expect(draught.spread == 3.8...4.5)
        let level = try #require(try await account(node, "mirror-lake", "water-level"))
        #expect(level.reason == .saidByInternational)
        #expect(level.rivals.count == 1)
        #expect(level.incomparable.count == 1)
        #expect(try await account(node, "high-port", "throughput")?.rivals.count == 0)
        #expect(try await account(node, "high-port", "status")?.states == [.notKnownSince, .single])
        #expect(try await account(node, "low-port", "draught") == nil)
        #expect(try await account(node, "low-port", "draught", as: "gazette")?.states.contains(.suspect) == true)
        let (contested, days) = try await node.read { reading in
            (try reading.contestedAccounts().map(\.thing), reading.vocabulary.properties["draught"]?.reviewDays)
        }
        #expect(Set(contested) == ["high-port", "mirror-lake"])
        #expect(days == 730)
    }

    @Test func aChangedRowWritesOneEntryBesideTheRegions() async throws {
        let node = try Node()
        _ = try await load(TinyPack.whole, node)
        let before = try await node.lastPosition()
        let changed = try TinyPack.pack(replacing: "draught,4.5", with: "draught,4.6", in: "claims/ports.csv")
        let outcome = try await load(changed, node)
        #expect(outcome.written == ["claim": 1, "region": 1])
        #expect(outcome.left == [])
        #expect(try await node.lastPosition() == before + 2)
        #expect(
            try await account(node, "high-port", "draught")?.chosen?.claim.value
                == changed.claims.first {
                    $0.saidBy == "office-north-shore"
                }?.value)
        // What is drawn and never claimed is no part of it.
        var files = TinyPack.files.contents
        files["map/land.geojson"] = nil
        #expect(try await node.register.holdsPack(digest: PackFiles(contents: files).digest) == false)
        #expect(PackFiles(contents: files).digest == TinyPack.files.digest)
    }

    @Test func aRemovedClaimIsReportedAndWithdrawnOnRequest() async throws {
        let node = try Node()
        let whole = TinyPack.whole
        _ = try await load(whole, node)
        let row = ",low-port,capacity,<90,,,,2023,lake-commission,yearbook,,found,,,,,\n"
        let less = try TinyPack.pack(replacing: row, with: "", in: "claims/ports.csv")
        let gone = Set(whole.claims.map(\.id)).subtracting(less.claims.map(\.id))
        #expect(gone.count == 1)
        #expect(try await load(less, node).left == Array(gone))
        #expect(try await account(node, "low-port", "capacity")?.chosen != nil)
        #expect(try await load(less, node, withdrawing: true).left == Array(gone))
        let account = try #require(try await account(node, "low-port", "capacity"))
        #expect(account.chosen == nil)
        #expect(account.claims.count == 1)
        #expect(account.claims.first?.remarks.map(\.party) == ["lake-editors"])
        let before = try await node.lastPosition()
        #expect(try await load(less, node, withdrawing: true).left == [])
        #expect(try await node.lastPosition() == before)
        // And back again.
        #expect(try await load(whole, node).written == ["claim": 1, "region": 1])
        #expect(try await self.account(node, "low-port", "capacity")?.chosen?.claim.id == gone.first)
        #expect(try await node.faults() == [])
    }

    @Test func aPackWithFaultsWritesNothing() async throws {
        let node = try Node()
        let pack = try TinyPack.pack(replacing: "draught,4.5", with: "draught,deep", in: "claims/ports.csv")
        await #expect(throws: RegisterError.self) { _ = try await load(pack, node) }
        #expect(try await node.lastPosition() == 0)
    }

    @Test func rowsInAnotherOrderAreTheSamePack() async throws {
        let node = try Node()
        _ = try await load(TinyPack.whole, node)
        let turned = TinyPack.pack { contents in
            let lines = String(decoding: contents["claims/lake.csv"] ?? Data(), as: UTF8.self).split(separator: "\n")
            let rows = [lines[0]] + lines.dropFirst().reversed()
            contents["claims/lake.csv"] = Data(rows.joined(separator: "\r\n").utf8)
        }
        #expect(try await load(turned, node).written == ["region": 1])
    }

    @Test func aFolderWithoutAPack() {
        let pack = RegionPack(PackFiles(directory: Folders.tests.appending(path: "nowhere")))
        #expect(pack.errors.map(\.file).contains("nowhere"))
        #expect(pack.errors.contains { $0.file == "region.csv" })
    }
}
