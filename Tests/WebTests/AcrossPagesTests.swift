import Chances
import Languages
import Markup
import Measures
import Register
import Testing

@testable import Web

/// The pages that lay figures of many things side by side say what the register says.
@Suite("Figures across things, two side by side, capacity and use, provinces, parties")
struct AcrossPagesTests {
    private func page(_ path: String) async throws -> WebPage {
        let answer = try await WebTestSite.caspian().ask(path)
        #expect(answer.status == 200, "\(path)")
        return try answer.page()
    }

    private func read<Answer: Sendable>(_ ask: @Sendable (Reading) throws -> Answer) async throws -> Answer {
        let site = try await WebTestSite.caspian().site
        return try await site.register.read(for: .everyone(.en), today: site.now().day(), ask)
    }

    /// The ids of the things in the rows of the table, in their order.
    private func rows(_ page: WebPage) -> [String] {
        page.all("th").filter { $0.attributes["scope"] == "row" }.compactMap { head in
            page.all("a").first { page.ancestors(of: $0).contains { $0.text == head.text && $0.name == "th" } }?
                .attributes["href"]?.split(separator: "/").last.map { String($0.prefix { $0 != "#" }) }
        }
    }

    private func amount(_ account: Account, _ property: Property) -> Double? {
        guard case .quantity(let quantity) = account.chosen?.claim.value, let unit = property.unit else { return nil }
        return try? quantity.converted(to: unit).amount.middle
    }

    @Test func thingsStandInTheOrderAskedFor() async throws {
        let (property, across) = try await read { reading in
            (try #require(reading.vocabulary.properties["population"]), try reading.accounts(across: "population"))
        }
        var seen: [String] = []
        let pages = PropertyPage.pages(across.things.count)
        #expect(pages > 2)
        for number in 1...pages { seen += rows(try await page("/en/properties/population?page=\(number)")) }
        #expect(seen.count == across.things.count && Set(seen) == Set(across.things.map(\.id)))
        let amounts = seen.map { across.accounts[$0].flatMap { amount($0, property) } ?? -.infinity }
        #expect(zip(amounts, amounts.dropFirst()).allSatisfy { $0 >= $1 })
        let ends = rows(try await page("/en/properties/population?order=as-of")).map {
            across.accounts[$0]?.chosen?.claim.asOf?.end
        }
        #expect(
            zip(ends, ends.dropFirst()).allSatisfy { pair in
                pair.1.map { next in pair.0.map { $0 >= next } ?? false } ?? true
            })
        let names = rows(try await page("/en/properties/population?order=name"))
        let order = AlphabeticalOrder(.en)
        let byName = order.sorted(across.things) { $0.name.reading(in: .en)?.text ?? "" }.prefix(50).map(\.id)
        #expect(names == Array(byName))
    }

