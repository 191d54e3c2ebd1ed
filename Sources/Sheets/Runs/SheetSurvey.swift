package import Importing
package import Languages
import Measures

/// The first look at a file: which sheet is meant, where its table begins, what its columns seem to hold.
package struct SheetSurvey: Sendable {
    package let plan: SheetPlan?
    package let look: SheetLook
    /// The rows below the headings.
    package let total: Int

    private static let samplesMax = 3

    /// Looks at the sheet that is wanted, else at the first in view whose columns can all be told, else at the first.
    package static func run(
        _ file: Spreadsheet, wanted: Int?, language: Language, words: HeadingWords
    ) throws(SpreadsheetFault) -> SheetSurvey {
        let sheets = file.sheets
        let shown = sheets.indices.filter { !sheets[$0].isHidden }
        var first: SheetSurvey?
        for index in wanted.map({ [$0] }) ?? (shown.isEmpty ? Array(sheets.indices) : shown) {
            let survey = try survey(file, index, language, words)
            if survey.plan?.isComplete == true || wanted != nil { return survey }
            if first?.plan == nil { first = survey }
        }
        guard let first else { throw SpreadsheetFault(.noSheet) }
        return first
    }

    private static func survey(
        _ file: Spreadsheet, _ index: Int, _ language: Language, _ words: HeadingWords
    ) throws(SpreadsheetFault) -> SheetSurvey {
        let seen = try file.survey(index, rows: HeaderReading.rowsMax + samplesMax)
        let plan = HeaderReading(words, reader: language).plan(seen, sheet: index)
        let below = seen.head.filter { $0.number >= plan?.firstRow ?? 0 }
        var look = SheetLook()
        look.sheets = file.sheets.map(\.name)
        look.hiddenSheets = file.sheets.filter(\.isHidden).map(\.name)
        (look.hiddenRows, look.hiddenColumns, look.formulas) = (
            seen.hiddenRows, seen.hiddenColumns.count, seen.formulas
        )
        look.letters = file.guessedLetters
        for column in plan?.columns ?? [] {
            look.samples[column.index] = below.prefix(samplesMax).map { sample($0[column.index]) }
        }
        let above = seen.head.count { $0.number < plan?.firstRow ?? 0 }
        let total = max(seen.rows - above, 0)
        guard total <= SheetLimits.rowsMax else {
            throw SpreadsheetFault(.tooManyRows, ["limit": String(SheetLimits.rowsMax)])
        }
        return SheetSurvey(plan: plan, look: look, total: total)
    }

    private static func sample(_ cell: SpreadsheetCell) -> String {
        switch cell {
        case .empty, .unreckoned: ""
        case .text(let text), .error(let text): String(text.prefix(60))
        case .number(let number): number
        case .percent(let number): number + " %"
        case .date(let period): period.text
        case .flag(let value): value ? "true" : "false"
        }
    }
}

extension SheetPlan {
    /// How the same headings were mapped before, where the table of another file begins.
    func moved(to other: SheetPlan) -> SheetPlan {
        var plan = self
        (plan.sheet, plan.firstRow, plan.language) = (other.sheet, other.firstRow, other.language)
        let places = Dictionary(other.columns.map { ($0.heading, $0.index) }) { first, _ in first }
        plan.columns = columns.compactMap { column in
            places[column.heading].map { index in
                SheetColumn(
                    index, heading: column.heading, role: column.role, property: column.property, period: column.period,
                    unit: column.unit)
            }
        }
        return plan
    }
}
