/// Writes CSV (RFC 4180) in UTF-8 with the mark by which spreadsheets know it.
package enum CSVWriter {
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A header and rows; what a spreadsheet would reckon as a formula is written with an apostrophe before it.
    package static func bytes(header: [String], rows: some Sequence<[Cell]>) -> [UInt8] {
        var bytes = mark
        append(header.map { quoted(safe($0)) }, to: &bytes)
        for row in rows {
            append(row.map { quoted($0.isText ? safe($0.plain) : $0.plain) }, to: &bytes)
        }
        return bytes
    }

    private static func append(_ cells: [String], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: cell.utf8)
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    /// A text that begins like a formula would be run by the spreadsheet of whoever opens the file; a number is none.
    package static func safe(_ text: String) -> String {
        guard let first = text.unicodeScalars.first,
            "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
        else { return text }
        return isNumber(text) ? text : "'" + text
    }

    /// A sign, digits, and perhaps a point with more of them.
    private static func isNumber(_ text: String) -> Bool {
        func areDigits(_ text: Substring) -> Bool {
            !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard let sign = text.first, sign == "-" || sign == "+" else { return false }
        let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy(areDigits)
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { byte in
            [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D].contains(byte)
        }
        guard needsQuotes || text.first == " " || text.last == " " else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
