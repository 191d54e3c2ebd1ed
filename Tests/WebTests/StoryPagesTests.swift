import Drafts
import Foundation
import HTTPTypes
import Journal
import Languages
import Measures
import Members
import Newsroom
import Register
import Testing

@testable import Web

@Suite struct StoryPagesTests {
    private static let attack = "<script>alert(1)</script>\" onload=\"x"

    /// A site over an own journal with one story, at a moment that a test sets.
    private static func site(
        _ edit: (inout Story) -> Void = { _ in }, at milliseconds: Int64 = WebTestSite.morning
    ) async throws -> WebTestSite {
        let journal = try WebScratch.journal()
        var version = StoryVersion(
            title: "Title \(attack)", lead: "Lead \(attack)",
            blocks: [
                .paragraph("Text \(attack) *a* **b** [web](https://a.example/?x=1&y=2) [own](thing:port-a)"),
                .heading(attack), .quotation(Quotation(text: attack, speaker: attack)),
                .list(items: [attack], isNumbered: true),
                .table(StoryTable(rows: [[attack, "b"], ["c", attack]], caption: attack)),
                .picture(StoryPicture(id: "p", alternative: attack, caption: attack, credit: attack)),
                .film(
                    StoryFilm(
                        .foreign(
                            ForeignFilm(
                                provider: "a.example", story: "1", media: "2", width: 3, height: 4,
                                address: "https://a.example/film")), caption: attack)),
                .register(RegisterBlock(.map, things: ["nowhere"], caption: attack)),
            ])
        version.author = attack
        var story = Story(id: "story-one", original: .en, versions: [.en: version])
        story.source = StorySource(publisher: attack, title: attack, address: "https://a.example/")
        edit(&story)
        _ = try await journal.append([
            Party(id: "north", type: .office, name: Text([.en: "North"]), country: nil, speaksFor: nil, web: nil)
                .entry(party: "north", member: "m"),
            story.entry(party: "north", member: "m"),
        ])
        return try WebTestSite(journal, at: SetClock(milliseconds))
    }

    @Test(arguments: ["/en/stories", "/en/stories/story-one", "/fa/stories/story-one", "/en/embed/stories/story-one"])
    func hostileTextStaysText(path: String) async throws {
        let answer = try await Self.site().ask(path)
        #expect(answer.status == 200)
        #expect(!answer.text.contains("<script>alert"))
        #expect(!answer.text.contains("\" onload=\""))
        #expect(answer.text.contains("&lt;script&gt;"))
    }

    @Test func hostileTextStaysTextInFeedsAndScripts() async throws {
        let site = try await Self.site()
        let atom = try await site.ask("/en/stories.atom")
        #expect(atom.status == 200 && !atom.text.contains("<script>alert"))
        let json = try await site.ask("/en/stories-feed.json")
        #expect((try JSON(parsing: json.body))["items"]?.arrayValue?.count == 1)
        let script = try await site.ask("/embed/stories/story-one.js?language=en")
        #expect(script.header("Content-Type")?.hasPrefix("text/javascript") == true)
        #expect(!script.text.contains("<") && !script.text.contains("onload=\""))
    }

    @Test func anotherSiteMayFrameTheFrameAlone() async throws {
        let site = try await Self.site()
        let frame = try await site.ask("/en/embed/stories/story-one")
        #expect(frame.header("Content-Security-Policy")?.contains("frame-ancestors *") == true)
        #expect(frame.header("Cross-Origin-Resource-Policy") == "cross-origin")
        let page = try await site.ask("/en/stories/story-one")
        #expect(page.header("Content-Security-Policy")?.contains("frame-ancestors 'none'") == true)
        #expect(try await site.ask("/en/embed/stories/none").status == 404)
    }

    /// What is held back is on no page, in no feed, search or map of the site; at its moment it is on all of them, though
    /// no entry has been written since.
    @Test func allFacesTurnOverAtTheMoment() async throws {
        let moment = WebTestSite.morning + 3_600_000
        let paths = [
            "/en/stories", "/en/stories.atom", "/en/stories-feed.json", "/en/search?q=held", "/sitemap/stories-1.xml",
            "/en/parties/north", "/en/",
        ]
        let clock = SetClock(moment - 1)
        let site = try await Self.heldBack(until: moment, clock: clock)
        for path in paths { #expect(try await !site.ask(path).text.contains("story-held"), "\(path) before") }
        for path in ["/en/stories/story-held", "/en/embed/stories/story-held"] {
            #expect(try await site.ask(path).status == 404)
        }
        let before = try await site.ask("/en/stories.atom").header("ETag")
        clock.set(moment)
        for path in paths { #expect(try await site.ask(path).text.contains("story-held"), "\(path) after") }
        #expect(try await site.ask("/en/stories/story-held").status == 200)
        #expect(try await site.ask("/en/stories.atom").header("ETag") != before)
    }

    private static func heldBack(until moment: Int64, clock: SetClock) async throws -> WebTestSite {
        let journal = try WebScratch.journal()
        var story = Story(
            id: "story-held", original: .en,
            versions: [.en: StoryVersion(title: "Held", lead: "", blocks: [.paragraph("Held back.")])])
        story.embargo = Instant(clamping: moment)
        _ = try await journal.append([
            Party(id: "north", type: .office, name: Text([.en: "North"]), country: nil, speaksFor: nil, web: nil)
                .entry(party: "north", member: "m"),
            story.entry(party: "north", member: "m"),
        ])
        return try WebTestSite(journal, at: clock)
    }

    @Test func aWithdrawnStorySaysSo() async throws {
        let site = try await Self.site { story in
            story = story.withdrawn(because: Text([.en: "It was another port."]))
        }
        let page = try await site.ask("/en/stories/story-one")
        #expect(page.status == 200 && page.text.contains("It was another port."))
        #expect(!page.text.contains("NewsArticle"))
        #expect(try await site.ask("/en/stories.atom").text.contains("It was another port."))
        #expect(try await !site.ask("/sitemap/stories-1.xml").text.contains("story-one"))
    }

    @Test func aPageNamesTheVersionsThereAre() async throws {
        let page = try await Self.site().ask("/fa/stories/story-one")
        #expect(page.text.contains("hreflang=\"en\""))
        #expect(!page.text.contains("rel=\"alternate\" hreflang=\"ru\""))
        #expect(page.text.contains("property=\"og:type\" content=\"article\""))
    }

    @Test(arguments: ["/en/stories?thing=none", "/en/stories?sector=none", "/en/stories?after=none", "/en/stories?x=1"])
    func whatIsAskedWronglyIsSaid(path: String) async throws {
        let status = try await Self.site().ask(path).status
        #expect([400, 404].contains(status), "\(path): \(status)")
    }

    @Test(arguments: ["/en/stories/new", "/en/stories/import", "/en/stories/story-one/change"])
    func nobodyWritesWithoutSigningIn(path: String) async throws {
        let status = try await Self.site().ask(path).status
        #expect([303, 401, 404].contains(status))
    }
}
