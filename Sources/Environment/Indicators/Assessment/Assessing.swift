package import Measures
import Trends

/// Reckons an indicator from what was gathered; the same material gives the same assessment.
package struct Assessing {
    let indicator: Indicator
    let material: IndicatorMaterial
    let moment: IndicatorMoment

    /// More rivals than this on either side are not laid against each other.
    static let rivalsMax = 12
    /// A rate needs figures of at least so many times.
    static let rateTimes = 5

    package init(_ indicator: Indicator, _ material: IndicatorMaterial, at moment: IndicatorMoment) {
        self.indicator = indicator
        self.material = material
        self.moment = moment
    }

    package func assessment() -> Assessment {
        let trends = trends
        let answers = answers(trends) + stated
        // Of a rate the slopes are the value; their intervals stand beside each and decide on the status.
        let value = ValueSpan(around: answers.map { $0.way == .slope ? ValueSpan($0.middle) : $0.span })
        return Assessment(
            indicator: indicator, moment: moment, unit: unit, answers: answers, value: value,
            thresholds: material.thresholds, status: status(answers), quality: quality(answers),
            confidence: confidence(), trends: trends, parts: parts, otherDatum: material.otherDatum,
            isCut: material.isCut)
    }

    /// The trends, those that a rate comes from first.
    private var trends: [FigureTrend] {
        let trends = material.trends()
        guard indicator.formula == .rate else { return trends }
        return trends.filter(Self.givesRate) + trends.filter { !Self.givesRate($0) }
    }

    static func givesRate(_ trend: FigureTrend) -> Bool { trend.told != nil && trend.times >= rateTimes }

    /// The unit of the value.
    var unit: Unit? {
        material.unit.flatMap(indicator.formula.unit)
    }

    private var current: [IndicatorFigure] {
        Array(material.newest(of: material.all).prefix(Self.rivalsMax))
    }

    private func answers(_ trends: [FigureTrend]) -> [Assessment.Answer] {
        switch indicator.formula {
        case .latest: current.map { answer($0.span, [$0]) }
        case .sum: sum
        case .fall:
            pairs { newest, base in
                newest.datum == base.datum ? base.span - newest.span : nil
            }
        case .ratio: pairs { $0.span.divided(by: $1.span, times: 1) }
        case .share: pairs { $0.span.divided(by: $1.span, times: 100) }
        case .rate: rates(trends)
        }
    }

    private func answer(
        _ span: ValueSpan, _ figures: [IndicatorFigure], middle: Double? = nil, way: Assessment.Answer.Way = .reckoned
    ) -> Assessment.Answer {
        let ends = [span.low, span.high].compactMap(\.self)
        return Assessment.Answer(
            way: way, span: span,
            middle: middle ?? ends.reduce(0, +) / Double(max(1, ends.count)), figures: figures)
    }

    /// Each newest figure with each of what it is held against.
    private func pairs(
        _ reckon: (IndicatorFigure, IndicatorFigure) -> ValueSpan?
    ) -> [Assessment.Answer] {
        current.flatMap { newest in
            material.base.prefix(Self.rivalsMax).compactMap { base in
                guard newest.origin != base.origin, let span = reckon(newest, base) else { return nil }
                return answer(span, [newest, base])
            }
        }
    }

    /// The newest figures of the things that speak of one time, rivals as a range.
    private var sum: [Assessment.Answer] {
        guard let last = current.first else { return [] }
        var total = ValueSpan(0)
        var used: [IndicatorFigure] = []
        for (_, figures) in material.figures {
            let beside = material.newest(of: figures).filter { material.isBeside($0, last) }
            guard let span = ValueSpan(around: beside.map(\.span)) else { continue }
            total = total + span
            used += beside
        }
        return used.isEmpty ? [] : [answer(total, used)]
    }

    private func rates(_ trends: [FigureTrend]) -> [Assessment.Answer] {
        guard let factor = material.unit?.yearly?.factor else { return [] }
        return trends.compactMap { trend in
            guard let told = trend.told, Self.givesRate(trend) else { return nil }
            let interval = told.slopeInterval
            let span = ValueSpan(low: interval.lowerBound * factor, high: interval.upperBound * factor)
            return answer(span, trend.figures.reversed(), middle: told.slope * factor, way: .slope)
        }
    }

    private var stated: [Assessment.Answer] {
        guard let unit else { return [] }
        return material.beside.prefix(Self.rivalsMax).compactMap { figure in
            guard let converted = try? figure.stated.converted(to: unit) else { return nil }
            let span = ValueSpan(low: converted.amount.low, high: converted.amount.high)
            return answer(span, [figure], way: .stated)
        }
    }

    var parts: [Assessment.Part] {
        let known = Set(material.figures.filter { !$0.figures.isEmpty }.map(\.thing))
        return indicator.parts.map { Assessment.Part(thing: $0, isKnown: known.contains($0)) }
    }
}

extension Unit {
    /// The unit of a change in one year, and by what a change in this unit is multiplied; metres become centimetres.
    package var yearly: (unit: Unit, factor: Double)? {
        guard let plain = try? Unit(parsing: code + "/a") else { return nil }
        guard code == "m", let fine = try? Unit(parsing: "cm/a"), let factor = try? plain.convert(1, to: fine) else {
            return (plain, 1)
        }
        return (fine, factor)
    }
}
