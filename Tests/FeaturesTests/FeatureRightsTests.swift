import AskedNode
import Journal
import Languages
import Measures
import Register
import Serving
import Testing

@testable import API

@Suite struct FeatureRightsTests {
    private func filled() async throws -> InterfaceNode {
        let node = try InterfaceNode()
        let label = Text([.en: "Port"])
        let property = Property(
            id: "draught", label: label, type: .quantity, unit: try Unit(parsing: "m"), needsDatum: false,
            isTotal: false, kinds: ["port"], expectedKinds: ["port"], sector: .transport, useOf: nil, reviewDays: nil,
            choices: [])
        func claim(_ id: String, _ value: String, _ visibility: Visibility) throws -> EntryBody {
            Claim(
                id: id, thing: "open-port", property: "draught",
                value: .quantity(Quantity(amount: try Amount(parsing: value), unit: try Unit(parsing: "m"))),
                asOf: try Period(parsing: "2025"), saidBy: "office", basis: .found, visibility: visibility
            ).entry(party: "office", member: "m")
        }
        func port(_ id: String, _ visibility: Visibility) -> EntryBody {
            Thing(
                id: id, kind: "port", name: Text([.en: id]), position: Coordinate(lon: 50, lat: 40),
                visibility: visibility
            ).entry(party: "office", member: "m")
        }
        _ = try await node.journal.append([
            Kind(id: "port", label: label, plural: label, mark: .ring, order: 1).entry(party: "office", member: "m"),
            property.entry(party: "office", member: "m"),
            Party(id: "office", type: .office, name: label, country: nil, speaksFor: nil, web: nil).entry(
                party: "office", member: "m"),
            port("open-port", .everyone), port("secret-port", .members), try claim("said", "4", .everyone),
            try claim("hidden", "7", .members),
        ])
        return node
    }

    static let paths = [
        "/ogc/collections/port/items", "/ogc/collections/port/items?filter=draught%3E5",
        "/ogc/collections/port/items?limit=1", "/ogc/collections/port/items/open-port",
        "/ogc/collections/port/items/secret-port", "/ogc/collections", "/catalogue", "/catalogue.ttl", "/api/changes",
        "/api/changes?after=2&limit=3",
    ]

    /// Whatever is asked in whatever order, nothing that only members may read reaches the public or is kept for it.
    @Test func whatMembersReadIsNeverKept() async throws {
        let node = try await filled()
        for party in ["office", nil, "other", nil, "office", nil] {
            for path in Self.paths {
                let answer = try await node.ask(path, party: party)
                if party == nil {
                    #expect(!answer.text.contains("secret-port") || answer.status == 404, "\(path)")
                    #expect(!answer.text.contains("\"hidden\"") && !answer.text.contains("\"draught\":7"), "\(path)")
                }
            }
        }
        let items = "/ogc/collections/port/items"
        #expect(try await node.ask(items).ids() == ["open-port"])
        #expect(try await node.ask(items, party: "office").ids() == ["open-port", "secret-port"])
        #expect(try await node.ask("/ogc/collections/port/items/secret-port").status == 404)
        #expect(try await node.ask("/ogc/collections/port/items/secret-port", party: "other").status == 200)
        #expect(try await node.ask(items + "?after=secret-port").status == 400)
        let own = try await node.ask("/ogc/collections/port/items/open-port", party: "other").json()
        #expect((own["properties"] as? [String: Any])?["draught"] as? Double == 7)
    }

    @Test func keptAnswersAreTheSameBytesAndGoWhenTheJournalGoesOn() async throws {
        let node = try await filled()
        let path = "/ogc/collections/port/items"
        let first = try await node.ask(path)
        #expect(node.interface.answers.size > 0)
        let again = try await node.ask(path)
        let past = try await node.ask(path, headers: [("Cache-Control", "no-store")])
        #expect(first.body == again.body && first.headers == again.headers)
        #expect(first.body == past.body)
        let zipped = try await node.ask("/ogc/collections", headers: [("Accept-Encoding", "gzip")])
        #expect(zipped.header("content-encoding") == "gzip")
        #expect(try await node.ask("/ogc/collections").header("content-encoding") == nil)
        // Whoever was told that it is written is answered with it.
        for number in 0..<20 {
            _ = try await node.journal.append([
                Thing(
                    id: "port-\(number)", kind: "port", name: Text([.en: "P"]), position: Coordinate(lon: 1, lat: 1)
                ).entry(party: "office", member: "m")
            ])
            #expect(try await node.ask(path).ids().last == "port-\(number)")
        }
        let size = node.interface.answers.size
        for party in ["office", "other"] { _ = try await node.ask(path + "?limit=7", party: party) }
        for header in ["Cookie", "Authorization"] {
            _ = try await node.ask(path + "?limit=8", headers: [(header, "x")])
        }
        #expect(node.interface.answers.size == size)
    }

    @Test func heldAnswersAreNotSentAgain() async throws {
        let node = try await filled()
        let path = "/ogc/collections/port/items"
        for _ in 0..<2 {
            let tag = try #require(try await node.ask(path).header("etag"))
            let held = try await node.ask(path, headers: [("If-None-Match", tag)])
            #expect(held.status == 304 && held.body.isEmpty)
            let other = try await node.ask(path, headers: [("If-None-Match", "\"other\"")])
            #expect(other.status == 200)
        }
    }
}
