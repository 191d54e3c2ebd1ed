import Languages
import Measures
import Register
import Testing

@testable import Web

@Suite("The meetings on one line of time")
struct MeetingsTests {
    @Test(arguments: ["en", "fa", "kk"])
    func everyMeetingStandsOnce(_ language: String) async throws {
        let site = try await WebTestSite.caspian()
        let page = try await site.ask("/\(language)/meetings").page()
        let links = page.nodes.filter { $0.name == "a" && page.ancestors(of: $0).first?.name == "h3" }.compactMap {
            $0.attributes["href"]
        }
        let meetings = try #require(site.pack).records.compactMap { $0 as? Thing }.filter { $0.kind == "meeting" }
        #expect(!meetings.isEmpty)
        #expect(links.sorted() == meetings.map { "/\(language)/things/\($0.id)" }.sorted())
    }

    @Test func theLatestComesFirst() async throws {
        let page = try await WebTestSite.caspian().ask("/en/meetings").page()
        let years = page.all("h2").compactMap { Int($0.text.prefix(4)) }
        #expect(years.count > 5 && years == years.sorted(by: >) && Set(years).count == years.count)
    }

    /// Planned for 12 August 2026, and nobody has said that it was held: on 22 November nobody knows.
    @Test func aPlanWhoseTermHasPassedIsNotKnown() async throws {
        let site = try await WebTestSite.caspian()
        let page = try await site.ask("/en/meetings").page()
        let items = page.all("li").filter { $0.classes.contains("missed") }
        let name = "Seventh Caspian Summit, Tehran (planned 2026)"
        let planned = try #require(items.first { $0.text.contains(name) })
        #expect(planned.text.contains(site.say("state.lapsed", .en, ["date": .text("12 August 2026")])))
        #expect(!page.all("li").contains { $0.classes.contains("done") && $0.text.contains(name) })
    }

    @Test func daysStandInBothCalendars() async throws {
        let site = try await WebTestSite.caspian()
        let persian = try await site.ask("/fa/meetings").page().main
        #expect(persian.contains("۲۱ مرداد ۱۳۹۷ (۱۲ اوت ۲۰۱۸)"))
        let english = try await site.ask("/en/meetings").page().main
        #expect(english.contains("12 August 2018 · 21 Mordad 1397 (Solar Hijri)"))
    }

    @Test func oneLevelAlone() async throws {
        let site = try await WebTestSite.caspian()
        let all = try await site.ask("/en/meetings").page()
        let choices = all.nodes.filter { $0.attributes["href"]?.hasPrefix("/en/meetings?level=") == true }
        #expect(choices.count >= 4)
        var count = 0
        for choice in choices {
            let page = try await site.ask(choice.attributes["href"] ?? "").page()
            let found = page.all("li").filter { !$0.classes.isDisjoint(with: ["done", "missed", "planned"]) }
            #expect(!found.isEmpty)
            #expect(found.allSatisfy { $0.text.contains(choice.text) })
            count += found.count
        }
        #expect(count == all.all("li").count { !$0.classes.isDisjoint(with: ["done", "missed", "planned"]) })
    }

    @Test func whoCameIsShownWithWhoSaysSo() async throws {
        let site = try await WebTestSite.caspian()
        let page = try await site.ask("/en/meetings").page()
        let lists = page.all("details").filter { $0.text.contains(site.say("state.disputed", .en)) }
        #expect(!lists.isEmpty)
        let account = try await site.site.register.read(for: .everyone(.en), today: site.site.now().day()) { reading in
            try reading.thing("meeting-governors-2025-rasht").flatMap {
                try reading.account(of: $0, property: "participants-azerbaijan")
            }
        }
        let claims = try #require(account).sameTimeClaims
        #expect(claims.count > 1)
        for standing in claims {
            #expect(page.nodes.contains { $0.attributes["href"] == "/en/claims/\(standing.claim.id)" })
        }
    }
}
