package import Exporting
import Importing
import Measures
package import Register

/// A download of a list that says what the register is made of, and that no sheet can change.
package struct ListedSheet: Sendable {
    package let name: String
    private let rows: Set<String>
    private let links: Set<Int>

    /// The rows as they would be downloaded now, in every language in which they could have been; `links` are the
    /// columns of addresses and counts, which nobody compares.
    package init(name: String, links: Set<Int>, rows: some Sequence<[Cell]>) {
        self.name = name
        self.links = links
        self.rows = Set(rows.map { row in Self.joined(row.map(Self.plain), without: links) })
    }

    /// What is to be said of a row: it stands, or it was changed, which a sheet cannot do.
    func line(_ row: SpreadsheetRow) -> SheetLine {
        let text = Self.joined(row.cells.map(Self.plain), without: links)
        let isSame = rows.contains(text)
        var line = SheetLine(row: row.number, column: 0, isSame ? .same : .refused)
        line.said = Self.plain(row[0])
        if !isSame { line.reasons = [SheetReason(.fixedList, CellPlace(column: 0, row: row.number - 1).text)] }
        return line
    }

    private static func joined(_ cells: [String], without links: Set<Int>) -> String {
        var cells = cells.enumerated().map { links.contains($0.offset) ? "" : $0.element }
        while cells.last == "" { cells.removeLast() }
        return cells.joined(separator: "\u{1F}")
    }

    private static func plain(_ cell: Cell) -> String {
        let text = cell.plain.replacing("\r\n", with: "\n").unicodeScalars.filter {
            $0.value >= 0x20 || $0 == "\n" || $0 == "\t"
        }
        return settled(String(String.UnicodeScalarView(text.prefix(XLSXWriter.cellScalarsMax))))
    }

    private static func plain(_ cell: SpreadsheetCell) -> String {
        switch cell {
        case .empty, .unreckoned: ""
        case .text(let text), .error(let text): settled(text)
        case .number(let number), .percent(let number): settled(number)
        case .date(let period): period.text
        case .flag(let value): value ? "true" : "false"
        }
    }

    /// Without blanks around it, numbers without zeros at their ends.
    private static func settled(_ text: String) -> String {
        let plain = TypedText.trimmed(text)
        guard let number = Number(parsing: plain), number.fractionDigits > 0 else { return plain }
        var short = number.text[...]
        while short.last == "0" { short = short.dropLast() }
        return String(short.last == "." ? short.dropLast() : short)
    }
}

/// Finds the list of which a sheet with certain headings is a download; `nil` where it holds figures, or is none.
package typealias SheetListing = @Sendable (_ headings: [String], _ reading: Reading) throws -> ListedSheet?
