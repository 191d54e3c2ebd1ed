import Journal
import Languages
import Measures
import Register
import Testing

@testable import Web

@Suite("Content that means harm")
struct HostileContentTests {
    /// A node may take in entries that no pack reader has seen, so the pages must hold whatever stands in them.
    static let words = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title></head><b>",
        "<!-- ", "]]>", "&lt;&amp;&#x3C;", "javascript:alert(1)", "\u{202E}gnp.exe\u{202C}", "\u{2067}x", "{name}",
        "a\u{0}b\u{1B}[31m",
        String(repeating: "<", count: 10_000), String(repeating: "دراز ", count: 2_000), "\u{2028}\u{FEFF}", " ",
        "%s%n{0}",
    ]
    static let addresses = [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//evil.example/x", "https://user@evil.example/", "https://evil.example/\"onclick=\"x", "\\\\evil.example",
        "https://a.example/<script>", "http://", "vbscript:x", "java\nscript:alert(1)",
    ]

    private static func text(_ number: Int) -> Text {
        Text([
            .en: words[number % words.count], .fa: words[(number * 7 + 3) % words.count],
            .ru: words[(number * 5 + 1) % words.count],
        ])
    }

    private static func vocabulary() throws -> [any RegisterRecord] {
        let choices = [Property.Choice(id: "one", label: text(1)), Property.Choice(id: "two", label: text(2))]
        func property(_ id: String, _ type: Property.ValueType, _ number: Int, unit: Unit? = nil) -> Property {
            Property(
                id: id, label: text(number), type: type, unit: unit, needsDatum: id == "level", isTotal: false,
                kinds: ["province"],
                expectedKinds: ["province"], sector: .general, useOf: nil, reviewDays: nil,
                choices: type == .choice ? choices : [])
        }
        return [
            Kind(id: "province", label: text(0), plural: text(1), mark: .area, order: 1),
            Kind(id: "country", label: text(2), plural: text(3), mark: .area, order: 2),
            DatumLabel(id: "bs", label: text(4), note: text(5)),
            property("words", .text, 6), property("choice", .choice, 7), property("relation", .reference, 8),
            property("level", .quantity, 9, unit: try Unit(parsing: "m")),
            Region(
                id: "x", version: words[0], name: text(1), seaName: text(2), sea: "t-0",
                bounds: ["44", "35", "62", "49"],
                digest: "0"),
        ]
    }

    private static func things() -> [any RegisterRecord] {
        var records: [any RegisterRecord] = [
            Thing(id: "country", kind: "country", name: text(3), aliases: [.en: [words[1]]])
        ]
        for number in words.indices {
            let aliases: [Language: [String]] = [
                .en: [words[(number + 2) % words.count]], .fa: [words[(number + 4) % words.count]],
            ]
            records.append(
                Thing(
                    id: "t-\(number)", kind: "province", name: text(number), aliases: aliases, unchecked: [.ru],
                    position: Coordinate(lon: 50, lat: 40), within: ["country"], codes: ["<b>:\"\(words[0])", "iso:'>"])
            )
            records.append(
                Party(
                    id: "p-\(number)", type: .publisher, name: text(number + 1), country: nil, speaksFor: "t-\(number)",
                    web: addresses[number % addresses.count]))
        }
        for (number, address) in addresses.enumerated() {
            records.append(
                Source(
                    id: "s-\(number)", publisher: "p-\(number)", title: words[number], titleLanguage: .fa, url: address,
                    published: "<i>", licence: words[1], note: text(number)))
        }
        return records
    }

    private static func claims() throws -> [any RegisterRecord] {
        var records: [any RegisterRecord] = []
        for number in words.indices {
            let level = Quantity(
                amount: try Amount(parsing: "\(number)..\(number + 1)"), unit: try Unit(parsing: "m"),
                datum: Datum(code: "bs"))
            let values: [(String, Value)] = [
                ("words", .text(text(number))), ("choice", .choice("one")), ("choice", .choice("\"><b>")),
                ("relation", .reference("t-\((number + 1) % words.count)")), ("relation", .reference("<nowhere>")),
                ("level", .quantity(level)),
            ]
            for (order, value) in values.enumerated() {
                records.append(
                    Claim(
                        id: "c-\(number)-\(order)", thing: "t-\(number)", property: value.0, value: value.1,
                        saidBy: "p-\(number)",
                        speaker: text(number + 2), source: "s-\(number % addresses.count)", basis: .found,
                        stated: words[number],
                        doubt: text(number + 3), note: text(number + 4)))
            }
        }
        let places = [
            Quarrel.Place(thing: "t-0", property: "choice"), Quarrel.Place(thing: "t-1", property: "relation"),
        ]
        return records + [Quarrel(id: "q", title: text(0), lesson: text(1), accounts: places)]
    }

    static let loading = Task { () throws -> WebTestSite in
        let journal = try WebScratch.journal()
        let records = try vocabulary() + things() + claims()
        var entries = records.map { $0.entry(party: "p-0", member: "m") }
        for (number, stance) in Remark.Stance.allCases.enumerated() {
            entries.append(
                Remark(claim: "c-\(number)-0", stance: stance, party: "p-1", reason: text(number)).entry(member: "m"))
        }
        let all = entries
        _ = try await journal.append(expecting: nil) { _ in all }
        return try WebTestSite(journal)
    }

    @Test func everyPageStaysWhole() async throws {
        let site = try await Self.loading.value
        let crawl = try await Crawl(site, from: ["/en/", "/fa/"])
        #expect(crawl.pages.count > 300)
        for check in [Crawl.Check.answer, .form, .foreign, .styles, .ids, .language] {
            let faults = crawl.faults(check)
            #expect(faults == [], "\(check)")
        }
    }

    @Test func noAddressLeadsAstray() async throws {
        let site = try await Self.loading.value
        for language in ["en", "fa"] {
            for path in Self.addresses.indices.map({ "sources/s-\($0)" })
                + Self.words.indices.flatMap({ ["parties/p-\($0)", "things/t-\($0)"] })
            {
                let answer = try await site.ask("/\(language)/\(path)")
                #expect(answer.status == 200, "\(path)")
                for node in try answer.page().nodes {
                    for address in [node.attributes["href"], node.attributes["src"]].compactMap(\.self) {
                        let isLocal = address.hasPrefix("#") || (address.hasPrefix("/") && !address.hasPrefix("//"))
                        #expect(
                            isLocal || address.hasPrefix("http://") || address.hasPrefix("https://"),
                            "\(path): \(address)")
                        #expect(
                            !address.contains("@") && !address.contains(where: { "<>\"\n\\ ".contains($0) }),
                            "\(path): \(address)")
                    }
                }
            }
        }
    }

    /// What was written is shown as it was written: escaped, not lost.
    @Test func whatWasWrittenIsShown() async throws {
        let site = try await Self.loading.value
        #expect(try await site.ask("/en/things/t-0").page().all("h1").map(\.text) == [Self.words[0]])
        #expect(try await site.ask("/en/things/t-1").page().title.hasPrefix(Self.words[1]))
        // A name that turns the direction of writing is held in by its element or by isolates.
        let answer = try await site.ask("/en/things/t-11")
        #expect(!answer.body.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) })
    }

    @Test func faultPagesRepeatNothingRaw() async throws {
        let site = try await Self.loading.value
        for path in [
            "/en/things/%3Cscript%3E", "/en/?%22%3E%3Cscript%3E=1", "/en/<script>alert(1)</script>",
            "/fa/things/x'\"><b>", "/en/things/t-0/history?before=%3Cb%3E",
        ] {
            let answer = try await site.ask(path)
            #expect((400..<500).contains(answer.status), "\(path)")
            // Our own scripts have an address; what was asked for would have none.
            #expect(!answer.text.contains("<script>") && !answer.text.contains("<b>"))
            _ = try answer.page()
        }
    }
}
