import Exporting
import Foundation
import Importing
import Languages
import Measures
import OpenData
import Register
import Testing

@testable import Sheets

/// Whatever is downloaded here and sent back unchanged says nothing new.
@Suite struct RoundTripTests {
    /// The lists that hold figures, whole, by name; the others are tables of what the register is made of.
    private static func tables(_ lists: ListReading) throws -> [(String, Table)] {
        var tables = try ListName.allCases.compactMap { list in try lists.whole(list).map { (list.rawValue, $0) } }
        for kind in lists.reading.vocabulary.kinds.values.sorted(by: { $0.id < $1.id }) {
            let whole = try ListReading.whole { try lists.things(ofKind: kind, after: $0, limit: ListReading.pageMax) }
            tables.append(("kind \(kind.id)", try #require(whole)))
        }
        for property in lists.reading.vocabulary.properties.values.sorted(by: { $0.id < $1.id }) {
            let page = try lists.accounts(of: property, limit: ListReading.pageMax)
            tables.append(("property \(property.id)", page.table))
        }
        return tables.filter { !$0.1.rows.isEmpty }
    }

    @Test(arguments: Language.allCases)
    func everyListComesBackTheSame(language: Language) async throws {
        let node = try await SheetNode.shipped()
        let recorder = try await node.recorder()
        let files = try await node.read(language, as: recorder) { reading in
            let words = node.words(language, reading)
            return try Self.tables(ListReading(reading, words)).flatMap { name, table in
                [("\(name) csv", table.csv()), ("\(name) xlsx", try #require(table.xlsx(words)))]
            }
        }
        #expect(files.count > 100)
        for (name, bytes) in files {
            do {
                let run = try await node.run(bytes, language, as: recorder)
                let other = run.lines.filter { $0.outcome != .same }
                #expect(
                    other.isEmpty,
                    "\(language.tag) \(name): \(other.count) of \(run.lines.count), first \(String(describing: other.first))"
                )
            } catch SheetError.incomplete {
                // A table of things of a kind that has no figures says nothing that could be changed.
                #expect(name.hasPrefix("kind "), "\(language.tag) \(name)")
            }
        }
    }

    /// One cell is typed over, in every list that holds figures, and nothing but its figure has changed.
    @Test(arguments: [Language.en, .fa, .ru])
    func oneCellIsOneChange(language: Language) async throws {
        let node = try await SheetNode.shipped()
        let recorder = try await node.recorder()
        let tables = try await node.read(language, as: recorder) { reading in
            let lists = ListReading(reading, node.words(language, reading))
            let port = try #require(reading.vocabulary.kinds["port"])
            return [
                try #require(try lists.whole(.claims)), try #require(try lists.whole(.provinces)),
                try lists.accounts(
                    of: try #require(reading.vocabulary.properties["population"]), limit: ListReading.pageMax
                ).table,
                try #require(try lists.things(ofKind: port, limit: 1_000)).table,
            ]
        }
        for table in tables {
            let column = try #require(table.columns.firstIndex { $0.key == "value" || $0.key.hasSuffix("_value") })
            let low = try #require(table.columns.firstIndex { $0.key == "low" || $0.key.hasSuffix("_low") })
            let row = try #require(
                table.rows.indices.last { index in
                    if case .number = table.rows[index].cells[low] { true } else { false }
                })
            var cells = table.rows.map(\.cells)
            cells[row][column] = .text(NumberFormat(language).digits("123456"))
            let bytes = CSVWriter.bytes(header: table.columns.map(\.key), rows: cells)
            let run = try await node.run(bytes, language, as: recorder)
            #expect(run.count(.changed) == 1, "\(table.name)")
            #expect(run.count(.same) == run.lines.count - 1, "\(table.name)")
            let line = try #require(run.lines.first { $0.outcome == .changed })
            #expect((line.row, line.column) == (row + 2, column))
            #expect(line.fields["amount"] == "123456")
        }
    }

    @Test func changedRowsOfOtherListsAreRefused() async throws {
        let node = try await SheetNode.shipped()
        let table = try await node.read { reading in
            try #require(try ListReading(reading, node.words(.en, reading)).whole(.kinds))
        }
        var cells = table.rows.map(\.cells)
        cells[3][1] = .text("Something else")
        let run = try await node.run(
            CSVWriter.bytes(header: table.columns.map(\.key), rows: cells), as: "office-ir-01")
        #expect(run.look.list == "kinds")
        #expect(run.lines.filter { $0.outcome == .refused }.map(\.row) == [5])
        #expect(run.lines.first { $0.outcome == .refused }?.reasons.first?.code == .fixedList)
        #expect(run.count(.same) == cells.count - 1)
    }
}
