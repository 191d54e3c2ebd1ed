/// One finding about a file that was read: where it is, what it is, and what to do about it.
package struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
    package enum Severity: String, Sendable { case error, warning }

    package let severity: Severity
    /// The path relative to what was read, for instance `claims/ports.csv`.
    package let file: String
    /// As a spreadsheet counts: the header is row 1.
    ///
    /// `nil` when the whole file is meant.
    package let row: Int?
    package let column: String?
    package let message: String
    package let remedy: String

    package init(
        _ severity: Severity = .error, file: String, row: Int? = nil, column: String? = nil, _ message: String,
        remedy: String
    ) {
        self.severity = severity
        self.file = file
        self.row = row
        self.column = column
        self.message = message
        self.remedy = remedy
    }

    package var description: String {
        var place = file
        if let row { place += ", row \(row)" }
        if let column { place += ", column \(column)" }
        return "\(place): \(message) \(remedy)"
    }
}

extension Diagnostic: Comparable {
    package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        (left.file, left.row ?? 0, left.column ?? "", left.message)
            < (right.file, right.row ?? 0, right.column ?? "", right.message)
    }
}
