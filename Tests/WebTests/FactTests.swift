import Languages
import Measures
import Register
import Testing

@testable import Web

@Suite("What the pages of the Caspian say")
struct FactTests {
    private func page(_ path: String) async throws -> WebPage {
        let answer = try await WebTestSite.caspian().ask(path)
        #expect(answer.status == 200, "\(path)")
        return try answer.page()
    }

    /// Three speakers at one meeting: all three stand side by side, and the account is disputed.
    @Test(arguments: [("en", ["5.5", "4", "3.8"]), ("fa", ["۵٫۵", "۴", "۳٫۸"])])
    func theDraughtAtAstaraIsDisputed(_ language: String, _ draughts: [String]) async throws {
        let page = try await page("/\(language)/things/port-astara-ir")
        let account = page.inside(id: "draught")
        let values = Set(account.filter { $0.classes.contains("value") }.map(\.text))
        #expect(values.isSuperset(of: draughts), "\(values)")
        #expect(account.contains { $0.classes.isSuperset(of: ["state", "disputed"]) })
        let claims = account.filter { $0.name == "li" && $0.attributes["id"]?.hasPrefix("c-") == true }
        #expect(claims.count >= 3)
        #expect(claims.count { $0.classes.contains("chosen") } == 1)
        #expect(page.text.contains(try await WebTestSite.caspian().say("reason.label", language == "fa" ? .fa : .en)))
    }

    @Test(arguments: ["en", "fa"])
    func twoAstarasAreToldApart(_ language: String) async throws {
        let iranian = try await page("/\(language)/things/town-astara-ir")
        let azerbaijani = try await page("/\(language)/things/town-astara-az")
        #expect(iranian.all("h1").map(\.text) != azerbaijani.all("h1").map(\.text))
        #expect(iranian.title != azerbaijani.title)
        for (page, other) in [(iranian, "town-astara-az"), (azerbaijani, "town-astara-ir")] {
            #expect(
                page.all("a").contains { $0.attributes["href"] == "/\(language)/things/\(other)" },
                "\(other) is not named")
            #expect(
                page.text.contains(
                    try await WebTestSite.caspian().say("thing.not-to-be-confused", language == "fa" ? .fa : .en)))
        }
    }

    /// A rule past its term is shown as not known since, never as still true and never hidden.
    @Test(arguments: [
        ("things/az", "passenger-entry"), ("things/crossing-astara", "passenger-entry"),
        ("things/meeting-leaders-2026-tehran", "planned-for"),
    ])
    func aTermThatHasPassedIsNotKnownSince(_ path: String, _ property: String) async throws {
        let site = try await WebTestSite.caspian()
        for language in [Language.en, .fa] {
            let page = try await page("/\(language.tag)/\(path)")
            let account = page.inside(id: property)
            let states = account.filter { $0.classes.contains("state") }.map(\.text)
            let pieces = site.say("state.lapsed", language, ["date": .text("@")]).split(separator: "@")
                .map { $0.filter { $0.isLetter || $0 == " " } }.filter { !$0.isBlank }
            #expect(
                states.contains { state in pieces.allSatisfy { state.contains($0.trimmingPrefix(" ")) } }, "\(states)")
            #expect(account.contains { $0.classes.contains("figure") }, "the figure itself is hidden")
        }
    }

    /// Before its term a rule holds: the same page on an earlier day does not say so.
    @Test func beforeItsTermARuleHolds() async throws {
        let site = try await WebTestSite.caspian().site
        let day = try #require(Day(year: 2026, month: 3, day: 1))
        let states = try await site.register.read(for: .everyone(.en), today: day) { reading in
            try reading.thing("az").flatMap { try reading.account(of: $0, property: "passenger-entry") }?.states
        }
        #expect(states?.contains(.notKnownSince) == false)
    }

    @Test func claimsForMembersHaveNoPage() async throws {
        let site = try await WebTestSite.caspian()
        let hidden = try #require(site.pack).claims.filter { $0.visibility == .members }
        #expect(hidden.count > 20)
        for claim in hidden {
            for language in ["en", "fa"] {
                #expect(try await site.ask("/\(language)/claims/\(claim.id)").status == 404, "\(claim.id)")
            }
        }
    }

    @Test func aFigureOfGeneralKnowledgeSaysSo() async throws {
        let site = try await WebTestSite.caspian()
        let claims = try #require(site.pack).claims.filter {
            $0.basis == .generalKnowledge && $0.visibility == .everyone
        }
        #expect(!claims.isEmpty)
        for claim in claims.prefix(25) {
            for language in [Language.en, .fa] {
                let page = try await page("/\(language.tag)/claims/\(claim.id)")
                #expect(page.main.contains(site.say("basis.general-knowledge", language)), "\(claim.id)")
                let own = try await self.page("/\(language.tag)/things/\(claim.thing)").inside(id: claim.property)
                #expect(
                    own.contains { $0.classes.isSuperset(of: ["state", "assumed"]) }, "\(claim.thing) \(claim.property)"
                )
            }
        }
    }

    /// Everything that was recorded about a claim stands on its page, and its source one step away.
    @Test func aClaimLeadsToItsSourceAndAccount() async throws {
        let pack = try #require(try await WebTestSite.caspian().pack)
        let claim = try #require(pack.claims.first { $0.thing == "port-astara-ir" && $0.property == "draught" })
        let source = try #require(claim.source)
        for language in ["en", "fa"] {
            let page = try await page("/\(language)/claims/\(claim.id)")
            let links = page.all("a").compactMap { $0.attributes["href"] }
            #expect(links.contains("/\(language)/sources/\(source)"))
            #expect(links.contains("/\(language)/parties/\(claim.saidBy)"))
            #expect(links.contains("/\(language)/things/port-astara-ir#draught"))
            let back = try await self.page("/\(language)/sources/\(source)").all("a").compactMap {
                $0.attributes["href"]
            }
            #expect(back.contains("/\(language)/claims/\(claim.id)"))
        }
    }

    /// Every public claim of the pack is on its thing's page and has a page of its own, in both languages.
    @Test func noPublicClaimIsLost() async throws {
        let claims = try #require(try await WebTestSite.caspian().pack).claims.filter { $0.visibility == .everyone }
        for (thing, claims) in Dictionary(grouping: claims, by: \.thing) {
            let links = Set(try await page("/fa/things/\(thing)").all("a").compactMap { $0.attributes["href"] })
            for claim in claims { #expect(links.contains("/fa/claims/\(claim.id)"), "\(thing) \(claim.property)") }
        }
    }

    @Test func theDayIsTheReadersDay() async throws {
        let page = try await page("/en/")
        #expect(page.text.contains("22 November 2026"))
        #expect(try await self.page("/fa/").text.contains("۱ آذر ۱۴۰۵"))
    }
}
