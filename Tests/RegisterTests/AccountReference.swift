import Languages
import Measures

@testable import Register

/// The rule told a second time, as a tournament of filters: slow, and written from its description alone.
struct AccountReference {
    let property: Property
    let mark: Mark?
    let context: AccountContext

    func stands(_ claim: StandingClaim) -> Bool {
        !claim.remarks.contains { remark in
            let concerned = remark.party == claim.claim.saidBy || context.owners.contains(remark.party)
            return remark.stance == .withdrawn || (concerned && [.disowned, .corrected].contains(remark.stance))
        }
    }

    private func isOwner(_ claim: StandingClaim) -> Bool { context.owners.contains(claim.claim.saidBy) }

    /// 0 an owner, 1 an international body, 2 anybody, 3 nobody in particular.
    private func rank(_ claim: StandingClaim) -> Int {
        if isOwner(claim) { return 0 }
        switch context.partyTypes[claim.claim.saidBy] {
        case .some(.international): return 1
        case .some(.unattributed), .none: return 3
        default: return 2
        }
    }

    private func isDoubted(_ claim: StandingClaim) -> Bool { !isOwner(claim) && !claim.claim.doubt.isEmpty }

    private func firmness(_ claim: StandingClaim) -> Int {
        guard case .quantity(let quantity) = claim.claim.value else { return 0 }
        switch quantity.amount {
        case .exact: return 0
        case .approximate: return 1
        case .range: return 2
        case .bound: return 3
        }
    }

    /// The days of an as-of, the end first; long ago for none.
    private func time(_ claim: StandingClaim) -> [Int] {
        guard let asOf = claim.claim.asOf else { return [.min, .min] }
        return [Int(asOf.end.number), Int(asOf.start.number)]
    }

    private typealias Round = (name: Account.Reason, key: (StandingClaim) -> [Int], highestWins: Bool)

    private var rounds: [Round] {
        [
            (.saidByOwner, { isOwner($0) ? [1] : [0] }, true),
            (.undoubted, { isDoubted($0) ? [1] : [0] }, false),
            (.moreAuthoritative, { [rank($0)] }, false),
            (.newest, time, true),
            (.firmest, { [firmness($0)] }, false),
            (.latestRecorded, { [Int($0.position)] }, true),
        ]
    }

    private func best(of pool: [StandingClaim]) -> StandingClaim? {
        var pool = pool
        for round in rounds {
            let keys = pool.map(round.key)
            let winning = keys.reduce(keys.first ?? []) { best, key in
                let isHigher = best.lexicographicallyPrecedes(key)
                let isLower = key.lexicographicallyPrecedes(best)
                return (round.highestWins ? isHigher : isLower) ? key : best
            }
            pool = pool.filter { round.key($0) == winning }
        }
        return pool.min { $0.claim.id < $1.claim.id }
    }

    private func ordered(_ pool: [StandingClaim]) -> [StandingClaim] {
        var (left, order): ([StandingClaim], [StandingClaim]) = (pool, [])
        while let next = best(of: left) {
            order.append(next)
            left.removeAll { $0 == next }
        }
        return order
    }

    struct Outcome: Equatable {
        var claims: [String] = []
        var chosen: String?
        var reason = Account.Reason.none
        var rivals: Set<String> = []
        var incomparable: Set<String> = []
        var spread: ClosedRange<Double>?
        var states: Set<Account.State> = []
        var isMarked = false
    }

    func outcome(_ claims: [StandingClaim]) -> Outcome {
        let candidates = claims.filter(stands)
        var outcome = Outcome()
        var winner = best(of: candidates)
        if let mark, context.owners.contains(mark.party),
            let marked = candidates.first(where: { $0.claim.id == mark.claim })
        {
            winner = marked
            outcome.isMarked = true
        }
        let dropped = ordered(claims.filter { !stands($0) })
        guard let winner else {
            outcome.claims = dropped.map(\.claim.id)
            return outcome
        }
        let others = ordered(candidates.filter { $0 != winner })
        outcome.chosen = winner.claim.id
        outcome.claims = ([winner] + others + dropped).map(\.claim.id)
        outcome.reason = outcome.isMarked ? .markedByOwner : reason(winner, others.first)
        let rivals = others.filter { contradicts(winner.claim, $0.claim) }
        outcome.rivals = Set(rivals.map(\.claim.id))
        outcome.incomparable = Set(others.filter { isOnOtherDatum(winner.claim, $0.claim) }.map(\.claim.id))
        outcome.spread = spread([winner] + rivals)
        outcome.states = states(winner, rivals: rivals, others: others)
        return outcome
    }

