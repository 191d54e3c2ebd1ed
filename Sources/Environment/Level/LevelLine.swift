import Depths
import Measures
import Register
package import Trends

/// Straight lines through the longest series of one datum and speaker, shown as what they are: with how far they went
/// wrong where they were tried on years that were already known.
package struct LevelLine: Sendable {
    package let series: LevelRecord.Series
    /// The years it goes through, the oldest first, and how many older ones were left out.
    package let years: [Year]
    package let yearsLeftOut: Int
    package let fits: [Fit]

    /// What is known of one Gregorian year.
    package struct Year: Sendable {
        package let year: Int
        /// Those of the whole year where there are any, else those of its parts.
        package let figures: [LevelFigure]
        /// Their mean, at the middle of their times.
        package let sample: Sample
    }

    package enum Method: String, Sendable, Hashable, CaseIterable {
        /// The median of the slopes between all pairs (Theil and Sen).
        case median
        case leastSquares = "least-squares"
    }

    package struct Fit: Sendable {
        package let method: Method
        /// Metres a year.
        package let slope: Double
        /// Where the slope lies with a confidence of 95 per cent.
        package let interval: ClosedRange<Double>
        package let trials: [Trial]
    }

    /// How far lines through the years before went wrong so many years ahead.
    package struct Trial: Sendable, Hashable {
        package let yearsAhead: Int
        package let count: Int
        /// Metres, without their signs.
        package let meanError: Double
        package let greatestError: Double
        /// The mean with its sign: below nought where the water stood lower than the line.
        package let meanShift: Double
    }

    /// The fewest years a line is drawn through, and the most: all pairs of them are looked at for each trial.
    package static let yearsMin = 10
    package static let yearsMax = 200
    /// How far ahead lines are tried, and how far one may be asked about.
    package static let yearsAhead = [1, 5, 10]
    package static let yearsAheadMax = 10
}

extension LevelLine {
    /// Lines through the series with the most years; nil where none has enough.
    package init?(_ record: LevelRecord, yearsMax: Int = Self.yearsMax) {
        let candidates = record.series.filter { $0.datum != .unstated && $0.figures.count >= Self.yearsMin }
            .map { (series: $0, years: Self.years(of: $0)) }
        guard let best = candidates.max(by: { $0.years.count < $1.years.count }), best.years.count >= Self.yearsMin
        else { return nil }
        let years = best.years.suffix(yearsMax)
        let fits = Method.allCases.compactMap { Self.fit($0, Array(years)) }
        guard fits.count == Method.allCases.count else { return nil }
        (series, self.years, self.fits) = (best.series, Array(years), fits)
        yearsLeftOut = best.years.count - years.count
    }

    /// One value a year: months are gathered to the year in which the middle of each lies, and what covers several years
    /// is none of one.
    static func years(of series: LevelRecord.Series) -> [Year] {
        let figures = series.figures.compactMap {
            figure -> (figure: LevelFigure, middle: Double, days: Int, year: Int)? in
            guard !figure.isDoubted, let time = figure.claim.asOf else { return nil }
            let days = time.start.days(to: time.end) + 1
            guard days <= 366, let day = time.start.adding(days: (days - 1) / 2) else { return nil }
            return (figure, (Double(time.start.number) + Double(time.end.number)) / 2, days, day.gregorian.year)
        }
        return Dictionary(grouping: figures, by: \.year).map { year, all in
            let whole = all.filter { $0.days >= 360 }
            let used = whole.isEmpty ? all : whole
            let count = Double(used.count)
            return Year(
                year: year, figures: used.map(\.figure),
                sample: Sample(
                    time: Self.year(ofDay: used.reduce(0) { $0 + $1.middle } / count),
                    value: used.reduce(0) { $0 + $1.figure.value.middle } / count))
        }.sorted { $0.year < $1.year }
    }

    /// Days as years since 2000, each of the mean length of a Gregorian year.
    static func year(ofDay day: Double) -> Double {
        let origin = Day(year: 2000, month: 1, day: 1).map { Double($0.number) } ?? 0
        return (day - origin) / 365.2425
    }

    /// The line of a method with everything it was tried on.
    private static func fit(_ method: Method, _ years: [Year]) -> Fit? {
        let samples = years.map(\.sample)
        guard let line = Drawn(method, samples) else { return nil }
        let byYear = Dictionary(years.map { ($0.year, $0.sample) }) { first, _ in first }
        var errors: [Int: [Double]] = [:]
        for end in samples.indices where end + 1 >= yearsMin && end + 1 < samples.count {
            guard let earlier = Drawn(method, Array(samples[...end])) else { continue }
            for ahead in yearsAhead {
                guard let later = byYear[years[end].year + ahead] else { continue }
                errors[ahead, default: []].append(later.value - earlier.value(at: later.time))
            }
        }
        return Fit(
            method: method, slope: line.slope, interval: line.interval,
            trials: yearsAhead.compactMap { ahead in errors[ahead].flatMap { trial($0, ahead: ahead) } })
    }

    private static func trial(_ errors: [Double], ahead: Int) -> Trial? {
        guard let greatest = errors.map(abs).max() else { return nil }
        return Trial(
            yearsAhead: ahead, count: errors.count,
            meanError: errors.reduce(0) { $0 + abs($1) } / Double(errors.count), greatestError: greatest,
            meanShift: errors.reduce(0, +) / Double(errors.count))
    }

    /// The level a line leads to in a year, laid on the newest level; nil further ahead than lines were tried.
    func level(in year: Int, after newest: KnownLevel, of day: Day) -> KnownLevel? {
        let ahead = year - day.gregorian.year
        guard (0...Self.yearsAheadMax).contains(ahead), let low = fits.map(\.interval.lowerBound).min(),
            let high = fits.map(\.interval.upperBound).max(), let rate = try? Estimate(low, high),
            let years = try? Estimate.exactly(Double(ahead))
        else { return nil }
        let moved = newest.height + (rate * years).resting(on: self.years.flatMap(\.figures).map(\.claim.id))
        guard let water = try? WaterLevel(moved, above: newest.water.datum) else { return nil }
        let isOther = series.datum.code != newest.water.datum
        return KnownLevel(water, assuming: newest.assumptions + (isOther ? [.otherDatum] : []))
    }
}

/// A line of one method.
private struct Drawn {
    let slope: Double
    let interval: ClosedRange<Double>
    private let centre: Sample

    init?(_ method: LevelLine.Method, _ samples: [Sample]) {
        switch method {
        case .median:
            guard let line = try? MedianSlope(samples), let interval = try? line.slopeInterval() else { return nil }
            (slope, self.interval, centre) = (line.slope, interval, line.centre)
        case .leastSquares:
            guard let line = try? LineFit(samples), let interval = try? line.slopeInterval() else { return nil }
            (slope, self.interval, centre) = (line.slope, interval, line.centre)
        }
    }

    func value(at time: Double) -> Double { centre.value + slope * (time - centre.time) }
}
