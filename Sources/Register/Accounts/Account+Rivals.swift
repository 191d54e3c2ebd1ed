import Languages
package import Measures

extension Claim {
    /// Whether two claims speak of the same time: totals over a period only when both state the same period, states
    /// when the periods overlap; a state without a date may speak of any time.
    func speaksOfSameTime(as other: Claim, _ property: Property) -> Bool {
        guard let mine = asOf, let theirs = other.asOf else { return !property.isTotal }
        return property.isTotal ? mine.span == theirs.span : mine.overlaps(theirs)
    }

    /// Whether both cannot be true: they speak of the same time, can be compared, and do not agree.
    package func contradicts(_ other: Claim, _ property: Property) -> Bool {
        speaksOfSameTime(as: other, property) && value.agrees(with: other.value) == false
    }

    /// Whether both speak of the same time, but on datums that must not be held against each other.
    func isOnOtherDatum(than other: Claim, _ property: Property) -> Bool {
        guard case .quantity(let mine) = value, case .quantity(let theirs) = other.value,
            speaksOfSameTime(as: other, property)
        else { return false }
        return switch mine.comparability(with: theirs) {
        case .otherDatum, .datumUnstated: true
        case .comparable, .otherUnit: false
        }
    }
}

extension Account {
    static func rivals(
        of chosen: StandingClaim?, among others: [StandingClaim], _ property: Property
    ) -> (rivals: [StandingClaim], incomparable: [StandingClaim]) {
        guard let chosen else { return ([], []) }
        return (
            others.filter { chosen.claim.contradicts($0.claim, property) },
            others.filter { chosen.claim.isOnOtherDatum(than: $0.claim, property) }
        )
    }

    /// Open bounds do not widen the spread: nobody has named their other end.
    static func spread(_ claims: [StandingClaim], _ property: Property) -> ClosedRange<Double>? {
        let ends = claims.flatMap { standing -> [Double] in
            guard case .quantity(let quantity) = standing.claim.value, let unit = property.unit,
                let converted = try? quantity.converted(to: unit)
            else { return [] }
            return [converted.amount.low, converted.amount.high].compactMap(\.self)
        }
        guard let low = ends.min(), let high = ends.max(), low < high else { return nil }
        return low...high
    }

    static func states(
        of chosen: StandingClaim?, rivals: [StandingClaim], others: [StandingClaim], _ property: Property,
        _ context: AccountContext
    ) -> Set<State> {
        guard let chosen else { return [] }
        let claim = chosen.claim
        var states: Set<State> = []
        if !rivals.isEmpty || chosen.has(.disputed) { states.insert(.disputed) }
        if let until = claim.until, until.end < context.today { states.insert(.notKnownSince) }
        if !claim.doubt.isEmpty { states.insert(.suspect) }
        if isAged(claim, property, context.today) { states.insert(.aged) }
        if claim.basis == .generalKnowledge { states.insert(.assumed) }
        if claim.basis == .derived { states.insert(.derived) }
        let seconded = others.contains { other in
            other.claim.saidBy != claim.saidBy && claim.speaksOfSameTime(as: other.claim, property)
                && claim.value.agrees(with: other.claim.value) == true
        }
        if rivals.isEmpty, seconded || chosen.has(.confirmed) || chosen.has(.adopted) { states.insert(.agreed) }
        if others.isEmpty, chosen.remarks.isEmpty { states.insert(.single) }
        return states
    }

    /// Past its review date: the end of its as-of and the property's years of review lie behind us.
    static func isAged(_ claim: Claim, _ property: Property, _ today: Day) -> Bool {
        guard let days = property.reviewDays, let asOf = claim.asOf else { return false }
        return asOf.end.days(to: today) > days
    }

    /// The years since the chosen claim's as-of, rounded down; `nil` when it has none.
    package func ageYears(today: Day) -> Int? {
        chosen?.claim.asOf.map { max(0, $0.end.days(to: today)) * 100 / 36_525 }
    }
}
