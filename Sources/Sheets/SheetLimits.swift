/// What a run over a sheet may hold.
package enum SheetLimits {
    /// The most rows of one sheet.
    package static let rowsMax = 50_000
}
