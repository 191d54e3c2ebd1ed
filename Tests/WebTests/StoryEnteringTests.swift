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
import Translations

@testable import Web

/// From a story to the register in two steps, over the real stack and a made-up lake.
@Suite struct StoryEnteringTests {
    private static let secret = "a-secret-of-a-session"

    private static func member(_ id: String, _ party: String, _ roles: Set<Role>) -> Signed {
        Signed(
            member: "m-\(id)", party: party, country: "land", roles: roles, way: .session(id: id, formSecret: secret))
    }
    private static let ann = member("ann", "north", [.editor])
    private static let bob = member("bob", "north", [.approver])
    private static let sue = member("sue", "south", [.editor])

    private static func entries() throws -> [EntryBody] {
        func by(_ body: (String, String) -> EntryBody) -> EntryBody { body("paper", "m") }
        func property(_ id: String, _ type: Property.ValueType, _ kind: String, _ unit: String? = nil) throws
            -> EntryBody
        {
            Property(
                id: id, label: Text([.en: id]), type: type, unit: try unit.map { try Unit(parsing: $0) },
                needsDatum: false, isTotal: false, kinds: [kind], expectedKinds: [], sector: .transport, useOf: nil,
                reviewDays: nil, choices: []
            ).entry(party: "paper", member: "m")
        }
        var story = Story(
            id: "story-one", original: .en,
            versions: [
                .en: StoryVersion(
                    title: "Reeds at Reed Harbour",
                    blocks: [
                        .paragraph("The draught at Reed Harbour is 5.5 m. <b>Nothing</b> else was said."),
                        .paragraph(
                            "Ada Sample, governor of North Shore, said: “We will build a mole at Reed Harbour by 2030.”"
                        ),
                    ])
            ])
        story.links = [StoryLink(.thing, "quay")]
        story.date = try Period(parsing: "2026-11-20")
        return [
            by(Kind(id: "port", label: Text([.en: "Port"]), plural: Text(), mark: .ring, order: 1).entry),
            by(Kind(id: "promise", label: Text([.en: "Promise"]), plural: Text(), mark: .ring, order: 2).entry),
            by(Thing(id: "shore", kind: "province", name: Text([.en: "North Shore"])).entry),
            by(Thing(id: "quay", kind: "port", name: Text([.en: "Reed Harbour"]), within: ["shore"]).entry),
            by(
                Party(
                    id: "north", type: .office, name: Text([.en: "Office of the North"]), country: "land",
                    speaksFor: "shore", web: nil
                ).entry),
            by(
                Party(id: "south", type: .office, name: Text([.en: "South"]), country: nil, speaksFor: nil, web: nil)
                    .entry),
            try property("draught", .quantity, "port", "m"), try property("quays", .quantity, "port", "m"),
            try property("what-was-promised", .text, "promise"), try property("planned-for", .period, "promise"),
            story.entry(party: "north", member: "m"),
        ]
    }

    private static func site() async throws -> WebTestSite {
        let journal = try WebScratch.journal()
        _ = try await journal.append(try entries())
        return try WebTestSite(journal) { site in
            site.takesMembers = true
            site.drafts = try DraftBook(
                journal: journal, register: Register(reader: journal.reader),
                makers: [ClaimMaker(units: site.units), StoryMaker(), PromiseMaker()])
        }
    }

    private static func post(
        _ site: WebTestSite, _ path: String, _ fields: [String: String], as signed: Signed
    ) async throws -> Answer {
        let allowed = CharacterSet.alphanumerics
        let body = fields.merging([FormKit.secretName: secret]) { $1 }.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }.joined(separator: "&")
        return try await site.ask(
            path, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"], body: body, as: signed)
    }

    /// What a browser would send of a form that nobody has touched.
    private static func untouched(_ page: WebPage) -> [String: String] {
        var fields: [String: String] = [:]
        for node in page.all("input") {
            guard let name = node.attributes["name"],
                !["checkbox", "radio", "file", "search"].contains(node.attributes["type"] ?? "")
            else { continue }
            fields[name] = node.attributes["value"] ?? ""
        }
        for node in page.all("textarea") { node.attributes["name"].map { fields[$0] = node.text } }
        for (place, node) in page.nodes.enumerated() where node.name == "select" {
            guard let name = node.attributes["name"] else { continue }
            let options = page.nodes.filter { $0.name == "option" && $0.parent == place }
            let chosen = options.first { $0.attributes["selected"] != nil } ?? options.first
            fields[name] = chosen?.attributes["value"] ?? ""
        }
        return fields
    }

