/// Why an act on a draft was refused: nothing of it was done.
package enum DraftError: Error, Sendable, Hashable {
    /// There is no such draft, or not for this member.
    case notFound
    /// The member may not do so.
    case forbidden
    /// Whoever wrote in a draft may not release it.
    case ownDraft
    /// The act does not fit the state in which the draft stands.
    case wrongState(Draft)
    /// The member has sent it back or cleared it already, and it is no longer before the ministry.
    case passedOn
    /// Somebody else was faster: the draft as it stands now.
    case conflict(Draft)
    case unknownKind(String)
    case reasonMissing
    /// A ticket, name, field or reason is malformed or too long; the field is named where there is one.
    case tooLarge(String)
    case tooMany
    /// Something else is being done with the batch.
    case batchGoesOn
}
