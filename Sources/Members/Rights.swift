/// Something that changes what others read, or who may do so.
package enum Act: Sendable, Hashable {
    /// Writes, changes and submits drafts for a party.
    case write(party: String)
    /// Releases or returns what `author` has submitted for a party.
    case approve(party: String, author: String)
    /// Clears or returns what a party of a country has released.
    case clear(country: String?)
    /// Says which entries of a country's parties must be cleared.
    case ruleClearing(country: String?)
    /// Translates a text: of one of its owners, or of anyone where it belongs to nobody alone.
    case translate(owners: Set<String>)
    /// Joins things that are the same, whoever entered them.
    case joinThings
    /// Invites, changes and disables members of a party.
    case manageMembers(party: String)
    /// Keeps the node.
    case manageNode
}

/// The one place that decides who may write; `Reader` is the one that decides who may read.
extension Signed {
    package func may(_ act: Act) -> Bool {
        guard isWithinScope(act) else { return false }
        return switch act {
        case .write(let party): party == self.party && !roles.isDisjoint(with: Self.writers)
        case .approve(let party, let author):
            party == self.party && author != member && !roles.isDisjoint(with: Self.approvers)
        case .clear(let country), .ruleClearing(let country):
            country != nil && country == self.country && roles.contains(.clearer)
        case .translate(let owners):
            !roles.isDisjoint(with: Self.writers)
                && (owners.isEmpty || owners.contains(party) || roles.contains(.secretariat))
        case .joinThings: roles.contains(.secretariat)
        case .manageMembers, .manageNode: roles.contains(.administrator)
        }
    }

    private static let writers: Set<Role> = [.editor, .approver, .clearer, .secretariat]
    private static let approvers: Set<Role> = [.approver, .clearer, .secretariat]

    private func isWithinScope(_ act: Act) -> Bool {
        guard case .token(_, let scopes) = way else { return true }
        return switch act {
        case .write, .translate: scopes.contains(.write)
        case .approve, .clear: scopes.contains(.release)
        // What decides about others is done by a person who has just signed in.
        case .ruleClearing, .joinThings, .manageMembers, .manageNode: false
        }
    }
}
