/// What a dry run says of one figure of a sheet.
package struct SheetLine: Sendable, Hashable {
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// Nothing of the kind stands yet.
        case new
        /// Something else stands that the party said itself.
        case changed
        /// It says what stands.
        case same
        /// It cannot be taken as it is.
        case refused
    }

    /// The number of the row, from 1, and the column of the value, from 0.
    package let row: Int
    package let column: Int
    package let outcome: Outcome
    /// What the row is about, as far as it could be read.
    package var thing: String?
    package var property: String?
    /// The value as it stands in the sheet.
    package var said = ""
    /// What stands in the register, for a line that changes it.
    package var stands: String?
    /// The fields of the draft it would become; empty where it becomes none.
    package var fields: [String: String] = [:]
    package var reasons: [SheetReason] = []

    package init(row: Int, column: Int, _ outcome: Outcome) {
        (self.row, self.column, self.outcome) = (row, column, outcome)
    }
}

/// Why a line is refused, or what must be known of it; told by the phrases `sheet.reason.CODE` and `sheet.help.CODE`.
package struct SheetReason: Error, Sendable, Hashable, Codable {
    package enum Code: String, Sendable, Hashable, CaseIterable, Codable {
        case noThing = "no-thing"
        case unknownThing = "unknown-thing"
        /// Nearly a name; `suggestions` are ids, and a person must choose.
        case unsureThing = "unsure-thing"
        case otherThing = "other-thing"
        case noProperty = "no-property"
        case unknownProperty = "unknown-property"
        case otherKind = "other-kind"
        case shape
        case emptied
        case leftEmpty = "left-empty"
        case formula
        case unreckoned
        case errorCell = "error-cell"
        case badAmount = "bad-amount"
        /// A point or comma that could group thousands or begin a fraction.
        case unsureAmount = "unsure-amount"
        case endsDiffer = "ends-differ"
        case unknownUnit = "unknown-unit"
        case otherUnit = "other-unit"
        case needsDatum = "needs-datum"
        case unknownDatum = "unknown-datum"
        case badDate = "bad-date"
        case unsureDate = "unsure-date"
        case datesDiffer = "dates-differ"
        case unknownChoice = "unknown-choice"
        case unknownParty = "unknown-party"
        case unknownSource = "unknown-source"
        case unknownBasis = "unknown-basis"
        case unknownVisibility = "unknown-visibility"
        case unknownClaim = "unknown-claim"
        case otherClaim = "other-claim"
        case fixedColumn = "fixed-column"
        case fixedList = "fixed-list"
        case tooLong = "too-long"
        case twice
        /// The figure stands beside what others said; theirs is left as it is.
        case beside
    }

    package let code: Code
    /// As people call it: `B7`.
    package let cell: String
    package let values: [String: String]

    package init(_ code: Code, _ cell: String, _ values: [String: String] = [:]) {
        self.code = code
        self.cell = cell
        // What is shown of a cell is bounded.
        self.values = values.mapValues { String($0.prefix(200)) }
    }

    /// Whether it alone keeps a line from being taken.
    package var refuses: Bool {
        switch code {
        case .beside, .leftEmpty: false
        default: true
        }
    }
}
