import Environment
import Exporting
import Languages
import Measures
import Observations
import OpenData
import Problems
import Register

/// Writes an assessment as JSON: the value, the status or what is missing, confidence with its rules, trends, and every
/// figure once, to which all else points by its place.
struct IndicatorWriting {
    let record: RecordWriter
    let words: OpenWords
    let language: Language
    /// The problems of which a step or an ending rests on the indicator; `nil` where it is not asked as it stands.
    var problems: [ProblemLine]?
    /// The letters behind its wordings; `nil` in the same case.
    var letters: [LetterBehind]?

    /// Where a figure is found.
    static func address(of figure: IndicatorFigure, in language: Language) -> String {
        switch figure.origin {
        case .claim(let id): Interface.address(of: .claim(id), in: language)
        case .observation(_, let block, let place):
            "/\(language.tag)/observation/\(block)/\(place)"
        case .observations(let series, _):
            "/\(language.tag)/observations/\(series)"
                + (figure.milliseconds.map { "?from=\($0.lowerBound / 1000)&to=\($0.upperBound / 1000)" } ?? "")
        }
    }

    func fields(of found: Assessment, to writer: inout JSONWriter) {
        let indicator = found.indicator
        let inputs = found.inputs
        writer.field("id", indicator.id)
        writer.field("href", Interface.address(of: .indicator(indicator.id), in: language))
        writer.key("name")
        record.text(indicator.name, to: &writer)
        writer.key("about")
        record.text(indicator.about, to: &writer)
        writer.field("position", found.moment.position)
        writer.field("day", found.moment.day.text)
        definition(of: indicator, to: &writer)
        writer.optionalField("value", found.value) { Self.span($1, found.unit, to: &$0) }
        writer.optionalField("asOf", found.time) { record.period($1, to: &$0) }
        status(of: found, to: &writer)
        confidence(found.confidence, to: &writer)
        writer.listField("answers") { list in
            for answer in found.answers { list.object { self.answer(answer, inputs, found.unit, to: &$0) } }
        }
        writer.listField("trends") { list in
            for trend in found.trends { list.object { self.trend(trend, inputs, to: &$0) } }
        }
        writer.listField("parts") { list in
            for part in found.parts where record.names[part.thing] != nil {
                list.object { object in
                    object.key("thing")
                    record.thing(named: part.thing, to: &object)
                    object.field("isKnown", part.isKnown)
                }
            }
        }
        if let letters { record.letters(letters, to: &writer) }
        writer.optionalField("problems", problems) { writer, lines in
            writer.list { list in
                for line in lines {
                    list.object { object in
                        object.field("id", line.id)
                        object.field("href", Interface.address(of: .problem(line.id), in: language))
                        object.key("title")
                        record.text(line.problem.title, to: &object)
                        object.field("state", line.state.rawValue)
                    }
                }
            }
        }
        writer.listField("inputs") { list in for figure in inputs { self.figure(figure, to: &list) } }
        writer.field("isCut", found.isCut)
        writer.listField("otherDatum") { list in for figure in found.otherDatum { self.figure(figure, to: &list) } }
    }

    private func definition(of indicator: Indicator, to writer: inout JSONWriter) {
        writer.field("formula", indicator.formula.rawValue)
        writer.listField("things") { list in for thing in indicator.things { record.thing(named: thing, to: &list) } }
        writer.key("property")
        record.property(indicator.property, to: &writer)
        writer.field("time", indicator.time?.text)
        writer.field("datum", indicator.datum?.code)
        writer.field("base", indicator.base?.text)
        writer.field("better", indicator.better?.rawValue)
        writer.field("thresholdProperty", indicator.threshold)
        writer.field("years", indicator.years)
        writer.field("series", indicator.series)
        writer.field("sector", indicator.sector?.rawValue)
    }

    static func span(_ span: ValueSpan, _ unit: Unit?, to writer: inout JSONWriter) {
        writer.object { object in
            object.field("low", span.low)
            object.field("high", span.high)
            object.field("unit", unit?.code)
        }
    }

