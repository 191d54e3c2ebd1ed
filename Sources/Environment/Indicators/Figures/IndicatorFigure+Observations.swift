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

    /// What the observations of a month or year come to, in a unit; `nil` where it is no amount.
    init?(
        _ period: SeriesPeriod, by step: PeriodStep, _ statistic: SeriesReduction.Statistic, of series: SeriesRecord,
        in unit: Unit
    ) {
        func converted(_ value: Double) -> Double? { try? series.unit.convert(value, to: unit) }
        let value = statistic == .sum ? period.sum : period.mean
        // A mean of many is known a digit finer than each of them.
        let digits = min(period.digits + (statistic == .mean ? 1 : 0), 6)
        guard let number = Number(value, fractionDigits: digits), let middle = converted(value),
            let mean = converted(period.mean), let one = converted(1), let none = converted(0)
        else { return nil }
        let amount: Amount = period.limits > 0 ? .bound(.below, number) : .exact(number)
        let gathered = GatheredPeriod(
            step: step, statistic: statistic, count: period.count, mean: mean,
            squares: period.squares * (one - none) * (one - none))
        self.init(
            origin: .observations(series: series.id, gathered), thing: series.thing, property: series.property,
            stated: Quantity(amount: amount, unit: series.unit, datum: series.datum),
            low: period.limits > 0 ? nil : middle, high: middle, middle: middle, unit: unit, time: period.period,
            saidBy: series.publisher, source: series.source, position: period.position,
            isDoubted: 2 * period.doubtful > period.count)
    }

    /// Whether both say the same of the same time under one name: a figure entered as a claim and in a series is one.
    func repeats(_ other: IndicatorFigure) -> Bool {
        thing == other.thing && property == other.property && datum == other.datum && saidBy == other.saidBy
            && time?.span == other.time?.span && low == other.low && high == other.high
    }

    /// What it was made of, where it was made of many observations.
    package var gathered: GatheredPeriod? {
        if case .observations(_, let gathered) = origin { gathered } else { nil }
    }

    /// Its time in milliseconds since 1970, the end not included.
    package var milliseconds: Range<Int64>? {
        time.map { Instant(startOf: $0.start).milliseconds..<Instant(startOf: $0.end).milliseconds + 86_400_000 }
    }

    /// The series it is an observation of, or was made from.
    var series: String? {
        switch origin {
        case .claim: nil
        case .observation(let series, _, _), .observations(let series, _): series
        }
    }
}
