import Chances
import Languages
import Measures
import Testing

import Environment

@Suite("What an indicator says of its figures")
struct AssessingTests {
    static let moment = IndicatorMoment(position: 9, day: day("2026-06-30"))

    static func day(_ text: String) -> Day { Day(parsing: text) ?? .first }

    static func figure(
        _ amount: String, _ time: String?, by speaker: String = "a", thing: String = "lake", unit: String = "t",
        datum: String? = nil, id: String? = nil, isDoubted: Bool = false
    ) throws -> IndicatorFigure {
        let unit = try Unit(parsing: unit)
        let quantity = Quantity(
            amount: try Amount(parsing: amount), unit: unit, datum: datum.flatMap { Datum(code: $0) })
        return IndicatorFigure(
            origin: .claim(id ?? "\(speaker)-\(amount)-\(time ?? "")"), thing: thing, property: "stock",
            stated: quantity, converted: quantity, time: try time.map { try Period(parsing: $0) }, saidBy: speaker,
            isDoubted: isDoubted)
    }

    static func indicator(_ formula: Indicator.Formula) -> Indicator {
        Indicator(
            id: "stock", name: Text([.en: "Stock"]), formula: formula, things: ["lake"], property: "stock")
    }

    static func material(_ figures: [IndicatorFigure], unit: String = "t") throws -> IndicatorMaterial {
        var material = IndicatorMaterial()
        material.unit = try Unit(parsing: unit)
        var things: [String] = []
        for figure in figures where !things.contains(figure.thing) { things.append(figure.thing) }
        material.figures = things.map { thing in (thing, figures.filter { $0.thing == thing }) }
        return material
    }

    private func assess(_ indicator: Indicator, _ material: IndicatorMaterial) -> Assessment {
        Assessing(indicator, material, at: Self.moment).assessment()
    }

    @Test("rivals of the newest time stand side by side, with what each gives; older ones are a series")
    func latest() throws {
        let found = assess(
            Self.indicator(.latest),
            try Self.material([
                Self.figure("68..70", "2022", by: "a"), Self.figure("270..300", "2022", by: "b"),
                Self.figure("1000..1500", "1920", by: "a"),
            ]))
        #expect(found.answers.map(\.span) == [ValueSpan(low: 68, high: 70), ValueSpan(low: 270, high: 300)])
        #expect(found.value == ValueSpan(low: 68, high: 300))
        #expect(found.confidence.accuracy == ConfidencePart(score: 0, rule: .sourcesDisagree(speakers: 2)))
        #expect(found.inputs.count == 3)
        #expect(found.trends.map(\.outcome) == [.untold(.fewTimes)])
    }

