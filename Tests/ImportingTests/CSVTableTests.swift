import Chances
import Testing

@testable import Importing

@Suite struct CSVTableTests {
    private func table(_ text: String) -> CSVTable { CSVTable(file: "t.csv", bytes: Array(text.utf8)) }

    private func cells(_ table: CSVTable) -> [[String?]] {
        table.rows.map { row in table.columns.map { row[$0] } }
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n", [["1", "2"]]), ("a,b\r\n1,2\r\n", [["1", "2"]]), ("a,b\r1,2", [["1", "2"]]),
            ("\u{FEFF}a,b\n1,2", [["1", "2"]]), ("a,b\n\"1,\"\"x\"\"\",2", [["1,\"x\"", "2"]]),
            ("a,b\n\"1\n2\",\"3\r\n4\"\n", [["1\n2", "3\r\n4"]]),
            ("a,b\n\n1,2\n\n\n,\n3,4", [["1", "2"], ["3", "4"]]),
            ("a,b\n1\n", [["1", nil]]), ("a,b\n,2", [[nil, "2"]]), ("a,b\n  1 ,\u{A0}2\t", [["1", "2"]]),
            ("a,b\nx\"y,z\"", [["x\"y", "z\""]]), ("a,b\n\"x\"y,\"z\"", [["xy", "z"]]),
            ("a,b\n\"\",\"\"", [[String?]]()),
            ("a,b\n\"x\"y\"z\",2", [["xy\"z\"", "2"]]), ("\"a\",\"b\"\n1,2", [["1", "2"]]),
            ("a,b\n1,2,", [[String?]]()),
        ] as [(String, [[String?]])])
    func cases(_ text: String, _ expected: [[String?]]) {
        let table = table(text)
        #expect(table.columns == ["a", "b"])
        #expect(cells(table) == expected)
    }

    @Test func rowsAreCountedAsASpreadsheetCounts() {
        let table = table("a\n\n\"x\ny\"\n\nz")
        #expect(table.rows.map(\.number) == [3, 5])
        #expect(table.diagnostics.isEmpty)
    }

    @Test func whatIsNotThereIsNil() {
        let table = table("a\n1")
        #expect(table.rows.first?["b"] == nil)
        #expect(table.rows.first?["a"] == "1")
    }

    private func expectFault(_ bytes: [UInt8], row: Int?, column: String?, rows: Int) {
        let table = CSVTable(file: "t.csv", bytes: bytes)
        #expect(table.diagnostics.count == 1)
        let diagnostic = table.diagnostics.first
        #expect(diagnostic?.file == "t.csv")
        #expect(diagnostic?.row == row)
        #expect(diagnostic?.column == column)
        #expect(diagnostic?.remedy.isEmpty == false)
        #expect(table.rows.count == rows)
    }

    @Test func faultsNameTheirPlaceAndTheOtherRowsStand() {
        expectFault([], row: nil, column: nil, rows: 0)
        expectFault([0xEF, 0xBB, 0xBF], row: nil, column: nil, rows: 0)
        expectFault(Array("a,a\n1,2".utf8), row: 1, column: "a", rows: 1)
        expectFault(Array("a,\n1,2".utf8), row: 1, column: "", rows: 1)
        expectFault(Array("a,b\n1,2,3\n4,5".utf8), row: 2, column: nil, rows: 1)
        expectFault(Array("a,b\n1,2\n3,\"4\n5,6".utf8), row: 3, column: nil, rows: 1)
        expectFault(Array("a,b\n1,".utf8) + [0xFF] + Array("\n3,4".utf8), row: 2, column: "b", rows: 1)
        expectFault(Array("a,b\n1,\u{0}\n3,4".utf8), row: 2, column: "b", rows: 1)
        expectFault(Array("a,b\n\u{1B}[2J,1\n3,4".utf8), row: 2, column: "a", rows: 1)
        let long = String(repeating: "x", count: CSVTable.cellBytesMax + 1)
        expectFault(Array("a,b\n1,\(long)\n3,4".utf8), row: 2, column: "b", rows: 1)
        expectFault(Array("a,b\n1,\(long.dropLast())\n3,4,5".utf8), row: 3, column: nil, rows: 1)
    }

    @Test func tooManyColumnsAreNamed() {
        let header = (0...CSVTable.columnsMax).map { "c\($0)" }.joined(separator: ",")
        let table = table(header + "\n1")
        #expect(table.diagnostics.map(\.column) == ["c\(CSVTable.columnsMax)"])
    }

    /// Against a reader of another make, over bytes that mean something to both.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func readsAsTheReferenceDoes(seed: UInt64) {
        var random = Chance(seed: seed)
        let alphabet = Array("ab\",,\n\r\"x1".utf8)
        for _ in 0..<700 {
            let body = (0..<random.below(40)).map { _ in random.pick(alphabet) }
            let bytes = (random.maybe(10) ? [0xEF, 0xBB, 0xBF] : []) + Array("p,q,r,s\n".utf8) + body
            let table = CSVTable(file: "t", bytes: bytes)
            guard let records = CSVReference.records(bytes) else {
                #expect(table.diagnostics.contains { $0.message.contains("never closed") })
                continue
            }
            let expected = records.enumerated().dropFirst().filter { !$0.element.allSatisfy(\.isEmpty) }
            let fitting = expected.filter { $0.element.count <= 4 }
            #expect(table.rows.map(\.number) == fitting.map { $0.offset + 1 })
            #expect(table.diagnostics.map(\.row) == expected.filter { $0.element.count > 4 }.map { $0.offset + 1 })
            for (row, record) in zip(table.rows, fitting) {
                let texts = record.element.map { CSVTable.trimmed(String(decoding: $0, as: UTF8.self)) }
                let found = ["p", "q", "r", "s"].map { row[$0] ?? "" }
                #expect(found == texts + Array(repeating: "", count: 4 - texts.count))
            }
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func noiseNeverTraps(seed: UInt64) {
        var random = Chance(seed: seed)
        for _ in 0..<500 {
            let bytes = (0..<random.below(200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let table = CSVTable(file: "t", bytes: bytes)
            for row in table.rows { for column in table.columns { _ = row[column] } }
            #expect(table.diagnostics.allSatisfy { !$0.remedy.isEmpty })
        }
    }

    @Test func diagnosticsSortByPlaceAndSayAll() {
        let first = Diagnostic(file: "a.csv", row: 2, column: "x", "Bad.", remedy: "Mend it.")
        let second = Diagnostic(.warning, file: "a.csv", row: 10, "Odd.", remedy: "Look.")
        let whole = Diagnostic(file: "a.csv", "Empty.", remedy: "Fill it.")
        #expect([second, first, whole].sorted() == [whole, first, second])
        #expect(first.description == "a.csv, row 2, column x: Bad. Mend it.")
        #expect(whole.description == "a.csv: Empty. Fill it.")
    }
}
