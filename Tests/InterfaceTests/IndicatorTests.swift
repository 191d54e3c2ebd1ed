import AskedNode
import Environment
import Foundation
import Journal
import Languages
import Measures
import Register
import Serving
import Testing

@Suite("Indicators of the shipped region, and of a lake made up for a test")
struct IndicatorTests {
    @Test("there are at least twelve, in six languages, and those without a threshold have no status")
    func shipped() async throws {
        let node = try await InterfaceNode.shipped()
        let items = try await node.json("/en/indicators").items
        #expect(items.count >= 12)
        for item in items {
            #expect(item["status"] as? String == "none", "\(item["id"] ?? "")")
            #expect((item["missing"] as? String)?.isEmpty == false)
            #expect(item["low"] is Double || item["high"] is Double, "\(item["id"] ?? "") has no value")
        }
        for language in Language.allCases {
            let names = try await node.json("/\(language.tag)/indicators").items.compactMap { $0["name"] as? String }
            #expect(Set(names).count == items.count)
        }
    }

    @Test("rivals stand side by side: 70,000 seals or 300,000")
    func seals() async throws {
        let found = try await InterfaceNode.shipped().json("/en/indicators/seals")
        let answers = try #require(found["answers"] as? [[String: Any]]).compactMap { $0["value"] as? [String: Any] }
        #expect(answers.compactMap { $0["low"] as? Double } == [68_000, 68_000, 270_000])
        let value = try #require(found["value"] as? [String: Any])
        #expect(value["low"] as? Double == 68_000)
        #expect(value["high"] as? Double == 300_000)
        let confidence = try #require(found["confidence"] as? [String: Any])
        #expect((confidence["accuracy"] as? [String: Any])?["rule"] as? String == "sources-disagree")
        let inputs = try #require(found["inputs"] as? [[String: Any]])
        for input in inputs {
            let address = try #require(input["href"] as? String)
            #expect(try await InterfaceNode.shipped().ask(address).status == 200)
        }
    }

    @Test("levels of another datum are shown beside, never joined")
    func datums() async throws {
        let found = try await InterfaceNode.shipped().json("/en/indicators/sea-level")
        let inputs = try #require(found["inputs"] as? [[String: Any]])
        #expect(Set(inputs.compactMap { $0["datum"] as? String }) == ["bs"])
        let others = try #require(found["otherDatum"] as? [[String: Any]])
        #expect(!others.isEmpty && others.allSatisfy { $0["datum"] as? String != "bs" })
    }

    @Test("every page is there in every language and names every figure's claim")
    func pages() async throws {
        let node = try await InterfaceNode.shipped()
        let ids = try await node.json("/en/indicators").items.compactMap { $0["id"] as? String }
        for (place, id) in ids.enumerated() {
            let language = Language.allCases[place % Language.allCases.count]
            let page = try await node.ask("/\(language.tag)/indicators/\(id)", accept: "text/html")
            #expect(page.status == 200, "\(id)")
            #expect(page.text.contains("/\(language.tag)/claims/"))
            #expect(!page.text.contains("indicator."), "\(id) in \(language.tag) lacks a phrase")
            #expect(page.text.contains("/\(language.tag)/indicators/\(id).csv"))
        }
        let csv = try await node.ask("/en/indicators/sturgeon-catch.csv")
        #expect(csv.text.contains("27000"))
    }

    @Test(arguments: [
        ("at=0", 400), ("at=-3", 400), ("at=x", 400), ("at=99999999", 400), ("at=2999-01-01", 400),
        ("at=~2026-01-01", 400), ("at=2026-11-22", 200), ("at=sh:1405-09-01", 200), ("at=1405-09-01", 200),
        ("at=1405-09-02", 400),
        ("at=%DB%B1%DB%B4%DB%B0%DB%B5-%DB%B0%DB%B9-%DB%B0%DB%B1", 200), ("at=1", 200), ("by=1", 400),
    ])
    func moments(query: String, status: Int) async throws {
        let node = try await InterfaceNode.shipped()
        #expect(try await node.ask("/en/indicators?\(query)", accept: "text/html").status == status)
        #expect(try await node.ask("/en/indicators?\(query)", accept: "application/json").status == status)
    }

    @Test("the feed brings every indicator once, the newest first, under a name that its newest entry makes")
    func feed() async throws {
        let node = try await InterfaceNode.shipped()
        let feed = try await node.ask("/kk/indicators.atom")
        #expect(feed.status == 200)
        #expect(feed.type == "application/atom+xml")
        let count = try await node.json("/en/indicators").items.count
        #expect(feed.text.matches(of: /<entry>/).count == count)
        #expect(Set(feed.text.matches(of: /<id>([^<]*:indicator\/[^<]*)</).map { String($0.1) }).count == count)
        #expect(try await node.ask("/kk/indicators.atom?at=1").status == 400)
    }

