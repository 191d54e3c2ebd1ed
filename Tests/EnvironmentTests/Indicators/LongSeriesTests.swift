import Chances
import Environment
import Languages
import Measures
import Observations
import Register
import Testing
import Trends

@Suite("Indicators of series of any length")
struct LongSeriesTests {
    /// Days in a row to one day, each with a value of one digit after the point.
    private static func days(_ count: Int, to last: String, _ value: (Int) -> Int64) throws -> [Observation] {
        let end = try #require(Day(parsing: last))
        return try (0..<count).map { place in
            let day = try #require(end.adding(days: place + 1 - count))
            return Observation(
                time: .period(Period(day)), value: Number(mantissa: value(place), fractionDigits: 1))
        }
    }

    private static func indicator(_ formula: Indicator.Formula, _ property: String) -> Indicator {
        Indicator(
            id: "of-\(property)", name: Text([.en: property]), formula: formula, things: ["lake"], property: property)
    }

    private struct Month: Hashable { let year, month: Int }

    private static func byMonth(_ observations: [Observation]) -> [(month: Month, values: [Double])] {
        var found: [Month: [Double]] = [:]
        for observation in observations {
            guard case .period(let period) = observation.time, let number = observation.number else { continue }
            let date = period.start.gregorian
            found[Month(year: date.year, month: date.month), default: []].append(number)
        }
        return found.sorted { ($0.key.year, $0.key.month) < ($1.key.year, $1.key.month) }.map { ($0.key, $0.value) }
    }

    @Test("a long series is reckoned with in the whole: by monthly means, as a slow way finds them", arguments: [7, 8])
    func monthlyMeans(seed: UInt64) async throws {
        var chance = Chance(seed: seed)
        let node = try await IndicatorNode()
        let series = try IndicatorNode.series("samples", "oxygen", "mg/l")
        var values = (0..<2_300).map { place in Int64(90 - place / 60) + Int64(chance.below(40)) }
        let first = try Self.days(2_300, to: "2026-11-20") { values[$0] }
        try await node.take(series, first)
        let position = try await node.read { try $0.lastPosition() }
        let before = try await node.read { reading in
            let moment = IndicatorMoment(position: position, day: reading.today)
            return try reading.assessment(of: Self.indicator(.latest, "oxygen"), at: moment)
        }
        // Some are set right, one of them in a month of its own block.
        values[1_000] = 5_000
        let corrected = try Self.days(2_300, to: "2026-11-20") { values[$0] }
        try await node.append([
            ObservationBlock(
                id: "mended", series: "samples", act: .corrected, reason: Text([.en: "read wrongly"]),
                observations: [corrected[1_000]])
        ])
        let found = try await node.read { reading in
            try reading.assessment(of: Self.indicator(.latest, "oxygen"), at: try reading.indicatorMoment())
        }
        let trend = try #require(found.trends.first)
        let months = Self.byMonth(corrected)
        #expect(trend.figures.count == months.count)
        for (figure, own) in zip(trend.figures, months) {
            let mean = own.values.reduce(0, +) / Double(own.values.count)
            #expect(abs(figure.middle - mean) < 1e-9)
            #expect(figure.gathered?.count == own.values.count)
        }
        #expect(trend.reductions.map(\.observations) == [2_300])
        let samples = trend.figures.compactMap { figure in figure.years.map { Sample(time: $0, value: figure.middle) } }
        #expect(trend.told?.slope == (try MedianSlope(samples)).slope)
        // The value is still the newest observation, and each counts for how sure it is.
        #expect(found.answers.count == 1)
        #expect(found.answers.first?.middle == corrected.last?.number)
        guard case .yearsCovered(let figures, 6, let empty) = found.confidence.time.rule else {
            Issue.record("no years")
            return
        }
        let recent = months.filter { ($0.month.year, $0.month.month) >= (2020, 11) }
        #expect(figures == recent.map(\.values.count).reduce(0, +) && empty == 0)
        // What stood before stands there still.
        let again = try await node.read { reading in
            let moment = IndicatorMoment(position: position, day: reading.today)
            return try reading.assessment(of: Self.indicator(.latest, "oxygen"), at: moment)
        }
        #expect(again == before)
        #expect(before.trends != found.trends)
    }

