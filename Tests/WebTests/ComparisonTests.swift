import Journal
import Languages
import Measures
import Register
import Testing

@testable import Web

@Suite("Two versions of a thing side by side")
struct ComparisonTests {
    /// Positions: 1 kind, 2 property, 3 property, 4 party, 5 the port, 6 its depth, 7 a note, 8 a hidden claim,
    /// 9 the note reworded, 10 the depth withdrawn, 11 the port renamed, 12 another port.
    private static let loading = Task { () throws -> WebTestSite in
        let journal = try WebScratch.journal()
        func property(_ id: String, _ label: String, _ type: Property.ValueType, _ unit: Unit?) -> Property {
            Property(
                id: id, label: Text([.en: label]), type: type, unit: unit, needsDatum: false, isTotal: false,
                kinds: ["port"], expectedKinds: [], sector: .general, useOf: nil, reviewDays: nil, choices: [])
        }
        func claim(_ id: String, _ property: String, _ value: Value, _ visibility: Visibility = .everyone) -> Claim {
            Claim(
                id: id, thing: "port-x", property: property, value: value, saidBy: "p", basis: .found,
                visibility: visibility)
        }
        let meter = try Unit(parsing: "m")
        let depth = Value.quantity(Quantity(amount: try Amount(parsing: "4"), unit: meter))
        let records: [any RegisterRecord] = [
            Kind(id: "port", label: Text([.en: "Port"]), plural: Text(), mark: .ring, order: 1),
            property("depth", "Depth", .quantity, meter), property("notes", "Notes", .text, nil),
            Party(id: "p", type: .publisher, name: Text([.en: "A paper"]), country: nil, speaksFor: nil, web: nil),
            Thing(id: "port-x", kind: "port", name: Text([.en: "Old Port"])), claim("c-depth", "depth", depth),
            claim("c-note", "notes", .text(Text([.en: "two berths are closed", .fa: "دو اسکله بسته است"]))),
            claim("c-hidden", "notes", .text(Text([.en: "marker-of-members"])), .members),
            claim("c-note", "notes", .text(Text([.en: "three berths are closed", .fa: "سه اسکله بسته است"]))),
        ]
        var entries = records.map { $0.entry(party: "p", member: "m") }
        entries.append(
            Remark(claim: "c-depth", stance: .withdrawn, party: "p", reason: Text([.en: "Misread."])).entry(member: "m")
        )
        for (id, name) in [("port-x", "New Port"), ("port-y", "Other Port")] {
            entries.append(
                Thing(id: id, kind: "port", name: Text([.en: name])).entry(party: "p", member: "m"))
        }
        _ = try await journal.append(entries)
        return try WebTestSite(journal)
    }

    private func compare(_ from: Int, _ to: Int, _ language: String = "en") async throws -> Answer {
        try await Self.loading.value.ask("/\(language)/things/port-x/history/compare?from=\(from)&to=\(to)")
    }

    private func texts(_ page: WebPage, _ name: String) -> [String] {
        page.all(name).map { $0.text.trimmingPrefix(while: \.isWhitespace).description }
    }

    @Test func wordsAreStruckOutAndPutIn() async throws {
        let page = try await compare(7, 9).page()
        #expect(texts(page, "del") == ["two ", "دو "])
        #expect(texts(page, "ins") == ["three ", "سه "])
        #expect(page.all("bdi").contains { $0.attributes["lang"] == "fa" && $0.attributes["dir"] == "rtl" })
    }

    @Test func whatCameAndWentIsSaid() async throws {
        let site = try await Self.loading.value
        let page = try await compare(5, 11).page()
        for key in ["entry.claim-recorded", "entry.claim-withdrawn"] as [PhraseKey] {
            #expect(page.all("strong").contains { $0.text == site.say(key, .en) }, "\(key.name)")
        }
        #expect(texts(page, "del").contains("Old ") && texts(page, "ins").contains("New "))
        #expect(page.all("td").contains { $0.text == "Old Port" } && page.all("td").contains { $0.text == "New Port" })
        // The order in which they are named does not matter.
        #expect(try await compare(11, 5).page().main == page.main)
    }

    @Test func theUnchangedIsOnlyCounted() async throws {
        let site = try await Self.loading.value
        let page = try await compare(9, 10).page()
        #expect(page.main.contains(site.say("history.comparison.unchanged", .en, ["count": .count(1)])))
        #expect(!page.main.contains("berths"))
    }

    @Test(arguments: [(5, 8), (5, 12), (4, 5), (5, 400)])
    func whatIsNoVersionIsSaidSo(_ from: Int, _ to: Int) async throws {
        let site = try await Self.loading.value
        for language in [Language.en, .fa, .ru, .az, .kk, .tk] {
            let answer = try await compare(from, to, language.tag)
            #expect(answer.status == 404)
            let page = try FaultTests().expectFaultPage(answer, "no-version", language, site)
            #expect(!page.text.contains("marker"))
        }
    }

    @Test func theHistoryLetsTwoBeChosen() async throws {
        let page = try await Self.loading.value.ask("/fa/things/port-x/history").page()
        let forms = page.all("form").filter { $0.attributes["role"] != "search" }
        let form = try #require(forms.first)
        #expect(form.attributes["action"] == "/fa/things/port-x/history/compare")
        for name in ["from", "to"] {
            let buttons = page.all("input").filter { $0.attributes["name"] == name }
            #expect(buttons.compactMap { $0.attributes["value"] } == ["11", "10", "9", "7", "6", "5"])
            #expect(buttons.count { $0.attributes["checked"] != nil } == 1)
        }
        #expect(forms.count == 1 && page.all("button").count == 2)
    }

    @Test func aClaimHasAHistoryOfItsOwn() async throws {
        let site = try await Self.loading.value
        let claim = try await site.ask("/en/claims/c-note").page()
        #expect(claim.nodes.contains { $0.attributes["href"] == "/en/claims/c-note/history" })
        let page = try await site.ask("/en/claims/c-note/history").page()
        #expect(texts(page, "ins") == ["three ", "سه "])
        #expect(page.all("li").compactMap { $0.attributes["id"] } == ["entry-9", "entry-7"])
        #expect(try await site.ask("/en/claims/c-hidden/history").status == 404)
        let withdrawn = try await site.ask("/en/claims/c-depth/history").page()
        #expect(withdrawn.main.contains("Misread."))
        #expect(try await site.ask("/en/things/port-y/history").page().all("form").count == 1)
    }
}
