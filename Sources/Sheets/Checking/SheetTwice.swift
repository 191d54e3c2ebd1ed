import Importing

/// Two rows of one sheet that say something of the same figure.
enum SheetTwice {
    private static func key(_ line: SheetLine) -> String? {
        guard line.outcome == .new || line.outcome == .changed else { return nil }
        if let claim = line.fields["claim"] { return claim }
        return ["thing", "property", "asOf", "saidBy", "source"].map { line.fields[$0] ?? "" }.joined(
            separator: "\u{1F}")
    }

    static func note(_ lines: [SheetLine], in seen: inout [String: Int]) {
        for line in lines {
            if let key = key(line) { seen[key] = seen[key] ?? line.row }
        }
    }

    /// Refuses every line but the first that says something of a figure.
    static func mark(_ lines: inout [SheetLine], after known: [String: Int]) {
        var seen = known
        for index in lines.indices {
            guard let key = key(lines[index]) else { continue }
            guard let first = seen[key] else {
                seen[key] = lines[index].row
                continue
            }
            let line = lines[index]
            var twice = SheetLine(row: line.row, column: line.column, .refused)
            (twice.thing, twice.property, twice.said) = (line.thing, line.property, line.said)
            let cell = CellPlace(column: line.column, row: line.row - 1).text
            twice.reasons = [SheetReason(.twice, cell, ["row": String(first)])]
            lines[index] = twice
        }
    }
}
