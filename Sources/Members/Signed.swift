/// Who asks, once signed in: identifiers and rights, nothing of the person.
package struct Signed: Sendable, Hashable {
    /// How a request shows from whom it comes.
    package enum Way: Sendable, Hashable {
        /// A browser's session, by its own id, with the secret that every form of it must carry.
        case session(id: String, formSecret: String)
        /// A program's token, by its own id, with what it may be used for.
        case token(id: String, scopes: Set<Scope>)
    }

    /// What a token may be used for; never more than its member may do.
    package enum Scope: String, Sendable, Hashable, CaseIterable {
        case read
        /// Writes and submits drafts.
        case write
        /// Approves, clears and returns.
        case release
    }

    /// The member's opaque id: the only thing of a person that entries hold.
    package let member: String
    package let party: String
    /// The country of the party; `nil` for those that belong to none.
    package let country: String?
    package let roles: Set<Role>
    package let way: Way

    package init(member: String, party: String, country: String?, roles: Set<Role>, way: Way) {
        self.member = member
        self.party = party
        self.country = country
        self.roles = roles
        self.way = way
    }
}
