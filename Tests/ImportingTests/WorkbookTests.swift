import Exporting
import Measures
import Testing

@testable import Importing

/// Workbooks as they should be.
@Suite struct WorkbookTests {
    private func rows(_ bytes: [UInt8], sheet: Int = 0) throws -> [SpreadsheetRow] {
        var rows = try Spreadsheet(bytes).rows(sheet)
        var found: [SpreadsheetRow] = []
        while let row = try rows.next() { found.append(row) }
        return found
    }

    private func cells(_ rows: String, shared: String? = nil, styles: String? = nil, properties: String = "") throws
        -> [SpreadsheetCell]
    {
        var book = TestWorkbook()
        (book.rows, book.shared, book.styles, book.properties) = (rows, shared, styles, properties)
        return try self.rows(book.bytes).first?.cells ?? []
    }

    private func styles(_ codes: [String]) -> String {
        let formats = codes.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }.joined()
        let forms = codes.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }.joined()
        return "<numFmts>\(formats)</numFmts><cellXfs>\(forms)<xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs>"
    }

    @Test func everyKindOfCellIsRead() throws {
        let read = try cells(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>\
            <c r="C1"><v>4.50</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#REF!</v></c>\
            <c r="F1"><f>A1+1</f></c><c r="G1"><f>1+1</f><v>2</v></c><c r="I1" t="str"><f>A1</f><v>said</v></c>\
            <c r="J1" s="3"/></row>
            """, shared: "<si><t>shared</t><rPh sb=\"0\" eb=\"1\"><t>aloud</t></rPh></si>")
        #expect(
            read == [
                .text("shared"), .text("inline"), .number("4.50"), .flag(true), .error("#REF!"), .unreckoned,
                .number("2"), .empty, .text("said"),
            ])
    }

    @Test func numbersKeepWhatATyperTyped() throws {
        let read = try cells(
            "<row><c><v>0.1</v></c><c><v>0.30000000000000004</v></c><c><v>1E-3</v></c><c><v>1.2E+7</v></c><c><v>-5</v></c></row>"
        )
        #expect(read == [.number("0.1"), .number("0.3"), .number("0.001"), .number("12000000"), .number("-5")])
    }

    @Test func datesAreReadByTheirForm() throws {
        let forms = styles([
            "yyyy\\-mm\\-dd", "mmm yyyy", "yyyy", "[$-fa-IR,16]yyyy/mm/dd;@", "[$-3160429]yyyy", "h:mm", "[h]:mm",
            "0.00 &quot;day&quot;", "General",
        ])
        let row = (0..<11).map { "<c s=\"\($0)\"><v>45979</v></c>" }.joined()
        let read = try cells("<row>\(row)</row>", styles: forms)
        let day = try Period(parsing: "2025-11-18")
        #expect(
            read == [
                .date(day), .date(try Period(parsing: "2025-11")), .date(try Period(parsing: "2025")),
                .date(try Period(parsing: "sh:1404-08-27")), .date(try Period(parsing: "sh:1404")), .text("00:00"),
                .number("45979"), .number("45979"), .number("45979"), .date(day), .percent("4597900"),
            ])
    }

    @Test func bothDateSystemsAreKnown() throws {
        let forms = styles(["yyyy-mm-dd"])
        func first(_ serial: String, _ properties: String = "") throws -> SpreadsheetCell? {
            try cells("<row><c s=\"0\"><v>\(serial)</v></c></row>", styles: forms, properties: properties).first
        }
        #expect(try first("1") == .date(try Period(parsing: "1900-01-01")))
        #expect(try first("59") == .date(try Period(parsing: "1900-02-28")))
        #expect(try first("60") == .number("60"))
        #expect(try first("61") == .date(try Period(parsing: "1900-03-01")))
        #expect(try first("0", " date1904=\"1\"") == .date(try Period(parsing: "1904-01-01")))
        #expect(try first("44517", " date1904=\"1\"") == .date(try Period(parsing: "2025-11-18")))
    }

    @Test func escapesOfTheFormatAreUndone() throws {
        let read = try cells("<row><c t=\"inlineStr\"><is><t>a_x000D_\n_x0041_ &amp; _x00_</t></is></c></row>")
        #expect(read == [.text("a\nA & _x00_")])
    }

    @Test func whatIsHiddenOrMergedIsSaid() throws {
        var book = TestWorkbook()
        book.beforeRows = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>"
        book.rows =
            "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"D2\"><f>1</f><v>1</v></c></row><row r=\"5\" hidden=\"1\"><c r=\"A5\"><v>2</v></c></row>"
        book.behindRows = "<mergeCells><mergeCell ref=\"A2:C2\"/></mergeCells>"
        book.sheets += "<sheet name=\"Notes\" sheetId=\"2\" state=\"hidden\" r:id=\"rId1\"/>"
        let file = try Spreadsheet(book.bytes)
        #expect(file.sheets == [.init(name: "Data", isHidden: false), .init(name: "Notes", isHidden: true)])
        let survey = try file.survey(0, rows: 1)
        #expect(survey.head.map(\.number) == [2])
        #expect((survey.rows, survey.lastRow, survey.columns, survey.hiddenRows, survey.formulas) == (2, 5, 4, 1, 1))
        #expect(survey.hiddenColumns == [1, 2])
        #expect(survey.merges == [MergedCells(CellPlace(column: 0, row: 1), CellPlace(column: 2, row: 1))])
    }

    @Test func placesAreCalledAsPeopleCallThem() {
        for column in [0, 25, 26, 51, 701, 702, 16_383] {
            let place = CellPlace(column: column, row: 6)
            #expect(CellPlace(place.text) == place)
        }
        #expect(CellPlace(column: 1, row: 6).text == "B7")
        #expect(CellPlace.letters(702) == "AAA")
        #expect(CellPlace("7B") == nil && CellPlace("B0") == nil && CellPlace("") == nil)
    }

    /// What our own writer writes is read as it was meant, whatever it begins with.
    @Test func ourOwnWorkbooksComeBack() throws {
        let day = try #require(Day(year: 2025, month: 11, day: 18))
        let texts = ["=1+1", "+a", "-b", "@c", "\td", "'e", "a\nb", "۵٫۵", "<&>\""]
        let row =
            texts.map { Cell.text($0) } + [
                .number(try #require(Number(parsing: "4.50"))), .integer(7), .day(day), .flag(false), .empty,
            ]
        let bytes = try #require(
            XLSXWriter(sheet: "نام", isRightToLeft: true).bytes(header: row.indices.map { "h\($0)" }, rows: [row]))
        let read = try rows(bytes)
        #expect(read.count == 2)
        #expect(
            read[1].cells == texts.map { SpreadsheetCell.text($0) } + [
                .number("4.50"), .number("7"), .date(Period(day)), .flag(false),
            ])
    }
}
