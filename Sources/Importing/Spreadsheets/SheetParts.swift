/// Reads the rows of one sheet of a workbook in their order.
struct SheetRows {
    private let book: Workbook
    private var tokens: XMLTokens
    private(set) var merges: [MergedCells] = []
    private(set) var hiddenColumns: Set<Int> = []
    private(set) var formulas = 0

    private var rowNumber = 0
    private var isHidden = false
    private var cells: [SpreadsheetCell] = []
    private var filled = 0
    private let rowsMax: Int

    static let mergesMax = 100_000

    init(_ sheet: Workbook.Sheet, of book: Workbook, rowsMax: Int) throws(SpreadsheetFault) {
        guard let file = book.archive.part(sheet.part) else {
            throw SpreadsheetFault(.missingPart, ["part": sheet.part])
        }
        (self.book, self.rowsMax) = (book, rowsMax)
        tokens = XMLTokens(try Unpacking(file, of: book.archive.bytes))
    }

    /// The next row in which something stands; `nil` behind the last.
    mutating func next() throws(SpreadsheetFault) -> SpreadsheetRow? {
        while let token = try tokens.next() {
            switch token {
            case .text: continue
            case .open, .whole:
                if tokens.isNamed("row") {
                    try begin()
                } else if tokens.isNamed("c") {
                    try cell(isWhole: token == .whole)
                } else if tokens.isNamed("mergeCell") {
                    try merge()
                } else if tokens.isNamed("col") {
                    try column()
                }
            case .close:
                if tokens.isNamed("row"), !cells.isEmpty {
                    filled += 1
                    guard filled <= rowsMax else {
                        throw SpreadsheetFault(.tooManyRows, ["limit": String(rowsMax)])
                    }
                    return SpreadsheetRow(number: rowNumber, isHidden: isHidden, cells: cells)
                }
            }
        }
        return nil
    }

    private mutating func begin() throws(SpreadsheetFault) {
        let number = try tokens.attribute("r").flatMap { Int($0) } ?? rowNumber + 1
        guard number > rowNumber, number <= 1_048_576 else { throw SpreadsheetFault(.damaged) }
        rowNumber = number
        isHidden = try Self.isTrue(tokens.attribute("hidden"))
        cells.removeAll(keepingCapacity: true)
    }

    private mutating func merge() throws(SpreadsheetFault) {
        guard let merge = try tokens.attribute("ref").flatMap(MergedCells.init) else { return }
        guard merges.count < Self.mergesMax else { throw SpreadsheetFault(.damaged) }
        merges.append(merge)
    }

    private mutating func column() throws(SpreadsheetFault) {
        guard try Self.isTrue(tokens.attribute("hidden")), let first = try tokens.attribute("min").flatMap({ Int($0) }),
            let last = try tokens.attribute("max").flatMap({ Int($0) }), first > 0, first <= last
        else { return }
        for column in first...min(last, first + Spreadsheet.columnsMax) { hiddenColumns.insert(column - 1) }
    }

    private static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

    // MARK: Cells

    private mutating func cell(isWhole: Bool) throws(SpreadsheetFault) {
        let place = try tokens.attribute("r").flatMap { CellPlace($0) }
        let column = place?.column ?? cells.count
        let type = try tokens.attribute("t") ?? "n"
        let style = try tokens.attribute("s").flatMap { Int($0) } ?? 0
        guard !isWhole else { return }
        let cell = try content(type, style)
        guard cell != .empty else { return }
        guard column < Spreadsheet.columnsMax else {
            throw SpreadsheetFault(.tooManyColumns, ["limit": String(Spreadsheet.columnsMax)])
        }
        guard place.map({ $0.row + 1 == rowNumber }) ?? true, column >= cells.count else {
            throw SpreadsheetFault(.damaged)
        }
        while cells.count < column { cells.append(.empty) }
        cells.append(cell)
    }

    /// Reads up to the end of the cell.
    private mutating func content(_ type: String, _ style: Int) throws(SpreadsheetFault) -> SpreadsheetCell {
        var (value, hasValue, hasFormula, isValue) = ("", false, false, false)
        var text = CellText()
        while let token = try tokens.next() {
            if token == .text {
                if isValue { value += try tokens.text() } else { try text.take(token, tokens) }
            } else if tokens.isNamed("v") {
                isValue = token == .open
                hasValue = hasValue || isValue
            } else if tokens.isNamed("f") {
                hasFormula = true
            } else if tokens.isNamed("c") {
                break
            } else {
                try text.take(token, tokens)
            }
        }
        if hasFormula { formulas += 1 }
        if type == "inlineStr" { return Self.text(text.plain) }
        // Some programs write an empty value beside a formula that they have not reckoned.
        let isUnreckoned = hasFormula && value.isEmpty && type != "str"
        guard hasValue, !isUnreckoned else { return hasFormula ? .unreckoned : .empty }
        return try cell(value, type, style)
    }

    private static func text(_ text: String) -> SpreadsheetCell { text.isEmpty ? .empty : .text(text) }

    private func cell(_ value: String, _ type: String, _ style: Int) throws(SpreadsheetFault) -> SpreadsheetCell {
        switch type {
        case "s":
            guard let index = Int(value), let text = book.texts[index] else { throw SpreadsheetFault(.damaged) }
            return Self.text(text)
        case "str", "d": return Self.text(value)
        case "b": return .flag(value == "1" || value == "true")
        case "e": return .error(String(value.prefix(20)))
        default:
            if value.isEmpty { return .empty }
            let form = book.forms.indices.contains(style) ? book.forms[style] : .plain
            guard let cell = SpreadsheetCell(stored: value, form: form, is1904: book.is1904) else {
                return .text(value)
            }
            return cell
        }
    }
}
