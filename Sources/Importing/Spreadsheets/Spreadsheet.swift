/// A spreadsheet as somebody sends it: a workbook in Office Open XML, or a text of rows.
///
/// What it is, is told by its content; its name means nothing.
package struct Spreadsheet: Sendable {
    /// The largest file that is read, in bytes.
    package static let bytesMax = 25 << 20
    /// The most rows in which something stands.
    package static let rowsMax = 60_000
    package static let columnsMax = 512

    /// How much is read; more of a file of observations, which is nothing but rows.
    package struct Limits: Sendable, Hashable {
        let bytesMax: Int
        let rowsMax: Int

        package static let usual = Limits(bytesMax: Spreadsheet.bytesMax, rowsMax: Spreadsheet.rowsMax)
        package static let observations = Limits(bytesMax: 64 << 20, rowsMax: 1_000_001)
    }

    private enum Content: Sendable {
        case workbook(Workbook)
        case text(CSVText)
    }

    package struct Sheet: Sendable, Hashable {
        package let name: String
        package let isHidden: Bool
    }

    private let content: Content
    private let limits: Limits

    package init(_ bytes: [UInt8], limits: Limits = .usual) throws(SpreadsheetFault) {
        self.limits = limits
        guard bytes.count <= limits.bytesMax else {
            throw SpreadsheetFault(.tooLarge, ["limit": String(limits.bytesMax >> 20)])
        }
        guard !bytes.isEmpty else { throw SpreadsheetFault(.empty) }
        switch SpreadsheetForm(of: bytes) {
        case .archive: content = .workbook(try Workbook(bytes))
        case .text: content = .text(try CSVText(bytes))
        case .refused(let fault): throw fault
        }
    }

    /// The sheets in their order; a text is one without a name.
    package var sheets: [Sheet] {
        switch content {
        case .workbook(let book): book.sheets.map { Sheet(name: $0.name, isHidden: $0.isHidden) }
        case .text: [Sheet(name: "", isHidden: false)]
        }
    }

    /// The page of letters that was guessed, for instance `Windows-1251`; `nil` where nothing had to be.
    package var guessedLetters: String? {
        if case .text(let text) = content { text.guessed?.rawValue } else { nil }
    }

    /// The rows of a sheet in which something stands, one after the other.
    package func rows(_ sheet: Int) throws(SpreadsheetFault) -> SpreadsheetRows {
        switch content {
        case .workbook(let book):
            guard book.sheets.indices.contains(sheet) else { throw SpreadsheetFault(.noSheet) }
            return SpreadsheetRows(
                reading: .workbook(try SheetRows(book.sheets[sheet], of: book, rowsMax: limits.rowsMax)))
        case .text(let text):
            guard sheet == 0 else { throw SpreadsheetFault(.noSheet) }
            return SpreadsheetRows(reading: .text(CSVRows(text, rowsMax: limits.rowsMax)))
        }
    }

    /// What is wrong with a file at its first bytes, without reading it; `nil` where it may be a spreadsheet.
    package static func refusal(of bytes: [UInt8]) -> SpreadsheetFault? {
        guard bytes.count <= bytesMax else { return SpreadsheetFault(.tooLarge, ["limit": String(bytesMax >> 20)]) }
        guard !bytes.isEmpty else { return SpreadsheetFault(.empty) }
        if case .refused(let fault) = SpreadsheetForm(of: bytes) { return fault }
        return nil
    }

    /// Reads a sheet once to its end: its first rows, and what is known only then.
    package func survey(_ sheet: Int, rows count: Int) throws(SpreadsheetFault) -> SpreadsheetSurvey {
        var survey = SpreadsheetSurvey()
        var rows = try rows(sheet)
        while let row = try rows.next() { survey.take(row, within: count) }
        if case .workbook(let read) = rows.reading {
            survey.merges = read.merges
            survey.hiddenColumns = read.hiddenColumns.filter { $0 < survey.columns }
            survey.formulas = read.formulas
        }
        return survey
    }
}

