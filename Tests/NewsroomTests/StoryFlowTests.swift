import Drafts
import GRDB
import Journal
import Languages
import Measures
import Newsroom
import Register
import Testing

@Suite struct StoryFlowTests {
    @Test func aStoryIsReadOnceTwoMembersHaveSeenIt() async throws {
        let node = try await StoryNode()
        _ = try await node.book.write("ticket-one", kind: "story", fields: storyFields(), seen: nil, by: StoryNode.ann)
        _ = try await node.book.submit("ticket-one", by: StoryNode.ann)
        #expect(try await node.read { try $0.stories(limit: 10)?.count } == 0)
        _ = try await node.book.approve("ticket-one", by: StoryNode.bob)
        let standing = try await node.read { try $0.story("n-ticket-one") }
        let story = try #require(standing?.story)
        #expect(story.links == [StoryLink(.thing, "port-north")])
        #expect(story.versions[.en]?.blocks.count == 3)
        #expect(standing?.recorder == "north")
        #expect(standing?.steps.map(\.act) == [.published])
        // Its things, its meeting and its party show it; what it has nothing to do with does not.
        for thing in ["port-north", "meeting-one"] {
            #expect(try await node.read { try $0.stories(meaning: StoryLink(.thing, thing), limit: 5).count } == 1)
        }
        #expect(try await node.read { try $0.stories(meaning: StoryLink(.thing, "shore-south"), limit: 5).count } == 0)
        #expect(try await node.read { try $0.stories(StoryQuery(thing: "shore-north"), limit: 5)?.count } == 1)
        #expect(try await node.read { try $0.stories(StoryQuery(thing: "shore-south"), limit: 5)?.count } == 0)
        #expect(try await node.read { try $0.stories(StoryQuery(sector: .environment), limit: 5)?.count } == 1)
        #expect(try await node.read { try $0.stories(StoryQuery(sector: .energy), limit: 5)?.count } == 0)
        #expect(try await node.read { try $0.stories(ofParty: "north", limit: 5).count } == 1)
    }

    @Test func theOwnersFormGivesTheSameStoryAgain() async throws {
        let node = try await StoryNode()
        let id = try await node.publish(
            storyFields([
                "title-fa": "نی‌ها را بریدند", "text-fa": "قایق‌ها نی‌ها را بردند.", "date": "2026-11-20",
                "sourcePublisher": "A made-up gazette", "sourceAddress": "https://gazette.example/1",
                "embargo": "1405/09/10 10:30", "embargoZone": "Asia/Tehran",
            ]), ticket: "ticket-one")
        let story = try #require(try await node.read(as: "north") { try $0.story(id) }?.story)
        #expect(story.embargo?.text == "2026-12-01T07:00:00.000Z")
        let again = try Story(id: id, payload: story.payload)
        #expect(again == story)
        // The same fields again change nothing.
        let faults = try await node.faults(
            story.fields(zone: "Asia/Tehran").merging(["visibility": "everyone"]) { $1 })
        #expect(faults == [":nothing-changed"])
    }

    @Test func aCorrectionIsToldAndATranslationFallsBehind() async throws {
        let node = try await StoryNode()
        let id = try await node.publish(
            storyFields(["title-fa": "نی‌ها", "text-fa": "قایق‌ها."]), ticket: "ticket-one")
        #expect(try await node.read { try $0.story(id)?.story.state(of: .fa) } == .current)
        let changed = storyFields([
            "story": id, "title-fa": "نی‌ها", "text-fa": "قایق‌ها.", "text-en": "Ten boats carried the reeds away.",
        ])
        #expect(try await node.faults(changed) == ["correction:correction-missing"])
        node.pass(StoryNode.hour)
        try await node.publish(
            changed.merging(["correction": "It was ten boats.", "language": "en"]) { $1 }, ticket: "ticket-two")
        let standing = try #require(try await node.read { try $0.story(id) })
        #expect(standing.corrections.map { $0.story.correction[.en] } == ["It was ten boats."])
        #expect(standing.story.state(of: .fa) == .stale)
        #expect(standing.visibleFrom == Instant(clamping: StoryNode.morning))
        #expect(try await node.read { try $0.stories(limit: 1)?.first?.corrected } == node.now)
        // The translator says that the version holds: it is current again, and nobody is told of a correction.
        try await node.publish(
            changed.merging(["fresh-fa": "yes"]) { $1 }, ticket: "ticket-three")
        let after = try #require(try await node.read { try $0.story(id) })
        #expect(after.story.state(of: .fa) == .current)
        #expect(after.steps.map(\.act) == [.published, .corrected, .changed])
    }

    @Test func aWithdrawnStorySaysSoWithoutItsText() async throws {
        let node = try await StoryNode()
        let id = try await node.publish(storyFields(), ticket: "ticket-one")
        try await node.publish(
            ["story": id, "withdrawal": "It was another harbour.", "language": "en"], ticket: "ticket-two")
        let standing = try #require(try await node.read { try $0.story(id) })
        #expect(standing.story.isWithdrawn)
        #expect(standing.story.withdrawal[.en] == "It was another harbour.")
        #expect(standing.story.versions[.en]?.title == "Reeds are cut at Reed Harbour")
        #expect(standing.story.versions[.en]?.plainText == "")
        #expect(try await node.read { try $0.texts("boats").count } == 0)
        #expect(try await node.faults(storyFields(["story": id])).contains("story:withdrawn-already"))
    }