    private func status(of found: Assessment, to writer: inout JSONWriter) {
        writer.field("status", found.status.name)
        var missing: [String] = []
        if case .none(let what) = found.status { missing = what.map(\.rawValue) }
        writer.field("missing", missing)
        writer.key("missingText")
        record.text(found.indicator.missing, to: &writer)
        writer.listField("thresholds") { list in for figure in found.thresholds { self.figure(figure, to: &list) } }
        writer.optionalField("quality", found.quality) { writer, quality in
            writer.object { object in
                object.field("ratio", quality.ratio)
                object.field("scaled", quality.scaled)
                object.field("class", quality.status.rawValue)
            }
        }
    }

    private func confidence(_ confidence: Confidence, to writer: inout JSONWriter) {
        writer.objectField("confidence") { object in
            object.field("score", confidence.score)
            object.field("level", confidence.level.rawValue)
            let parts = [("time", confidence.time), ("space", confidence.space), ("accuracy", confidence.accuracy)]
            for (name, part) in parts {
                object.objectField(name) { object in
                    object.field("score", part.score)
                    object.field("rule", part.rule.name)
                    for (key, value) in part.rule.numbers { object.field(key, value) }
                }
            }
        }
    }

    private func answer(
        _ answer: Assessment.Answer, _ inputs: [IndicatorFigure], _ unit: Unit?, to writer: inout JSONWriter
    ) {
        writer.field("way", answer.way.rawValue)
        writer.key("value")
        Self.span(answer.span, unit, to: &writer)
        writer.field("middle", answer.middle)
        places(of: answer.figures, inputs, to: &writer)
    }

    private func trend(_ trend: FigureTrend, _ inputs: [IndicatorFigure], to writer: inout JSONWriter) {
        writer.key("thing")
        record.thing(named: trend.thing, to: &writer)
        writer.field("datum", trend.datum?.code)
        writer.field("direction", trend.told?.direction.rawValue)
        if case .untold(let reason) = trend.outcome { writer.field("untold", reason.rawValue) }
        if let told = trend.told {
            writer.field("unit", trend.figures.first.map { "\($0.unit.code)/a" })
            slope("theilSen", told.slope, told.slopeInterval, to: &writer)
            slope("leastSquares", told.lineSlope, told.lineInterval, to: &writer)
            writer.field("mannKendall", told.probability, fractionDigits: 9)
            writer.field("confidence", FigureTrend.confidence)
        }
        writer.listField("gathered") { list in
            for reduction in trend.reductions { list.object { self.reduction(reduction, to: &$0) } }
        }
        places(of: trend.figures, inputs, to: &writer)
    }

    private func reduction(_ reduction: SeriesReduction, to writer: inout JSONWriter) {
        writer.field("series", reduction.series)
        writer.field("by", reduction.step.rawValue)
        writer.field("as", reduction.statistic.rawValue)
        writer.field("observations", reduction.observations)
        writer.field("incomplete", reduction.incomplete)
        writer.field("since", reduction.since?.text)
    }

    private func slope(
        _ key: String, _ slope: Double, _ interval: ClosedRange<Double>, to writer: inout JSONWriter
    ) {
        writer.objectField(key) { object in
            object.field("slope", slope, fractionDigits: 9)
            object.field("low", interval.lowerBound, fractionDigits: 9)
            object.field("high", interval.upperBound, fractionDigits: 9)
        }
    }

    private func places(of figures: [IndicatorFigure], _ inputs: [IndicatorFigure], to writer: inout JSONWriter) {
        let places = Dictionary(inputs.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        writer.key("figures")
        writer.raw(Array("[\(figures.compactMap { places[$0] }.map(String.init).joined(separator: ","))]".utf8))
    }

    private func figure(_ figure: IndicatorFigure, to writer: inout JSONWriter) {
        writer.object { object in
            object.field("href", Self.address(of: figure, in: language))
            object.key("thing")
            record.thing(named: figure.thing, to: &object)
            object.key("property")
            record.property(figure.property, to: &object)
            object.field("amount", figure.stated.amount.text)
            object.field("low", figure.low)
            object.field("high", figure.high)
            object.field("unit", figure.stated.unit.code)
            object.field("datum", figure.datum?.code)
            object.optionalField("asOf", figure.time) { record.period($1, to: &$0) }
            object.key("saidBy")
            record.party(figure.saidBy, to: &object)
            object.field("source", figure.source)
            object.field("isDoubted", figure.isDoubted)
            object.field("isAssumed", figure.isAssumed)
            object.field("observations", figure.gathered?.count ?? 1)
        }
    }
}
