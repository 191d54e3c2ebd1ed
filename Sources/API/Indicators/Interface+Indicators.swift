import Environment
import Exporting
import Languages
import Measures
import OpenData
import Problems
import Register
import Serving

extension Interface {
    /// Indicators: all of them as a list, and one with every figure it rests on.
    static let indicatorRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "indicators", path: "indicators", forms: [.json, .csv, .xlsx],
                parameters: [.init("at", .query, .words(40), meaning: "api.parameter.indicator-at")],
                schema: "Indicators")
        ) { try $0.answerIndicators() },
        Route(
            InterfaceOperation(
                id: "indicator", path: "indicators/{id}", forms: [.json, .csv, .xlsx],
                parameters: [
                    .init("id", .path, .identifier),
                    .init("at", .query, .words(40), meaning: "api.parameter.indicator-at"),
                ], schema: "Indicator")
        ) { try $0.answerIndicator() },
    ]
}

extension Asking {
    /// The moment that `at` names: an entry by its number, or the end of a day.
    private func moment() throws -> IndicatorMoment {
        let text = asked["at"] ?? ""
        guard let found = try reading.indicatorTime(typed: text) else { throw RequestFault.badParameter("at", text) }
        return found.moment
    }

    func answerIndicators() throws -> Answer {
        let moment = try moment()
        let found = try reading.assessments(of: try reading.indicators(at: moment), at: moment)
        let rows = found.map { assessment in
            let value = assessment.value
            return Table.Row(
                id: assessment.indicator.id,
                [
                    .text(assessment.indicator.id), .text(words.plain(assessment.indicator.name)),
                    .indicator(value?.low), .indicator(value?.high), .optional(assessment.unit?.code),
                    .optional(assessment.time?.text), .text(assessment.status.name),
                    .text(assessment.confidence.level.rawValue), .indicator(assessment.confidence.score),
                    .indicator(assessment.confidence.time.score), .indicator(assessment.confidence.space.score),
                    .indicator(assessment.confidence.accuracy.score),
                    .optional(assessment.trends.first?.told?.direction.rawValue),
                    .text(words.plain(assessment.indicator.missing)),
                    .text(Interface.address(of: .indicator(assessment.indicator.id), in: asked.language)),
                ])
        }
        let table = Table(
            name: "indicators", title: words.say("indicators.title"), columns: SubjectList.indicators.columns,
            rows: rows)
        return try answer(table) { writer in
            writer.field("position", moment.position)
            writer.field("day", moment.day.text)
        }
    }

    private static let problemsMax = 100

    func answerIndicator() throws -> Answer {
        let moment = try moment()
        guard let indicator = try reading.indicator(asked.id, at: moment) else {
            throw RequestFault.noThing(asked.id)
        }
        let found = try reading.assessment(of: indicator, at: moment)
        let names = try reading.things(
            Set(found.inputs.map(\.thing) + indicator.things + indicator.parts + found.otherDatum.map(\.thing)))
        guard asked.form == .json else { return try answer(inputs(found, names)) }
        var writing = IndicatorWriting(record: writer(names), words: words, language: asked.language)
        if asked["at"] == nil {
            var query = ProblemQuery()
            query.indicator = indicator.id
            writing.problems = try reading.problems(query, limit: Self.problemsMax)
            writing.letters = try reading.letters(about: "indicator/\(indicator.id)")
        }
        return record { writing.fields(of: found, to: &$0) }
    }

    /// Every figure it rests on, a row each.
    private func inputs(_ found: Assessment, _ names: [String: Thing]) -> Table {
        let rows = found.inputs.enumerated().map { place, figure in
            Table.Row(
                id: "\(place)",
                [
                    .text(figure.thing), .text(names[figure.thing].map(words.name) ?? figure.thing),
                    .text(figure.property), .stated(figure.stated.amount.text), .indicator(figure.low),
                    .indicator(figure.high), .text(figure.stated.unit.code), .optional(figure.datum?.code),
                    .optional(figure.time?.text), .text(words.party(figure.saidBy)), .optional(figure.source),
                    .text(IndicatorWriting.address(of: figure, in: asked.language)),
                ])
        }
        return Table(
            name: "indicator-\(found.indicator.id)", title: words.plain(found.indicator.name),
            columns: SubjectList.indicator.columns,
            rows: rows)
    }
}

extension Cell {
    fileprivate static func indicator(_ value: Double?) -> Cell {
        value.flatMap { Number(parsing: trimmed($0)) }.map(Cell.number) ?? .empty
    }

    /// At most six digits after the point, none of them an idle nought at the end.
    private static func trimmed(_ value: Double) -> String {
        var text = Number(value, fractionDigits: 6)?.text ?? ""
        guard text.contains(".") else { return text }
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }

    /// A number as one, with its digits; a range or a value about which is doubt as it was written.
    fileprivate static func stated(_ text: String) -> Cell { Number(parsing: text).map(Cell.number) ?? .text(text) }

    fileprivate static func optional(_ text: String?) -> Cell { text.map(Cell.text) ?? .empty }
}

extension Assessment.Status {
    /// The word programs go by.
    var name: String {
        switch self {
        case .good: "good"
        case .notGood: "not-good"
        case .depends: "depends"
        case .none: "none"
        }
    }
}
