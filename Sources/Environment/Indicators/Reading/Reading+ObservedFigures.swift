import Measures
import Observations
import Register

/// What series say of one thing and property.
struct ObservedFigures {
    /// Observations one by one; of a long series its newest alone.
    var figures: [IndicatorFigure] = []
    /// What long series come to by months or years.
    var gathered: [IndicatorFigure] = []
    var reductions: [SeriesReduction] = []
    /// Whether there are more series than are looked at.
    var isCut = false

    /// Which of the observations are asked for.
    enum Wanted: Hashable {
        /// All, or those of which the time ends on or after a day.
        case history(from: Day?)
        /// The newest of each series.
        case newest
        /// Those of one time.
        case time(Period)
    }

    /// So many series of one thing and property are looked at.
    static let seriesMax = 40
    /// An observation that ends in the days asked for begins at most so many days before them.
    private static let marginDays = 400

    static func start(_ wanted: Wanted) -> Int64 {
        guard case .history(let day?) = wanted, let first = day.adding(days: -marginDays) else {
            return Range<Int64>.always.lowerBound
        }
        return Instant(startOf: first).milliseconds
    }
}

extension Reading {
    /// What series say of a thing and a property as they stood at a moment, in a unit, the newest first.
    func observedFigures(
        of thing: String, _ property: Property, in unit: Unit, only series: String? = nil, at moment: IndicatorMoment,
        _ wanted: ObservedFigures.Wanted
    ) throws -> ObservedFigures {
        let most = ObservedFigures.seriesMax
        let standing =
            try series.map { try self.series($0).map { [$0] } ?? [] }
            ?? self.series(SeriesQuery(thing: thing, property: property.id), limit: most + 1)
        var found = ObservedFigures()
        found.isCut = standing.count > most
        if case .time(let time) = wanted {
            for series in standing.prefix(most) { found.figures += try figures(of: series, in: unit, time, at: moment) }
            return found
        }
        let start = ObservedFigures.start(wanted)
        let measured = try standing.prefix(most).compactMap { series in
            try measure(of: series.id, from: start, at: moment.position).map { (series: series, measure: $0) }
        }
        let step = wanted == .newest ? .year : SeriesReduction.step(for: measured.map(\.measure))
        for (series, measure) in measured {
            guard let step, measure.count > step.periods(in: measure.span) else {
                found.figures += try observations(
                    of: series.id, in: start..<Range<Int64>.always.upperBound, limit: ObservationLimits.read,
                    at: moment.position
                ).reversed().compactMap { IndicatorFigure($0, of: series.series, in: unit) }
                continue
            }
            if let newest = try newestFigure(of: series, in: unit, at: moment) { found.figures.append(newest) }
            if wanted != .newest {
                try reduce(series, measure, step, property, in: unit, from: start, at: moment, into: &found)
            }
        }
        return found
    }

    private func figures(
        of series: StandingSeries, in unit: Unit, _ time: Period, at moment: IndicatorMoment
    ) throws -> [IndicatorFigure] {
        try observations(
            of: series.id, from: time.start, to: time.end, limit: ObservationLimits.block, at: moment.position
        ).compactMap { IndicatorFigure($0, of: series.series, in: unit) }.filter { $0.time?.span == time.span }
    }

    /// The newest observation with a value, looked for in ever longer stretches of the end.
    private func newestFigure(
        of series: StandingSeries, in unit: Unit, at moment: IndicatorMoment
    ) throws -> IndicatorFigure? {
        for most in [ObservationLimits.block, ObservationLimits.read] {
            guard let start = try start(ofLast: most, of: series.id, at: moment.position) else { return nil }
            let stretch = try observations(
                of: series.id, in: start..<Range<Int64>.always.upperBound, limit: 2 * most, at: moment.position)
            for standing in stretch.reversed() {
                if let figure = IndicatorFigure(standing, of: series.series, in: unit) { return figure }
            }
        }
        return nil
    }

    private func reduce(
        _ standing: StandingSeries, _ measure: SeriesMeasure, _ step: PeriodStep, _ property: Property, in unit: Unit,
        from start: Int64, at moment: IndicatorMoment, into found: inout ObservedFigures
    ) throws {
        var (start, since): (Int64, Day?) = (start, nil)
        if measure.count > SeriesReduction.observationsMax,
            let last = try self.start(ofLast: SeriesReduction.observationsMax, of: standing.id, at: moment.position),
            let year = Day(year: Instant(clamping: last).day().gregorian.year + 1, month: 1, day: 1)
        {
            // From a whole year on, so that no period is read in part.
            (start, since) = (Instant(startOf: year).milliseconds, year)
        }
        // What is a total stays one; a rate or a height is told by its mean.
        let isTotal = property.isTotal && !unit.code.contains("/")
        let statistic: SeriesReduction.Statistic = isTotal ? .sum : .mean
        let periods = try periods(of: standing.id, by: step, from: start, at: moment.position)
        let figures = periods.compactMap { period in
            IndicatorFigure(period, by: step, statistic, of: standing.series, in: unit).map {
                (figure: $0, isWhole: !isTotal || period.isWhole)
            }
        }
        found.gathered += figures.reversed().map(\.figure)
        found.reductions.append(
            SeriesReduction(
                series: standing.id, step: step, statistic: statistic,
                observations: periods.map(\.count).reduce(0, +), incomplete: figures.count { !$0.isWhole },
                since: since, incompleteTimes: Set(figures.filter { !$0.isWhole }.compactMap(\.figure.time))))
    }
}
