package import Importing
package import Register

/// A sheet held against the register from its beginning to its end, without keeping anything.
package struct DryRun: Sendable {
    package let plan: SheetPlan
    package let look: SheetLook
    package let lines: [SheetLine]

    /// Throws `SpreadsheetFault` where the file cannot be read, and `SheetError.incomplete` where its columns do not say
    /// whose figures they hold, or of what.
    package init(
        _ file: Spreadsheet, in reading: Reading, party: String, words: SheetWords, plan given: SheetPlan? = nil,
        listing: SheetListing
    ) throws {
        let survey = try SheetSurvey.run(
            file, wanted: given?.sheet, language: reading.who.language, words: words.headings)
        guard let plan = given ?? survey.plan else { throw SpreadsheetFault(.empty) }
        let listed = try listing(plan.columns.map(\.heading), reading)
        guard listed != nil || plan.isComplete else { throw SheetError.incomplete }
        let check = SheetCheck(plan, words: words.checks, reading: reading, party: party)
        var rows = try file.rows(plan.sheet)
        var (lines, chunk, seen): ([SheetLine], [SpreadsheetRow], [String: Int]) = ([], [], [:])
        var isOver = false
        while !isOver {
            let row = try rows.next()
            if let row, row.number >= plan.firstRow { chunk.append(row) }
            isOver = row == nil
            guard isOver || chunk.count == SheetLimits.chunk else { continue }
            var next = try listed.map { listed in chunk.map(listed.line) } ?? check.lines(of: chunk)
            SheetTwice.mark(&next, after: seen)
            SheetTwice.note(next, in: &seen)
            lines += next
            chunk.removeAll(keepingCapacity: true)
        }
        var look = survey.look
        look.list = listed?.name
        (self.plan, self.look, self.lines) = (plan, look, lines)
    }

    package func count(_ outcome: SheetLine.Outcome) -> Int { lines.count { $0.outcome == outcome } }
}