    /// One step is a page with a choice; nothing is typed at any.
    private static func enter(_ site: WebTestSite, _ isWanted: (String) -> Bool) async throws -> (
        steps: Int, draft: String
    ) {
        let story = try await site.ask("/en/stories/story-one", as: ann)
        #expect(story.text.contains("/en/stories/story-one/figure"))
        let first = try await site.ask("/en/stories/story-one/figure", as: ann)
        #expect(first.status == 200 && !first.text.contains("<b>Nothing"))
        let address = try #require(
            try first.page().all("a").compactMap { $0.attributes["href"] }.first {
                $0.contains("entered=") && isWanted($0)
            })
        let second = try await site.ask(address, as: ann)
        #expect(second.status == 200)
        var fields = untouched(try second.page())
        fields["draft-act"] = "submit"
        let sent = try await post(site, "/en/drafts/new", fields, as: ann)
        #expect(sent.status == 303, "\(sent.text.prefix(3000))")
        let ticket = try #require(fields["draft"])
        let page = try await site.ask("/en/drafts/\(ticket)", as: bob)
        let seen = try #require(untouched(try page.page())["draft-seen"])
        let released = try await post(site, "/en/drafts/\(ticket)/approve", ["draft-seen": seen], as: bob)
        #expect(released.status == 303)
        return (2, ticket)
    }

    @Test func aFigureTakesTwoStepsAndNoTyping() async throws {
        let site = try await Self.site()
        let entered = try await Self.enter(site) { $0.contains("property=draught") }
        #expect(entered.steps == 2)
        let claim = try await site.ask("/en/claims/d-\(entered.draft)")
        #expect(claim.status == 200 && claim.text.contains("5.5"))
        #expect(claim.text.contains("Reeds at Reed Harbour"))
        let source = try #require(
            try claim.page().all("a").compactMap { $0.attributes["href"] }.first { $0.contains("/sources/") })
        let page = try await site.ask(source)
        #expect(page.text.contains("http://littoral.example/en/stories/story-one"))
        #expect(page.text.contains("Office of the North"))
    }

    @Test func aPromiseTakesTwoStepsAndIsShownToMembersAlone() async throws {
        let site = try await Self.site()
        let entered = try await Self.enter(site) { $0.contains("kind=promise") }
        let page = try await site.ask("/en/drafts/\(entered.draft)", as: Self.bob)
        let thing = try #require(
            try page.page().all("a").compactMap { $0.attributes["href"] }.first { $0.contains("/things/") })
        #expect(try await site.ask(thing, as: Self.ann).text.contains("2030"))
        #expect(try await site.ask(thing).status == 404)
    }

    @Test func onlyWhoMayWriteIsShownIt() async throws {
        let site = try await Self.site()
        let path = "/en/stories/story-one/figure"
        #expect(try await [401, 303].contains(site.ask(path).status))
        #expect(try await site.ask(path, as: Self.member("rea", "north", [.reader])).status == 403)
        #expect(try await site.ask("/en/stories/nothing/figure", as: Self.ann).status == 404)
        #expect(try await site.ask("/en/stories/n-nothing/figure", as: Self.ann).status == 404)
        #expect(try await site.ask("\(path)?kind=promise", as: Self.ann).status == 400)
        // A place that is not there, or was forged, leaves the form with its source alone.
        for place in ["99-1", "x", "-1--1", "0-0%22%3E%3Cscript%3E"] {
            let answer = try await site.ask(
                "/en/drafts/new?thing=quay&property=draught&story=story-one&entered=\(place)", as: Self.ann)
            #expect(answer.status == 200 && !answer.text.contains("<script>"))
            #expect(Self.untouched(try answer.page())["amount"] == "")
        }
    }

    @Test func aDraftIsReadByItsOwnPartyAlone() async throws {
        let site = try await Self.site()
        let drafts = try #require(site.site.drafts)
        _ = try await drafts.write(
            "ticket-0009", kind: "story",
            fields: [
                "original": "en", "title-en": "Held", "text-en": "The draught at Reed Harbour is 6.5 m.",
                "links": "thing:quay", "visibility": "everyone",
            ], seen: nil, by: Self.ann)
        let path = "/en/stories/n-ticket-0009/figure"
        let own = try await site.ask(path, as: Self.ann)
        #expect(own.status == 200 && own.text.contains("6.5 m") && own.text.contains("property=draught"))
        #expect(own.text.contains(site.say("story.entering.unpublished", .en)))
        #expect(try await site.ask(path, as: Self.sue).status == 404)
        #expect(try await site.ask("/en/drafts/ticket-0009", as: Self.ann).text.contains(path))
    }

    /// A story says nothing of its own party and is in the party's work list all the same.
    @Test func aStoryGoesToTranslatorsByASheetAndComesBack() async throws {
        let site = try await Self.site()
        for (member, isOwn) in [(Self.ann, true), (Self.sue, false)] {
            let sheet = try await site.ask("/en/translations/kk/sheet?form=csv", as: member)
            #expect(sheet.status == 200 && sheet.text.contains("story.story-one.title") == isOwn)
        }
        let reader = Reader(language: .en, party: "north")
        let now = Instant(clamping: WebTestSite.morning)
        let (plan, drafts) = try await site.site.register.read(for: reader, today: now.day(), now: now) { reading in
            let texts = try OutsideText.all(of: "north", in: .kk, [.untranslated], reading, HeldMedia())
            let title = try #require(texts.first { $0.place == "story.story-one.title" })
            func offer(_ place: String, _ original: String, _ translation: String) -> TranslationOffer {
                TranslationOffer(place: place, original: original, translation: translation, line: 2)
            }
            let text = try #require(texts.first { $0.place == "story.story-one.text" })
            let offers = [
                offer(title.place, title.original, "Қамыс"), offer(text.place, text.original + "\r\n", "Мәтін\r\n"),
                offer(text.place, "Something else", "Мәтін"), offer(title.place, title.original, ""),
                offer("story.nowhere.title", title.original, "Қамыс"),
            ]
            let plan = OutsidePlan(offers, in: .kk, texts)
            return (plan, try plan.drafts(for: "north", shownIn: .en, reading))
        }
        #expect(plan.storyCount == 1 && plan.descriptionCount == 0 && plan.same == 1)
        #expect(plan.refused.map(\.why) == [.originalChanged, .unknown])
        let fields = try #require(drafts.first?.fields)
        #expect(drafts.count == 1 && fields["title-kk"] == "Қамыс" && fields["text-kk"] == "Мәтін")
        #expect(fields["story"] == "story-one" && fields["title-en"] == "Reeds at Reed Harbour")
    }
}
