import Drafts
import Journal
import Languages
import Register
import Testing

@testable import Translations

@Suite struct WorkTests {
    private func words(_ items: [WorkItem]) -> [String] { items.map(\.place.word) }

    private func all(_ node: Node, _ list: WorkList, as party: String? = nil, page: Int = 3) async throws -> [WorkItem]
    {
        try await node.read(as: party) { reading in
            var (items, next): ([WorkItem], TextPlace?) = ([], nil)
            repeat {
                let answer = try list.items(in: reading, after: next, limit: page)
                items += answer.items
                next = answer.next
            } while next != nil
            return items
        }
    }

    private func body(
        _ node: Node, _ fields: DraftFields, by party: String
    ) async throws -> EntryBody? {
        try await node.read(as: party) { reading in
            try TranslationMaker().entries(from: fields, draft: "d", by: party, member: "m2", in: reading).first
        }
    }

    private func faults(_ node: Node, _ fields: DraftFields, by party: String = "north") async throws -> [String] {
        do {
            _ = try await body(node, fields, by: party)
            return []
        } catch let faults as DraftFaults {
            return faults.faults.map { "\($0.field):\($0.code)" }
        }
    }

    @Test func theListIsInTheOrderOfWhatIsReadMostAndWhoeverReadsIt() async throws {
        let node = try Node()
        try await node.settle()
        let list = WorkList(.fa)
        let open = [
            "party.host.name", "party.north.name", "party.south.name", "thing.coast.name", "thing.quay.name",
            "claim.open.note", "claim.paper.note",
        ]
        for page in [1, 2, 50] { #expect(try await words(all(node, list, page: page)) == open) }
        let own = try await words(all(node, list, as: "north"))
        #expect(Set(own).subtracting(open) == ["thing.vault.name", "claim.secret.note"])
        #expect(try await words(all(node, list, as: "south")) == open)
        #expect(try await words(all(node, WorkList(.fa, kinds: [.thing]))) == ["thing.coast.name", "thing.quay.name"])
        #expect(
            try await words(all(node, WorkList(.fa, states: [.human]))) == [
                "property.draught.label", "thing.land.name",
            ])
        let counts = try await node.read { try $0.textCounts(.fa) }
        #expect(counts.map(\.missing).reduce(0, +) == open.count)
        #expect(counts.map(\.doubtful).reduce(0, +) == 0)
        #expect(counts.first { $0.kind == .thing }?.all == 3)
        #expect(
            try await node.read(as: "north") { try $0.textCounts(.fa) }.map(\.missing).reduce(0, +) == open.count + 2)
    }

    @Test func aTranslationLeavesTheListUntilItsOriginalChanges() async throws {
        let node = try Node()
        try await node.settle()
        let list = WorkList(.kk, kinds: [.thing])
        let fields = ["place": "thing.quay.name", "language": "kk", "text": " Ескі кемежай \n"]
        let entry = try #require(try await body(node, fields, by: "north"))
        #expect(entry.payload["text"]?.stringValue == "Ескі кемежай")
        #expect(entry.payload["thing"]?.stringValue == "quay")
        _ = try await node.journal.append([entry])
        #expect(try await !words(all(node, list)).contains("thing.quay.name"))
        let renamed = Thing(id: "quay", kind: "port", name: Text([.en: "The new quay"]), within: ["land"])
        _ = try await node.journal.append([renamed.entry(party: "north", member: "m")])
        let stale = try #require(try await all(node, list).first { $0.place.word == "thing.quay.name" })
        #expect(stale.state == .stale)
        #expect(stale.translation == "Ескі кемежай")
        #expect(try await node.read { try $0.textCounts(.kk) }.map(\.doubtful).reduce(0, +) == 1)
        var machine = fields
        machine["maker"] = "machine"
        _ = try await node.journal.append([try #require(try await body(node, machine, by: "north"))])
        #expect(try await all(node, list).first { $0.place.word == "thing.quay.name" }?.state == .machine)
    }

    /// Whoever saw an earlier original is told so, and nothing is taken.
    @Test func whatIsWrongIsSaidBesideItsField() async throws {
        let node = try Node()
        try await node.settle()
        let good = ["place": "thing.coast.name", "language": "fa", "text": "ساحل"]
        func with(_ changes: [String: String]) -> DraftFields { good.merging(changes) { $1 } }
        #expect(try await faults(node, good, by: "south") == [])
        #expect(try await faults(node, with(["text": " \n "]), by: "south") == ["text:translation-missing"])
        let long = String(repeating: "ا", count: 10_001)
        #expect(try await faults(node, with(["text": long]), by: "south") == ["text:translation-too-long"])
        #expect(
            try await faults(node, with(["digest": Translation.digest(of: "Beach")]), by: "south") == [
                "text:translation-original-changed"
            ])
        #expect(try await faults(node, with(["digest": Translation.digest(of: "Coast")]), by: "south") == [])
        #expect(try await faults(node, with(["language": "xx"]), by: "south") == ["language:translation-unknown-word"])
        #expect(try await faults(node, with(["language": "en"]), by: "south") == ["place:translation-nothing"])
        #expect(try await faults(node, with(["maker": "oracle"]), by: "south") == ["maker:translation-unknown-word"])
        for place in [
            "", "thing", "thing.nowhere.name", "thing.coast.colour", "thing.vault.name", "thing..name", "x.y.z",
        ] {
            #expect(
                try await faults(node, with(["place": place]), by: "south") == ["place:translation-nothing"], "\(place)"
            )
        }
    }

    @Test func aPartyTranslatesItsOwnAndWhatBelongsToNobody() async throws {
        let node = try Node()
        try await node.settle()
        func may(_ party: String, _ place: String) async throws -> Bool {
            try await faults(node, ["place": place, "language": "ru", "text": "т"], by: party) == []
        }
        #expect(try await may("north", "thing.quay.name"))
        #expect(try await !may("south", "thing.quay.name"))
        #expect(try await may("host", "thing.quay.name"))
        #expect(try await may("south", "property.draught.label"))
        #expect(try await may("south", "claim.paper.note"))
        #expect(try await !may("south", "claim.open.note"))
        #expect(try await may("north", "claim.open.note"))
    }

    /// A translation of what is not for everyone is for the same readers.
    @Test func aReservedTextHasReservedTranslations() async throws {
        let node = try Node()
        try await node.settle()
        let fields = ["place": "claim.secret.note", "language": "ru", "text": "Не рассказывать"]
        let entry = try #require(try await body(node, fields, by: "north"))
        #expect(entry.payload["visibility"]?.stringValue == "own-party")
        #expect(entry.payload["recorder"]?.stringValue == "north")
        #expect(try await faults(node, fields, by: "south") == ["place:translation-nothing"])
    }
}
