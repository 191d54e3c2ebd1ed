package import Measures
import Trends

/// What the figures of one thing on one datum tell about a change over time.
package struct FigureTrend: Sendable, Hashable {
    package let thing: String
    package let datum: Datum?
    /// In the order of their times.
    package let figures: [IndicatorFigure]
    package let outcome: Outcome
    /// The long series among them, brought together by months or years.
    package let reductions: [SeriesReduction]

    package enum Outcome: Sendable, Hashable {
        case told(Told)
        case untold(Reason)
    }

    /// Why no trend is told.
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Fewer than three times.
        case fewTimes
        /// The sources do not say from where they count, so that their figures may not be joined.
        case datumUnstated
        case tooLong
        case notNumbers
    }

    /// A trend by two methods, with how far each is known.
    package struct Told: Sendable, Hashable {
        /// In one year, by the median of the slopes between all pairs (Theil and Sen).
        package let slope: Double
        package let slopeInterval: ClosedRange<Double>
        /// In one year, by least squares.
        package let lineSlope: Double
        package let lineInterval: ClosedRange<Double>
        /// How probable the order of the values is when nothing changes (Mann and Kendall).
        package let probability: Double
        /// Where the line with the median slope stands at the first and the last time.
        package let ends: [Double]

        package var direction: Direction {
            probability >= 0.05 ? .untold : slope < 0 ? .falling : slope > 0 ? .rising : .untold
        }
    }

    package enum Direction: String, Sendable, Hashable, CaseIterable { case rising, falling, untold }

    /// Every interval is one of 95 per cent.
    package static let confidence = 0.95

    init(thing: String, datum: Datum?, figures: [IndicatorFigure], reductions: [SeriesReduction] = []) {
        self.thing = thing
        self.datum = datum
        self.reductions = reductions
        let dated = figures.compactMap { figure in figure.years.map { (figure: figure, years: $0) } }
            .sorted { ($0.years, $0.figure.middle) < ($1.years, $1.figure.middle) }
        self.figures = dated.map(\.figure)
        outcome =
            datum == .unstated
            ? .untold(.datumUnstated) : Self.outcome(dated.map { Sample(time: $0.years, value: $0.figure.middle) })
    }

    /// The trend, where there is one to be told.
    package var told: Told? {
        guard case .told(let told) = outcome else { return nil }
        return told
    }

    var times: Int { Set(figures.compactMap(\.years)).count }

    private static func outcome(_ samples: [Sample]) -> Outcome {
        guard Set(samples.map(\.time)).count >= 3, let first = samples.first, let last = samples.last else {
            return .untold(.fewTimes)
        }
        do throws(TrendError) {
            let slope = try MedianSlope(samples)
            let line = try LineFit(samples)
            var probability = 1.0
            do throws(TrendError) { probability = try RankTrend(samples).probability } catch .equalValues {}
            return .told(
                Told(
                    slope: slope.slope, slopeInterval: try slope.slopeInterval(confidence: confidence),
                    lineSlope: line.slope, lineInterval: try line.slopeInterval(confidence: confidence),
                    probability: probability, ends: [slope.value(at: first.time), slope.value(at: last.time)]))
        } catch .tooMany {
            return .untold(.tooLong)
        } catch {
            return .untold(.notNumbers)
        }
    }
}

extension IndicatorMaterial {
    /// One trend for each thing and datum, that of the newest figure first.
    func trends() -> [FigureTrend] {
        var trends: [FigureTrend] = []
        for (thing, _) in figures {
            let figures = history(of: thing)
            var datums: [Datum?] = []
            for figure in figures where !datums.contains(figure.datum) { datums.append(figure.datum) }
            for datum in datums {
                let own = figures.filter { $0.datum == datum }
                trends.append(
                    FigureTrend(
                        thing: thing, datum: datum, figures: alike(own.filter { !isIncomplete($0) }),
                        reductions: reductions.compactMap { $0.of(own, without: isIncomplete) }))
            }
        }
        let newest = newest(of: all).first
        return trends.filter { !$0.figures.isEmpty }.enumerated().sorted { one, other in
            let (first, second) = (one.element, other.element)
            let leads = [first, second].map { $0.thing == newest?.thing && $0.datum == newest?.datum }
            return leads[0] == leads[1] ? one.offset < other.offset : leads[0]
        }.map(\.element)
    }

    /// Whether it is a total of a time of which some days are missing.
    private func isIncomplete(_ figure: IndicatorFigure) -> Bool {
        guard let gathered = figure.gathered, gathered.statistic == .sum, let time = figure.time else { return false }
        return reductions.contains { $0.series == figure.series && $0.incompleteTimes.contains(time) }
    }

    /// Of totals, only those over about as long a time as the newest: a week's count is no year's.
    private func alike(_ figures: [IndicatorFigure]) -> [IndicatorFigure] {
        guard isTotal, let unit, !unit.code.contains("/"), let newest = newest(of: figures).first,
            let time = newest.time
        else { return figures }
        let length = time.start.days(to: time.end) + 1
        return figures.filter { figure in
            // Months are months, however many days they have.
            if let step = figure.gathered?.step, step == newest.gathered?.step { return true }
            guard let time = figure.time else { return false }
            return abs(time.start.days(to: time.end) + 1 - length) * 10 <= length
        }
    }
}
