/// What sets two versions of a thing apart.
package struct VersionDifference: Sendable {
    package let before: ThingVersion
    package let after: ThingVersion
    package let accounts: [AccountChange]
    /// The properties whose accounts are the same in both.
    package let unchanged: [String]

    package init(_ before: ThingVersion, _ after: ThingVersion) {
        self.before = before
        self.after = after
        let properties = (after.accounts + before.accounts).map(\.property)
        var seen: Set<String> = []
        let all = properties.filter { seen.insert($0).inserted }.map { property in
            AccountChange(
                property: property, before: before.accounts.first { $0.property == property },
                after: after.accounts.first { $0.property == property })
        }
        accounts = all.filter { !$0.isEmpty }
        unchanged = all.filter(\.isEmpty).map(\.property)
    }
}

/// What happened to an account between two entries.
package struct AccountChange: Sendable {
    package let property: String
    package let before: Account?
    package let after: Account?
    package let changes: [ClaimChange]

    /// One claim's part in it.
    package enum ClaimChange: Sendable, Hashable {
        case added(StandingClaim)
        case replaced(StandingClaim, by: StandingClaim)
        case withdrawn(StandingClaim)
        /// It is no longer about this thing and property, or no longer readable.
        case gone(StandingClaim)
        case remarked(StandingClaim, [Remark])
        /// The owner holds another claim to be right, or none any more.
        case marked(Mark?)
    }

    package var isEmpty: Bool { changes.isEmpty && before?.chosen?.claim == after?.chosen?.claim }

    package init(property: String, before: Account?, after: Account?) {
        self.property = property
        self.before = before
        self.after = after
        let earlier = before?.claims ?? []
        let later = after?.claims ?? []
        var changes: [ClaimChange] = later.flatMap { claim in
            Self.changes(from: earlier.first { $0.claim.id == claim.claim.id }, to: claim)
        }
        for claim in earlier where !later.contains(where: { $0.claim.id == claim.claim.id }) {
            changes.append(.gone(claim))
        }
        if before?.mark != after?.mark { changes.append(.marked(after?.mark)) }
        self.changes = changes
    }

    private static func changes(from old: StandingClaim?, to new: StandingClaim) -> [ClaimChange] {
        guard let old else { return [.added(new)] + (new.isCandidate ? [] : [.withdrawn(new)]) }
        var changes: [ClaimChange] = []
        if old.position != new.position { changes.append(.replaced(old, by: new)) }
        let said = new.remarks.filter { !old.remarks.contains($0) && $0.stance != .withdrawn }
        if !said.isEmpty { changes.append(.remarked(new, said)) }
        if old.isCandidate, !new.isCandidate { changes.append(.withdrawn(new)) }
        return changes
    }
}
