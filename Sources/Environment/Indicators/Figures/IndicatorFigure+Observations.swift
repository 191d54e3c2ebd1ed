import Measures
import Observations
import Register

extension IndicatorFigure {
    /// An observation of a series in a unit; `nil` where it has no value that may be reckoned with.
    init?(_ standing: StandingObservation, of series: SeriesRecord, in unit: Unit) {
        let observation = standing.observation
        guard observation.quality.counts || observation.quality == .belowDetection, let amount = observation.amount
        else { return nil }
        let stated = Quantity(amount: amount, unit: series.unit, datum: series.datum)
        guard let converted = try? stated.converted(to: unit) else { return nil }
        let time: Period =
            switch observation.time {
            case .moment(let instant): Period(instant.day())
            case .period(let period): period
            }
        self.init(
            origin: .observation(
                series: series.id, block: standing.reference.block, place: standing.reference.place),
            thing: series.thing, property: series.property, stated: stated, converted: converted, time: time,
            saidBy: series.publisher, source: series.source, position: standing.position,
            isDoubted: observation.quality == .doubtful)
    }

    /// Whether both say the same of the same time under one name: a figure entered as a claim and in a series is one.
    func repeats(_ other: IndicatorFigure) -> Bool {
        thing == other.thing && property == other.property && datum == other.datum && saidBy == other.saidBy
            && time?.span == other.time?.span && low == other.low && high == other.high
    }
}

extension Reading {
    /// So many series of one thing and property are looked at, and so many of the newest observations of each.
    private static let (seriesMax, observationsMax) = (12, 1_500)

    /// The observations of a thing and a property as they stood at a moment, the newest first.
    func indicatorObservations(
        of thing: String, _ property: Property, in unit: Unit, at moment: IndicatorMoment
    ) throws -> [IndicatorFigure] {
        var found: [IndicatorFigure] = []
        for standing in try series(SeriesQuery(thing: thing, property: property.id), limit: Self.seriesMax) {
            for observation in try newest(of: standing, at: moment).reversed() {
                if let figure = IndicatorFigure(observation, of: standing.series, in: unit) { found.append(figure) }
            }
        }
        return found
    }

    /// Of a long series only its last stretch, found by halving the time looked at until little enough is left.
    private func newest(of standing: StandingSeries, at moment: IndicatorMoment) throws -> [StandingObservation] {
        guard let extent = standing.extent else { return [] }
        var start = extent.lowerBound
        var count = standing.count
        while count > Self.observationsMax, start < extent.upperBound {
            start += max(1, (extent.upperBound - start) / 2)
            count /= 2
        }
        let span = start..<(extent.upperBound + 1)
        return try observations(of: standing.id, in: span, limit: 2 * Self.observationsMax, at: moment.position)
    }
}
