import Foundation
import GRDB
import Importing
import Journal
import Languages
import Measures
import Testing

@testable import Register

/// The region pack that ships, loaded once for all that is asked of it.
enum Caspian {
    static let pack = RegionPack(PackFiles(directory: Folders.caspian))
    static let loaded = Task {
        let node = try Node()
        let outcome = try await PackLoading(journal: node.journal, member: "m").load(pack)
        return (node: node, outcome: outcome)
    }
}

@Suite struct PackTests {
    struct Interruption: Error {}

    @Test func itHasNoFaults() {
        #expect(Caspian.pack.diagnostics.map(\.description) == [])
    }

    @Test func itLoadsAndASecondLoadWritesNothing() async throws {
        let (node, outcome) = try await Caspian.loaded.value
        #expect(outcome.writtenCount == Caspian.pack.records.count)
        #expect(outcome.read == outcome.writtenCount)
        #expect(outcome.left == [])
        #expect(try await node.faults() == [])
        let before = try await node.lastPosition()
        let second = try await PackLoading(journal: node.journal, member: "m").load(Caspian.pack)
        #expect(second.writtenCount == 0)
        #expect(try await node.lastPosition() == before)
        let digest = PackFiles(directory: Folders.caspian).digest
        #expect(try await node.register.holdsPack(digest: digest))
        #expect(try await !node.register.holdsPack(digest: digest + "0"))
    }

    /// One journal, interrupted after every batch in turn, ends as one that was never interrupted.
    @Test func anInterruptedLoadGoesOn() async throws {
        let whole = try await Caspian.loaded.value.node
        let node = try Node()
        let loading = PackLoading(journal: node.journal, member: "m")
        let count = Caspian.pack.records.count
        let digest = try #require(Caspian.pack.region?.digest)
        var stop = PackLoading.batch
        while stop < count {
            await #expect(throws: Interruption.self) {
                _ = try await loading.load(Caspian.pack) { done, _ in if done >= stop { throw Interruption() } }
            }
            #expect(try await node.lastPosition() == Int64(stop))
            #expect(try await !node.register.holdsPack(digest: digest))
            stop += PackLoading.batch
        }
        _ = try await loading.load(Caspian.pack)
        let end = try await Dump.raw(whole)
        #expect(try await Dump.raw(node) == end)
        // And the whole region computed anew is the same again.
        try node.journal.rebuild(RegisterProjection(), batch: 400)
        #expect(try await Dump.raw(node) == end)
    }

    @Test func theProvincesOfTheShore() {
        let provinces = Set(Caspian.pack.things.filter { $0.kind == "province" }.map(\.id))
        #expect(provinces.count == 24)
        #expect(provinces.isSuperset(of: ["ir-22", "ir-11"]))
        #expect(Caspian.pack.things.filter { $0.kind == "country" }.count == 5)
        #expect(
            Caspian.pack.parties.filter { $0.type == .office && provinces.contains($0.speaksFor ?? "") }.count == 24)
    }

    @Test func everyPortHasAPosition() {
        let ports = Caspian.pack.things.filter { $0.kind == "port" }
        #expect(ports.count > 10)
        #expect(ports.filter { $0.position == nil }.map(\.id) == [])
    }

    @Test func whatWasFoundNamesItsSource() {
        let sources = Set(Caspian.pack.sources.map(\.id))
        let found = Caspian.pack.claims.filter { $0.basis == .found }
        #expect(found.count > 500)
        #expect(found.filter { $0.source.map { !sources.contains($0) } ?? true }.map(\.id) == [])
    }

    @Test func everyQuarrelHasItsSides() async throws {
        let node = try await Caspian.loaded.value.node
        #expect(Caspian.pack.quarrels.count == 14)
        let counts = try await node.read { reading in
            try reading.vocabulary.quarrels.map {
                ($0.id, try reading.accounts(of: $0).reduce(0) { $0 + $1.claims.count })
            }
        }
        #expect(counts.count == 14)
        #expect(counts.filter { $0.1 < 2 }.map(\.0) == [])
    }

    private func account(_ thing: String, _ property: String) async throws -> Account {
        try await Caspian.loaded.value.node.read { reading in
            let thing = try #require(try reading.thing(thing))
            return try #require(try reading.account(of: thing, property: property))
        }
    }

    @Test func theDraughtAtAstara() async throws {
        let account = try await account("port-astara-ir", "draught")
        #expect(account.spread == 3.8...5.5)
        #expect(account.states.contains(.disputed))
    }

    /// Everything whose term is over on the day reads "not known since", whatever it is; the border is among it.
    @Test func whatIsPastItsTerm() async throws {
        let today = try #require(Day(parsing: "2026-11-22"))
        let past = Caspian.pack.claims.filter { $0.until.map { $0.end < today } ?? false }
        #expect(!past.isEmpty)
        var found: Set<String> = []
        for claim in past {
            let account = try await account(claim.thing, claim.property)
            guard account.chosen?.claim.id == claim.id else { continue }
            #expect(account.states.contains(.notKnownSince))
            found.insert("\(claim.thing)/\(claim.property)")
        }
        #expect(found.isSuperset(of: Self.terms))
    }

    private static let terms: Set = [
        "az/passenger-entry", "crossing-astara/passenger-entry", "meeting-leaders-2026-tehran/planned-for",
    ]

    @Test func levelsOfOtherDatumsAreNeverHeldAgainstEachOther() async throws {
        let account = try await account("caspian-sea", "sea-level")
        func datum(_ claim: StandingClaim) -> String? {
            guard case .quantity(let quantity) = claim.claim.value else { return nil }
            return quantity.datum?.code
        }
        let chosen = try #require(account.chosen.flatMap(datum))
        #expect(account.rivals.allSatisfy { datum($0) == chosen && chosen != "unstated" })
        #expect(Set(account.claims.compactMap(datum)).count > 1)
    }
}
