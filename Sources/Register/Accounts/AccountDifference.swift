import Measures

/// How far the figures of two things lie apart, or why that cannot be said.
package enum AccountDifference: Sendable, Hashable {
    /// The second less the first, in the property's unit; from–to where a figure is a range.
    case amount(ClosedRange<Double>)
    case unsaid(Reason)

    /// Why no difference is taken.
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Nobody has said anything of one of them.
        case missing
        case notNumber = "not-number"
        case otherUnit = "other-unit"
        case otherDatum = "other-datum"
        case datumUnstated = "datum-unstated"
        /// One of two figures that age has no date.
        case undated
        case otherTime = "other-time"
        /// Only a lower or upper bound is known.
        case openEnd = "open-end"
    }
}

extension Property {
    /// The difference of what is chosen in two accounts of this property, where unit, datum and time allow one.
    ///
    /// Totals must be of the same period. Other figures that age must be of overlapping times; those that do not age
    /// need no date.
    package func difference(from first: Account?, to second: Account?) -> AccountDifference {
        guard let first = first?.chosen?.claim, let second = second?.chosen?.claim else { return .unsaid(.missing) }
        guard case .quantity(let one) = first.value, case .quantity(let other) = second.value, let unit else {
            return .unsaid(.notNumber)
        }
        switch one.comparability(with: other) {
        case .comparable: break
        case .otherUnit: return .unsaid(.otherUnit)
        case .otherDatum: return .unsaid(.otherDatum)
        case .datumUnstated: return .unsaid(.datumUnstated)
        }
        if let reason = timeReason(first, second) { return .unsaid(reason) }
        guard let from = try? one.converted(to: unit).amount, let to = try? other.converted(to: unit).amount else {
            return .unsaid(.otherUnit)
        }
        guard let low = from.low, let high = from.high, let least = to.low, let most = to.high else {
            return .unsaid(.openEnd)
        }
        return .amount((least - high)...(most - low))
    }

    private func timeReason(_ first: Claim, _ second: Claim) -> AccountDifference.Reason? {
        guard isTotal || reviewDays != nil else { return nil }
        guard let one = first.asOf, let other = second.asOf else { return .undated }
        return first.speaksOfSameTime(as: second, self) && (isTotal ? one.span == other.span : true) ? nil : .otherTime
    }
}
