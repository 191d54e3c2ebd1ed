extension Reading {
    /// Whether a party may say so of a claim: what concerns only some may be said by them alone.
    package func allows(
        _ stance: Remark.Stance, on standing: StandingClaim, by party: String, owners: Set<String>
    ) -> Bool {
        if standing.has(.withdrawn) { return false }
        let isOwn = standing.recorder == party && standing.claim.saidBy == party
        return switch stance {
        case .withdrawn: standing.recorder == party
        case .confirmed, .disputed: standing.claim.saidBy != party
        case .adopted, .corrected, .disowned: !isOwn && (standing.claim.saidBy == party || owners.contains(party))
        case .commented: true
        }
    }

    /// What a party may say of a claim.
    package func stances(on standing: StandingClaim, by party: String) throws -> [Remark.Stance] {
        let owners = try thing(standing.claim.thing).map { try self.owners(of: $0) } ?? []
        return Remark.Stance.allCases.filter { allows($0, on: standing, by: party, owners: owners) }
    }
}
