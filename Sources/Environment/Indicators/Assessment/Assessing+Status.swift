import Measures

extension Assessing {
    func status(_ answers: [Assessment.Answer]) -> Assessment.Status {
        var missing: [Assessment.Missing] = []
        if material.all.isEmpty {
            missing.append(.figure)
        } else if answers.isEmpty {
            missing.append(indicator.formula == .rate ? .comparableTimes : .base)
        }
        let thresholds = material.thresholds
        guard let better = indicator.better, !thresholds.isEmpty else { return .none(missing + [.threshold]) }
        guard missing.isEmpty else { return .none(missing) }
        let sides = answers.flatMap { answer in
            thresholds.map { Self.side(of: answer.span, beside: $0.span, better) }
        }
        if sides.allSatisfy({ $0 == true }) { return .good }
        if sides.allSatisfy({ $0 == false }) { return .notGood }
        return .depends
    }

    /// Whether a span lies on the good side of a threshold; `nil` where it lies on both.
    private static func side(of span: ValueSpan, beside threshold: ValueSpan, _ better: Indicator.Better) -> Bool? {
        let (below, above) = (
            span.high.flatMap { high in threshold.low.map { high < $0 || high == $0 && better == .lower } } ?? false,
            span.low.flatMap { low in threshold.high.map { low > $0 || low == $0 && better == .higher } } ?? false
        )
        guard below || above else { return nil }
        return (better == .higher) == above
    }

    /// The quality ratio of the answer that would be chosen, where a method publishes an acceptable deviation.
    func quality(_ answers: [Assessment.Answer]) -> QualityRatio? {
        guard let deviation = indicator.deviation, let better = indicator.better,
            let threshold = material.thresholds.first, let answer = answers.first
        else { return nil }
        return QualityRatio(
            value: answer.middle, threshold: threshold.middle, deviation: deviation, better: better)
    }

    func confidence() -> Confidence {
        guard !material.all.isEmpty else {
            let none = ConfidencePart(score: 0, rule: .none)
            return Confidence(time: none, space: none, accuracy: none)
        }
        return Confidence(time: time, space: space, accuracy: accuracy)
    }

    /// The figures of the years looked at, counted back from the day.
    private var recent: [IndicatorFigure] {
        material.history.filter { figure in
            year(of: figure).map { $0.upperBound >= 0 && $0.lowerBound < indicator.years } ?? false
        }
    }

    /// Which of the years counted back from the day a figure's time covers, 0 for the last twelve months.
    private func year(of figure: IndicatorFigure) -> ClosedRange<Int>? {
        guard let time = figure.time else { return nil }
        func back(_ day: Day) -> Int {
            Int((Double(day.days(to: moment.day)) / IndicatorFigure.daysOfYear).rounded(.down))
        }
        let (near, far) = (back(time.end), back(time.start))
        return near...max(near, far)
    }

    private var time: ConfidencePart {
        let recent = self.recent
        var years: Set<Int> = []
        for figure in recent {
            guard let covered = year(of: figure) else { continue }
            // A year of the calendar covers parts of two counted years; its middle says which one it stands for.
            years.formUnion(
                covered.count <= 2 ? [max(0, (covered.lowerBound + covered.upperBound) / 2)] : Array(covered))
        }
        let empty = (0..<indicator.years).count { !years.contains($0) }
        return ConfidenceBounds.yearly(indicator.years).time(
            figures: recent.map { $0.gathered?.count ?? 1 }.reduce(0, +), years: indicator.years, empty: empty)
    }

    private var space: ConfidencePart {
        let parts = self.parts
        guard !parts.isEmpty else { return ConfidencePart(score: 50, rule: .statedForWhole) }
        return ConfidenceBounds.yearly(indicator.years).space(known: parts.count(where: \.isKnown), of: parts.count)
    }

    private var accuracy: ConfidencePart {
        let values = ValueScatter(recent)
        if indicator.formula == .latest, let threshold = material.thresholds.first?.middle, values.count >= 3 {
            return ConfidenceBounds.yearly(indicator.years).accuracy(
                mean: values.mean, deviation: values.deviation, count: values.count, threshold: threshold)
        }
        if indicator.formula == .rate {
            let series = material.trends().filter(Self.givesRate)
            return spoken(series.flatMap { Array($0.figures.suffix(1)) })
        }
        return spoken(material.newest(of: material.all))
    }

    /// Without a threshold there is only what the speakers say of each other.
    private func spoken(_ figures: [IndicatorFigure]) -> ConfidencePart {
        let speakers = Set(figures.map(\.saidBy)).count
        for (place, one) in figures.enumerated() {
            for other in figures[..<place]
            where one.thing == other.thing && one.stated.agrees(with: other.stated) == false {
                return ConfidencePart(score: 0, rule: .sourcesDisagree(speakers: speakers))
            }
        }
        if figures.contains(where: { $0.isDoubted || $0.isAssumed }) { return ConfidencePart(score: 0, rule: .doubted) }
        return speakers > 1
            ? ConfidencePart(score: 100, rule: .sourcesAgree(speakers: speakers))
            : ConfidencePart(score: 50, rule: .oneSpeaker)
    }
}
