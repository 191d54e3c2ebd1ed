import Trends

extension ConfidenceBounds {
    /// Confidence in time: the mean of one score for how many figures there are and one for the years without any.
    package func time(figures: Int, years: Int, empty: Int) -> ConfidencePart {
        guard figures > 0 else {
            return ConfidencePart(score: 0, rule: .yearsCovered(figures: 0, years: years, empty: years))
        }
        let general: Double = figures > manyFigures ? 100 : figures < fewFigures ? 0 : 50
        let specific: Double = empty <= fewEmptyYears ? 100 : empty >= manyEmptyYears ? 0 : 50
        return ConfidencePart(
            score: (general + specific) / 2, rule: .yearsCovered(figures: figures, years: years, empty: empty))
    }

    /// Confidence in space: the share of the parts, or of their area, that is known.
    package func space(known: Int, of parts: Int) -> ConfidencePart {
        ConfidencePart(
            score: score(share: 100 * Double(known) / Double(max(1, parts))),
            rule: .partsCovered(known: known, of: parts))
    }

    package func score(share: Double) -> Double { share > largeShare ? 100 : share < smallShare ? 0 : 50 }

    /// Confidence in accuracy: how probable it is that a mean lies on the side of its threshold on which it seems to lie.
    ///
    /// The mean of the values has a standard error of their deviation over the root of their number.
    package func accuracy(mean: Double, deviation: Double, count: Int, threshold: Double) -> ConfidencePart {
        let error = deviation / Double(max(1, count)).squareRoot()
        let distance = abs(mean - threshold)
        let probability = error > 0 ? normalShare(below: distance / error) : distance > 0 ? 1 : 0.5
        let score: Double = probability > sure ? 100 : probability < unsure ? 0 : 50
        return ConfidencePart(score: score, rule: .besideThreshold(probability: probability))
    }
}
