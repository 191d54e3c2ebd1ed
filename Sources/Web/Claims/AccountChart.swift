import Languages
import Markup
import Measures
import Register

/// The picture of an account: rivals of one time on one axis, or one datum's values over time.
struct AccountChart: Sendable {
    let figures: Figures
    let property: Property
    let account: Account

    var markup: Markup {
        guard let unit = property.unit, let chosen = account.chosen else { return Markup() }
        if !account.rivals.isEmpty { return rivals(chosen, unit) }
        return series(chosen, unit)
    }

    private func rivals(_ chosen: StandingClaim, _ unit: Unit) -> Markup {
        Markup()
    }

    private func series(_ chosen: StandingClaim, _ unit: Unit) -> Markup {
        Markup()
    }
}
