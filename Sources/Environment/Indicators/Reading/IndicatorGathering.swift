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
        for thing in indicator.things { try gather(thing, property, unit, indicator, into: &material) }
        material.base = try indicator.base.map { try figures(from: $0, in: unit, indicator) } ?? []
        let result = indicator.formula.unit(from: unit)
        for source in indicator.beside { material.beside += try figures(from: source, in: result, indicator) }
        if let threshold = indicator.threshold {
            for thing in indicator.things {
                material.thresholds += try figures(
                    from: .init(thing: thing, property: threshold), in: result, indicator)
            }
        }
        return material
    }

    /// The figures of one thing; of a long series its newest observation, and beside it what it comes to in the whole.
    private mutating func gather(
        _ thing: String, _ property: Property, _ unit: Unit, _ indicator: Indicator,
        into material: inout IndicatorMaterial
    ) throws {
        let first = first(of: indicator)
        let wanted = indicator.time.map(ObservedFigures.Wanted.time) ?? .history(from: first)
        let observed = try reading.observedFigures(
            of: thing, property, in: unit, only: indicator.series, at: moment, wanted)
        var figures =
            indicator.series == nil
            ? try figures(of: thing, property, unit, and: observed.figures) : observed.figures
        if let time = indicator.time { figures = figures.filter { $0.time.map { $0.span == time.span } ?? false } }
        var gathered = observed.gathered
        if let datum = indicator.datum {
            material.otherDatum += figures.filter { $0.datum != datum }
            figures = figures.filter { $0.datum == datum }
            gathered = gathered.filter { $0.datum == datum }
        }
        material.figures.append((thing, Self.within(figures, first)))
        material.gathered += Self.within(gathered, first)
        material.reductions += observed.reductions
        material.isCut = material.isCut || observed.isCut
    }

    /// A rate is one of the years looked at; all other formulas look at everything.
    private func first(of indicator: Indicator) -> Day? {
        indicator.formula == .rate ? moment.day.adding(days: -indicator.years * 36_525 / 100) : nil
    }

    private static func within(_ figures: [IndicatorFigure], _ first: Day?) -> [IndicatorFigure] {
        guard let first else { return figures }
        return figures.filter { $0.time.map { $0.end >= first } ?? false }
    }

    /// In the unit they are reckoned in, where theirs can be converted to it.
    private mutating func figures(
        from source: Indicator.Source, in reckoned: Unit?, _ indicator: Indicator
    ) throws -> [IndicatorFigure] {
        guard let property = reading.vocabulary.properties[source.property] else { return [] }
        var found: [IndicatorFigure] = []
        for thing in source.thing.map({ [$0] }) ?? indicator.things {
            guard let own = property.unit else { continue }
            let unit = reckoned.flatMap { own.converts(to: $0) ? $0 : nil } ?? own
            let observed = try reading.observedFigures(
                of: thing, property, in: unit, at: moment,
                source.time.map(ObservedFigures.Wanted.time) ?? .newest)
            let figures = try figures(of: thing, property, unit, and: observed.figures)
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
    private mutating func figures(
        of thing: String, _ property: Property, _ unit: Unit, and observed: [IndicatorFigure]
    ) throws -> [IndicatorFigure] {
        if accounts[thing] == nil {
            accounts[thing] = try reading.accounts(ofThing: thing, at: moment.position, on: moment.day)
        }
        let account = accounts[thing]?.first { $0.property == property.id }
        let said = (account?.claims ?? []).filter(\.isCandidate).compactMap { IndicatorFigure($0, in: unit) }
        return said + observed.filter { figure in !said.contains { $0.repeats(figure) } }
    }
}
