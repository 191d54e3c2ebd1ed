/// What a run over a sheet may hold.
package enum SheetLimits {
    /// The most rows of one sheet.
    package static let rowsMax = 50_000
    /// The rows that are held against one state of the register, and written down in one transaction.
    package static let chunk = 500
    /// The figures of one sheet: rows times columns of values.
    package static let linesMax = 200_000
    /// The runs of a party that are kept; the oldest that is over goes first.
    package static let runsMax = 30
    /// How long a run that is over is kept, in milliseconds.
    package static let keptMilliseconds: Int64 = 30 * 86_400_000
}
