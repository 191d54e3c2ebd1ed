/// What else holds something of a member, and can take it away: drafts that were not released, files nobody uses.
package protocol MemberErasing: Sendable {
    /// Takes away what was written by a member and stands in no entry.
    ///
    /// Runs again where it was interrupted, and does nothing where nothing is left; afterwards no byte of it is in the
    /// files of the store.
    func erase(member: String) async throws
}
