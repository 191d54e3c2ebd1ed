import Drafts
import Foundation
import GRDB
import Journal
import Languages
import Measures
import Members
import Register
import Synchronization
import Testing

@testable import Desk

/// The desk as a whole: what each role finds there, and what it costs to look.
@Suite struct SheetTests {
    private func fields(_ amount: String, _ thing: String = "port-a") -> DraftFields {
        ["thing": thing, "property": "draught", "amount": amount, "asOf": "2025"]
    }

    @Test func draftsWaitForWhomTheyConcern() async throws {
        let node = try await DeskNode()
        for (number, submits) in [(1, false), (2, true), (3, true)] {
            let id = "ticket-000\(number)"
            _ = try await node.drafts.write(id, kind: "claim", fields: fields("\(number)"), seen: nil, by: DeskNode.ann)
            if submits { _ = try await node.drafts.submit(id, by: DeskNode.ann) }
        }
        _ = try await node.drafts.giveBack("ticket-0003", reason: "Which year?", by: DeskNode.bob)
        let ann = try await node.desk(for: DeskNode.ann)
        #expect(ann.mine.lines.map(\.draft.id) == ["ticket-0001"])
        #expect(ann.returned.lines.map(\.draft.id) == ["ticket-0003"])
        #expect(ann.returned.lines.first?.returned?.reason == "Which year?")
        #expect(ann.toRelease.count == 0)
        let bob = try await node.desk(for: DeskNode.bob)
        #expect(bob.toRelease.lines.map(\.draft.id) == ["ticket-0002"])
        #expect(bob.returned.count == 0)
        let rea = try await node.desk(for: DeskNode.rea)
        #expect([rea.mine, rea.returned, rea.toRelease, rea.toClear].allSatisfy { $0.lines.isEmpty && $0.count == 0 })
        #expect(!rea.mayWrite)
        let sue = try await node.desk(for: DeskNode.sue)
        #expect([sue.mine, sue.returned, sue.toRelease, sue.toClear].allSatisfy { $0.count == 0 })
    }

    @Test func aSheetIsOneLine() async throws {
        let node = try await DeskNode()
        _ = try await node.drafts.open(batch: "sheet-0001", name: "ports.xlsx", by: DeskNode.ann)
        let rows = (0..<40).map {
            NewDraft(id: "row-\(1000 + $0)", kind: "claim", fields: fields("\($0 + 1)"))
        }
        _ = try await node.drafts.write(rows, batch: "sheet-0001", by: DeskNode.ann)
        _ = try await node.drafts.write("ticket-0001", kind: "claim", fields: fields("7"), seen: nil, by: DeskNode.ann)
        var ann = try await node.desk(for: DeskNode.ann)
        #expect(ann.mine.lines.map(\.count).sorted() == [1, 40])
        #expect(ann.mine.count == 2)
        _ = try await node.drafts.submit(batch: "sheet-0001", by: DeskNode.ann)
        let bob = try await node.desk(for: DeskNode.bob)
        #expect(bob.toRelease.lines.map(\.batch?.name) == ["ports.xlsx"])
        #expect(bob.toRelease.lines.map(\.count) == [40])
        ann = try await node.desk(for: DeskNode.ann)
        #expect(ann.mine.lines.map(\.draft.id) == ["ticket-0001"])
        #expect(ann.toRelease.count == 0)
    }

    @Test func theMinistryClearsWhatItsPartiesReleased() async throws {
        let node = try await DeskNode()
        _ = try await node.drafts.rule([.everyone], by: DeskNode.min)
        _ = try await node.drafts.write("ticket-0001", kind: "claim", fields: fields("5"), seen: nil, by: DeskNode.ann)
        _ = try await node.drafts.submit("ticket-0001", by: DeskNode.ann)
        #expect(try await node.desk(for: DeskNode.min).toClear.count == 0)
        _ = try await node.drafts.approve("ticket-0001", by: DeskNode.bob)
        #expect(try await node.desk(for: DeskNode.min).toClear.lines.map(\.draft.id) == ["ticket-0001"])
        #expect(try await node.desk(for: DeskNode.ann).toClear.count == 0)
    }

    @Test func anAnswerOnItsWayIsNotAskedForAgain() async throws {
        let node = try await DeskNode()
        _ = try await node.journal.append([try figure("c1")])
        #expect(try await node.desk(for: DeskNode.ann).underway.isEmpty)
        _ = try await node.drafts.write(
            "ticket-0001", kind: "remark", fields: ["claim": "c1", "stance": "disowned"], seen: nil, by: DeskNode.ann)
        let sheet = try await node.desk(for: DeskNode.ann)
        #expect(sheet.underway["claim/c1"]?.id == "ticket-0001")
        #expect(sheet.said.lines.count == 1)
    }

    @Test func newsIsOfOthersAndSinceTheVisit() async throws {
        let node = try await DeskNode()
        #expect(try await node.desk(for: DeskNode.ann).news.groups.isEmpty)
        let since = try await node.journal.lastPositionHeld()
        _ = try await node.journal.append([
            try figure("c1", "port-s", by: "south"), try figure("c2", "port-s", "depth", by: "paper"),
            try figure("c3", "port-a", by: "paper"), try figure("c4", "shore-far", "depth", by: "north"),
            try figure("c5", "land", "depth", by: "paper"),
            try figure("c6", "port-s", "berths", by: "south", .ownParty),
        ])
        let news = try await node.desk(for: DeskNode.ann, since: since).news
        // The land lies above: it is nobody's neighbour, and its own party is not this one.
        #expect(news.groups.map { "\($0.place?.id ?? "-") \($0.count)" } == ["shore-south 2", "- 1"])
        #expect(news.count == 3)
    }