/// Reads the rows of a sheet in their order.
package struct SpreadsheetRows {
    fileprivate enum Reading {
        case workbook(SheetRows)
        case text(CSVRows)
    }

    fileprivate private(set) var reading: Reading

    fileprivate init(reading: Reading) { self.reading = reading }

    /// The next row in which something stands; `nil` behind the last.
    package mutating func next() throws(SpreadsheetFault) -> SpreadsheetRow? {
        switch reading {
        case .workbook(var rows):
            let row = try rows.next()
            reading = .workbook(rows)
            return row
        case .text(var rows):
            let row = try rows.next()
            reading = .text(rows)
            return row
        }
    }
}

/// What a sheet looks like from afar.
package struct SpreadsheetSurvey: Sendable, Hashable {
    /// The first rows in which something stands.
    package fileprivate(set) var head: [SpreadsheetRow] = []
    /// How many rows have something in them, and the number of the last.
    package fileprivate(set) var rows = 0
    package fileprivate(set) var lastRow = 0
    package fileprivate(set) var columns = 0
    package fileprivate(set) var hiddenRows = 0
    package fileprivate(set) var hiddenColumns: Set<Int> = []
    package fileprivate(set) var merges: [MergedCells] = []
    package fileprivate(set) var formulas = 0

    package init() {}

    fileprivate mutating func take(_ row: SpreadsheetRow, within count: Int) {
        if head.count < count { head.append(row) }
        rows += 1
        lastRow = row.number
        columns = max(columns, row.cells.count)
        if row.isHidden { hiddenRows += 1 }
    }
}

/// What a file is, by its first bytes.
private enum SpreadsheetForm {
    case archive
    case text
    case refused(SpreadsheetFault)

    init(of bytes: [UInt8]) {
        let head = bytes.prefix(8)
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = .archive
        } else if head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .refused(SpreadsheetFault(.archive))
        } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            // A workbook with a password lies encrypted in the container of the old format.
            let isEncrypted = Self.holds(bytes, "EncryptedPackage")
            self = .refused(SpreadsheetFault(isEncrypted ? .encrypted : .oldFormat))
        } else if head.count > 3, head[0] == 0x09, [0x00, 0x02, 0x04, 0x08].contains(head[1]), head[3] == 0 {
            self = .refused(SpreadsheetFault(.oldFormat))
        } else if let fault = Self.markup(bytes) {
            self = .refused(fault)
        } else if Self.isOther(head) {
            self = .refused(SpreadsheetFault(.unknown))
        } else {
            self = .text
        }
    }

    /// Web pages and the XML that Excel wrote in 2003, which both are given the names of spreadsheets.
    private static func markup(_ bytes: [UInt8]) -> SpreadsheetFault? {
        var head = bytes.prefix(4_096).filter { $0 != 0 }[...]
        for mark in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]] where head.starts(with: mark) {
            head = head.dropFirst(mark.count)
        }
        head = head.drop { $0 <= 0x20 }
        guard head.first == UInt8(ascii: "<") else { return nil }
        let text = String(decoding: head, as: UTF8.self).lowercased()
        if text.contains("schemas-microsoft-com:office:spreadsheet") {
            return SpreadsheetFault(.otherFormat, ["form": "XML 2003"])
        }
        let names = ["<html", "<!doctype", "<table", "<head", "<meta", "<body", "<script", "<style"]
        return SpreadsheetFault(names.contains { text.contains($0) } ? .webPage : .unknown)
    }

    private static func isOther(_ head: ArraySlice<UInt8>) -> Bool {
        let beginnings: [[UInt8]] = [
            Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x1F, 0x8B],
            [0x7F, 0x45, 0x4C, 0x46], Array("MZ".utf8) + [0x90], Array("Rar!".utf8), Array("7z".utf8) + [0xBC, 0xAF],
            Array("{\\rtf".utf8),
        ]
        return beginnings.contains { head.starts(with: $0) }
    }

    /// Whether a name stands somewhere in UTF-16.
    private static func holds(_ bytes: [UInt8], _ name: String) -> Bool {
        let wanted: [UInt8] = name.utf8.flatMap { letter -> [UInt8] in [letter, 0] }
        return bytes.prefix(4 << 20).firstRange(of: wanted) != nil
    }
}
