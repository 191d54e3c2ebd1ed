import AskedNode
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

    /// What is known of a property and the things of a kind, in every form, from page to page.
    @Test(arguments: [1, 2, 3, 50]) func figuresAndKindsAreWalkedToTheEnd(_ limit: Int) async throws {
        let node = try await Self.node()
        let figures = (0..<7).map { "thing-\($0)" }
        let ports = (0..<20).filter { $0 % 2 == 0 }.map { "thing-\($0)" }
        for (path, key, whole) in [
            ("properties/draught", "thing", figures), ("kinds/port", "id", ports),
            ("properties/draught?kind=port", "thing", figures.filter(ports.contains)),
        ] {
            let joint = path.contains("?") ? "&" : "?"
            let walked = try await Self.walk(node, "/en/\(path)\(joint)limit=\(limit)", key: key)
            #expect(walked == whole, "\(path)")
            #expect(try await node.json("/en/\(path)").items.map { "\($0[key] ?? "")" } == whole, "\(path)")
        }
        var next: String? = "/en/kinds/port.csv?limit=\(limit)"
        var rows = 0
        while let address = next {
            let told = try await node.ask(address)
            rows += told.text.split(whereSeparator: \.isNewline).count - 1
            next = told.header("Link").map { String($0.dropFirst().prefix { $0 != ">" }) }
        }
        #expect(rows == ports.count)
        for address in ["kinds/port?after=nobody", "kinds/port?after=thing-99"] {
            #expect(try await node.ask("/en/\(address)", accept: "application/json").status == 404, "\(address)")
            #expect(try await node.ask("/en/\(address)", accept: "text/html").status == 404, "\(address)")
        }
        #expect(try await node.ask("/en/properties/draught?after=x", accept: "text/html").status == 400)
    }

    /// A page of more than fit on it leads on, and back to the first.
    @Test func pagesForPeopleLeadOn() async throws {
        let node = try await Self.node()
        _ = try await node.journal.append((20..<620).map(Self.thing))
        var claims: [EntryBody] = []
        for number in 20..<620 { claims.append(try Self.claim(number)) }
        for number in 20..<620 {
            claims.append(
                Claim(
                    id: "more-\(number)", thing: "thing-\(number)", property: "draught",
                    value: .quantity(Quantity(amount: try Amount(parsing: "9"), unit: try Unit(parsing: "m"))),
                    saidBy: "north", source: nil, basis: .found
                ).entry(party: "north", member: "m"))
        }
        _ = try await node.journal.append(claims)
        for path in ["/en/kinds/town", "/fa/properties/draught"] {
            var found: Set<String> = []
            var next: String? = path
            var pages = 0
            while let address = next, pages < 40 {
                let page = try await node.ask(address, accept: "text/html")
                #expect(page.status == 200, "\(address)")
                let things = page.text.matches(of: #/th scope="row"[^>]*><a href="/../things/(thing-\d+)[#"]/#).map {
                    String($0.1)
                }
                #expect(!things.isEmpty && things.allSatisfy { found.insert($0).inserted }, "\(address)")
                let links = page.text.matches(of: #/<a href="([^"]*)" rel="next"/#).map { String($0.1) }
                next = links.first?.replacing("&amp;", with: "&")
                pages += 1
                #expect(page.text.contains("rel=\"first\"") == address.contains("after="), "\(address)")
            }
            #expect(found.count == (path.contains("kinds") ? 310 : 607), "\(path)")
        }
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
