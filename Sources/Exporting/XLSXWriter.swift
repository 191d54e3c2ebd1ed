import Measures

/// Writes one sheet as an Office Open XML workbook (ECMA-376): typed cells, a bold header that stays, no formulas.
package struct XLSXWriter: Sendable {
    package static let rowsMax = 1_048_576
    package static let cellScalarsMax = 32_767

    /// The name of the sheet; what the format forbids is left out.
    private let name: String
    private let isRightToLeft: Bool

    package init(sheet name: String, isRightToLeft: Bool) {
        let allowed = name.unicodeScalars.filter { !"[]:*?/\\'".unicodeScalars.contains($0) && $0.value >= 0x20 }
        let short = String(String.UnicodeScalarView(allowed.prefix(31)))
        self.name = short.isEmpty ? "1" : short
        self.isRightToLeft = isRightToLeft
    }

    /// `nil` when there are more rows than a sheet holds.
    package func bytes(header: [String], rows: [[Cell]]) -> [UInt8]? {
        guard rows.count < Self.rowsMax else { return nil }
        var archive = ZipArchive()
        let files = [
            ("[Content_Types].xml", Self.contentTypes), ("_rels/.rels", Self.relations), ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", Self.workbookRelations), ("xl/styles.xml", Self.styles),
        ]
        for (path, text) in files where !archive.add(path, Array(text.utf8)) { return nil }
        guard archive.add("xl/worksheets/sheet1.xml", sheet(header, rows)) else { return nil }
        return archive.finish()
    }

    private func sheet(_ header: [String], _ rows: [[Cell]]) -> [UInt8] {
        var xml = XMLBytes(Self.head)
        xml.raw("<worksheet xmlns=\"\(Self.main)\"><sheetViews><sheetView workbookViewId=\"0\"")
        if isRightToLeft { xml.raw(" rightToLeft=\"1\"") }
        xml.raw(
            "><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
        )
        xml.raw("<cols>")
        for index in header.indices {
            xml.raw(
                "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width(index, header, rows))\" customWidth=\"1\"/>"
            )
        }
        xml.raw("</cols><sheetData>")
        xml.row(1, header.map { Cell.text($0) }, style: Style.bold)
        for (index, row) in rows.enumerated() { xml.row(index + 2, row, style: nil) }
        xml.raw("</sheetData></worksheet>")
        return xml.bytes
    }

    /// Wide enough for most of the first rows, within what is readable.
    private func width(_ column: Int, _ header: [String], _ rows: [[Cell]]) -> Int {
        let lengths = rows.prefix(100).map { column < $0.count ? $0[column].plain.count : 0 }
        return min(max(lengths.max() ?? 0, header[column].count, 8), 48) + 2
    }

    private var workbook: String {
        var xml = XMLBytes(Self.head)
        xml.raw("<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)/relationships\"><sheets><sheet name=\"")
        xml.text(name)
        xml.raw("\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
        return String(decoding: xml.bytes, as: UTF8.self)
    }
}

/// The places of the formats in the list of styles.
enum Style {
    static let bold = 1
    static let day = 2
}

extension XLSXWriter {
    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private static let contentTypes =
        head + "<Types xmlns=\"\(package)/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(type).worksheet+xml\"/></Types>"

    private static let relations =
        head + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
        + "Type=\"\(office)/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

    private static let workbookRelations =
        head + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
        + "Type=\"\(office)/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
        + "Type=\"\(office)/relationships/styles\" Target=\"styles.xml\"/></Relationships>"

    private static let styles =
        head
        + "<styleSheet xmlns=\"\(main)\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
        + "</numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
        + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
}

/// XML being written as bytes.
private struct XMLBytes {
    private(set) var bytes: [UInt8]

    init(_ head: String) { bytes = Array(head.utf8) }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Escaped; characters that XML has no place for are left out.
    mutating func text(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": raw("&amp;")
            case "<": raw("&lt;")
            case ">": raw("&gt;")
            case "\"": raw("&quot;")
            case "\r": raw("&#13;")
            case "\t", "\n": bytes.append(contentsOf: String(scalar).utf8)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
    }

    mutating func row(_ number: Int, _ cells: [Cell], style: Int?) {
        raw("<row r=\"\(number)\">")
        for (index, cell) in cells.enumerated() { self.cell(cell, Self.column(index) + "\(number)", style) }
        raw("</row>")
    }

    private mutating func cell(_ cell: Cell, _ place: String, _ style: Int?) {
        let styled = style.map { " s=\"\($0)\"" } ?? ""
        switch cell {
        case .empty: break
        case .number(let number): raw("<c r=\"\(place)\"\(styled)><v>\(number.text)</v></c>")
        case .integer(let value): raw("<c r=\"\(place)\"\(styled)><v>\(value)</v></c>")
        case .flag(let value): raw("<c r=\"\(place)\" t=\"b\"\(styled)><v>\(value ? 1 : 0)</v></c>")
        case .day(let day):
            if let serial = Self.serial(day) {
                raw("<c r=\"\(place)\" s=\"\(Style.day)\"><v>\(serial)</v></c>")
            } else {
                inline(day.text, place, styled)
            }
        case .text, .list: inline(cell.plain, place, styled)
        }
    }

    private mutating func inline(_ text: String, _ place: String, _ styled: String) {
        raw("<c r=\"\(place)\" t=\"inlineStr\"\(styled)><is><t xml:space=\"preserve\">")
        self.text(String(String.UnicodeScalarView(text.unicodeScalars.prefix(XLSXWriter.cellScalarsMax))))
        raw("</t></is></c>")
    }

    /// Days since the last of 1899; the format takes 1900 for a leap year, so nothing before March of it has a number.
    private static func serial(_ day: Day) -> Int? {
        guard let first = Day(year: 1900, month: 3, day: 1), day >= first else { return nil }
        return first.days(to: day) + 61
    }

    /// The letters of a column, from `A` to `Z`, then from `AA` on.
    private static func column(_ index: Int) -> String {
        var name = ""
        var rest = index
        while rest >= 0 {
            name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
            rest = rest / 26 - 1
        }
        return name
    }
}
