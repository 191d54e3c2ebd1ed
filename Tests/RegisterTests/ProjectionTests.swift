import Chances
import GRDB
import Journal
import Languages
import Measures
import Testing

@testable import Register

@Suite struct ProjectionTests {
    struct Interruption: Error {}

    private func fill(_ node: Node, _ entries: inout RandomEntries, _ count: Int) async throws -> [EntryID] {
        var ids: [EntryID] = []
        while ids.count < count {
            let bodies = try entries.bodies(1 + entries.random.below(6))
            let written = try await node.journal.append(bodies).entries
            entries.ids += written
            ids += written
        }
        return ids
    }

    /// The places where two claims that stand contradict each other, found by holding all against all.
    private func contested(_ node: Node) async throws -> Set<String> {
        try await node.journal.reader.read { db in
            var properties: [String: Property] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT id, payload FROM record WHERE kind = 'property'") {
                properties[row[0]] = try Property(id: row[0], payload: JSON(parsing: row[1] as String))
            }
            let taken = try Set(
                String.fetchAll(
                    db,
                    sql: """
                        SELECT claim.id FROM remark JOIN claim ON claim.no = claim_no
                        WHERE stance = 'withdrawn'
                        """))
            let rows = try Row.fetchAll(
                db, sql: "SELECT claim.id, claim.payload, thing.id FROM claim JOIN thing ON thing.no = thing_no")
            let claims = try rows.map {
                try Claim(id: $0[0], payload: JSON(parsing: $0[1] as String)).standing(under: $0[2])
            }.filter { !taken.contains($0.id) }
            var places: Set<String> = []
            for first in claims {
                for second in claims where first.thing == second.thing && first.property == second.property {
                    guard let property = properties[first.property], first.contradicts(second, property) else {
                        continue
                    }
                    places.insert("\(first.thing)/\(first.property)")
                }
            }
            return places
        }
    }

    private func contestTable(_ node: Node) async throws -> Set<String> {
        try await node.journal.reader.read { db in
            try Set(
                String.fetchAll(
                    db,
                    sql: """
                        SELECT thing.id || '/' || term.id FROM contest JOIN thing ON thing.no = thing_no
                        JOIN term ON term.no = property_no
                        """))
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func aRebuildEqualsWhatWasWrittenLive(seed: UInt64) async throws {
        let node = try Node()
        var entries = RandomEntries(seed: seed)
        var isEverContested = false
        for round in 0..<4 {
            _ = try await fill(node, &entries, 30)
            if round == 1 { _ = try await node.journal.append(entries.vocabulary()) }
            let live = try await Dump.raw(node)
            #expect(try await contestTable(node) == contested(node))
            if try await !contestTable(node).isEmpty { isEverContested = true }
            for batch in [7, 5_000] {
                try node.journal.rebuild(RegisterProjection(), batch: batch)
                #expect(try await Dump.raw(node) == live)
            }
        }
        #expect(isEverContested)
        #expect(try await !node.faults().isEmpty)
    }

    /// Numbers may differ after an erasure: a replay never sees what was erased.
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func anErasureLeavesWhatAReplayFinds(seed: UInt64) async throws {
        let node = try Node()
        var entries = RandomEntries(seed: seed &+ 100)
        var ids: [EntryID] = []
        for _ in 0..<6 {
            ids += try await fill(node, &entries, 25)
            for _ in 0..<2 {
                let id = ids.remove(at: entries.random.below(ids.count))
                try node.journal.erase(id)
                let erasure = Erasure(entry: id, party: "paper", reason: Text([.en: "law"])).body(member: "m")
                _ = try await node.journal.append([erasure] + entries.bodies(entries.random.below(2)))
            }
            #expect(try await contestTable(node) == contested(node))
        }
        let live = try await Dump.named(node)
        try node.journal.rebuild(RegisterProjection(), batch: 17)
        #expect(try await Dump.named(node) == live)
    }

    @Test func anErasedNameIsNowhere() async throws {
        let node = try Node()
        let secret = "Unutterable"
        func thing(_ name: String, _ id: String = "port") -> EntryBody {
            Thing(id: id, kind: "port", name: Text([.en: name]), aliases: [.fa: [name + " ۲"]]).entry(
                party: "p", member: "m")
        }
        func party(_ name: String) -> EntryBody {
            Party(id: "p", type: .office, name: Text([.en: name]), country: nil, speaksFor: nil, web: nil)
                .entry(party: "p", member: "m")
        }
        let kept = Party(id: "z", type: .office, name: Text(), country: nil, speaksFor: nil, web: nil)
        let receipt = try await node.journal.append([
            thing("First"), thing(secret), party("First"), party(secret), kept.entry(party: "p", member: "m"),
            thing(secret, "quay"),
        ])
        let register = node.register
        let reader = Reader(language: .en)
        let today = try #require(Day(parsing: "2026-11-22"))
        #expect(try await register.read(for: reader, today: today) { $0.vocabulary.parties["p"]?.name[.en] } == secret)
        for place in [1, 3, 5] {
            try node.journal.erase(receipt.entries[place])
            let erasure = Erasure(entry: receipt.entries[place], party: "p", reason: Text())
            _ = try await node.journal.append([erasure.body(member: "m")])
        }
        #expect(try await Dump.raw(node).filter { $0.contains(secret) } == [])
        let (names, name, found) = try await register.read(for: reader, today: today) {
            (
                $0.vocabulary.parties.values.compactMap { $0.name[.en] }, try $0.thing("port")?.name[.en],
                try $0.things(named: secret, limit: 5).count
            )
        }
        #expect(names == ["First"])
        #expect(name == "First")
        #expect(found == 0)
    }

    @Test func anInterruptedRebuildGoesOn() async throws {
        let node = try Node()
        var entries = RandomEntries(seed: 77)
        _ = try await fill(node, &entries, 120)
        let live = try await Dump.raw(node)
        for _ in 0..<4 {
            #expect(throws: Interruption.self) {
                try node.journal.rebuild(RegisterProjection(), batch: 20) { _ in throw Interruption() }
            }
            #expect(try await Dump.raw(node) == live)
        }
        _ = try await fill(node, &entries, 10)
        let later = try await Dump.raw(node)
        try node.journal.rebuild(RegisterProjection(), batch: 20)
        #expect(try await Dump.raw(node) == later)
    }

    @Test func entriesOfAForeignChain() async throws {
        let (source, target) = (try Node(key: 1), try Node(key: 2))
        var entries = RandomEntries(seed: 5)
        for _ in 0..<3 {
            _ = try await fill(source, &entries, 30)
            _ = try await fill(target, &entries, 20)
            var lines: [String] = []
            _ = try source.journal.export { lines.append($0) }
            #expect(try target.journal.importLines(lines) > 0)
            #expect(try await contestTable(target) == contested(target))
        }
        let live = try await Dump.raw(target)
        try target.journal.rebuild(RegisterProjection(), batch: 11)
        let again = try await Dump.raw(target)
        #expect(Set(again).symmetricDifference(live).sorted().prefix(10) == [])
        #expect(again == live)
    }

    @Test func aMalformedEntryIsNotedAndTheNextIsWritten() async throws {
        let node = try Node()
        let thing = Thing(id: "port", kind: "port", name: Text([.en: "Port"])).entry(party: "p", member: "m")
        for kind in EntryKind.allCases where kind != .kind && kind != .datum && kind != .quarrel {
            var bad = thing
            bad.kind = kind.rawValue
            bad.subject = "\(kind.rawValue)/x"
            bad.payload = ["name": 1, "stance": 1]
            let before = try await node.faults().count
            _ = try await node.journal.append([bad, thing])
            #expect(try await node.faults().count == before + 1, "\(kind)")
        }
        #expect(try await node.read { try $0.thing("port")?.name[.en] } == "Port")
    }

    @Test func onlyWhoRecordedAClaimWithdrawsItAndEnteringItAgainTakesThatBack() async throws {
        let node = try Node()
        let claim = Claim(
            id: "c", thing: "port", property: "p", value: .choice("open"), saidBy: "a", basis: .derived)
        func withdrawal(_ party: String) -> EntryBody {
            Remark(claim: "c", stance: .withdrawn, party: party, reason: Text()).entry(member: "m")
        }
        let entered = claim.entry(party: "a", member: "m")
        let thing = Thing(id: "port", kind: "port", name: Text()).entry(party: "a", member: "m")
        func stands() async throws -> Bool? { try await node.read { try $0.claim("c")?.isCandidate } }
        _ = try await node.journal.append([thing, entered, withdrawal("b")])
        #expect(try await stands() == true)
        #expect(try await node.faults().count == 1)
        _ = try await node.journal.append([withdrawal("a")])
        #expect(try await stands() == false)
        _ = try await node.journal.append([entered])
        #expect(try await stands() == true)
    }

    @Test func aStrangersMarkDoesNotReplaceTheOwners() async throws {
        let node = try Node()
        var bodies: [EntryBody] = [
            Thing(id: "port", kind: "port", name: Text()).entry(party: "a", member: "m"),
            try AccountRuleTests.property().entry(party: "a", member: "m"),
            Party(id: "owner", type: .office, name: Text(), country: nil, speaksFor: "port", web: nil)
                .entry(party: "a", member: "m"),
        ]
        for id in ["c1", "c2"] {
            bodies.append(try AccountRuleTests.claim(id, "4", by: "paper").claim.entry(party: "a", member: "m"))
        }
        func mark(_ claim: String?, _ party: String) -> EntryBody {
            Mark(thing: "port", property: "draught", claim: claim, party: party, reason: Text()).entry(member: "m")
        }
        func chosen() async throws -> String? {
            try await node.read { reading in
                try reading.thing("port").flatMap { try reading.account(of: $0, property: "draught") }?.chosen?.claim.id
            }
        }
        _ = try await node.journal.append(bodies + [mark("c1", "owner"), mark("c2", "paper")])
        #expect(try await chosen() == "c1")
        _ = try await node.journal.append([mark(nil, "paper")])
        #expect(try await chosen() == "c1")
        _ = try await node.journal.append([mark(nil, "owner")])
        #expect(try await chosen() == "c2")
    }
}
