/// Why something cannot be done with a run.
package enum SheetError: Error, Sendable, Hashable {
    case notFound
    /// It has gone on, or is over.
    case wrongState(SheetRun.State)
    /// The columns do not say whose figures they are, or of what.
    case incomplete
    case tooManyRows
    /// So many of the party's runs go on already.
    case tooManyRuns
}