    /// Links, references and things of what others have reserved are told to nobody who may not know of it.
    @Test func whatAReaderMayNotKnowIsNamedNowhere() async throws {
        let node = try await StoryNode()
        try await node.publish(
            storyFields(["embargo": "2026-11-29 12:00", "embargoZone": "UTC"]), ticket: "ticket-held")
        let secret = Thing(
            id: "port-secret", kind: "port", name: Text([.en: "Hidden Harbour"]), within: ["shore-north", "land"],
            visibility: .ownParty)
        let claim = Claim(
            id: "claim-secret", thing: "port-north", property: "draught",
            value: .quantity(try Quantity(amount: Amount(parsing: "4"), unit: Unit(parsing: "m"))), saidBy: "north",
            basis: .found, visibility: .ownParty)
        _ = try await node.journal.append([
            secret.entry(party: "north", member: "m"), claim.entry(party: "north", member: "m"),
        ])
        let text = """
            See [*one*](claim:claim-secret), [two](story:n-ticket-held) and [three](thing:port-north) \\*.

            > Said
            > — [Somebody](thing:port-secret)

            {chart draught port-north port-secret | With [four](thing:port-secret)}
            """
        let id = try await node.publish(
            storyFields(["text-en": text, "links": "thing:port-secret\nclaim:claim-secret"]), ticket: "ticket-one")
        let secrets = ["port-secret", "claim-secret", "n-ticket-held"]
        func told(_ party: String?) async throws -> (ids: [String], text: String, plain: String) {
            try await node.read(as: party) { reading in
                let story = try #require(try reading.story(id)?.story)
                let version = try reading.told(try #require(story.versions[.en]))
                return (
                    try reading.known(story.meanings).map(\.id), "\(version.blocks)",
                    version.plainText
                )
            }
        }
        let (mine, theirs) = (try await told("north"), try await told(nil))
        for secret in secrets {
            #expect(mine.ids.contains(secret) && !theirs.ids.contains(secret))
            #expect(mine.text.contains(secret) && !theirs.text.contains(secret))
        }
        #expect(theirs.ids.contains("port-north") && theirs.text.contains("[three](thing:port-north)"))
        #expect(theirs.plain == mine.plain)
    }

    @Test func nobodyChangesAStoryOfOthers() async throws {
        let node = try await StoryNode()
        let id = try await node.publish(storyFields(), ticket: "ticket-one")
        _ = try await node.book.write(
            "ticket-two", kind: "story", fields: storyFields(["story": id, "title-en": "Mine"]), seen: nil,
            by: StoryNode.sue)
        await #expect(throws: DraftFaults.self) { try await node.book.submit("ticket-two", by: StoryNode.sue) }
        // An entry that comes in by another way is noted as a fault.
        let story = try #require(try await node.read { try $0.story(id) }?.story)
        _ = try await node.journal.append([
            story.withdrawn(because: Text([.en: "x"])).entry(party: "south", member: "m")
        ])
        #expect(try await node.read { try $0.story(id)?.story.isWithdrawn } == false)
        let faults = try await node.journal.reader.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM story_fault")
        }
        #expect(faults == 1)
    }

    @Test func theRegisterTakesNoOffence() async throws {
        let node = try await StoryNode()
        try await node.publish(storyFields(), ticket: "ticket-one")
        let faults = try await node.journal.reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM fault") }
        #expect(faults == 0)
    }

    @Test(arguments: [
        (["title-en": ""], "title-en:missing"), (["links": "Nowhere at all"], "links:thing-unknown"),
        (["links": "claim:none"], "links:link-unknown"), (["occasion": "port-north"], "occasion:no-meeting"),
        (["sectors": "gardening"], "sectors:sector-unknown"), (["text-en": "{nonsense}"], "text-en:insertion-unknown"),
        (["text-en": "{map nowhere}"], "text-en:thing-unknown"),
        (["text-en": "{figure port-north length}"], "text-en:property-unknown"),
        (["sourceAddress": "javascript:x", "sourcePublisher": "A"], "sourceAddress:address-malformed"),
        (["sourceTitle": "A"], "sourcePublisher:missing"), (["embargo": "soon"], "embargo:moment-unreadable"),
        (["embargo": "2029-01-01 10:00"], "embargo:embargo-far"), (["original": "xx"], "original:language-unknown"),
        (["title-en": "Two\nlines"], "title-en:one-line"), (["title-fa": "", "text-fa": "x"], "title-fa:missing"),
        (["visibility": "parties"], "visibleTo:parties-missing"),
    ])
    func everyMistakeStandsBesideItsField(fields: DraftFields, fault: String) async throws {
        let node = try await StoryNode()
        #expect(try await node.faults(storyFields(fields)).contains(fault))
    }

    @Test func anErasedStoryLeavesNothing() async throws {
        let node = try await StoryNode()
        let id = try await node.publish(storyFields(), ticket: "ticket-one")
        let position = try #require(try await node.read { try $0.story(id)?.position })
        let entry = try #require(try node.journal.read(after: position - 1, limit: 1).first)
        try await node.publish(
            storyFields(["story": id, "text-en": "Only this.", "correction": "All of it.", "language": "en"]),
            ticket: "ticket-two")
        _ = try await node.journal.append([
            EntryBody(
                kind: "erasure", party: "north", member: "m", subject: "entry/\(entry.header.id)",
                payload: JSON(fields: [("reason", Text([.en: "By law."]).json ?? .null)]))
        ])
        let standing = try #require(try await node.read { try $0.story(id) })
        #expect(standing.steps.count == 1)
        #expect(standing.story.versions[.en]?.plainText.contains("Boats") == false)
        #expect(try await node.read { try $0.texts("boats").count } == 0)
    }
}