    @Test("an indicator that was not defined yet, or never, is not found")
    func unknown() async throws {
        let node = try await InterfaceNode.shipped()
        #expect(try await node.ask("/en/indicators/no-such", accept: "text/html").status == 404)
        #expect(try await node.ask("/en/indicators/seals?at=1", accept: "application/json").status == 404)
    }

    @Test("the same entry gives the same bytes, whatever is entered, disputed or withdrawn afterwards")
    func sameBytes() async throws {
        let node = try InterfaceNode()
        func say(_ id: String, _ amount: String, _ year: String, by party: String = "north") throws -> EntryBody {
            let quantity = Quantity(amount: try Amount(parsing: amount), unit: try Unit(parsing: "t"))
            return Claim(
                id: id, thing: "roach", property: "stock", value: .quantity(quantity),
                asOf: try Period(parsing: year), saidBy: party, basis: .found
            ).entry(party: party, member: "m")
        }
        _ = try await node.journal.append(
            try Self.ground() + [try say("c1", "120", "2023"), try say("c2", "110", "2024")])
        let position = try await Self.position(node)
        let pages =
            ["", ".csv"].map { "/en/indicators/roach-stock\($0)?at=\(position)" }
            + ["/en/indicators?at=\(position)"]
        var before: [[UInt8]] = []
        for page in pages { before.append(try await node.ask(page, accept: "application/json").body) }
        let now = try await node.ask("/en/indicators/roach-stock", accept: "application/json")

        _ = try await node.journal.append([
            try say("c1", "900", "2023"), try say("c3", "80", "2025"), try say("c4", "200", "2024", by: "south"),
            Remark(claim: "c2", stance: .withdrawn, party: "north", reason: Text([.en: "wrong"])).entry(member: "m"),
            Self.threshold("100"), Self.indicator(name: "Roach", better: .lower),
        ])
        for (page, bytes) in zip(pages, before) {
            #expect(try await node.ask(page, accept: "application/json").body == bytes, "\(page)")
        }
        let later = try await node.ask("/en/indicators/roach-stock", accept: "application/json")
        #expect(later.body != now.body)
        let found = try later.json()
        #expect(found["status"] as? String == "good")
        #expect((found["name"] as? [String: Any])?["text"] as? String == "Roach")
        let earlier = try JSONSerialization.jsonObject(with: Data(before[0])) as? [String: Any]
        #expect(earlier?["status"] as? String == "none")
        #expect((earlier?["value"] as? [String: Any])?["high"] as? Double == 110)
    }

    private static func position(_ node: InterfaceNode) async throws -> Int64 {
        try await Register(reader: node.journal.reader).read(
            for: .everyone(.en), today: Instant(clamping: InterfaceNode.morning).day()
        ) { try $0.lastPosition() }
    }

    private static func threshold(_ amount: String) throws -> EntryBody {
        let quantity = Quantity(amount: try Amount(parsing: amount), unit: try Unit(parsing: "t"))
        return Claim(
            id: "limit", thing: "roach", property: "stock-limit", value: .quantity(quantity), saidBy: "south",
            basis: .found
        ).entry(party: "south", member: "m")
    }

    private static func indicator(name: String, better: Indicator.Better) -> EntryBody {
        var indicator = Indicator(
            id: "roach-stock", name: Text([.en: name]), formula: .latest, things: ["roach"], property: "stock")
        indicator.better = better
        indicator.threshold = "stock-limit"
        return indicator.entry(party: "paper", member: "m")
    }

    private static func ground() throws -> [EntryBody] {
        func property(_ id: String) throws -> EntryBody {
            Property(
                id: id, label: Text([.en: id]), type: .quantity, unit: try Unit(parsing: "t"), needsDatum: false,
                isTotal: false, kinds: ["stock"], expectedKinds: [], sector: .fisheries, useOf: nil, reviewDays: nil,
                choices: []
            ).entry(party: "paper", member: "m")
        }
        func party(_ id: String) -> EntryBody {
            Party(id: id, type: .publisher, name: Text([.en: id]), country: nil, speaksFor: nil, web: nil)
                .entry(party: "paper", member: "m")
        }
        return [
            party("north"), party("south"), try property("stock"), try property("stock-limit"),
            Thing(id: "roach", kind: "stock", name: Text([.en: "Roach"])).entry(party: "paper", member: "m"),
            indicator(name: "Stock of roach", better: .higher),
        ]
    }
}
