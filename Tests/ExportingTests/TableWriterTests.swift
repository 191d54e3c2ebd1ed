import Chances
import Foundation
import Importing
import Measures
import Testing

@testable import Exporting

@Suite("Tables as files")
struct TableWriterTests {
    private static let pieces = [
        "a", "Anzali", ",", "\"", "\n", "\r\n", ";", "گیلان", "Астрахань", "🐟", "1", "<&>", "x y", "'",
    ]

    private static func cell(_ chance: inout Chance) -> Cell {
        switch chance.below(7) {
        case 0: return .empty
        case 1: return .integer(Int64(truncatingIfNeeded: chance.next() >> 20))
        case 2:
            return Number(mantissa: Int64(chance.below(2_000_000)) - 1_000_000, fractionDigits: chance.below(4)).map(
                Cell.number) ?? .empty
        case 3: return Day(number: chance.below(60_000) - 20_000).map(Cell.day) ?? .empty
        case 4: return .flag(chance.maybe())
        case 5: return .list((0..<chance.below(3)).map { _ in "s" + chance.text(of: ["a", "b", "é"], length: 4) })
        default:
            // The reader trims cells; what begins like a formula has a test of its own.
            let text = chance.text(of: pieces, length: 8).trimmingCharacters(in: .whitespacesAndNewlines)
            return Cell(text)
        }
    }

    private static func table(_ seed: UInt64) -> (header: [String], rows: [[Cell]]) {
        var chance = Chance(seed: seed)
        let columns = 1 + chance.below(9)
        var rows: [[Cell]] = []
        for _ in 0..<chance.below(12) {
            // A first cell that is never empty, since a reader may take an empty line for no row.
            var row: [Cell] = [.text("row")]
            for _ in 1..<columns { row.append(cell(&chance)) }
            rows.append(row)
        }
        return ((0..<columns).map { "column-\($0)" }, rows)
    }

    @Test func anotherReaderReadsTheSameCells() throws {
        for seed in 0..<400 as Range<UInt64> {
            let (header, rows) = Self.table(seed)
            let bytes = CSVWriter.bytes(header: header, rows: rows)
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            let read = CSVTable(file: "written.csv", bytes: bytes)
            #expect(read.diagnostics.isEmpty, "seed \(seed): \(read.diagnostics)")
            #expect(read.columns == header && read.rows.count == rows.count, "seed \(seed)")
            for (row, written) in zip(read.rows, rows) {
                for (column, cell) in zip(header, written) {
                    #expect((row[column] ?? "") == cell.plain, "seed \(seed)")
                }
            }
        }
    }

    @Test(arguments: [
        "=1+1", "+cmd", "-A1", "-2+3", "-1.2.3", "-", "-1.", "-28.9/-28.1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "='x'!A1",
    ])
    func aFormulaIsWrittenAsText(_ text: String) {
        let line = String(decoding: CSVWriter.bytes(header: ["a"], rows: [[.text(text)]]).dropFirst(6), as: UTF8.self)
        #expect(line.contains("'" + text))
        #expect(CSVWriter.safe(text) == "'" + text)
    }

    @Test func numbersStayNumbers() {
        let minus = Number(mantissa: -2825, fractionDigits: 2).map(Cell.number) ?? .empty
        let bytes = CSVWriter.bytes(header: ["a", "b"], rows: [[minus, .integer(-4)]])
        #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == "a,b\r\n-28.25,-4\r\n")
        for text in ["-28.97", "-2", "+0.50"] { #expect(CSVWriter.safe(text) == text) }
    }

    @Test func aSheetHoldsTheSameCells() throws {
        for seed in 0..<60 as Range<UInt64> {
            let (header, rows) = Self.table(seed)
            let bytes = try #require(
                XLSXWriter(sheet: "Порты", isRightToLeft: seed % 2 == 0).bytes(header: header, rows: rows))
            let sheet = try SheetReader(Workbook(bytes).file("xl/worksheets/sheet1.xml"))
            #expect(sheet.isRightToLeft == (seed % 2 == 0) && sheet.hasFrozenRow && !sheet.hasFormula)
            #expect(sheet.rows.first == header)
            #expect(sheet.rows.count == rows.count + 1)
            for (read, written) in zip(sheet.rows.dropFirst(), rows) {
                let expected = written.map { cell -> String in
                    switch cell {
                    case .flag(let flag): flag ? "1" : "0"
                    case .day(let day): SheetReader.serial(day) ?? day.text
                    default: cell.plain
                    }
                }
                let padded = read + Array(repeating: "", count: max(0, expected.count - read.count))
                #expect(padded == expected, "seed \(seed)")
            }
        }
    }

    /// The same content makes the same bytes, whenever it is written.
    @Test func aWorkbookIsTheSameEachTime() throws {
        let rows: [[Cell]] = [[.text("Anzali"), .integer(10)], [.empty, .flag(true)]]
        let writer = XLSXWriter(sheet: "a[b]:*?/\\" + String(repeating: "x", count: 60), isRightToLeft: false)
        #expect(writer.bytes(header: ["a", "b"], rows: rows) == writer.bytes(header: ["a", "b"], rows: rows))
        let book = try Workbook(#require(writer.bytes(header: ["a", "b"], rows: rows)))
        let text = String(decoding: try book.file("xl/workbook.xml"), as: UTF8.self)
        #expect(text.contains("name=\"ab" + String(repeating: "x", count: 29) + "\""))
    }

    @Test func daysHaveTheNumbersThatSpreadsheetsGiveThem() {
        #expect(Day(year: 1900, month: 3, day: 1).flatMap(SheetReader.serial) == "61")
        #expect(Day(year: 2026, month: 11, day: 25).flatMap(SheetReader.serial) == "46351")
        #expect(Day(year: 1900, month: 2, day: 28).flatMap(SheetReader.serial) == nil)
    }
}
