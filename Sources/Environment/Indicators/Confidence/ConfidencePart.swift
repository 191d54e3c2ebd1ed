/// One of the three parts of confidence: a score of 0, 50 or 100, or their mean, with the rule it comes from.
package struct ConfidencePart: Sendable, Hashable {
    package let score: Double
    package let rule: Rule

    /// Which rule gave the score, with the numbers that went into it.
    package enum Rule: Sendable, Hashable {
        /// So many figures in so many years, so many of which have none.
        case yearsCovered(figures: Int, years: Int, empty: Int)
        /// So many parts of the whole have a figure.
        case partsCovered(known: Int, of: Int)
        /// Stated for the whole; which part of it was looked at is not known.
        case statedForWhole
        /// How probable it is that the value lies on this side of its threshold.
        case besideThreshold(probability: Double)
        /// There is no threshold to be sure of, and the sources say different things.
        case sourcesDisagree(speakers: Int)
        /// There is no threshold, and only one speaker.
        case oneSpeaker
        /// There is no threshold, and whoever recorded the figure suspects it.
        case doubted
        /// There is no threshold, and several speakers agree.
        case sourcesAgree(speakers: Int)
        /// No figure at all.
        case none
    }

    package init(score: Double, rule: Rule) {
        self.score = score
        self.rule = rule
    }
}

/// How far an answer can be relied on: in time, in space and in accuracy, as HELCOM's eutrophication assessment puts it.
///
/// The form is that of HEAT (github.com/ices-tools-prod/HEAT): each part scores 0, 50 or 100, time is the mean of a
/// general and a specific score, the whole is the mean of the three parts. HEAT sets the bounds of the scores for each
/// indicator; those used here are in `ConfidenceBounds`.
package struct Confidence: Sendable, Hashable {
    package let time: ConfidencePart
    package let space: ConfidencePart
    package let accuracy: ConfidencePart

    package init(time: ConfidencePart, space: ConfidencePart, accuracy: ConfidencePart) {
        self.time = time
        self.space = space
        self.accuracy = accuracy
    }

    package var score: Double { (time.score + space.score + accuracy.score) / 3 }
    package var level: ConfidenceLevel { ConfidenceLevel(score: score) }
}

/// A score in a word, by HELCOM's bounds: high from 75, moderate from 50, low below.
package enum ConfidenceLevel: String, Sendable, Hashable, CaseIterable {
    case low, moderate, high

    package init(score: Double) { self = score >= 75 ? .high : score >= 50 ? .moderate : .low }
}

/// Where the scores of confidence change.
package struct ConfidenceBounds: Sendable, Hashable {
    /// More figures than this in the years looked at score 100, fewer than the other 0.
    package let manyFigures: Int
    package let fewFigures: Int
    /// At most so many years without a figure score 100, the other number or more 0.
    package let fewEmptyYears: Int
    package let manyEmptyYears: Int
    /// A larger share of the parts than this scores 100, a smaller one than the other 0; in per cent.
    package let largeShare: Double
    package let smallShare: Double
    /// A higher probability than this scores 100, a lower one than the other 0.
    package let sure: Double
    package let unsure: Double

    package init(
        manyFigures: Int, fewFigures: Int, fewEmptyYears: Int, manyEmptyYears: Int, largeShare: Double,
        smallShare: Double, sure: Double = 0.9, unsure: Double = 0.7
    ) {
        self.manyFigures = manyFigures
        self.fewFigures = fewFigures
        self.fewEmptyYears = fewEmptyYears
        self.manyEmptyYears = manyEmptyYears
        self.largeShare = largeShare
        self.smallShare = smallShare
        self.sure = sure
        self.unsure = unsure
    }

    /// Of yearly figures over a number of years: a figure in every year is enough, one in half of them is little.
    package static func yearly(_ years: Int) -> ConfidenceBounds {
        ConfidenceBounds(
            manyFigures: years - 1, fewFigures: (years + 1) / 2, fewEmptyYears: 0,
            manyEmptyYears: max(2, years / 3), largeShare: 70, smallShare: 50)
    }
}
