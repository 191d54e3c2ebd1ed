import Drafts
import Foundation
import Journal
import Languages
import Measures
import Members
import Register
import Testing

@testable import Desk

/// The desk as a letter: counts and titles, nothing of what was said.
@Suite struct LetterTests {
    private func letter(
        _ node: DeskNode, _ language: Language = .en, isWeekly: Bool = false, name: String = "Ann"
    ) async throws -> DeskLetter? {
        let (book, units) = (DeskNode.book(), try DeskNode.units())
        let today = try #require(Day(parsing: DeskNode.today))
        return try await node.read { reading in
            let sheet = try reading.desk(
                for: DeskNode.ann, visit: DeskVisit(position: try reading.lastPosition(), milliseconds: 0))
            let words = DeskWords(
                language: language, book: book, units: units, vocabulary: reading.vocabulary, today: today)
            return DeskLetter(
                sheet, words, name: name, isWeekly: isWeekly, desk: "https://lake.example/en/desk",
                settings: "https://lake.example/en/account/desk")
        }
    }

    @Test func anEmptyDeskSendsNoLetter() async throws {
        let node = try await DeskNode()
        // Figures are missing, but that is told once a week.
        #expect(try await letter(node) == nil)
        let weekly = try #require(try await letter(node, isWeekly: true))
        #expect(weekly.subject == "4 lines wait on your desk")
    }

    @Test func nothingOfWhatWasSaidIsInIt() async throws {
        let node = try await DeskNode()
        _ = try await node.journal.append([
            try figure("c1", "port-a", "draught", "123456.75"),
            try figure("c2", "promise-1", "depth", "654321.5", .members),
            try figure("c3", "port-b", by: "north"), remark("c3", .disputed, by: "far", "You are mistaken there"),
        ])
        _ = try await node.drafts.write(
            "ticket-0001", kind: "claim",
            fields: ["thing": "port-a", "property": "draught", "amount": "777888", "note": "a secret"], seen: nil,
            by: DeskNode.ann)
        for language in Language.allCases {
            let letter = try #require(try await letter(node, language, isWeekly: true))
            let digits = letter.body.filter(\.isNumber)
            for figure in ["123456", "654321", "777888", "۱۲۳۴۵۶", "۶۵۴۳۲۱"] { #expect(!digits.contains(figure)) }
            #expect(!letter.body.contains("mistaken") && !letter.body.contains("secret"))
            #expect(letter.body.contains("The promise-1"))
            #expect(letter.body.contains("https://lake.example/en/desk\n"))
            if language.direction == .rightToLeft {
                let lines = letter.body.split(separator: "\n")
                #expect(lines.allSatisfy { $0.hasPrefix("\u{200F}") || $0.hasPrefix("https://") })
            }
        }
    }

    @Test func namesMakeNoLinesOfTheirOwn() async throws {
        let node = try await DeskNode()
        _ = try await node.journal.append([
            Thing(
                id: "port-a", kind: "port", name: Text([.en: "Port\nBcc: all@lake.example\r\n\r\nHello"]),
                within: ["shore-north"]
            )
            .entry(party: "paper", member: "m"), try figure("c1"),
        ])
        let letter = try #require(try await letter(node, name: "Ann\nBcc: all@lake.example"))
        #expect(!letter.body.split(separator: "\n").contains { $0.hasPrefix("Bcc:") })
    }
}
