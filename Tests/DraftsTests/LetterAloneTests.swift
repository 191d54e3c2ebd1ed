import Drafts
import GRDB
import Journal
import Languages
import Register
import Testing

/// A letter that comes by itself to what stands: the same is entered again, with the letter behind the new entry.
@Suite struct LetterAloneTests {
    /// Records that stand once they are released, and say the same when they are released again.
    private static let drafts: [(kind: String, fields: DraftFields, about: String)] = [
        (
            "thing", ["thing": "port-north", "kind": "port", "name-en": "North Quay", "within": "shore-north"],
            "thing/port-north"
        ),
        ("office", ["party": "north", "web": "https://north.example/", "languages": "fa"], "party/north"),
        (
            "party",
            [
                "party": "north", "name-en": "North Shore", "type": "office", "country": "land",
                "speaksFor": "shore-north",
            ], "party/north"
        ),
    ]

    /// What a draft of such fields is refused for; empty where it was released.
    private static func release(
        _ node: DraftNode, _ kind: String, _ fields: DraftFields, _ id: String
    ) async throws -> [String: String] {
        do {
            _ = try await node.book.write(id, kind: kind, fields: fields, seen: nil, by: DraftNode.ann)
            _ = try await node.book.submit(id, by: DraftNode.ann)
            #expect(try await node.book.approve(id, by: DraftNode.bob).state == .released)
            return [:]
        } catch let faults as DraftFaults {
            return Dictionary(faults.faults.map { ($0.field, $0.code) }) { first, _ in first }
        }
    }

    private static func wordings(_ node: DraftNode, _ about: String) async throws -> [EntryBody] {
        try await node.entries().filter { $0.subject == about }
    }

    @Test(arguments: drafts.indices) func whatStandsIsEnteredAgainWithTheLetter(place: Int) async throws {
        let node = try await DraftNode.withPorts()
        let (kind, fields, about) = Self.drafts[place]
        #expect(try await Self.release(node, kind, fields, "ticket-01") == [:])
        let before = try await Self.wordings(node, about)
        #expect(try await Self.release(node, kind, fields, "ticket-02") == ["": "nothing-changed"])
        #expect(try await Self.release(node, kind, fields.merging(newLetterFields) { $1 }, "ticket-03") == [:])
        // Another wording of the same words: the trail grows, what stands does not.
        let after = try await Self.wordings(node, about)
        #expect(after.count == before.count + 1 && after.last?.payload == before.last?.payload)
        let (behind, rests) = try await node.read(as: "south") { reading in
            (try reading.letters(about: about), try reading.rests(about, on: "l-ticket-03"))
        }
        #expect(behind.map(\.letter.id) == ["l-ticket-03"] && rests)
        // Once is enough for one letter; another one comes to stand behind another entry.
        let again = fields.merging(["letter": "l-ticket-03"]) { $1 }
        #expect(try await Self.release(node, kind, again, "ticket-04") == ["": "nothing-changed"])
        let unknown = fields.merging(["letter": "l-nowhere"]) { $1 }
        #expect(try await Self.release(node, kind, unknown, "ticket-05")["letter"] == "letter-unknown")
        #expect(try await Self.release(node, kind, fields.merging(newLetterFields) { $1 }, "ticket-06") == [:])
        #expect(try await Self.wordings(node, about).count == before.count + 2)
        // An earlier letter may stand behind what stands now.
        #expect(try await Self.release(node, kind, again, "ticket-07") == [:])
        #expect(try await node.faults() == [])
    }

    @Test func aClaimGetsItsLetterAndStandsOnce() async throws {
        let node = try await DraftNode.withPorts()
        #expect(try await Self.release(node, "claim", claimFields("6"), "ticket-01") == [:])
        func contests() async throws -> Int? {
            try await node.journal.reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM contest") }
        }
        let before = try await contests()
        let fields = claimFields("6", newLetterFields)
        #expect(try await Self.release(node, "claim", fields, "ticket-02") == ["": "stands-already"])
        let own = fields.merging(["claim": "d-ticket-01"]) { $1 }
        #expect(try await Self.release(node, "claim", own, "ticket-03") == [:])
        let claims = try await node.read(as: "north") {
            try $0.claims(saidBy: "north", limit: 9)
        }
        #expect(claims.map(\.claim.id) == ["d-ticket-01"] && claims.first?.claim.letter == "l-ticket-03")
        #expect(try await contests() == before)
    }
}
