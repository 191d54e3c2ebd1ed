/// A CSV file read whole: header, rows, and what was wrong on the way.
///
/// Bounded in size, cells and columns.
package struct CSVTable: Sendable {
    package struct Row: Sendable {
        /// As a spreadsheet counts: the first row below the header is 2.
        package let number: Int
        fileprivate let cells: [String]
        fileprivate let columns: [String: Int]

        /// The trimmed cell under a heading; `nil` when it is empty or the file has no such column.
        package subscript(column: String) -> String? {
            guard let index = columns[column], index < cells.count, !cells[index].isEmpty else { return nil }
            return cells[index]
        }
    }

    package let file: String
    package private(set) var columns: [String] = []
    package private(set) var rows: [Row] = []
    package private(set) var diagnostics: [Diagnostic] = []

    package static let bytesMax = 64 << 20
    package static let columnsMax = 256
    package static let cellBytesMax = 64 << 10

    /// Reads RFC 4180 CSV in UTF-8, with or without a byte order mark.
    ///
    /// Faults are collected, not thrown: rows that can be read are there.
    package init(file: String, bytes: [UInt8]) {
        self.file = file
        guard bytes.count <= Self.bytesMax else {
            diagnostics.append(
                Diagnostic(
                    file: file, "The file has \(bytes.count) bytes.",
                    remedy: "Split it into files of at most \(Self.bytesMax) bytes."))
            return
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var records = CSVRecords(
            bytes: bytes, separator: UInt8(ascii: ","), from: bytes.starts(with: mark) ? mark.count : 0,
            columnsMax: .max)
        guard let header = records.next() else {
            diagnostics.append(Diagnostic(file: file, "The file is empty.", remedy: "Give it a header row."))
            return
        }
        readHeader(header)
        let index = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var number = 1
        while let record = records.next() {
            number += 1
            read(record, number: number, index: index)
        }
        if records.isOpen {
            diagnostics.append(
                Diagnostic(
                    file: file, row: number + 1, "A quotation mark is never closed.",
                    remedy: "Close the quotation mark or double it."))
        }
    }

    private mutating func readHeader(_ cells: [[UInt8]]) {
        for (index, cell) in cells.enumerated() {
            let name = Self.trimmed(String(decoding: cell, as: UTF8.self))
            if name.isEmpty || columns.contains(name) || index >= Self.columnsMax {
                diagnostics.append(
                    Diagnostic(
                        file: file, row: 1, column: String(name.prefix(80)),
                        name.isEmpty
                            ? "Heading \(index + 1) is empty."
                            : index >= Self.columnsMax ? "There are too many columns." : "The heading stands twice.",
                        remedy: "Give each of at most \(Self.columnsMax) columns a heading of its own."))
            }
            columns.append(name)
        }
    }

    private mutating func read(_ record: [[UInt8]], number: Int, index: [String: Int]) {
        if record.allSatisfy(\.isEmpty) { return }
        guard record.count <= columns.count else {
            diagnostics.append(
                Diagnostic(
                    file: file, row: number,
                    "The row has \(record.count) cells, the header \(columns.count).",
                    remedy: "Put cells that hold a comma between quotation marks."))
            return
        }
        var cells: [String] = []
        for (place, cell) in record.enumerated() {
            guard cell.count <= Self.cellBytesMax, let text = String(validating: cell, as: UTF8.self) else {
                diagnostics.append(
                    Diagnostic(
                        file: file, row: number, column: columns[place],
                        cell.count > Self.cellBytesMax ? "The cell is too long." : "The cell is not UTF-8.",
                        remedy: "Save the file as UTF-8, with cells of at most \(Self.cellBytesMax) bytes."))
                return
            }
            if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" && $0 != "\r" }) {
                diagnostics.append(
                    Diagnostic(
                        file: file, row: number, column: columns[place], "The cell holds a control character.",
                        remedy: "Type the cell anew."))
                return
            }
            cells.append(Self.trimmed(text))
        }
        rows.append(Row(number: number, cells: cells, columns: index))
    }

    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar.value == 0xA0
            || scalar.value == 0xFEFF
    }
}