    @Test("without a threshold there is no status, and it says that the threshold is what is missing")
    func noStatus() throws {
        var indicator = Self.indicator(.latest)
        indicator.better = .higher
        #expect(assess(indicator, try Self.material([Self.figure("5", "2025")])).status == .none([.threshold]))
        #expect(assess(indicator, try Self.material([])).status == .none([.figure, .threshold]))
        #expect(
            assess(Self.indicator(.share), try Self.material([Self.figure("5", "2025")])).status
                == .none([.base, .threshold]))
        #expect(assess(indicator, try Self.material([])).value == nil)
    }

    @Test(arguments: [
        ("12", "10", Indicator.Better.higher, Assessment.Status.good), ("12", "10", .lower, .notGood),
        ("8", "10", .higher, .notGood), ("8", "10", .lower, .good), ("10", "10", .higher, .good),
        ("8..12", "10", .higher, .depends), ("12", "10..13", .higher, .depends), (">=12", "10", .higher, .good),
        (">=8", "10", .higher, .depends), ("<=8", "10", .higher, .notGood), ("<=12", "10", .lower, .depends),
    ])
    func status(value: String, threshold: String, better: Indicator.Better, status: Assessment.Status) throws {
        var indicator = Self.indicator(.latest)
        indicator.better = better
        var material = try Self.material([Self.figure(value, "2025")])
        material.thresholds = [try Self.figure(threshold, nil, by: "c")]
        #expect(assess(indicator, material).status == status)
    }

    @Test("two thresholds on either side of a value leave it open who is right")
    func rivalThresholds() throws {
        var indicator = Self.indicator(.latest)
        indicator.better = .higher
        var material = try Self.material([Self.figure("12", "2025")])
        material.thresholds = [try Self.figure("10", nil), try Self.figure("14", nil, by: "b")]
        #expect(assess(indicator, material).status == .depends)
    }

    @Test("a fall is the earlier figure less the newest, for every pair; beside it what was stated of it directly")
    func fall() throws {
        var material = try Self.material(
            [Self.figure("-29.1", "2024", unit: "m", datum: "bs")], unit: "m")
        material.base = [
            try Self.figure("-26.62", "1995", unit: "m", datum: "bs"),
            try Self.figure("-27.67", "1995", by: "b", unit: "m", datum: "bs"),
            try Self.figure("-26.08", "1995", by: "c", unit: "m", datum: "other"),
        ]
        material.beside = [try Self.figure("2.5", "1995/2025", by: "d", unit: "m")]
        let found = assess(Self.indicator(.fall), material)
        #expect(found.answers.map { ($0.middle * 100).rounded() } == [248, 143, 250])
        #expect(found.answers.map(\.way) == [.reckoned, .reckoned, .stated])
    }

    @Test("a share of ranges reaches from the least over the most to the most over the least")
    func share() throws {
        var material = try Self.material([Self.figure("68..70", "2022")])
        material.base = [try Self.figure("1000..1400", "1920")]
        let found = assess(Self.indicator(.share), material)
        #expect(found.value.map { (($0.low ?? 0) * 1000).rounded() } == 4857)
        #expect(found.value.map { (($0.high ?? 0) * 1000).rounded() } == 7000)
        #expect(found.unit?.code == "%")
        material.base = [try Self.figure("0", "1920"), try Self.figure("-5", "1921"), try Self.figure("<5", "1922")]
        #expect(assess(Self.indicator(.share), material).answers.isEmpty)
    }

    @Test("a sum adds what is known of the same time and says which parts have no figure")
    func sum() throws {
        var indicator = Self.indicator(.sum)
        indicator.things = ["x", "y", "z"]
        indicator.parts = ["x", "y", "z"]
        let found = assess(
            indicator,
            try Self.material([
                Self.figure("7", "2025-05/2025-06", thing: "x"), Self.figure("329", "2005/2012", thing: "x"),
                Self.figure("25", "2025-05/2025-06", thing: "y"),
                Self.figure("27", "2025-05/2025-06", by: "b", thing: "y"),
            ]))
        #expect(found.value == ValueSpan(low: 32, high: 34))
        #expect(found.parts.map(\.isKnown) == [true, true, false])
        #expect(found.confidence.space == ConfidencePart(score: 50, rule: .partsCovered(known: 2, of: 3)))
    }

    @Test("a rate is the median of the slopes of one series; another datum is another series")
    func rate() throws {
        var figures = try (2015...2025).map { year in
            try Self.figure("\(-28 - Double(year - 2015) / 10)", "\(year)", unit: "m", datum: "bs")
        }
        figures += try (2020...2024).map { try Self.figure("\(-27 + 2020 - $0)", "\($0)", unit: "m", datum: "other") }
        let found = assess(Self.indicator(.rate), try Self.material(figures, unit: "m"))
        #expect(found.unit?.code == "cm/a")
        #expect(found.answers.count == 2)
        #expect(abs(found.answers[0].middle + 10) < 0.01)
        #expect(abs(found.answers[1].middle + 100) < 0.2)
        #expect(found.trends.map(\.told?.direction) == [.falling, .falling])
        let few = assess(Self.indicator(.rate), try Self.material(Array(figures.prefix(4)), unit: "m"))
        #expect(few.status == .none([.comparableTimes, .threshold]))
    }

    @Test("figures of the years looked at count, and old ones do not")
    func confidenceInTime() throws {
        let every = try (2021...2026).map { try Self.figure("\($0 - 2000)", "\($0)") }
        #expect(assess(Self.indicator(.latest), try Self.material(every)).confidence.time.score >= 75)
        let old = try (1990...1996).map { try Self.figure("\($0 - 1980)", "\($0)") }
        let found = assess(Self.indicator(.latest), try Self.material(old))
        #expect(found.confidence.time == ConfidencePart(score: 0, rule: .yearsCovered(figures: 0, years: 6, empty: 6)))
        #expect(assess(Self.indicator(.latest), try Self.material([])).confidence.score == 0)
    }

    @Test("what speakers say of each other where there is no threshold")
    func accuracy() throws {
        func score(_ figures: [IndicatorFigure]) throws -> ConfidencePart {
            assess(Self.indicator(.latest), try Self.material(figures)).confidence.accuracy
        }
        #expect(try score([Self.figure("5", "2025")]).rule == .oneSpeaker)
        #expect(try score([Self.figure("5", "2025", isDoubted: true)]).rule == .doubted)
        let agreeing = [try Self.figure("5", "2025"), try Self.figure("5", "2025", by: "b")]
        #expect(try score(agreeing).rule == .sourcesAgree(speakers: 2))
    }

    @Test("the order in which figures come changes neither value nor status nor confidence")
    func order() throws {
        var chance = Chance(seed: 11)
        for _ in 0..<40 {
            let figures = try (0..<(3 + chance.below(8))).map { place in
                try Self.figure("\(chance.below(50) + 1)", "\(2018 + chance.below(8))", by: "s\(place)")
            }
            var material = try Self.material(figures)
            material.thresholds = [try Self.figure("25", nil)]
            var indicator = Self.indicator(.latest)
            indicator.better = .higher
            let found = assess(indicator, material)
            material.figures = [("lake", figures.shuffled(using: &chance))]
            let other = assess(indicator, material)
            #expect(found.value == other.value)
            #expect(found.status == other.status)
            #expect(abs(found.confidence.score - other.confidence.score) < 1e-9)
            #expect(found.trends.map(\.told?.slope) == other.trends.map(\.told?.slope))
        }
    }
}
