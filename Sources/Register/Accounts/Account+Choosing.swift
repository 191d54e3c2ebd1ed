import Languages
import Measures

extension Account {
    /// The rule that chooses among rivals, the only one there is.
    ///
    /// A claim the owning party has marked stands first. Otherwise the owner's own claims come before all others;
    /// among the others those that nobody doubts, then the more authoritative (an international body before others,
    /// what is said by nobody in particular last), then the newest as-of, then the firmer value, then the one
    /// recorded last. Claims withdrawn, disowned or set right are never chosen.
    package init(
        of claims: [StandingClaim], thing: String, property: Property, mark: Mark?, context: AccountContext
    ) {
        self.thing = thing
        self.property = property.id
        let ranked = claims.map { Ranked($0.heard(by: context.owners), context) }.sorted(by: Ranked.precedes)
        let candidates = ranked.filter(\.standing.isCandidate)
        let isMarkValid = mark.map { context.owners.contains($0.party) } ?? false
        let marked = isMarkValid ? candidates.first { $0.standing.claim.id == mark?.claim } : nil
        self.mark = marked == nil ? nil : mark
        let first = marked ?? candidates.first
        chosen = first?.standing
        reason = Self.reason(first, among: candidates, isMarked: marked != nil)
        self.claims = (first.map { [$0.standing] } ?? []) + ranked.map(\.standing).filter { $0 != first?.standing }
        let others = candidates.map(\.standing).filter { $0 != first?.standing }
        (rivals, incomparable) = Self.rivals(of: first?.standing, among: others, property)
        spread = Self.spread((first.map { [$0.standing] } ?? []) + rivals, property)
        states = Self.states(of: first?.standing, rivals: rivals, others: others, property, context)
    }

    /// A claim with what the rule orders by.
    private struct Ranked {
        let standing: StandingClaim
        let authority: Authority
        let isDoubted: Bool

        init(_ standing: StandingClaim, _ context: AccountContext) {
            self.standing = standing
            authority = context.authority(of: standing.claim.saidBy)
            isDoubted = !standing.claim.doubt.isEmpty && authority != .owner
        }

        static func precedes(_ left: Ranked, _ right: Ranked) -> Bool {
            if let (_, precedes) = decide(left, right) { return precedes }
            return left.standing.claim.id < right.standing.claim.id
        }

        /// The first point in which two claims differ, and whether it puts the left one first.
        static func decide(_ left: Ranked, _ right: Ranked) -> (Reason, Bool)? {
            if left.standing.isCandidate != right.standing.isCandidate {
                return (.onlyClaim, left.standing.isCandidate)
            }
            if (left.authority == .owner) != (right.authority == .owner) {
                return (.saidByOwner, left.authority == .owner)
            }
            if left.isDoubted != right.isDoubted { return (.undoubted, right.isDoubted) }
            if left.authority != right.authority {
                let better = min(left.authority, right.authority)
                return (
                    better == .international ? .saidByInternational : .moreAuthoritative,
                    left.authority < right.authority
                )
            }
            let (first, second) = (left.standing.claim, right.standing.claim)
            if first.asOf?.span != second.asOf?.span { return (.newest, isNewer(first.asOf, second.asOf)) }
            if first.value.firmness != second.value.firmness {
                return (.firmest, first.value.firmness < second.value.firmness)
            }
            if left.standing.position != right.standing.position {
                return (.latestRecorded, left.standing.position > right.standing.position)
            }
            return nil
        }

        private static func isNewer(_ first: Period?, _ second: Period?) -> Bool {
            guard let first else { return false }
            guard let second else { return true }
            return (first.end, first.start) > (second.end, second.start)
        }
    }

    private static func reason(_ first: Ranked?, among candidates: [Ranked], isMarked: Bool) -> Reason {
        guard let first else { return .none }
        if isMarked { return .markedByOwner }
        guard let second = candidates.first(where: { $0.standing != first.standing }) else { return .onlyClaim }
        return Ranked.decide(first, second)?.0 ?? .latestRecorded
    }
}

extension Value {
    /// How firm a value is, firmest first: a number, about a number, from–to, below or above.
    var firmness: Int {
        guard case .quantity(let quantity) = self else { return 0 }
        return switch quantity.amount {
        case .exact: 0
        case .approximate: 1
        case .range: 2
        case .bound: 3
        }
    }
}
