import Testing

import Environment

/// Examples worked out by hand from HELCOM's published method (github.com/ices-tools-prod/HEAT).
@Suite("Quality ratios and confidence by HELCOM's HEAT")
struct HeatTests {
    private func near(_ value: Double?, _ other: Double) -> Bool { abs((value ?? .nan) - other) < 1e-5 }

    /// Threshold 2, acceptable deviation 50 %, a high value is bad: the reference is 2 / 1.5, good ends at 1 / 1.5.
    @Test(arguments: [
        (1.0, 1.0, 1.0, QualityRatio.Class.high),
        (2.0, 0.666_667, 0.6, .good),
        (2.5, 0.533_333, 0.411_765, .moderate),
        (3.0, 0.444_444, 0.286_275, .poor),
        (4.0, 0.333_333, 0.173_913, .bad),
    ])
    func lowIsGood(value: Double, ratio: Double, scaled: Double, status: QualityRatio.Class) throws {
        let found = try #require(QualityRatio(value: value, threshold: 2, deviation: 50, better: .lower))
        #expect(near(found.ratio, ratio))
        // Poor from 2/1.5 − 0.95, moderate half way to good, good from 1/1.5, high half way to 0.95.
        #expect(zip(found.bounds, [0.383_333, 0.525, 0.666_667, 0.808_333]).allSatisfy { near($0, $1) })
        #expect(near(found.scaled, scaled))
        // At a bound itself the last digit of a quotient decides; the classes are told from values beside it.
        if value != 2 { #expect(found.status == status) }
    }

    /// Threshold 6, acceptable deviation 25 %, a low value is bad: the reference is 8, good ends at 0.75.
    @Test(arguments: [
        (9.0, 1.0, QualityRatio.Class.high), (7.0, 0.833_333, .high), (5.5, 0.475, .moderate), (5.0, 0.35, .poor),
        (2.0, 0.090_909, .bad),
    ])
    func highIsGood(value: Double, scaled: Double, status: QualityRatio.Class) throws {
        let found = try #require(QualityRatio(value: value, threshold: 6, deviation: 25, better: .higher))
        #expect(zip(found.bounds, [0.55, 0.65, 0.75, 0.85]).allSatisfy { near($0, $1) })
        if value == 7 {
            // 7/8 = 0.875 lies above 0.85: 0.8 + 0.2 · 0.025 / 0.15.
            #expect(near(found.scaled, scaled))
        } else {
            #expect(near(found.scaled, scaled))
        }
        #expect(found.status == status)
    }

    @Test("numbers that allow no ratio give none")
    func noRatio() {
        #expect(QualityRatio(value: 0, threshold: 2, deviation: 50, better: .lower) == nil)
        #expect(QualityRatio(value: 1, threshold: -2, deviation: 50, better: .lower) == nil)
        #expect(QualityRatio(value: 1, threshold: 2, deviation: 100, better: .higher) == nil)
        #expect(QualityRatio(value: 1, threshold: 2, deviation: 60, better: .higher) == nil)
    }

    /// More than 15 figures are many, fewer than 5 few; no empty month is best, two are too many.
    private let bounds = ConfidenceBounds(
        manyFigures: 15, fewFigures: 5, fewEmptyYears: 0, manyEmptyYears: 2, largeShare: 70, smallShare: 50)

    @Test(arguments: [
        (20, 0, 100.0), (20, 1, 75), (20, 2, 50), (15, 1, 50), (10, 0, 75), (4, 0, 50), (4, 3, 0), (0, 6, 0),
    ])
    func time(figures: Int, empty: Int, score: Double) {
        #expect(bounds.time(figures: figures, years: 6, empty: empty).score == score)
    }

    @Test(arguments: [(71.0, 100.0), (70, 50), (50, 50), (49.9, 0)])
    func space(share: Double, score: Double) { #expect(bounds.score(share: share) == score) }

    /// The mean 1.5 lies half a unit below the threshold 2; with four values of deviation 1 that is one standard error.
    @Test(arguments: [
        (1.5, 4, 0.841_345, 50.0), (1.5, 16, 0.977_250, 100), (2.5, 16, 0.977_250, 100), (1.9, 16, 0.655_422, 0),
        (2.0, 9, 0.5, 0),
    ])
    func accuracy(mean: Double, count: Int, probability: Double, score: Double) {
        let part = bounds.accuracy(mean: mean, deviation: 1, count: count, threshold: 2)
        #expect(part.score == score)
        guard case .besideThreshold(let found) = part.rule else {
            Issue.record("another rule: \(part.rule)")
            return
        }
        #expect(near(found, probability))
    }

    @Test("the whole is the mean of the three parts, high from 75 and moderate from 50")
    func whole() {
        func part(_ score: Double) -> ConfidencePart { ConfidencePart(score: score, rule: .none) }
        let found = Confidence(time: part(50), space: part(100), accuracy: part(50))
        #expect(near(found.score, 66.666_667))
        #expect(found.level == .moderate)
        #expect(ConfidenceLevel(score: 75) == .high)
        #expect(ConfidenceLevel(score: 74.9) == .moderate)
        #expect(ConfidenceLevel(score: 49.9) == .low)
    }
}