    private func reason(_ winner: StandingClaim, _ second: StandingClaim?) -> Account.Reason {
        guard let second else { return .onlyClaim }
        for round in rounds where round.key(winner) != round.key(second) {
            return round.name == .moreAuthoritative && rank(winner) == 1 ? .saidByInternational : round.name
        }
        return .latestRecorded
    }

    private func sameTime(_ first: Claim, _ second: Claim) -> Bool {
        guard let one = first.asOf, let two = second.asOf else { return !property.isTotal }
        if property.isTotal { return one.start == two.start && one.end == two.end }
        return max(one.start, two.start) <= min(one.end, two.end)
    }

    private func contradicts(_ first: Claim, _ second: Claim) -> Bool {
        sameTime(first, second) && first.value.agrees(with: second.value) == false
    }

    private func isOnOtherDatum(_ first: Claim, _ second: Claim) -> Bool {
        guard case .quantity(let one) = first.value, case .quantity(let two) = second.value, sameTime(first, second),
            one.unit.converts(to: two.unit)
        else { return false }
        let datums = [one.datum?.code, two.datum?.code]
        return datums != [nil, nil] && (datums[0] != datums[1] || datums[0] == "unstated")
    }

    private func spread(_ claims: [StandingClaim]) -> ClosedRange<Double>? {
        var ends: [Double] = []
        for claim in claims {
            guard case .quantity(let quantity) = claim.claim.value, let unit = property.unit,
                let shown = try? quantity.converted(to: unit)
            else { continue }
            switch shown.amount {
            case .exact(let number), .approximate(let number): ends.append(number.double)
            case .range(let low, let high): ends += [low.double, high.double]
            case .bound(_, let number): ends.append(number.double)
            }
        }
        guard let low = ends.min(), let high = ends.max(), low != high else { return nil }
        return low...high
    }

    private func states(
        _ winner: StandingClaim, rivals: [StandingClaim], others: [StandingClaim]
    ) -> Set<Account.State> {
        let claim = winner.claim
        let stances = Set(
            winner.remarks.filter { remark in
                remark.stance != .adopted || remark.party == claim.saidBy || context.owners.contains(remark.party)
            }.map(\.stance))
        let seconded = others.contains {
            $0.claim.saidBy != claim.saidBy && sameTime(claim, $0.claim)
                && claim.value.agrees(with: $0.claim.value) == true
        }
        var isAged = false
        if let days = property.reviewDays, let end = claim.asOf?.end {
            isAged = Int(context.today.number) - Int(end.number) > days
        }
        let isPast = claim.until.map { $0.end.number < context.today.number } ?? false
        let isAgreed = rivals.isEmpty && (seconded || stances.contains(.confirmed) || stances.contains(.adopted))
        let table: [(Account.State, Bool)] = [
            (.disputed, !rivals.isEmpty || stances.contains(.disputed)), (.notKnownSince, isPast),
            (.suspect, !claim.doubt.isEmpty), (.aged, isAged), (.assumed, claim.basis == .generalKnowledge),
            (.derived, claim.basis == .derived), (.agreed, isAgreed),
            (.single, others.isEmpty && winner.remarks.isEmpty),
        ]
        return Set(table.filter { $0.1 }.map { $0.0 })
    }
}

extension AccountReference.Outcome {
    init(_ account: Account) {
        claims = account.claims.map(\.claim.id)
        chosen = account.chosen?.claim.id
        reason = account.reason
        rivals = Set(account.rivals.map(\.claim.id))
        incomparable = Set(account.incomparable.map(\.claim.id))
        spread = account.spread
        states = account.states
        isMarked = account.mark != nil
    }
}
