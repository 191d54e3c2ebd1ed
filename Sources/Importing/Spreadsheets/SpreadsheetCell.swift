package import Measures

/// One cell of a spreadsheet as it was stored; of a formula only the value that was last reckoned.
package enum SpreadsheetCell: Sendable, Hashable {
    case empty
    case text(String)
    /// A plain decimal such as `-28230.5`, with the digits that were stored, at most 15 of them significant.
    case number(String)
    /// The same, shown as a percentage: `84.47` of a stored 0.8447.
    case percent(String)
    /// A day that is shown as a day, a month or a year, in the calendar in which it is shown.
    case date(Period)
    case flag(Bool)
    /// What a spreadsheet shows where it cannot reckon: `#REF!`.
    case error(String)
    /// A formula whose value was not stored.
    case unreckoned

    package var isEmpty: Bool { self == .empty }
}

/// One row, as far as there is something in it.
package struct SpreadsheetRow: Sendable, Hashable {
    /// Counted from 1, as a spreadsheet does.
    package let number: Int
    package let isHidden: Bool
    /// From the column A to the last that holds something.
    package var cells: [SpreadsheetCell]

    package init(number: Int, isHidden: Bool = false, cells: [SpreadsheetCell]) {
        (self.number, self.isHidden, self.cells) = (number, isHidden, cells)
    }

    package subscript(column: Int) -> SpreadsheetCell { cells.indices.contains(column) ? cells[column] : .empty }

    package var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
}

/// The place of a cell, rows and columns counted from 0.
package struct CellPlace: Sendable, Hashable {
    package let column: Int
    package let row: Int

    package init(column: Int, row: Int) { (self.column, self.row) = (column, row) }

    /// The letters of a column: `A` to `Z`, then from `AA` on.
    package static func letters(_ column: Int) -> String {
        var name = ""
        var rest = column
        while rest >= 0 {
            name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
            rest = rest / 26 - 1
        }
        return name
    }

    /// As people call it: `B7`.
    package var text: String { Self.letters(column) + String(row + 1) }

    /// Reads `B7`; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        var letters = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && letters < 4:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
                letters += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0 && row < 100_000_000:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "$"): continue
            default: return nil
            }
        }
        guard letters > 0, row > 0 else { return nil }
        self.init(column: column - 1, row: row - 1)
    }
}

/// A rectangle of cells that are shown as one.
package struct MergedCells: Sendable, Hashable {
    package let first: CellPlace
    package let last: CellPlace

    package init(_ first: CellPlace, _ last: CellPlace) { (self.first, self.last) = (first, last) }

    /// Reads `A1:C1`; `nil` for anything else.
    init?(_ text: String) {
        let ends = text.split(separator: ":").map { CellPlace($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first.column <= last.column,
            first.row <= last.row
        else { return nil }
        self.init(first, last)
    }
}