    @Test func nothingIsShownThatMayNotBeRead() async throws {
        let node = try await DeskNode()
        _ = try await node.journal.append([
            DeskNode.thing("secret", "port", within: ["shore-north"], .ownParty),
            try figure("c1", "secret"), try figure("c2", .ownParty), try figure("c3", "promise-1", .members),
            try figure("c4", "port-b", .parties(["south"])),
        ])
        let sheet = try await node.desk(for: DeskNode.ann, since: 0, limits: .wide)
        let told = String(describing: sheet)
        for hidden in ["secret", "\"c1\"", "\"c2\"", "\"c4\""] { #expect(!told.contains(hidden), "\(hidden)") }
        #expect(sheet.reported.lines.map(\.standing.claim.id) == ["c3"])
        #expect(sheet.said.count == 0)
    }

    /// Every question is answered by an index: none walks through claims, remarks, entries or drafts.
    @Test func everyQuestionGoesByAnIndex() async throws {
        let node = try await DeskNode()
        _ = try await node.journal.append([
            try figure("c1", asOf: "2020"), try figure("c2", "port-b", by: "north"), remark("c2", .disputed, by: "far"),
            try figure("c3", "port-b", "draught", "9", by: "tide"), try figure("c4", "promise-1", .members),
        ])
        _ = try await node.drafts.write("ticket-0001", kind: "claim", fields: fields("7"), seen: nil, by: DeskNode.ann)
        for signed in [DeskNode.ann, DeskNode.bob, DeskNode.min] {
            let plans = try await node.read(as: signed.party) { reading in
                let seen = Statements()
                reading.db.trace { event in
                    if case .statement(let statement) = event { seen.add(statement.sql, statement.expandedSQL) }
                }
                _ = try reading.desk(for: signed, visit: DeskVisit(position: 1, milliseconds: 1))
                reading.db.trace()
                return try seen.all.flatMap { expanded in
                    try Row.fetchAll(reading.db, sql: "EXPLAIN QUERY PLAN " + expanded).map {
                        ($0["detail"] as String, expanded)
                    }
                }
            }
            #expect(plans.count > 40)
            // What a party said of its things is found without what others said of them, and by the index alone; and so is
            // what a speaker said last of a thing.
            if signed.party == "north" {
                for asked in ["(thing_no=? AND party_no=?)", "(thing_no=? AND party_no=? AND no<?)"] {
                    let index = "COVERING INDEX claim_late_by_speaker_"
                    #expect(plans.contains { $0.0.contains(index) && $0.0.contains(asked) }, "\(asked)")
                }
            }
            for (detail, sql) in plans {
                let walks = detail.wholeMatch(
                    of: /SCAN (claim|remark|entry|trail|draft|draft_step|thing_within|mark|contest|newer)( .*)?/)
                // The newest entries are read from the end of an index, and no further than the limit.
                let isBounded = ["ORDER BY no DESC LIMIT", "LIMIT 150", "max(position)", "SELECT EXISTS"].contains {
                    sql.contains($0)
                }
                #expect(walks == nil || isBounded, "\(detail) in \(sql)")
            }
        }
    }

    private final class Statements: Sendable {
        private let held = Mutex<[String: String]>([:])
        func add(_ sql: String, _ expanded: String) { held.withLock { $0[sql] = expanded } }
        var all: [String] { held.withLock { $0.values.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("WITH") } } }
    }

    @Test func linesAreToldInEveryLanguage() async throws {
        let node = try await DeskNode()
        let since = try await node.journal.lastPositionHeld()
        _ = try await node.journal.append([
            try figure("c1", asOf: "2020"), try figure("c2", "port-b", by: "north", until: "2026-12-01"),
            remark("c2", .disputed, by: "far", "not so"), try figure("c3", "port-s", by: "south"),
            try figure("c4", "promise-1", .members),
        ])
        _ = try await node.drafts.write("ticket-0001", kind: "claim", fields: fields("7"), seen: nil, by: DeskNode.ann)
        let sheet = try await node.desk(for: DeskNode.ann, since: since)
        let (book, units) = (DeskNode.book(), try DeskNode.units())
        let today = try #require(Day(parsing: DeskNode.today))
        let vocabulary = try await node.read { $0.vocabulary }
        for language in Language.allCases {
            let words = DeskWords(language: language, book: book, units: units, vocabulary: vocabulary, today: today)
            let items = words.items(of: sheet)
            #expect(
                Set(items.map(\.section)) == [.mine, .reported, .said, .disputes, .ending, .aged, .missing, .news])
            #expect(Set(items.map(\.id)).count == items.count)
            for text in items.flatMap({ [$0.title, $0.text] })
                + DeskSection.allCases.flatMap({ [words.heading($0), words.nothing($0)] })
            {
                #expect(!text.contains("["), "\(text)")
            }
        }
    }
}

extension DeskLimits {
    static var wide: DeskLimits {
        var limits = DeskLimits()
        (limits.lines, limits.countMax, limits.newsShown) = (500, 500, 500)
        return limits
    }
}

private func figure(_ id: String, _ visibility: Visibility) throws -> EntryBody {
    try figure(id, "port-a", "draught", "5", visibility)
}

private func figure(_ id: String, _ thing: String, _ visibility: Visibility) throws -> EntryBody {
    try figure(id, thing, "draught", "5", visibility)
}
