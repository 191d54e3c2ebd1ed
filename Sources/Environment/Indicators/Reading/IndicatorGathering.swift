import Measures
import Register

/// Gathers what indicators are reckoned from, and keeps what several of them need.
struct IndicatorGathering {
    let reading: Reading
    let moment: IndicatorMoment
    private var accounts: [String: [Account]] = [:]

    init(reading: Reading, moment: IndicatorMoment) {
        self.reading = reading
        self.moment = moment
    }

    mutating func material(for indicator: Indicator) throws -> IndicatorMaterial {
        var material = IndicatorMaterial()
        guard let property = reading.vocabulary.properties[indicator.property], let unit = property.unit else {
            return material
        }
        material.unit = unit
        material.isTotal = property.isTotal
        for thing in indicator.things {
            var figures = try figures(of: thing, property)
            if let time = indicator.time { figures = figures.filter { $0.time.map { $0.span == time.span } ?? false } }
            if let datum = indicator.datum {
                material.otherDatum += figures.filter { $0.datum != datum }
                figures = figures.filter { $0.datum == datum }
            }
            material.figures.append((thing, within(figures, indicator)))
        }
        material.base = try indicator.base.map { try figures(from: $0, indicator) } ?? []
        for source in indicator.beside { material.beside += try figures(from: source, indicator) }
        if let threshold = indicator.threshold {
            for thing in indicator.things {
                material.thresholds += try figures(from: .init(thing: thing, property: threshold), indicator)
            }
        }
        return material
    }

    /// A rate is one of the years looked at; all other formulas look at everything.
    private func within(_ figures: [IndicatorFigure], _ indicator: Indicator) -> [IndicatorFigure] {
        guard indicator.formula == .rate, let first = moment.day.adding(days: -indicator.years * 36_525 / 100) else {
            return figures
        }
        return figures.filter { $0.time.map { $0.end >= first } ?? false }
    }

    private mutating func figures(from source: Indicator.Source, _ indicator: Indicator) throws -> [IndicatorFigure] {
        guard let property = reading.vocabulary.properties[source.property] else { return [] }
        var found: [IndicatorFigure] = []
        for thing in source.thing.map({ [$0] }) ?? indicator.things {
            let figures = try figures(of: thing, property)
            if let time = source.time {
                found += figures.filter { $0.time.map { $0.span == time.span } ?? false }
            } else {
                found += IndicatorMaterial().newest(of: figures)
            }
        }
        return found.filter { indicator.datum == nil || $0.datum == nil || $0.datum == indicator.datum }
    }

    /// The figures that stood, those withdrawn or disowned left out, in the order of the account; behind them what
    /// series hold beside.
    private mutating func figures(of thing: String, _ property: Property) throws -> [IndicatorFigure] {
        guard let unit = property.unit else { return [] }
        if accounts[thing] == nil {
            accounts[thing] = try reading.accounts(ofThing: thing, at: moment.position, on: moment.day)
        }
        let account = accounts[thing]?.first { $0.property == property.id }
        let said = (account?.claims ?? []).filter(\.isCandidate).compactMap { IndicatorFigure($0, in: unit) }
        let observed = try reading.indicatorObservations(of: thing, property, in: unit, at: moment)
        return said + observed.filter { figure in !said.contains { $0.repeats(figure) } }
    }
}
