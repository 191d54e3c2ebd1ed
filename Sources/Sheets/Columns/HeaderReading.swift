package import Importing
import Journal
package import Languages
import Measures

/// Finds where the table of a sheet begins and what its columns hold.
package struct HeaderReading: Sendable {
    private let words: HeadingWords
    private let language: Language

    /// So many rows with something in them may stand above the table.
    package static let rowsMax = 40

    package init(_ words: HeadingWords, reader language: Language) { (self.words, self.language) = (words, language) }

    /// The plan for a sheet; `isComplete` tells whether it can be read by it.
    package func plan(_ survey: SpreadsheetSurvey, sheet: Int) -> SheetPlan? {
        let rows = survey.head.prefix(Self.rowsMax).map { Self.spread($0, survey.merges) }
        var best: (score: Int, row: Int, depth: Int, columns: [SheetColumn])?
        for (place, row) in rows.enumerated() {
            for depth in [1, 2] where place + depth <= rows.count {
                let headings = depth == 1 ? Self.texts(row) : Self.joined(rows[place], rows[place + 1])
                let columns = columns(headings)
                let score = Self.score(columns)
                if score > best?.score ?? 19 { best = (score, place, depth, columns) }
            }
        }
        if best == nil, let place = rows.firstIndex(where: Self.isLikeAHeader) {
            best = (0, place, 1, columns(Self.texts(rows[place])))
        }
        guard let best else { return nil }
        return SheetPlan(
            sheet: sheet, firstRow: rows[best.row + best.depth - 1].number + 1, columns: best.columns,
            headerDigest: Self.digest(best.columns.map(\.heading)), language: spoken(best.columns).tag)
    }

    /// How much is known of columns: each counts, and what a heading says beside its property a little.
    private static func score(_ columns: [SheetColumn]) -> Int {
        let known = columns.filter { $0.role != .ignored }
        let roles = Set(known.map { "\($0.role.rawValue) \($0.property ?? "") \($0.period ?? "")" })
        return roles.count * 10 + min(known.count { $0.period != nil } + known.count { $0.unit != nil }, 9)
    }

    /// The language of most headings, that of the reader among equals.
    ///
    /// The keys of our own CSV are English words and say nothing of the language of the cells.
    private func spoken(_ columns: [SheetColumn]) -> Language {
        guard !columns.contains(where: { $0.heading.contains("_") }) else { return language }
        let languages = columns.map { words.languages(of: $0.heading) }
        func count(_ language: Language) -> Int { languages.count { $0.contains(language) } }
        let most = Language.allCases.map(count).max() ?? 0
        if most == count(language) { return language }
        return Language.allCases.first { count($0) == most } ?? language
    }

    /// Two sheets with the same headings in the same order are mapped alike.
    static func digest(_ headings: [String]) -> String {
        Digest(hashing: Array(headings.map { Folding.folded($0) }.joined(separator: "\u{1F}").utf8)).hex
    }

    /// Several texts beside each other and no numbers: what people put above a table.
    private static func isLikeAHeader(_ row: SpreadsheetRow) -> Bool {
        let filled = row.cells.filter { !$0.isEmpty }
        return filled.count > 1
            && filled.allSatisfy { cell in
                if case .text = cell { true } else { false }
            }
    }

    // MARK: Headings

    private func columns(_ headings: [String]) -> [SheetColumn] {
        var columns: [SheetColumn] = []
        var taken: Set<ColumnRole> = []
        for (index, heading) in headings.enumerated() where !heading.isEmpty {
            let options = words.columns(heading, at: index)
            let free = options.first { $0.property != nil || !taken.contains($0.role) }
            let column = free ?? SheetColumn(index, heading: heading, role: .ignored)
            if column.property == nil { taken.insert(column.role) }
            columns.append(column)
        }
        return settled(columns)
    }

    /// The column of codes in a list of claims names the claim, in a list of things the thing.
    private func settled(_ columns: [SheetColumn]) -> [SheetColumn] {
        var columns = columns
        let roles = Set(columns.map(\.role))
        guard let place = columns.firstIndex(where: { $0.role == .ignored && words.isCode($0.heading) }) else {
            return columns
        }
        if !roles.contains(.thing) {
            columns[place].role = .thing
        } else if !roles.contains(.claim), roles.contains(.value) {
            columns[place].role = .claim
        }
        return columns
    }

    private static func texts(_ row: SpreadsheetRow) -> [String] { row.cells.map(text) }

    private static func text(_ cell: SpreadsheetCell) -> String {
        switch cell {
        case .text(let text): TypedText.trimmed(text.replacing("\n", with: " "))
        case .number(let number): number
        case .date(let period): period.text
        default: ""
        }
    }

    /// Headings in two rows: what stands above a group before what stands above each column.
    private static func joined(_ upper: SpreadsheetRow, _ lower: SpreadsheetRow) -> [String] {
        (0..<max(upper.cells.count, lower.cells.count)).map { column in
            let (above, below) = (text(upper[column]), text(lower[column]))
            return above.isEmpty || above == below ? below : below.isEmpty ? above : "\(above) \(below)"
        }
    }

    /// A merged cell stands in every place it covers.
    private static func spread(_ row: SpreadsheetRow, _ merges: [MergedCells]) -> SpreadsheetRow {
        var row = row
        for merge in merges where merge.first.row == row.number - 1 && merge.last.column < Spreadsheet.columnsMax {
            let cell = row[merge.first.column]
            while row.cells.count <= merge.last.column { row.cells.append(.empty) }
            for column in merge.first.column...merge.last.column { row.cells[column] = cell }
        }
        return row
    }
}
