import Foundation
import Journal
import Languages
import Measures
import Register
import Testing

@testable import API

@Suite("Pages of long lists")
struct PagingTests {
    private static func thing(_ number: Int) -> EntryBody {
        Thing(id: "thing-\(number)", kind: number % 2 == 0 ? "port" : "town", name: Text([.en: "Thing \(number)"]))
            .entry(party: "north", member: "m")
    }

    private static func claim(_ number: Int) throws -> EntryBody {
        Claim(
            id: "claim-\(number)", thing: "thing-\(number % 7)", property: "draught",
            value: .quantity(Quantity(amount: try Amount(parsing: "\(number + 1)"), unit: try Unit(parsing: "m"))),
            saidBy: "north", source: nil, basis: .found
        ).entry(party: "north", member: "m")
    }

    private static func node() async throws -> InterfaceNode {
        let node = try InterfaceNode()
        let draught = Property(
            id: "draught", label: Text([.en: "Draught"]), type: .quantity, unit: try Unit(parsing: "m"),
            needsDatum: false, isTotal: false, kinds: ["port", "town"], expectedKinds: [], sector: .transport,
            useOf: nil, reviewDays: nil, choices: [])
        var bodies = [draught.entry(party: "north", member: "m")]
        for (number, id) in ["port", "town"].enumerated() {
            bodies.append(
                Kind(id: id, label: Text([.en: id]), plural: Text(), mark: .dot, order: number).entry(
                    party: "north", member: "m"))
        }
        bodies += (0..<20).map(thing)
        for number in 0..<20 { bodies.append(try claim(number)) }
        _ = try await node.journal.append(bodies)
        return node
    }

    /// Follows `next` to the end, and does something between two pages.
    private static func walk(
        _ node: InterfaceNode, _ path: String, key: String, between: (Int) async throws -> Void = { _ in }
    ) async throws -> [String] {
        var found: [String] = []
        var next: String? = path
        var pages = 0
        while let address = next, pages < 200 {
            let told = try await node.ask(address, accept: "application/json")
            #expect(told.status == 200, "\(address)")
            let json = try told.json()
            found += json.items.map { "\($0[key] ?? "")" }
            next = json.next
            #expect((told.header("Link") != nil) == (next != nil))
            if let next { #expect(told.header("Link") == "<\(next)>; rel=\"next\"") }
            pages += 1
            try await between(pages)
        }
        return found
    }

    @Test(arguments: [1, 3, 7, 20, 100])
    func walkingPagesIsReadingTheWhole(_ limit: Int) async throws {
        let node = try await Self.node()
        for (path, key) in [
            ("things", "id"), ("claims", "id"), ("things?kind=port", "id"), ("claims?thing=thing-3", "id"),
        ] {
            let joint = path.contains("?") ? "&" : "?"
            let whole = try await node.json("/en/\(path)\(joint)limit=1000").items.map { "\($0[key] ?? "")" }
            let walked = try await Self.walk(node, "/en/\(path)\(joint)limit=\(limit)", key: key)
            #expect(walked == whole && !whole.isEmpty, "\(path)")
        }
        let whole = try await node.json("/en/changes?limit=1000").items.map { "\($0["position"] ?? "")" }
        #expect(try await Self.walk(node, "/en/changes?limit=\(limit)", key: "position") == whole)
        #expect(whole.count == 40)
    }

    /// What is entered while somebody walks is neither skipped nor makes anything come twice.
    @Test func nothingIsSkippedOrRepeatedWhileEntriesCome() async throws {
        let node = try await Self.node()
        var number = 20
        let before = try await node.json("/en/things?limit=1000").items.map { "\($0["id"] ?? "")" }
        let walked = try await Self.walk(node, "/en/things?limit=4", key: "id") { page in
            guard page < 4 else { return }
            // A new one, and an old one entered again, which keeps its place.
            _ = try await node.journal.append([Self.thing(number), Self.thing(page)])
            number += 1
        }
        #expect(Set(walked).count == walked.count)
        #expect(Array(walked.prefix(before.count)) == before)
        #expect(walked.count == before.count + 3)

        let positions = try await node.json("/en/changes?limit=1000").items.map { "\($0["position"] ?? "")" }
        let seen = try await Self.walk(node, "/en/changes?limit=5", key: "position") { page in
            guard page < 4 else { return }
            _ = try await node.journal.append([Self.thing(100 + page)])
        }
        // Newest first: what comes later stands before where the walk began.
        #expect(seen == positions)
    }
}