    @Test("accuracy is that of all observations, not of their means")
    func accuracy() async throws {
        var chance = Chance(seed: 3)
        let node = try await IndicatorNode()
        let series = try IndicatorNode.series("samples", "oxygen", "mg/l")
        let observations = try Self.days(1_800, to: "2026-10-31") { _ in Int64(80 + chance.below(41)) }
        try await node.take(series, observations)
        try await node.append([
            Claim(
                id: "least", thing: "lake", property: "oxygen-limit",
                value: .quantity(Quantity(amount: try Amount(parsing: "9.9"), unit: try Unit(parsing: "mg/l"))),
                saidBy: "south", basis: .found)
        ])
        var indicator = Self.indicator(.latest, "oxygen")
        (indicator.threshold, indicator.better, indicator.years) = ("oxygen-limit", .higher, 4)
        let asked = indicator
        let found = try await node.read { try $0.assessment(of: asked, at: try $0.indicatorMoment()) }
        // The months of the last four years, whole, by the slow way.
        let months = Self.byMonth(observations).filter { ($0.month.year, $0.month.month) >= (2022, 11) }
        let values = months.flatMap(\.values)
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        let expected = ConfidenceBounds.yearly(4).accuracy(
            mean: mean, deviation: (squares / Double(values.count - 1)).squareRoot(), count: values.count,
            threshold: 9.9)
        guard case .besideThreshold(let share) = found.confidence.accuracy.rule,
            case .besideThreshold(let slow) = expected.rule
        else {
            Issue.record("\(found.confidence.accuracy)")
            return
        }
        #expect(abs(share - slow) < 1e-9)
    }

    @Test("totals are added up, and a month of which a day is missing is left out and told")
    func totals() async throws {
        let node = try await IndicatorNode()
        let series = try IndicatorNode.series("nets", "catch", "kg")
        var observations = try Self.days(1_700, to: "2026-10-31") { Int64(10 + $0 % 7) }
        let gap = try #require(Day(parsing: "2024-02-11"))
        observations.removeAll { $0.time.start == Instant(startOf: gap).milliseconds }
        try await node.take(series, observations)
        let found = try await node.read { reading in
            try reading.assessment(of: Self.indicator(.latest, "catch"), at: try reading.indicatorMoment())
        }
        let trend = try #require(found.trends.first)
        let months = Self.byMonth(observations).filter { $0.month != Month(year: 2024, month: 2) }.dropFirst()
        #expect(trend.figures.map(\.middle).count == months.count)
        for (figure, own) in zip(trend.figures, months) {
            #expect(abs(figure.middle - own.values.reduce(0, +)) < 1e-6)
        }
        // The first month was begun in its midst.
        #expect(trend.reductions.map(\.incomplete) == [2])
        #expect(trend.reductions.map(\.statistic) == [.sum])
        #expect(trend.told != nil)
        #expect(found.answers.first?.middle == observations.last?.number)
    }

    @Test("how series are brought together follows from how many they are and how long")
    func steps() {
        func measure(_ count: Int, years: Int64) -> SeriesMeasure {
            SeriesMeasure(count: count, span: 0...(years * 31_556_952_000))
        }
        #expect(SeriesReduction.step(for: [measure(1_500, years: 120)]) == nil)
        #expect(SeriesReduction.step(for: [measure(1_501, years: 30)]) == .month)
        #expect(SeriesReduction.step(for: [measure(1_501, years: 120)]) == .year)
        #expect(SeriesReduction.step(for: [measure(900, years: 20), measure(900, years: 20)]) == .year)
        #expect(SeriesReduction.step(for: [measure(1_400, years: 3), measure(90, years: 90)]) == nil)
    }
}
