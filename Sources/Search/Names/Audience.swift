/// Who may read a document: decided by the part that writes it, asked inside every query.
package enum Audience: Sendable, Hashable {
    case everyone
    /// Whoever is signed in as a member of any party.
    case members
    /// The parties named, and the one that recorded it.
    case parties(Set<String>, recorder: String)
    case ownParty(recorder: String)

    /// Whether a member of `party` may read; `nil` is the public.
    package func includes(_ party: String?) -> Bool {
        switch self {
        case .everyone: true
        case .members: party != nil
        case .parties(let parties, let recorder): party.map { $0 == recorder || parties.contains($0) } ?? false
        case .ownParty(let recorder): party == recorder
        }
    }
}
