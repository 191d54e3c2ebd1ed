import Languages
package import Measures
package import Register

/// How one datum lies to another, as somebody claims: what is added to a height above the one to have it above the other.
///
/// The claim is one of the property `zero-of-DATUM`: the height of the zero of that datum, stated on another. It holds at
/// the thing it is said of and in all that lies there. Nothing is reckoned over a third datum.
package struct DatumConversion: Sendable, Hashable {
    package let claim: StandingClaim
    package let to: Datum
    /// In the unit of the series; both are the same where one number is stated.
    package let shift: ClosedRange<Double>

    /// Begins the ids of properties that say where the zero of a datum lies.
    package static let prefix = "zero-of-"

    /// `nil` where the claim says nothing of the datum of the series, or only a bound.
    init?(_ standing: StandingClaim, of series: SeriesRecord) {
        let zero = standing.claim.property.dropFirst(Self.prefix.count)
        guard standing.isCandidate, let own = series.datum, case .quantity(let quantity) = standing.claim.value,
            let other = quantity.datum, let stated = try? quantity.converted(to: series.unit),
            let low = stated.amount.low, let high = stated.amount.high
        else { return nil }
        claim = standing
        if zero == own.code, other != own {
            (to, shift) = (other, low...high)
        } else if other == own, zero != own.code, let datum = Datum(code: String(zero)) {
            (to, shift) = (datum, -high...(-low))
        } else {
            return nil
        }
    }
}

extension Reading {
    /// The conversions that are claimed for a series: of its own place first, then of what that lies in.
    ///
    /// All that stand, however they contradict each other; who shows them says so.
    package func conversions(of series: SeriesRecord) throws -> [DatumConversion] {
        let properties = vocabulary.properties.keys.filter { $0.hasPrefix(DatumConversion.prefix) }
        guard series.datum != nil, !properties.isEmpty, let place = try thing(series.thing) else { return [] }
        let places = [place] + (try wholes(of: place))
        let accounts = try accounts(of: places, properties: properties.sorted())
        return places.flatMap { place in
            (accounts[place.id] ?? []).flatMap(\.claims).compactMap { DatumConversion($0, of: series) }
        }
    }
}
