package import Measures

/// What an indicator says at a moment, with everything it rests on.
package struct Assessment: Sendable, Hashable {
    package let indicator: Indicator
    package let moment: IndicatorMoment
    /// The unit of the value; `nil` where there is none.
    package let unit: Unit?
    /// What each of the rival figures gives, the one the rule of accounts would choose first.
    package let answers: [Answer]
    /// From the lowest to the highest of all answers.
    package let value: ValueSpan?
    /// Every threshold that was claimed.
    package let thresholds: [IndicatorFigure]
    package let status: Status
    package let quality: QualityRatio?
    package let confidence: Confidence
    package let trends: [FigureTrend]
    /// The parts of the whole and whether a figure of each is known.
    package let parts: [Part]
    /// Figures of the same property on another datum: shown, never joined.
    package let otherDatum: [IndicatorFigure]
    /// Whether some thing has more series than are looked at.
    package let isCut: Bool

    /// One way to the value, with the figures that went into it.
    package struct Answer: Sendable, Hashable {
        package enum Way: String, Sendable, Hashable, CaseIterable {
            /// By the formula.
            case reckoned
            /// Somebody states the result itself.
            case stated
            /// The slope between all pairs of a series.
            case slope
        }

        package let way: Way
        package let span: ValueSpan
        /// One value to draw.
        package let middle: Double
        /// The figures in the order of the formula.
        package let figures: [IndicatorFigure]
    }

    package struct Part: Sendable, Hashable {
        package let thing: String
        package let isKnown: Bool
    }

    package enum Status: Sendable, Hashable {
        /// On the good side of every threshold, whoever is right.
        case good
        case notGood
        /// Which side it lies on depends on whose figure or threshold is right.
        case depends
        /// The data do not allow a status.
        case none([Missing])
    }

    /// What is missing for a status.
    package enum Missing: String, Sendable, Hashable, CaseIterable {
        case figure, base, threshold, comparableTimes
    }

    /// Every figure used, each once: of the answers, of the thresholds, of the trends.
    package var inputs: [IndicatorFigure] {
        var seen: Set<IndicatorFigure> = []
        return (answers.flatMap(\.figures) + thresholds + trends.flatMap(\.figures)).filter {
            seen.insert($0).inserted
        }
    }

    /// The time of the newest figure it rests on.
    package var time: Period? { answers.first?.figures.first?.time }
}

/// A moment of the journal: what had been entered by then, seen on that day.
package struct IndicatorMoment: Sendable, Hashable {
    package let position: Int64
    package let day: Day

    package init(position: Int64, day: Day) {
        self.position = position
        self.day = day
    }
}
