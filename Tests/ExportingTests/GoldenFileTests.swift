import Foundation
import Measures
import Testing

@testable import Exporting

/// The files that tables have been written as, byte by byte: what offices have read stays readable the same way.
///
/// A workbook is compared part by part, since zlib may pack the same content differently from version to version.
@Suite struct GoldenFileTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    private static let header = ["id", "name", "low", "as_of_start", "is_total", "states", "note"]
    private static var rows: [[Cell]] {
        get throws {
            [
                [
                    .text("port-anzali"), .text("بندر انزلی"),
                    .number(try #require(Number(mantissa: 1_280, fractionDigits: 3))),
                    .day(try #require(Day(year: 2021, month: 3, day: 21))), .flag(true), .list(["aged", "disputed"]),
                    .text("said \"so\", twice\nand on a second line"),
                ],
                [
                    .text("=1+1"), .text("<Åland & Öland> 🐟"), .integer(-9_007_199_254_740_993), .empty, .flag(false),
                    .list([]), .text("\u{0}\u{B}bell"),
                ],
                [
                    .text("old"), .text("Астрахань"), .integer(0),
                    .day(try #require(Day(year: 1870, month: 1, day: 2))),
                    .empty, .list(["a"]), .text(" spaces kept "),
                ],
                [.text("short")],
            ]
        }
    }

    private func golden(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
    }

    @Test func theTableIsTheSameCSV() throws {
        #expect(CSVWriter.bytes(header: Self.header, rows: try Self.rows) == (try golden("table.csv")))
    }

    @Test(arguments: [
        "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
    ])
    func theWorkbookHasTheSameParts(part: String) throws {
        for (name, isRightToLeft) in [("ltr", false), ("rtl", true)] {
            let writer = XLSXWriter(sheet: "بندرها: Ports/1 [draft]", isRightToLeft: isRightToLeft)
            let workbook = try Workbook(try #require(writer.bytes(header: Self.header, rows: try Self.rows)))
            #expect(try workbook.file(part) == golden("\(name)/\(part)"), "\(name)")
        }
    }
}
