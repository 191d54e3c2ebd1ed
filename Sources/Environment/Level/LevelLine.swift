import Depths
import Measures
import Register
import Trends

/// Straight lines through the longest series of one datum and speaker, shown as what they are: with how far they went
/// wrong where they were tried on years that were already known.
package struct LevelLine: Sendable {
    package let series: LevelRecord.Series
    package let fits: [Fit]

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

    /// The fewest years a line is drawn through.
    package static let yearsMin = 10
    /// How far ahead lines are tried, and how far one may be asked about.
    package static let yearsAhead = [1, 5, 10]
    package static let yearsAheadMax = 10
}

extension LevelLine {
    /// Lines through the series with the most years; nil where none has enough.
    package init?(_ record: LevelRecord) {
        let candidates = record.series.filter { $0.datum != .unstated && $0.figures.count >= Self.yearsMin }
        guard let series = candidates.max(by: { $0.figures.count < $1.figures.count }) else { return nil }
        let samples = Self.samples(series)
        let fits = Method.allCases.compactMap { Self.fit($0, samples) }
        guard fits.count == Method.allCases.count else { return nil }
        self.series = series
        self.fits = fits
    }

    /// One value a year, at the middle of its time.
    static func samples(_ series: LevelRecord.Series) -> [Sample] {
        series.figures.compactMap { figure in
            guard !figure.isDoubted, let time = figure.claim.asOf else { return nil }
            let middle = (Double(time.start.number) + Double(time.end.number)) / 2
            return Sample(time: Self.year(ofDay: middle), value: figure.value.middle)
        }
    }

    /// Days as years since 2000, each of the mean length of a Gregorian year.
    static func year(ofDay day: Double) -> Double {
        let origin = Day(year: 2000, month: 1, day: 1).map { Double($0.number) } ?? 0
        return (day - origin) / 365.2425
    }

    /// The lines of both methods with everything they were tried on.
    private static func fit(_ method: Method, _ samples: [Sample]) -> Fit? {
        guard let line = Drawn(method, samples) else { return nil }
        return Fit(
            method: method, slope: line.slope, interval: line.interval,
            trials: yearsAhead.compactMap { trial(method, samples, ahead: $0) })
    }

    private static func trial(_ method: Method, _ samples: [Sample], ahead: Int) -> Trial? {
        var errors: [Double] = []
        for end in samples.indices where end + 1 >= yearsMin && end + ahead < samples.count {
            guard let line = Drawn(method, Array(samples[...end])) else { continue }
            let later = samples[end + ahead]
            errors.append(later.value - line.value(at: later.time))
        }
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
        let moved = newest.height + (rate * years).resting(on: series.figures.map(\.claim.id))
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
