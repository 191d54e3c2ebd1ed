/// Where a draft stands on its way into the journal.
package enum DraftState: String, Sendable, Hashable, CaseIterable {
    /// Being written; only its own party sees it.
    case draft
    /// Waits for another member of the party.
    case submitted
    /// Released by the party, waits for the ministry of its country.
    case approved
    /// Sent back with a reason.
    case returned
    /// Its entries are in the journal.
    case released
    /// Given up by its party.
    case dropped
}
