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
    /// In percent; from–to where a claim is a range.
    let percent: ClosedRange<Double>

    /// The utilisations of a thing, where capacity and use are chosen quantities that can be divided.
    static func all(_ accounts: [Account], _ vocabulary: Vocabulary) -> [Utilisation] {
        accounts.compactMap { use in
            guard let useProperty = vocabulary.properties[use.property], let capacityID = useProperty.useOf,
                let capacityProperty = vocabulary.properties[capacityID],
                let capacity = accounts.first(where: { $0.property == capacityID }),
                let percent = percent(use: use.chosen?.claim, capacity: capacity.chosen?.claim)
            else { return nil }
            return Utilisation(
                capacity: capacity, use: use, capacityProperty: capacityProperty, useProperty: useProperty,
                percent: percent)
        }
    }

    /// A use that is a total over its as-of period is brought to a year; only whole periods of at least a quarter
    /// are, since ports have seasons.
    static func percent(use: Claim?, capacity: Claim?) -> ClosedRange<Double>? {
        guard let use, let capacity, case .quantity(let amount) = use.value, case .quantity(let limit) = capacity.value,
            let low = amount.amount.low ?? amount.amount.high, let high = amount.amount.high ?? amount.amount.low,
            let least = limit.amount.low ?? limit.amount.high, let most = limit.amount.high ?? limit.amount.low,
            least > 0
        else { return nil }
        guard let factor = yearlyFactor(use, amount, limit.unit) else { return nil }
        return (low * factor / most * 100)...(high * factor / least * 100)
    }

    private static func yearlyFactor(_ use: Claim, _ amount: Quantity, _ target: Unit) -> Double? {
        if let factor = try? amount.unit.convert(1, to: target) { return factor }
        guard let span = use.asOf?.span, let perYear = try? Unit(parsing: amount.unit.code + "/a"),
            let factor = try? perYear.convert(1, to: target)
        else { return nil }
        let days = Double(span.lowerBound.days(to: span.upperBound) + 1)
        guard days >= 85 else { return nil }
        return factor * 365.25 / days
    }

    func markup(_ figures: Figures) -> Markup {
        let wording = figures.wording
        return div(.class("note")) {
            p {
                strong { wording.say("account.use") + ": " }
                text(wording)
            }
            p(.class("small")) {
                wording.plain(useProperty.label) + ": "
                figures.chosen(use, of: useProperty)
                " · "
                wording.plain(capacityProperty.label) + ": "
                figures.chosen(capacity, of: capacityProperty)
            }
            if use.chosen?.claim.asOf.map({ asOf in capacity.chosen?.claim.asOf.map { !$0.overlaps(asOf) } ?? true })
                ?? true
            {
                p(.class("small")) { wording.say("account.use.not-same-time") }
            }
        }
    }

    private func text(_ wording: Wording) -> String {
        let format = NumberFormat(wording.language)
        let ends = [percent.lowerBound, percent.upperBound].map { Number($0, fractionDigits: 0)?.text ?? "" }
        let notation = ends[0] == ends[1] ? ends[0] : "\(ends[0])..\(ends[1])"
        return format.notation(notation) + wording.say("site.percent")
    }
}
