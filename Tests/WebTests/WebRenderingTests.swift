import Journal
import Languages
import Markup
import Measures
import Register
import Testing

@testable import Web

@Suite("Pages made by hand, without a database")
struct WebRenderingTests {
    private func figures(_ language: Language) async throws -> Figures {
        let site = try await WebTestSite.caspian().site
        let wording = site.wording(language, .empty, Instant(clamping: WebTestSite.morning).day())
        return Figures(wording: wording, names: [:])
    }

    private static func draught(_ id: String, _ metres: String, _ property: Property) throws -> StandingClaim {
        let quantity = Quantity(amount: try Amount(parsing: metres), unit: try Unit(parsing: "m"), datum: nil)
        return StandingClaim(
            claim: Claim(
                id: id, thing: "port", property: property.id, value: .quantity(quantity), saidBy: "speaker",
                basis: .found),
            recorder: "recorder", position: 1, recordedMilliseconds: WebTestSite.morning, remarks: [])
    }

    @Test(arguments: [Language.en, .fa])
    func aClaimPageRenders(_ language: Language) async throws {
        let property = try Self.property()
        let page = ClaimPage(
            figures: try await figures(language),
            thing: Thing(id: "port", kind: "port", name: Text([.en: "Port", .fa: "بندر"])),
            property: property, standing: try Self.draught("c-1", "4.5..5", property), isChosen: true, hasHistory: false
        )
        let html = try await render(page, language)
        #expect(html.all("h1").count == 1)
        #expect(html.text.contains(language == .fa ? "۴٫۵" : "4.5"))
        #expect(html.all("a").contains { $0.attributes["href"] == "/\(language.tag)/parties/speaker" })
    }

    @Test(arguments: [Language.en, .fa])
    func aThingWithoutFiguresRenders(_ language: Language) async throws {
        let page = ThingPage(
            figures: try await figures(language), thing: Thing(id: "bare", kind: "port", name: Text([.en: "Bare"])),
            wholes: [],
            accounts: [], parts: [], namesakes: [], completeness: nil, locator: Markup(), utilisation: [])
        let html = try await render(page, language)
        #expect(html.all("h1").map(\.text) == ["Bare"])
        // A name in another language than the page's is marked as such.
        #expect(language == .en || html.all("bdi").contains { $0.attributes["lang"] == "en" && $0.text == "Bare" })
    }

    @Test(arguments: [Language.en, .fa])
    func lettersLeaveAFigureAlone(_ language: Language) async throws {
        let property = try Self.property()
        let figures = try await figures(language)
        for (metres, wanted) in [("5.5", "5.5"), ("17..18", "17–18"), ("12000", "12")] {
            let figure = figures.figure(try Self.draught("c-2", metres, property).claim, of: property).text
            #expect(figure.hasPrefix("<a class=\"figure\" href=\"/\(language.tag)/claims/c-2\">"))
            if language == .en { #expect(figure.contains(wanted), "\(figure)") }
        }
    }

    private static func property() throws -> Property {
        Property(
            id: "draught", label: Text([.en: "Draught", .fa: "آبخور"]), type: .quantity, unit: try Unit(parsing: "m"),
            needsDatum: false, isTotal: false, kinds: ["port"], expectedKinds: [], sector: .transport, useOf: nil,
            reviewDays: nil, choices: [])
    }

    private func render(_ page: some Page, _ language: Language) async throws -> WebPage {
        let site = try await WebTestSite.caspian().site
        let wording = try await figures(language).wording
        return try WebPage(site.frame(wording, nil, position: 7, path: "/\(language.tag)/x").markup(page).bytes)
    }
}
