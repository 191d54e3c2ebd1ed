import Languages
import Markup
import Measures
import Register

/// How much of a capacity is used: the quotient of two accounts of one thing.
struct Utilisation: Sendable {
    let capacity: Account
    let use: Account
    let capacityProperty: Property
    let useProperty: Property
    /// Of the chosen claims.
    let chosen: Quotient
    /// The least and the greatest of any capacity and use that contradict each other, the chosen ones among them.
    let across: Quotient

    /// A use divided by a capacity; from–to where a claim is a range.
    struct Quotient: Sendable, Hashable {
        /// In percent.
        let percent: ClosedRange<Double>
        /// In the unit of the capacity; nothing is unused where more is used than there is.
        let unused: ClosedRange<Double>
    }

    /// The utilisations of a thing, where capacity and use are chosen quantities that can be divided.
    static func all(_ accounts: [Account], _ vocabulary: Vocabulary) -> [Utilisation] {
        accounts.compactMap { use in
            guard let property = vocabulary.properties[use.property], let capacityID = property.useOf,
                let capacity = accounts.first(where: { $0.property == capacityID })
            else { return nil }
            return Utilisation(use: use, capacity: capacity, vocabulary)
        }
    }

    /// Nil where the chosen claims cannot be divided.
    init?(use: Account, capacity: Account, _ vocabulary: Vocabulary) {
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
    static func quotient(use: Claim?, capacity: Claim?, unit: Unit? = nil) -> Quotient? {
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
    var isOfSameTime: Bool {
        guard let one = use.chosen?.claim.asOf, let other = capacity.chosen?.claim.asOf else { return false }
        return one.overlaps(other)
    }

    /// Whether only a bound of either is stated, so that the quotient is a bound as well.
    var isOpen: Bool {
        [use, capacity].contains { account in
            guard case .quantity(let quantity) = account.chosen?.claim.value else { return false }
            return quantity.amount.low == nil || quantity.amount.high == nil
        }
    }

    /// The unused share of the capacity in percent, as the chosen claims have it, at its middle.
    var unusedShare: Double { max(0, 100 - (chosen.percent.lowerBound + chosen.percent.upperBound) / 2) }
}

extension Utilisation {
    func markup(_ figures: Figures) -> Markup {
        let wording = figures.wording
        return div(.class("note")) {
            p {
                strong { wording.say("account.use") + ": " }
                figures.percent(chosen.percent)
            }
            UseBar(utilisation: self, wording: wording, name: "use-\(useProperty.id)").markup
            p(.class("small")) {
                wording.plain(useProperty.label) + ": "
                figures.chosen(use, of: useProperty)
                " · "
                wording.plain(capacityProperty.label) + ": "
                figures.chosen(capacity, of: capacityProperty)
            }
            if !isOfSameTime { p(.class("small")) { wording.say("account.use.not-same-time") } }
        }
    }
}

extension Figures {
    /// A share as whole percents, from–to where both ends differ.
    func percent(_ range: ClosedRange<Double>) -> String {
        let ends = [range.lowerBound, range.upperBound].map { Number($0, fractionDigits: 0)?.text ?? "" }
        let notation = ends[0] == ends[1] ? ends[0] : "\(ends[0])..\(ends[1])"
        return NumberFormat(wording.language).notation(notation) + wording.say("site.percent")
    }

    /// No reckoning deserves more digits than the shares it comes from.
    private static func toThreeDigits(_ value: Double) -> String {
        var step = 0.01
        while abs(value) / step >= 1_000 { step *= 10 }
        return rounded((value / step).rounded() * step)
    }

    /// A computed amount in a unit, from–to where both ends differ.
    func computed(_ range: ClosedRange<Double>, _ unit: Unit) -> String {
        let ends = [range.lowerBound, range.upperBound].map(Self.toThreeDigits)
        let notation = ends[0] == ends[1] ? ends[0] : "\(ends[0])..\(ends[1])"
        let name = unit.code == "1" ? "" : wording.units.name(unit.code, in: wording.language, after: notation)
        let number = NumberFormat(wording.language).notation(notation)
        return name.isEmpty ? number : number + "\u{A0}" + name
    }
}