    @Test func filtersLeaveWhatTheyName() async throws {
        let towns = try await page("/fa/properties/population?kind=town&within=ir-01")
        let things = try await read { reading in
            try reading.accounts(across: "population", kind: "town", within: "ir-01").things.map(\.id)
        }
        #expect(!things.isEmpty && Set(rows(towns)) == Set(things))
        let chosen = towns.all("option").filter { $0.attributes["selected"] != nil }.compactMap {
            $0.attributes["value"]
        }
        #expect(chosen == ["town", "ir-01", "value"])
        // An empty field of the form asks for nothing.
        #expect(
            rows(try await page("/en/properties/draught?kind=&within=&order="))
                == rows(try await page("/en/properties/draught")))
    }

    /// A property whose claims are for members alone is not listed, nor counted, nor does its page show anything.
    @Test func whatMembersAloneMayReadIsNotThere() async throws {
        let pack = try #require(try await WebTestSite.caspian().pack)
        let open = Set(pack.claims.filter { $0.visibility == .everyone }.map(\.property))
        let hidden = Set(pack.claims.map(\.property)).subtracting(open)
        #expect(!hidden.isEmpty)
        let links = Set(try await page("/en/properties").all("a").compactMap { $0.attributes["href"] })
        for property in open { #expect(links.contains("/en/properties/\(property)")) }
        for property in hidden {
            #expect(!links.contains("/en/properties/\(property)"))
            let answer = try await WebTestSite.caspian().ask("/en/properties/\(property)")
            #expect(answer.status == 200)
            #expect(try answer.page().all(class: "figure").isEmpty)
        }
    }

    /// Never two datums on one axis, and never a part of a year beside a year.
    @Test func oneAxisHoldsOneDatumAndOneLength() async throws {
        let site = try await WebTestSite.caspian().site
        try await read { reading in
            let wording = site.wording(.en, reading.vocabulary, site.now().day())
            for property in reading.vocabulary.properties.values where property.type == .quantity {
                let rows = PropertyRows(try reading.accounts(across: property.id), of: property, order: .value, wording)
                for run in rows.drawable(kind: nil) {
                    #expect(Set(run.map(\.datum)).count == 1, "\(property.id)")
                    #expect(!property.isTotal || run.allSatisfy(\.isOfWholeYear), "\(property.id)")
                }
            }
        }
    }

    @Test func twoProvincesStandSideBySide() async throws {
        let site = try await WebTestSite.caspian()
        let (one, other) = try await read { reading in
            (
                try reading.accounts(of: try #require(try reading.thing("ir-01"))).map(\.property),
                try reading.accounts(of: try #require(try reading.thing("kz-47"))).map(\.property)
            )
        }
        for language in [Language.en, .fa] {
            let page = try await page("/\(language.tag)/compare?a=ir-01&b=kz-47")
            let links = page.all("a").compactMap { $0.attributes["href"] }
            for property in Set(one).union(other) { #expect(links.contains("/\(language.tag)/properties/\(property)")) }
            let gaps = page.all(class: "gap").count { $0.text == site.say("compare.nobody", language) }
            #expect(gaps == Set(one).symmetricDifference(other).count)
        }
        let form = try await page("/en/compare")
        #expect(form.all("select").count == 2 && form.all("form").first?.attributes["method"] == "get")
        #expect(
            try await page("/en/compare?a=port-anzali&b=port-aktau").main.contains(site.say("table.name", .en)) == false
        )
    }

    /// The share is that of the two claims, computed here once more from the pack.
    @Test func theUseOfACapacityIsTheQuotientOfItsClaims() async throws {
        let page = try await page("/en/use")
        let (use, capacity) = try await read { reading in
            let port = try #require(try reading.thing("port-anzali"))
            return (
                try #require(try reading.account(of: port, property: "throughput")?.chosen?.claim),
                try #require(try reading.account(of: port, property: "annual-handling-capacity")?.chosen?.claim)
            )
        }
        guard case .quantity(let used) = use.value, case .quantity(let whole) = capacity.value,
            let span = use.asOf?.span
        else { throw NoQuantity() }
        let days = Double(span.lowerBound.days(to: span.upperBound) + 1)
        let share = used.amount.middle * 365.25 / days / whole.amount.middle * 100
        let entry = page.inside(id: "port-anzali-throughput").first { $0.classes.contains("use-share") }
        #expect(entry?.text.contains("\(Int(share.rounded()))") == true)
        let links = page.all("a").compactMap { $0.attributes["href"] }
        #expect(links.contains("/en/claims/\(use.id)") && links.contains("/en/claims/\(capacity.id)"))
        let shares = page.all("li").compactMap(\.attributes["id"]).filter { $0.contains("throughput") }
        #expect(Set(shares).count == shares.count && shares.count > 2)
    }

    private struct NoQuantity: Error {}

    @Test(arguments: [
        ("ir-01", ["ir-02"], ["az-ast"]), ("ru-ast", ["ru-kl"], ["kz-23"]), ("ir-27", ["ir-02"], ["tm-b"]),
    ])
    func neighboursAreThoseWithACommonBorder(_ id: String, _ within: [String], _ abroad: [String]) async throws {
        let neighbours = try await read { try $0.neighbours(of: try #require(try $0.thing(id))) }
        #expect(neighbours.filter { $0.abroad == nil }.map(\.thing.id).sorted() == within)
        #expect(neighbours.filter { $0.abroad != nil }.map(\.thing.id).sorted() == abroad)
        let links = try await page("/en/things/\(id)").all("a").compactMap { $0.attributes["href"] }
        for other in within + abroad { #expect(links.contains("/en/compare?a=\(id)&b=\(other)")) }
    }

    /// Everything that lies in a province is on its page, and everything that is said of the province itself.
    @Test func aProvincesPageNamesWhatLiesInIt() async throws {
        let ids = try await read { try $0.parts(of: "kz-47").map(\.id) }
        let links = try await page("/fa/things/kz-47").all("a").compactMap { $0.attributes["href"] }
        #expect(ids.count > 5)
        for id in ids { #expect(links.contains("/fa/things/\(id)")) }
    }

    @Test func everyPartyIsListedOnce() async throws {
        let parties = try await read { Set($0.vocabulary.parties.keys) }
        let links = try await page("/en/parties").all("a").compactMap { $0.attributes["href"] }
            .filter { $0.hasPrefix("/en/parties/") }
        #expect(links.count == parties.count && Set(links) == Set(parties.map { "/en/parties/\($0)" }))
    }

    @Test func homeLeadsToTheTasks() async throws {
        for language in ["en", "fa"] {
            let page = try await page("/\(language)/")
            let links = Set(page.all("a").compactMap { $0.attributes["href"] })
            for path in ["properties", "compare", "use", "quarrels", "parties", "completeness"] {
                #expect(links.contains("/\(language)/\(path)"))
            }
            let menu = page.all("nav").first { nav in page.ancestors(of: nav).contains { $0.classes.contains("nav") } }
            #expect(menu != nil)
        }
        #expect(PagePart.allCases.count <= 7)
    }

    @Test func plotsKeepWithinTheirFrame() {
        var random = Chance(seed: 4)
        for _ in 0..<200 {
            let rows = (0..<Int.random(in: 0...40, using: &random)).map { index in
                let low = Double.random(in: -1e6...1e6, using: &random)
                let high = Bool.random(using: &random) ? low : low + Double.random(in: 0...1e5, using: &random)
                return ThingsPlot.Row(
                    name: String(repeating: "x", count: index), language: .en, low: index % 7 == 0 ? nil : low,
                    high: index % 11 == 0 ? nil : high, spread: index % 3 == 0 ? low...(high + 1) : nil,
                    label: "\(index)")
            }
            for language in [Language.en, .fa] {
                let text = ThingsPlot(rows: rows, about: "<b>", numbers: NumberFormat(language), name: "n").drawing.text
                #expect(!text.contains("<b>"))
                #expect(text.matches(of: /<text x="0"|<text x="480"/).count >= min(rows.count, ThingsPlot.drawnMax))
                for match in text.matches(of: /cx="(-?[0-9.]+)"/) {
                    let x = Double(match.1) ?? -1
                    #expect((0...480).contains(x))
                }
            }
        }
    }
}
