import Languages
import Markup
import Measures
import Register

extension Figures {
    /// How far rivals lie apart, in one short line: their values, the least first, and the same as dots.
    func spread(_ account: Account, of property: Property) -> Markup {
        span(.class("about spread")) {
            AccountChart(figures: self, property: property, account: account).strip
            span {
                rivalValues(account, of: property)
                " "
                state(.disputed)
            }
        }
    }

    /// So many values are named; the account has them all.
    private static let valuesMax = 4

    private func rivalValues(_ account: Account, of property: Property) -> String {
        let claims = account.rivals.isEmpty ? account.claims.filter(\.isCandidate) : account.sameTimeClaims
        let values = claims.map(\.claim.value)
        let against = wording.say("site.against")
        guard let quantities = ofOneUnit(values), let last = quantities.last else {
            return Self.distinct(values.map { plain($0, of: property) }).joined(separator: against)
        }
        let numbers = Self.distinct(quantities.map { NumberFormat(wording.language).notation($0.amount.text) })
        let shown = numbers.dropLast().joined(separator: against)
        let end = wording.units.quantity(last.amount.text, last.unit.code, in: wording.language)
        return numbers.count > 1 ? shown + against + end : end
    }

    /// The quantities in rising order where all are of one unit, so that it need be named once only.
    private func ofOneUnit(_ values: [Value]) -> [Quantity]? {
        let quantities = values.compactMap { value -> Quantity? in
            if case .quantity(let quantity) = value { quantity } else { nil }
        }
        guard quantities.count == values.count, Set(quantities.map(\.unit.code)).count == 1 else { return nil }
        var seen: Set<String> = []
        let distinct = quantities.filter { seen.insert($0.amount.text).inserted }.prefix(Self.valuesMax)
        return distinct.sorted { $0.amount.middle < $1.amount.middle }
    }

    private static func distinct(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return Array(texts.filter { seen.insert($0).inserted }.prefix(valuesMax))
    }
}
