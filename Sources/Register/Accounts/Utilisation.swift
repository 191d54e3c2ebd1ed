package import Measures

/// How much of a capacity is used: the quotient of two accounts of one thing.
package struct Utilisation: Sendable {
    package let capacity: Account
    package let use: Account
    package let capacityProperty: Property
    package let useProperty: Property
    /// Of the chosen claims.
    package let chosen: Quotient
    /// The least and the greatest of any capacity and use that contradict each other, the chosen ones among them.
    package let across: Quotient

    /// A use divided by a capacity; from–to where a claim is a range.
    package struct Quotient: Sendable, Hashable {
        /// In percent.
        package let percent: ClosedRange<Double>
        /// In the unit of the capacity; nothing is unused where more is used than there is.
        package let unused: ClosedRange<Double>
    }

    /// The utilisations of a thing, where capacity and use are chosen quantities that can be divided.
    package static func all(_ accounts: [Account], _ vocabulary: Vocabulary) -> [Utilisation] {
        accounts.compactMap { use in
            guard let property = vocabulary.properties[use.property], let capacityID = property.useOf,
                let capacity = accounts.first(where: { $0.property == capacityID })
            else { return nil }
            return Utilisation(use: use, capacity: capacity, vocabulary)
        }
    }

    /// Nil where the chosen claims cannot be divided.
    package init?(use: Account, capacity: Account, _ vocabulary: Vocabulary) {
        guard let useProperty = vocabulary.properties[use.property],
            let capacityProperty = vocabulary.properties[capacity.property],
            let chosen = Self.quotient(use: use.chosen?.claim, capacity: capacity.chosen?.claim)
        else { return nil }
        self.capacity = capacity
        self.use = use
        self.capacityProperty = capacityProperty
        self.useProperty = useProperty
        self.chosen = chosen
        var (percent, unused) = (chosen.percent, chosen.unused)
        for one in [use.chosen].compactMap(\.self) + use.rivals {
            for other in [capacity.chosen].compactMap(\.self) + capacity.rivals {
                guard let quotient = Self.quotient(use: one.claim, capacity: other.claim, unit: Self.unit(capacity))
                else { continue }
                percent = Self.union(percent, quotient.percent)
                unused = Self.union(unused, quotient.unused)
            }
        }
        across = Quotient(percent: percent, unused: unused)
    }

    private static func union(_ one: ClosedRange<Double>, _ other: ClosedRange<Double>) -> ClosedRange<Double> {
        min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
    }

    private static func unit(_ capacity: Account) -> Unit? {
        guard case .quantity(let quantity) = capacity.chosen?.claim.value else { return nil }
        return quantity.unit
    }

    /// A use that is a total over its as-of period is brought to a year; only whole periods of at least a quarter
    /// are, since ports have seasons.
    package static func quotient(use: Claim?, capacity: Claim?, unit: Unit? = nil) -> Quotient? {
        guard let use, let capacity, case .quantity(let amount) = use.value,
            case .quantity(let stated) = capacity.value,
            let limit = try? stated.converted(to: unit ?? stated.unit),
            let low = amount.amount.low ?? amount.amount.high, let high = amount.amount.high ?? amount.amount.low,
            let least = limit.amount.low ?? limit.amount.high, let most = limit.amount.high ?? limit.amount.low,
            least > 0, low >= 0, let factor = yearlyFactor(use, amount, limit.unit)
        else { return nil }
        return Quotient(
            percent: (low * factor / most * 100)...(high * factor / least * 100),
            unused: max(0, least - high * factor)...max(0, most - low * factor))
    }

    private static func yearlyFactor(_ use: Claim, _ amount: Quantity, _ target: Unit) -> Double? {
        if let factor = try? amount.unit.convert(1, to: target) { return factor }
        guard let span = use.asOf?.span, let perYear = try? Unit(parsing: amount.unit.code + "/a"),
            let factor = try? perYear.convert(1, to: target)
        else { return nil }
        let days = Double(span.lowerBound.days(to: span.upperBound) + 1)
        guard days >= 85 else { return nil }
        return (360...371).contains(days) ? factor : factor * 365.25 / days
    }

    /// Whether capacity and use speak of one time; not known where either has no date.
    package var isOfSameTime: Bool {
        guard let one = use.chosen?.claim.asOf, let other = capacity.chosen?.claim.asOf else { return false }
        return one.overlaps(other)
    }

    /// Whether only a bound of either is stated, so that the quotient is a bound as well.
    package var isOpen: Bool {
        [use, capacity].contains { account in
            guard case .quantity(let quantity) = account.chosen?.claim.value else { return false }
            return quantity.amount.low == nil || quantity.amount.high == nil
        }
    }

    /// The unused share of the capacity in percent, as the chosen claims have it, at its middle.
    package var unusedShare: Double { max(0, 100 - (chosen.percent.lowerBound + chosen.percent.upperBound) / 2) }
}
