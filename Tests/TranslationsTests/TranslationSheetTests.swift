import Drafts
import Exporting
import Importing
import Journal
import Languages
import Register
import Testing

@testable import Translations

/// A work list as a spreadsheet, there and back.
@Suite struct TranslationSheetTests {
    private static let heading = TranslationSheet.Column.allCases.map(\.rawValue)

    private static func offers(_ bytes: [UInt8]) throws -> [TranslationOffer]? {
        try TranslationSheet.offers(in: Spreadsheet(bytes)) { TranslationSheet.Column(rawValue: $0) }
    }

    private static func file(_ rows: [[Cell]], isText: Bool, heading: [String] = heading) throws -> [UInt8] {
        isText
            ? CSVWriter.bytes(header: heading, rows: rows)
            : try #require(XLSXWriter(sheet: "kk", isRightToLeft: true).bytes(header: heading, rows: rows))
    }

    /// A node with texts that are translated, by a machine, stale, and not at all; one looks like a formula.
    private static func node() async throws -> Node {
        let node = try Node()
        try await node.settle()
        for (place, text, maker) in [
            ("thing.quay.name", "=1+1 «кемежай»", "human"), ("claim.open.note", "Көктемде\nтереңдетілді", "machine"),
            ("thing.vault.name", "Жасырын қойма", "human"),
        ] {
            let fields = ["place": place, "language": "kk", "text": text, "maker": maker]
            let entries = try await node.read(as: "north") { reading in
                try TranslationMaker().entries(from: fields, draft: "d", by: "north", member: "m", in: reading)
            }
            _ = try await node.journal.append(entries)
        }
        let moved = Thing(id: "vault", kind: "port", name: Text([.en: "Another vault"]), visibility: .ownParty)
        _ = try await node.journal.append([moved.entry(party: "north", member: "m")])
        return node
    }

    private static func rows(_ node: Node) async throws -> [[Cell]] {
        try await node.read(as: "north") {
            try WorkList(.kk, states: Set(WorkState.allCases)).all(in: $0).map(TranslationSheet.row)
        }
    }

    private static func lines(_ node: Node, _ offers: [TranslationOffer]) async throws -> [ImportPlan.Line] {
        try await node.read(as: "north") { try ImportPlan(offers, in: .kk, by: "north", $0).lines }
    }

    @Test(arguments: [true, false]) func whatComesBackUnchangedChangesNothing(isText: Bool) async throws {
        let node = try await Self.node()
        let rows = try await Self.rows(node)
        let offers = try #require(try Self.offers(Self.file(rows, isText: isText)))
        #expect(offers.count == rows.count && rows.count > 5)
        #expect(Set(try await Self.lines(node, offers).map(\.outcome)) == [.same, .empty])
    }

    @Test(arguments: [true, false]) func whatWasWrittenBecomesDrafts(isText: Bool) async throws {
        let node = try await Self.node()
        let changed = ["thing.quay.name": "Кемежай", "thing.vault.name": "Қойма", "claim.open.note": "Тереңдетілді"]
        let rows = try await Self.rows(node).map { row in
            changed[row[0].plain].map { Array(row.dropLast()) + [.text($0)] } ?? row
        }
        let offers = try #require(try Self.offers(Self.file(rows, isText: isText)))
        let plan = try await node.read(as: "north") { try ImportPlan(offers, in: .kk, by: "north", $0) }
        #expect(Set(plan.drafts.compactMap { $0.item?.place.word }) == Set(changed.keys))
        #expect(plan.newDrafts(for: "north").allSatisfy { $0.fields["maker"] == "human" })
        #expect(plan.newDrafts(for: "north") == plan.newDrafts(for: "north"))
    }

    @Test func columnsStandWhereTheirHeadingSays() throws {
        let rows: [[Cell]] = [[.text("Кемежай"), .text("thing.quay.name"), .text("The old quay")], [.empty]]
        let heading = ["translation", "place", "original"]
        let found = try #require(try Self.offers(Self.file(rows, isText: false, heading: heading)))
        #expect(found.map(\.place) == ["thing.quay.name"] && found.map(\.translation) == ["Кемежай"])
        #expect(found.map(\.line) == [2] && found.allSatisfy(\.isFinished))
        #expect(try Self.offers(Self.file(rows, isText: true, heading: ["a", "place", "original"])) == nil)
        #expect(throws: SpreadsheetFault.self) { try Self.offers(Array("%PDF-1.4".utf8)) }
    }
}
