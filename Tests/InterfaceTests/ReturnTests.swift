import AskedNode
import Exporting
import Foundation
import Importing
import Journal
import Languages
import Measures
import OpenData
import Register
import Serving
import Sheets
import Testing

@testable import API

@Suite("What is downloaded anywhere comes back to the sheets and says nothing new")
struct ReturnTests {
    /// One indicator of the shipped region; the examples know of none.
    private static let more = ["indicators": "seals"]

    private let node: InterfaceNode
    private let recorder: String
    private let addresses: [(operation: InterfaceOperation, address: String?)]

    init() async throws {
        node = try await InterfaceNode.shipped()
        let today = Instant(clamping: InterfaceNode.morning).day()
        let (party, examples) = try await Register(reader: node.journal.reader).read(for: .everyone(.en), today: today)
        {
            (try #require(try $0.claims(limit: 1)?.first?.recorder), try $0.examples())
        }
        recorder = party
        let known = examples.merging(Self.more) { first, _ in first }
        addresses = Interface.operations.filter { $0.forms.contains(.csv) }.map { ($0, $0.exampleAddress(known)) }
    }

    /// What the sheets say of a file that the recorder sends back.
    private func lines(_ bytes: [UInt8]) async throws -> [SheetLine] {
        let (book, units, recorder) = (node.interface.book, node.interface.units, recorder)
        let file = try Spreadsheet(bytes)
        let today = Instant(clamping: InterfaceNode.morning).day()
        return try await Register(reader: node.journal.reader).read(
            for: Reader(language: .en, party: recorder), today: today
        ) { reading in
            let words = SheetWords(book: book, units: units, vocabulary: reading.vocabulary)
            return try DryRun(file, in: reading, party: recorder, words: words) { headings, reading in
                try DownloadedList.find(headings, in: reading) { language in
                    OpenWords(
                        language: language, book: book, units: units, vocabulary: reading.vocabulary, today: today)
                }.map { ListedSheet(name: $0.name, links: $0.links, rows: $0.rows) }
            }.lines
        }
    }

    @Test(arguments: [Representation.csv, .xlsx])
    func everyTable(form: Representation) async throws {
        #expect(addresses.count > 20)
        for (operation, address) in addresses {
            // Neither series nor letters stand in this node; the columns of a series are tried below, a letter has those of claims.
            guard let address else {
                #expect(["series", "letter"].contains(operation.id))
                continue
            }
            let (path, query) = address.split(separator: "?", maxSplits: 1).map(String.init).parts
            let asked = "/fa/\(path).\(form.rawValue)" + (query.map { "?\($0)" } ?? "")
            let told = try await node.ask(asked, party: recorder)
            #expect(told.status == 200, "\(asked)")
            let lines: [SheetLine]
            do {
                lines = try await self.lines(told.body)
            } catch SheetError.incomplete {
                Issue.record("\(asked) is a table of which nothing is known")
                continue
            } catch is SpreadsheetFault {
                // No row stands in it.
                #expect(["problems", "series-list", "alerts", "stories", "films"].contains(operation.id), "\(asked)")
                continue
            }
            let other = lines.filter { $0.outcome != .same }
            #expect(
                other.isEmpty, "\(asked): \(other.count) of \(lines.count), first \(String(describing: other.first))")
        }
    }

    /// By its headings alone, whatever stands in its rows: the lists of which this node holds none, too.
    @Test(arguments: SubjectList.allCases)
    func listsOfSubjects(list: SubjectList) async throws {
        let row = list.columns.map { _ in Cell.text("12") }
        let bytes = CSVWriter.bytes(header: list.columns.map(\.key), rows: [row])
        let lines = try await lines(bytes)
        #expect(lines.map(\.outcome) == [.same])
    }
}

extension [String] {
    fileprivate var parts: (String, String?) { (first ?? "", count > 1 ? self[1] : nil) }
}
