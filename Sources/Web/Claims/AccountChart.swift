import Languages
import Markup
import Measures
import Register

/// The picture of an account: rivals of one time on one axis, or one datum's values over time.
struct AccountChart: Sendable {
    let figures: Figures
    let property: Property
    let account: Account
    /// Begins the ids of the drawing where one property stands twice on a page.
    var name = ""

    private var wording: Wording { figures.wording }
    private var numbers: NumberFormat { NumberFormat(wording.language) }

    var markup: Markup {
        guard let unit = property.unit, let chosen = account.chosen else { return Markup() }
        let unitName = unit.code == "1" ? "" : wording.units.name(unit.code, in: wording.language)
        return account.rivals.isEmpty ? series(chosen, unit, unitName) : rivals(chosen, unit, unitName)
    }

    /// The same as a line of dots; nothing where there is nothing to compare.
    var strip: Markup {
        guard let unit = property.unit, let chosen = account.chosen else { return Markup() }
        let marks = comparable(unit).compactMap { standing, quantity in
            RivalStrip.Mark(low: quantity.amount.low, high: quantity.amount.high, isChosen: standing == chosen)
        }
        return RivalStrip(marks)?.markup ?? Markup()
    }

    /// What was said of the chosen claim's time and can be set on its axis.
    private func comparable(_ unit: Unit) -> [(standing: StandingClaim, quantity: Quantity)] {
        let claims = account.rivals.isEmpty ? account.claims.filter(\.isCandidate) : account.sameTimeClaims
        return claims.compactMap { standing in
            guard !account.incomparable.contains(standing), let quantity = converted(standing.claim, to: unit) else {
                return nil
            }
            return (standing, quantity)
        }
    }

    private func rivals(_ chosen: StandingClaim, _ unit: Unit, _ unitName: String) -> Markup {
        let rows = comparable(unit).map { standing, quantity in
            RivalsPlot.Row(
                speaker: speaker(standing.claim), language: language(of: standing.claim), low: quantity.amount.low,
                high: quantity.amount.high, label: numbers.notation(quantity.amount.text), isChosen: standing == chosen)
        }
        guard rows.count > 1 else { return Markup() }
        let words = ChartWords(
            title: wording.say("chart.rivals.title", ["unit": .text(unitName)]),
            about: wording.say(
                "chart.rivals.about", ["property": .text(wording.plain(property.label)), "count": .count(rows.count)]),
            asTable: wording.say("chart.as-table"), first: wording.say("table.said-by"), second: unitName)
        return RivalsPlot(rows: rows, words: words, numbers: numbers, name: "rivals-\(name)\(property.id)").markup
    }

    /// The language a speaker's name is shown in.
    private func language(of claim: Claim) -> Language {
        let name = claim.speaker.isEmpty ? wording.partyText(claim.saidBy) : claim.speaker
        return name.reading(in: wording.language)?.language ?? wording.language
    }

    private func speaker(_ claim: Claim) -> String {
        let name = claim.speaker.isEmpty ? wording.partyName(claim.saidBy) : wording.plain(claim.speaker)
        guard let asOf = claim.asOf else { return name }
        return name + wording.say("site.list-separator") + wording.period(asOf)
    }

    /// Only values of the chosen claim's datum, that are not doubted and each of a time of its own.
    private func series(_ chosen: StandingClaim, _ unit: Unit, _ unitName: String) -> Markup {
        guard case .quantity(let first) = chosen.claim.value else { return Markup() }
        var days: Set<Day> = []
        let points = account.claims.filter(\.isCandidate).compactMap { standing -> SeriesChart.Point? in
            let claim = standing.claim
            guard let asOf = claim.asOf, claim.doubt.isEmpty, case .quantity(let stated) = claim.value,
                stated.datum == first.datum, let quantity = converted(claim, to: unit),
                days.insert(asOf.start).inserted
            else { return nil }
            return SeriesChart.Point(
                day: asOf.start, value: quantity.amount.middle, date: wording.period(asOf),
                label: numbers.notation(quantity.amount.text))
        }
        guard points.count >= 3 else { return Markup() }
        let label = PhraseValue.text(wording.plain(property.label))
        var title = wording.say("chart.series.title", ["property": label, "unit": .text(unitName)])
        if let datum = first.datum {
            let name = wording.vocabulary.datums[datum.code].map { wording.plain($0.label) } ?? datum.code
            title = wording.say(
                "chart.series.datum", ["property": label, "unit": .text(unitName), "datum": .text(name)])
        }
        let words = ChartWords(
            title: title, about: title, asTable: wording.say("chart.as-table"), first: wording.say("claim.as-of"),
            second: unitName)
        return SeriesChart(points: points, words: words, numbers: numbers, name: "series-\(name)\(property.id)").markup
    }

    private func converted(_ claim: Claim, to unit: Unit) -> Quantity? {
        guard case .quantity(let quantity) = claim.value else { return nil }
        return try? quantity.converted(to: unit)
    }
}
