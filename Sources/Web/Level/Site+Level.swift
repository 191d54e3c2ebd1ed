import Depths
import Environment
import Hummingbird
import Languages
import Measures
import Observations
import Register
import Serving

extension Site {
    /// The level and what it touches.
    static let levelRoutes: [PageRoute] = [
        .get("level") { site, request, visit, _ in try await site.level(request, visit) },
        .get("level/record") { site, request, visit, _ in try await site.levelRecord(request, visit) },
    ]

    private func level(_ request: Request, _ visit: Visit) async throws -> Response {
        let given = request.uri.queryParameters
        let question: LevelQuestion
        do {
            question = try LevelQuestion(
                level: given["level"].map(String.init), scenario: given["scenario"].map(String.init),
                year: given["year"].map(String.init))
        } catch {
            throw RequestFault.level(error)
        }
        return try await answer(request, visit, parameters: ["level", "scenario", "year"]) { reading, wording in
            do {
                let answer = try reading.levelAnswer(question, shore: shore)
                return page(answer, answer.record, answer.scenarios, answer.line, question, wording)
            } catch let error as LevelError {
                switch error {
                case .outsideYears, .nothingKnown:
                    let record = try reading.levelRecord()
                    return page(
                        nil, record, try reading.scenarios(record), LevelLine(record), question, wording, fault: error)
                default: throw RequestFault.level(error)
                }
            }
        }
    }

    private func page(
        _ answer: LevelAnswer?, _ record: LevelRecord, _ scenarios: [Scenario], _ line: LevelLine?,
        _ question: LevelQuestion, _ wording: Wording, fault: LevelError? = nil
    ) -> LevelPage {
        let newest = record.newest.flatMap { level in record.newestDay.map { (level: level, day: $0) } }
        let first = newest?.day.gregorian.year
        return LevelPage(
            text: LevelText(
                figures: Figures(wording: wording, names: answer?.names ?? [:]), claims: answer?.claims ?? [:]),
            form: LevelForm(
                wording: wording, question: question, scenarios: scenarios,
                lineYears: line == nil ? nil : first.map { $0...($0 + LevelLine.yearsAheadMax) },
                level: newest?.level.height.middle),
            answer: answer, fault: fault, newest: newest)
    }

    private func levelRecord(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            let record = try reading.levelRecord()
            let things = Set(record.figures.map(\.claim.thing) + record.weeks.map(\.thing))
            let series = try things.sorted().flatMap { thing in
                try LevelWords.recorded.flatMap { property in
                    try reading.series(
                        SeriesQuery(thing: thing, property: property), limit: LevelRecordPage.seriesMax)
                }
            }
            return LevelRecordPage(
                text: LevelText(figures: Figures(wording: wording, names: try reading.things(things)), claims: [:]),
                record: record, line: LevelLine(record), series: series)
        }
    }
}
