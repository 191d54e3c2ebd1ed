/// A text of rows and cells as Excel and others write it, in whatever letters and with whatever separator.
struct CSVText: Sendable {
    /// UTF-8, without a mark at its beginning.
    let bytes: [UInt8]
    let separator: UInt8
    /// The page it was written in where that had to be guessed.
    let guessed: CodePage?
    private let start: Int

    init(_ raw: [UInt8]) throws(SpreadsheetFault) {
        let (text, guessed) = try Self.decoded(raw)
        self.guessed = guessed
        guard !text.contains(0) else { throw SpreadsheetFault(.unknown) }
        // Excel's own way of naming the separator: `sep=;` in a line of its own.
        if text.starts(with: "sep=".utf8), text.count > 5, text[5] == 0x0A || text[5] == 0x0D {
            separator = text[4]
            start = text.count > 6 && text[5] == 0x0D && text[6] == 0x0A ? 7 : 6
        } else {
            separator = Self.separator(of: text)
            start = 0
        }
        bytes = text
    }

    private static func decoded(_ raw: [UInt8]) throws(SpreadsheetFault) -> ([UInt8], CodePage?) {
        if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
            guard String(validating: raw, as: UTF8.self) != nil else { throw SpreadsheetFault(.unknownLetters) }
            return (Array(raw.dropFirst(3)), nil)
        }
        if raw.starts(with: [0xFF, 0xFE]) { return (try utf16(raw.dropFirst(2), isBigEndian: false), nil) }
        if raw.starts(with: [0xFE, 0xFF]) { return (try utf16(raw.dropFirst(2), isBigEndian: true), nil) }
        if let isBigEndian = unmarkedUTF16(raw) { return (try utf16(raw[...], isBigEndian: isBigEndian), nil) }
        if String(validating: raw, as: UTF8.self) != nil { return (raw, nil) }
        guard let page = CodePage.certain(of: raw), let text = page.text(raw) else {
            throw SpreadsheetFault(.unknownLetters)
        }
        return (Array(text.utf8), page)
    }

    /// Every second byte of a beginning of Latin letters, signs and digits is zero in UTF-16.
    private static func unmarkedUTF16(_ raw: [UInt8]) -> Bool? {
        let head = raw.prefix(2_000)
        guard head.count >= 8, raw.count.isMultiple(of: 2) else { return nil }
        let zeros = head.enumerated().filter { $0.element == 0 }.map(\.offset)
        guard zeros.count * 6 > head.count else { return nil }
        let odd = zeros.count { !$0.isMultiple(of: 2) }
        return odd == zeros.count ? false : odd == 0 ? true : nil
    }

    private static func utf16(_ raw: ArraySlice<UInt8>, isBigEndian: Bool) throws(SpreadsheetFault) -> [UInt8] {
        guard raw.count.isMultiple(of: 2) else { throw SpreadsheetFault(.damaged) }
        var units: [UInt16] = []
        units.reserveCapacity(raw.count / 2)
        var place = raw.startIndex
        while place < raw.endIndex {
            let (first, second) = (UInt16(raw[place]), UInt16(raw[place + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
            place += 2
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw SpreadsheetFault(.unknownLetters) }
        return Array(text.utf8)
    }

    // MARK: Separators

    /// The separator by which most of the first rows have the same number of cells, and more than one.
    private static func separator(of text: [UInt8]) -> UInt8 {
        var best = (separator: UInt8(ascii: ","), score: 0.0)
        for candidate in [UInt8(ascii: ";"), 0x09, UInt8(ascii: ",")] {
            let score = agreement(text, candidate)
            if score > best.score { best = (candidate, score) }
        }
        return best.separator
    }

    private static func agreement(_ text: [UInt8], _ separator: UInt8) -> Double {
        var records = CSVRecords(bytes: text, separator: separator)
        var counts: [Int: Int] = [:]
        var rows = 0
        while rows < 40, let record = records.next() {
            if record.allSatisfy(\.isEmpty) { continue }
            rows += 1
            counts[record.count, default: 0] += 1
        }
        guard let (width, times) = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), width > 1 else {
            return 0
        }
        return Double(times) / Double(rows) * (1 + Double(min(width, 30)) / 100)
    }

    fileprivate var records: CSVRecords {
        CSVRecords(bytes: bytes, separator: separator, from: start, columnsMax: Spreadsheet.columnsMax)
    }
}

/// Reads the rows of a text in their order.
struct CSVRows {
    private var records: CSVRecords
    private var number = 0
    private var filled = 0
    private let rowsMax: Int

    init(_ text: CSVText, rowsMax: Int = Spreadsheet.rowsMax) { (records, self.rowsMax) = (text.records, rowsMax) }

    mutating func next() throws(SpreadsheetFault) -> SpreadsheetRow? {
        while let record = records.next() {
            number += 1
            guard let last = record.lastIndex(where: { !$0.isEmpty }) else { continue }
            filled += 1
            guard filled <= rowsMax else {
                throw SpreadsheetFault(.tooManyRows, ["limit": String(rowsMax)])
            }
            guard last < Spreadsheet.columnsMax else {
                throw SpreadsheetFault(.tooManyColumns, ["limit": String(Spreadsheet.columnsMax)])
            }
            let cells = record[...last].map { $0.isEmpty ? SpreadsheetCell.empty : .text(Self.plain($0)) }
            return SpreadsheetRow(number: number, cells: cells)
        }
        if records.isOpen { throw SpreadsheetFault(.openQuote, ["row": String(number + 1)]) }
        return nil
    }

    /// A cell as text, without the apostrophe that our own files put before what a spreadsheet would reckon.
    private static func plain(_ cell: [UInt8]) -> String {
        var text = String(decoding: cell, as: UTF8.self)
        if cell.contains(0x0D) { text = text.replacing("\r\n", with: "\n") }
        guard text.utf8.first == UInt8(ascii: "'") else { return text }
        let rest = text.unicodeScalars.dropFirst()
        guard let first = rest.first, "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first) else {
            return text
        }
        return String(rest)
    }
}
