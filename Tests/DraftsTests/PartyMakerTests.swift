import Drafts
import Journal
import Languages
import Register
import Testing

/// Who may say who a party is, and what of it.
@Suite struct PartyMakerTests {
    private func codes(_ node: DraftNode, _ fields: DraftFields, by party: String) async throws -> [String: String] {
        try await node.read(as: party) { reading in
            do {
                _ = try PartyMaker().entries(from: fields, draft: "ticket-abc", by: party, member: "m", in: reading)
                return [:]
            } catch let faults as DraftFaults {
                return Dictionary(faults.faults.map { ($0.field, $0.code) }) { first, _ in first }
            }
        }
    }

    private static func node() async throws -> DraftNode {
        let node = try await DraftNode()
        func party(_ id: String, _ type: Party.PartyType, by recorder: String) -> EntryBody {
            Party(id: id, type: type, name: Text([.en: "The \(id)"]), country: nil, speaksFor: nil, web: nil)
                .entry(party: recorder, member: "m")
        }
        _ = try await node.journal.append([
            party("clerks", .secretariat, by: "paper"), party("institute", .publisher, by: "north"),
        ])
        return node
    }

    private static let observer: DraftFields = [
        "name-en": "Reed Watch", "type": "observer", "web": "https://r.example/",
    ]
    private static let office: DraftFields = [
        "name-en": "Office of the Isle", "type": "office", "country": "land", "speaksFor": "port-north",
    ]

    @Test func anyPartyEntersWhoIsQuotedAndTheSecretariatWhoSpeaks() async throws {
        let node = try await Self.node()
        #expect(try await codes(node, Self.observer, by: "north") == [:])
        #expect(try await codes(node, Self.office, by: "north") == ["type": "party-type-of-secretariat"])
        #expect(try await codes(node, Self.office, by: "clerks") == [:])
        #expect(try await codes(node, ["name-en": "x", "type": "unattributed"], by: "clerks")["type"] != nil)
    }

    @Test func whatIsWrongStandsBesideItsField() async throws {
        let node = try await Self.node()
        func code(_ edit: DraftFields, _ field: String, _ fields: DraftFields = Self.office) async throws -> String? {
            try await codes(node, fields.merging(edit) { $1 }, by: "clerks")[field]
        }
        #expect(try await code(["name-en": ""], "name-en") == "missing")
        #expect(try await code(["name-en": "Two\nlines"], "name-en") == "one-line")
        #expect(try await code(["type": "king"], "type") == "party-type-unknown")
        #expect(try await code(["country": ""], "country") == "missing")
        #expect(try await code(["country": "shore-north"], "country") == "country-unknown")
        #expect(try await code(["speaksFor": "shore-north"], "speaksFor") == "party-speaks-already")
        #expect(try await code(["web": "javascript:alert(1)"], "web") == "address-malformed")
        #expect(try await code(["name-en": "the  INSTITUTE"], "isOther", Self.observer) == "thing-known")
        #expect(try await code(["name-en": "The institute", "isOther": "yes"], "isOther", Self.observer) == nil)
    }

    @Test func aPartySetsItsNameRightAndNotWhomItSpeaksFor() async throws {
        let node = try await Self.node()
        let own: DraftFields = [
            "party": "north", "name-en": "Office of the North Shore", "type": "office", "country": "land",
            "speaksFor": "shore-north",
        ]
        #expect(try await codes(node, own, by: "north") == [:])
        #expect(try await codes(node, own.merging(["name-en": "north"]) { $1 }, by: "north") == ["": "nothing-changed"])
        for edit in [["type": "ministry"], ["country": ""], ["speaksFor": "port-north"]] as [DraftFields] {
            #expect(try await codes(node, own.merging(edit) { $1 }, by: "north") != [:], "\(edit)")
        }
        #expect(try await codes(node, own.merging(["speaksFor": "port-north"]) { $1 }, by: "clerks") == [:])
        #expect(try await codes(node, own, by: "south") == ["party": "not-concerned"])
        let entered: DraftFields = ["party": "institute", "name-en": "The Lake Institute", "type": "observer"]
        #expect(try await codes(node, entered, by: "north") == [:])
        #expect(try await codes(node, entered, by: "south") == ["party": "not-concerned"])
        #expect(
            try await codes(node, entered.merging(["type": "ministry", "country": "land"]) { $1 }, by: "north")
                == ["type": "party-type-of-secretariat"])
    }

    @Test func whatAnOfficeSaysOfItselfStays() async throws {
        let node = try await Self.node()
        let told = Party(
            id: "south", type: .office, name: Text([.en: "south"]), country: "land", speaksFor: "shore-south", web: nil,
            office: Office(rank: Text([.en: "Head"])))
        _ = try await node.journal.append([told.entry(party: "south", member: "m")])
        let fields: DraftFields = [
            "party": "south", "name-en": "Office of the South Shore", "type": "office", "country": "land",
            "speaksFor": "shore-south",
        ]
        let bodies = try await node.read(as: "south") { reading in
            try PartyMaker().entries(from: fields, draft: "ticket-abc", by: "south", member: "m", in: reading)
        }
        _ = try await node.journal.append(bodies)
        let found = try await node.read { $0.vocabulary.parties["south"] }
        #expect(found?.office.rank[.en] == "Head" && found?.name[.en] == "Office of the South Shore")
    }
}
