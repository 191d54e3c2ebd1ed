import Foundation
import Importing
import Journal
import Languages
import Problems
import Register
import Testing

@Suite struct ProblemPackTests {
    private static let region = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Regions/caspian")

    @Test func thePackOpensWithReportedStatementsInSixLanguages() async throws {
        let bytes = try Data(contentsOf: Self.region.appending(path: "problems.csv"))
        let pack = ProblemPack(PackFiles(contents: ["problems.csv": bytes]))
        #expect(pack.diagnostics.isEmpty)
        #expect(pack.problems.count >= 12)
        for problem in pack.problems {
            #expect(problem.saidBy != nil && problem.source != nil && problem.date != nil && !problem.concerns.isEmpty)
            for language in Language.allCases {
                #expect(problem.title[language] != nil && problem.words[language] != nil, "\(problem.id) \(language)")
            }
        }
        let node = try await ProblemNode()
        let loaded = try await pack.load(into: node.journal, recorder: "paper", member: "loader")
        #expect(loaded.values.reduce(0, +) == pack.problems.count)
        #expect(try await pack.load(into: node.journal, recorder: "paper", member: "loader").isEmpty)
        #expect(try await node.read { try $0.problemCount() } == pack.problems.count)
        // Said by the publisher, adopted by nobody.
        let lines = try #require(try await node.read { try $0.problems(limit: 100) })
        #expect(lines.allSatisfy { $0.state == .reported && $0.adopters.isEmpty && $0.problem.saidBy != nil })
    }

    @Test func aRowAtFaultIsNamed() {
        let rows = """
            id,original,title_en,words_en,thing,lat,date,said_by,surprise
            ok,en,Reeds,They die.,,,2026,paper,
            ok,en,Reeds,They die.,,,2026,paper,
            No Id,en,Reeds,They die.,,,2026,paper,
            two,xx,Reeds,They die.,,,2026,paper,
            three,en,Reeds,They die.,,here,never,paper,
            four,en,,They die.,,,2026,paper,
            five,en,Reeds,They die.,,,2026,,
            """
        let pack = ProblemPack(PackFiles(contents: ["problems.csv": Data(rows.utf8)]))
        #expect(pack.problems.map(\.id) == ["ok", "three"])
        #expect(Set(pack.errors.compactMap(\.row)) == [1, 3, 4, 5, 6, 7, 8])
    }
}
