import Environment
import Hummingbird
import Markup
import Measures
import Problems
import Register
import Serving

extension Site {
    static let environmentRoutes: [PageRoute] = [
        .get("environment") { site, request, visit, _ in try await site.environment(request, visit) }
    ]

    private func environment(_ request: Request, _ visit: Visit) async throws -> Response {
        try await answer(request, visit) { reading, wording in
            let moment = try reading.indicatorMoment()
            let found = try reading.assessments(of: try reading.indicators(at: moment), at: moment)
            let record = try reading.levelRecord()
            let problems = try reading.openProblems(limit: EnvironmentPage.problemsMax)
            return EnvironmentPage(
                words: IndicatorWords(figures: Figures(wording: wording, names: try reading.names(in: found))),
                level: record.newest, levelDay: record.newestDay, assessments: found, problems: problems,
                takesReports: reports != nil)
        }
    }
}

extension Links {
    var environment: Address { address("environment") }
}
