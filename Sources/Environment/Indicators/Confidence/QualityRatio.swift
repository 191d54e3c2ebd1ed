/// How near a value is to an undisturbed state, from 0 to 1, and the class that follows, as HELCOM's HEAT reckons it.
///
/// The reference is the threshold less its acceptable deviation. The bounds between the classes follow from the
/// deviation alone, and the ratio is stretched so that they lie at 0.2, 0.4, 0.6 and 0.8.
package struct QualityRatio: Sendable, Hashable {
    package enum Class: String, Sendable, Hashable, CaseIterable { case bad, poor, moderate, good, high }

    package let ratio: Double
    /// The upper bounds of bad, poor, moderate and good.
    package let bounds: [Double]
    /// The ratio with its bounds at equal distances.
    package let scaled: Double

    /// `deviation` in per cent; `nil` where the numbers allow no ratio.
    package init?(value: Double, threshold: Double, deviation: Double, better: Indicator.Better) {
        guard value > 0, threshold > 0, deviation > 0, deviation < 100 else { return nil }
        let share = deviation / 100
        let isLow = better == .lower
        let best = isLow ? threshold / (1 + share) : threshold / (1 - share)
        let ratio = isLow ? min(1, best / value) : min(1, value / best)
        let good = isLow ? 1 / (1 + share) : 1 - share
        let poor = 2 * good - 0.95
        let bounds = [poor, (good + poor) / 2, good, (0.95 + good) / 2]
        guard poor > 0 else { return nil }
        self.ratio = ratio
        self.bounds = bounds
        scaled = Self.stretched(ratio, bounds)
    }

    package var status: Class {
        switch scaled {
        case 0.8...: .high
        case 0.6...: .good
        case 0.4...: .moderate
        case 0.2...: .poor
        default: .bad
        }
    }

    private static func stretched(_ ratio: Double, _ bounds: [Double]) -> Double {
        let ends = [0] + bounds + [1]
        for (step, (low, high)) in zip(ends, ends.dropFirst()).enumerated() where ratio <= high && high > low {
            return 0.2 * Double(step) + 0.2 * (ratio - low) / (high - low)
        }
        return 1
    }
}
