package import Measures

/// A claim as it stands: with who recorded it when, and what others have said of it.
package struct StandingClaim: Sendable, Hashable {
    package let claim: Claim
    /// The party under whose name it was recorded.
    package let recorder: String
    package let position: Int64
    package let recordedMilliseconds: Int64
    package let remarks: [Remark]

    package init(
        claim: Claim, recorder: String, position: Int64, recordedMilliseconds: Int64, remarks: [Remark] = []
    ) {
        self.claim = claim
        self.recorder = recorder
        self.position = position
        self.recordedMilliseconds = recordedMilliseconds
        self.remarks = remarks
    }

    /// The claim with its remarks as they count: what only those concerned may say of it is a comment from others.
    ///
    /// Concerned are the owners of the thing and the party that is said to have said it.
    func heard(by owners: Set<String>) -> StandingClaim {
        guard remarks.contains(where: { $0.stance.isForOwners }) else { return self }
        return StandingClaim(
            claim: claim, recorder: recorder, position: position, recordedMilliseconds: recordedMilliseconds,
            remarks: remarks.map { remark in
                guard remark.stance.isForOwners, remark.party != claim.saidBy, !owners.contains(remark.party) else {
                    return remark
                }
                return Remark(
                    claim: remark.claim, stance: .commented, party: remark.party, reason: remark.reason,
                    source: remark.source)
            })
    }

    func has(_ stance: Remark.Stance) -> Bool { remarks.contains { $0.stance == stance } }

    /// Withdrawn claims and those that the party concerned has disowned or set right are shown, but never chosen.
    package var isCandidate: Bool { !has(.withdrawn) && !has(.disowned) && !has(.corrected) }
}

/// All standing claims of one thing and property, the chosen one and the reason, the rivals, the spread, the age.
package struct Account: Sendable, Hashable {
    package let thing: String
    package let property: String
    /// Every claim, the chosen one first, the others in the order of the rule.
    package let claims: [StandingClaim]
    package let chosen: StandingClaim?
    package let reason: Reason
    /// The claims that cannot be true beside the chosen one for the same time.
    package let rivals: [StandingClaim]
    /// The claims of the same time whose datum forbids comparing them with the chosen one.
    package let incomparable: [StandingClaim]
    /// From the lowest to the highest of the chosen claim and its rivals, in the property's unit.
    package let spread: ClosedRange<Double>?
    package let states: Set<State>
    package let mark: Mark?

    /// What a reader must know about the figure beside its value.
    package enum State: String, Sendable, Hashable, CaseIterable, Comparable {
        case disputed, notKnownSince, suspect, aged, assumed, derived, agreed, single

        package static func < (left: State, right: State) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// Why the chosen claim was chosen.
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Nothing stands that could be chosen.
        case none
        case onlyClaim, markedByOwner, saidByOwner, undoubted, saidByInternational, moreAuthoritative
        case newest, firmest, latestRecorded
    }

    /// How much weight a speaker has for a thing, most first.
    package enum Authority: Int, Sendable, Hashable, Comparable {
        case owner, international, other, unattributed

        package static func < (left: Authority, right: Authority) -> Bool { left.rawValue < right.rawValue }
    }
}

/// What the rule must know beside the claims themselves.
package struct AccountContext: Sendable {
    /// The parties that speak for the thing or for what it lies in.
    package let owners: Set<String>
    /// The type of each party that speaks here.
    package let partyTypes: [String: Party.PartyType]
    package let today: Day

    package init(owners: Set<String>, partyTypes: [String: Party.PartyType], today: Day) {
        self.owners = owners
        self.partyTypes = partyTypes
        self.today = today
    }

    package func authority(of party: String) -> Account.Authority {
        if owners.contains(party) { return .owner }
        return switch partyTypes[party] {
        case .international: .international
        case .unattributed, nil: .unattributed
        default: .other
        }
    }
}
