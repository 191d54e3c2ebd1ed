import Exporting
import Languages
import OpenData

/// A table as columns of text: what a person reads first, without what only programs need.
struct TableText {
    private let header: [String]
    private let rows: [[String]]

    private static let columnsMax = 6
    private static let widthMax = 44

    init(_ table: Table, _ words: OpenWords) {
        let indices = Self.readable(table.columns)
        header = indices.map { words.heading(table.columns[$0]).reading(in: words.language)?.text ?? "" }
        rows = table.rows.map { row in
            indices.map { index in
                let text = row.cells[index].plain.replacing("\n", with: " ")
                return text.count > Self.widthMax ? text.prefix(Self.widthMax - 1) + "…" : text
            }
        }
    }

    /// Codes whose names stand beside them, links and ends of ranges are left to programs, the first column never is.
    private static func readable(_ columns: [TableColumn]) -> [Int] {
        let keys = Set(columns.map(\.key))
        let chosen = columns.indices.filter { index in
            let key = columns[index].key
            let isForPrograms =
                keys.contains(key + "_name") || key.hasSuffix("link") || key.hasSuffix("_start")
                || key.hasSuffix("_end")
                || ["low", "high", "unit", "longitude", "latitude", "claim"].contains(key)
            return index == 0 || !isForPrograms
        }
        return Array(chosen.prefix(columnsMax))
    }

    var lines: [String] {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            row.enumerated().map { index, text in
                index == row.count - 1
                    ? text : text + String(repeating: " ", count: max(0, widths[index] - text.count) + 2)
            }.joined()
        }
    }
}
