package import Measures
package import Observations

/// What a long series comes to by months or years, in the place of its single observations.
package struct SeriesReduction: Sendable, Hashable {
    package enum Statistic: String, Sendable, Hashable, CaseIterable {
        case mean
        /// Of totals, whose mean would be that of a shorter time.
        case sum
    }

    package let series: String
    package let step: PeriodStep
    package let statistic: Statistic
    /// Observations that went in.
    package internal(set) var observations: Int
    /// Periods left out of trends because some of their days are missing, where totals are added up.
    package internal(set) var incomplete: Int
    /// Where more stood before than is read for one answer: the first day that was read.
    package let since: Day?
    /// The times of the incomplete periods.
    let incompleteTimes: Set<Period>

    /// More observations of a series than this are not read for one answer.
    package static let observationsMax = 2_000_000
    /// So many observations of one thing and property are taken one by one.
    package static let plainMax = 1_500
    /// Longer than this by months, a series is brought together by years; a chart draws as many.
    package static let monthsMax = 400

    /// As far as figures of it are among these; `nil` where none is.
    func of(_ figures: [IndicatorFigure], without isIncomplete: (IndicatorFigure) -> Bool) -> SeriesReduction? {
        let own = figures.filter { $0.gathered != nil && $0.series == series }
        guard !own.isEmpty else { return nil }
        var reduction = self
        reduction.incomplete = own.count(where: isIncomplete)
        reduction.observations = own.filter { !isIncomplete($0) }.compactMap(\.gathered?.count).reduce(0, +)
        return reduction
    }

    /// By which periods the series of one thing and property are brought together; `nil` where they are short enough.
    package static func step(for measures: [SeriesMeasure]) -> PeriodStep? {
        guard measures.map(\.count).reduce(0, +) > plainMax else { return nil }
        let months = measures.map { min($0.count, PeriodStep.month.periods(in: $0.span)) }.reduce(0, +)
        return months <= monthsMax ? .month : .year
    }
}

extension PeriodStep {
    /// How many periods a stretch of milliseconds touches, at most.
    func periods(in span: ClosedRange<Int64>) -> Int {
        let days = Double(span.upperBound - span.lowerBound) / 86_400_000
        let perYear: Double = self == .month ? 12 : 1
        return Int(days / IndicatorFigure.daysOfYear * perYear) + 2
    }
}

/// What stands behind a figure that was made of many observations.
package struct GatheredPeriod: Sendable, Hashable {
    package let step: PeriodStep
    package let statistic: SeriesReduction.Statistic
    package let count: Int
    /// In the unit of the figure.
    let mean: Double
    /// The squares of the distances from the mean, added up, in the square of that unit.
    let squares: Double
}

/// The values that figures stand for: how many, their mean, and how far they scatter.
struct ValueScatter: Hashable {
    private(set) var count = 0
    private(set) var mean = 0.0
    private var squares = 0.0

    init(_ figures: [IndicatorFigure]) {
        for figure in figures {
            guard let gathered = figure.gathered else {
                add(1, figure.middle, 0)
                continue
            }
            add(gathered.count, gathered.mean, gathered.squares)
        }
    }

    /// The standard deviation; nought of fewer than two.
    var deviation: Double { count > 1 ? (squares / Double(count - 1)).squareRoot() : 0 }

    /// Joins two groups of values by their counts, means and squares (Chan, Golub and LeVeque).
    private mutating func add(_ number: Int, _ other: Double, _ others: Double) {
        let distance = other - mean
        let (own, more) = (Double(count), Double(number))
        count += number
        mean += distance * more / Double(count)
        squares += others + distance * distance * own * more / Double(count)
    }
}
