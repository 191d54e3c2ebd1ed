import Drafts
import Journal
import Languages
import Measures
import Newsroom
import Register
import Testing

@Suite struct EmbargoTests {
    private static let fields = storyFields(["embargo": "2026-11-22 12:00", "embargoZone": "UTC"])

    private struct Seen: Equatable, Sendable {
        var list: Int?
        var one: Bool
        var found: Int
        var counted: Int
        var mapped: Int
    }

    private func seen(_ node: StoryNode, as party: String? = nil) async throws -> Seen {
        try await node.read(as: party) { reading in
            Seen(
                list: try reading.stories(limit: 5)?.count, one: try reading.story("n-ticket-one") != nil,
                found: try reading.texts("boats").count, counted: try reading.storyCount(),
                mapped: try reading.storyMap(limit: 5).count)
        }
    }

    @Test func nobodyElseSeesAStoryBeforeItsMoment() async throws {
        let node = try await StoryNode()
        try await node.publish(Self.fields, ticket: "ticket-one")
        let (hidden, shown) = (
            Seen(list: 0, one: false, found: 0, counted: 0, mapped: 0),
            Seen(list: 1, one: true, found: 1, counted: 1, mapped: 1)
        )
        node.pass(3 * StoryNode.hour - 1)
        #expect(try await seen(node) == hidden)
        #expect(try await seen(node, as: "south") == hidden)
        // Its own party prepares it.
        #expect(try await seen(node, as: "north") == shown)
        node.pass(1)
        #expect(try await seen(node) == shown)
        #expect(try await seen(node, as: "south") == shown)
        let moment = try #require(Instant(parsing: "2026-11-22T12:00:00Z"))
        #expect(try await node.read { try $0.story("n-ticket-one")?.visibleFrom } == moment)
    }

    @Test func whatIsChangedBeforeIsNoCorrection() async throws {
        let node = try await StoryNode()
        try await node.publish(Self.fields, ticket: "ticket-one")
        try await node.publish(
            Self.fields.merging(["story": "n-ticket-one", "text-en": "Other words."]) { $1 }, ticket: "ticket-two")
        node.pass(4 * StoryNode.hour)
        #expect(try await node.read { try $0.story("n-ticket-one")?.corrections.count } == 0)
    }

    @Test func whatEveryoneHasSeenIsNotHeldBackAgain() async throws {
        let node = try await StoryNode()
        try await node.publish(storyFields(), ticket: "ticket-one")
        node.pass(StoryNode.hour)
        let story = try #require(try await node.read { try $0.story("n-ticket-one") }?.story)
        var later = story
        later.embargo = Instant(clamping: StoryNode.morning + 90 * StoryNode.hour)
        _ = try await node.journal.append([later.entry(party: "north", member: "m")])
        #expect(try await node.read { try $0.story("n-ticket-one") } != nil)
    }

    /// What only the party has read was not published: it may be held back, and is dated by when everyone could read it.
    @Test func whatOnlySomeHaveReadWasNotPublished() async throws {
        let node = try await StoryNode()
        let reserved = storyFields(["visibility": "own-party"])
        let id = try await node.publish(reserved, ticket: "ticket-one")
        node.pass(StoryNode.hour)
        let changed = reserved.merging(["story": id, "text-en": "Other words.", "correction": "Ann was wrong."]) { $1 }
        try await node.publish(changed, ticket: "ticket-two")
        node.pass(StoryNode.hour)
        let opened = changed.merging(["visibility": "everyone"]) { $1 }.merging(Self.fields) { mine, _ in mine }
        try await node.publish(opened, ticket: "ticket-three")
        #expect(try await node.read { try $0.story(id) } == nil)
        #expect(try await seen(node).found == 0)
        node.pass(StoryNode.hour)
        let story = try #require(try await node.read { try $0.story(id) })
        #expect(story.visibleFrom == node.now && story.corrections.isEmpty && story.story.correction.isEmpty)
        #expect(try await node.read { try $0.stories(limit: 5)?.map(\.corrected) } == [nil])
        // From now on it is published: it is not held back again, and says so.
        node.pass(StoryNode.hour)
        #expect(
            try await node.faults(opened.merging(["embargo": "2026-11-29 12:00", "text-en": "New."]) { $1 })
                == ["embargo:embargo-late"])
    }

    @Test func whatIsOpenedLaterIsDatedByThen() async throws {
        let node = try await StoryNode()
        let reserved = storyFields(["visibility": "members"])
        let id = try await node.publish(reserved, ticket: "ticket-one")
        node.pass(StoryNode.hour)
        try await node.publish(reserved.merging(["story": id, "visibility": "everyone"]) { $1 }, ticket: "ticket-two")
        #expect(try await node.read { try $0.story(id)?.visibleFrom } == node.now)
    }

    /// A question that says no moment is answered as at the beginning of its day: too little rather than too early.
    @Test func withoutAMomentNothingComesOutEarly() async throws {
        let node = try await StoryNode()
        try await node.publish(Self.fields, ticket: "ticket-one")
        node.pass(9 * StoryNode.hour)
        let found = try await node.book.register.read(for: .everyone(.en), today: node.now.day()) {
            try $0.story("n-ticket-one")
        }
        #expect(found == nil)
    }

    @Test(arguments: [
        ("2026-12-01 10:00", "UTC", "2026-12-01T10:00:00.000Z"),
        ("2026-12-01 10:00", "Asia/Tehran", "2026-12-01T06:30:00.000Z"),
        ("۱۴۰۵/۹/۱۰ ۱۰:۰۰", "Asia/Tehran", "2026-12-01T06:30:00.000Z"),
        ("1.12.2026 9:05", "Europe/Moscow", "2026-12-01T06:05:00.000Z"),
    ])
    func momentsAreReadByTheClockOfAZone(typed: String, zone: String, moment: String) {
        let read = TypedMoment.read(typed, zone: zone)
        #expect(read?.text == moment)
        #expect(read.map { TypedMoment.read(TypedMoment.text($0, zone: zone), zone: zone) } == read)
    }

    @Test(arguments: ["", "10:00", "2026-12-01", "2026-12-01 25:00", "2026-12-01 10:60", "2026-12 10:00", "a b"])
    func whatIsNoMomentIsRefused(typed: String) {
        #expect(TypedMoment.read(typed, zone: "UTC") == nil)
    }
}
