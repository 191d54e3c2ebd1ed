import Exporting
import Journal
import Languages
import Measures
import OpenData
import Problems
import Register
import Serving

extension Interface {
    /// Problems: all of them as a list in four forms, and one with everything that was done with it.
    static let problemRoutes: [Route] = [
        Route(
            InterfaceOperation(
                id: "problems", path: "problems", forms: [.json, .geojson, .csv, .xlsx],
                parameters: [
                    .init("state", .query, .choice(ProblemState.allCases.map(\.rawValue) + ["cold"])),
                    .init("thing", .query, .identifier, meaning: "api.parameter.problem-thing"),
                    .init("party", .query, .identifier, meaning: "api.parameter.problem-party"),
                    .init("sector", .query, .choice(Sector.allCases.map(\.rawValue))),
                    .init("after", .query, .identifier), .init("limit", .query, .integer(1...Paging.limitMax)),
                ], schema: "ProblemList")
        ) { try $0.answerProblems() },
        Route(
            InterfaceOperation(
                id: "problem", path: "problems/{id}", parameters: [.init("id", .path, .identifier)],
                schema: "ProblemRecord")
        ) { try $0.answerProblem() },
    ]
}

extension Asking {
    func answerProblems() throws -> Answer {
        if let id = asked["party"], vocabulary.parties[id] == nil { throw RequestFault.noThing(id) }
        var query = ProblemQuery()
        query.isCold = asked["state"] == "cold"
        if let state = asked["state"].flatMap(ProblemState.init(rawValue:)) { query.states = [state] }
        (query.thing, query.party) = (try thing(in: "thing"), asked["party"])
        query.sector = asked["sector"].flatMap(Sector.init(rawValue:))
        let limit = asked.limit
        guard let found = try reading.problems(query, after: asked["after"], limit: limit + 1) else {
            throw RequestFault.noThing(asked["after"] ?? "")
        }
        let shown = Array(found.prefix(limit))
        // What the reader may not know of is not named, not even by its id.
        let things = try reading.things(
            Set(shown.flatMap { [$0.problem.place.thing].compactMap(\.self) + $0.problem.concerns }))
        let table = Table(
            name: "problems", title: words.say("problem.list.title"), columns: SubjectList.problems.columns,
            rows: shown.map { row($0, things) })
        return try answer(table, next: found.count > shown.count ? shown.last.map { ["after": $0.id] } : nil)
    }

    private func row(_ line: ProblemLine, _ things: [String: Thing]) -> Table.Row {
        let problem = line.problem
        let title = problem.title.reading(in: asked.language)
        let place = problem.place.coordinate ?? problem.place.thing.flatMap { things[$0]?.position }
        let saidBy = problem.saidBy
        func degrees(_ degrees: Double?) -> Cell {
            degrees.flatMap { Number($0, fractionDigits: 5) }.map(Cell.number) ?? .empty
        }
        return Table.Row(
            id: line.id,
            [
                Cell(line.id), Cell(title?.text), Cell(title?.language.tag), Cell(line.state.rawValue),
                .flag(line.isCold), Cell(problem.words.reading(in: asked.language)?.text),
                Cell(problem.place.thing.flatMap { things[$0]?.id }),
                degrees(place?.lat), degrees(place?.lon), Cell(problem.date?.text), Cell(saidBy),
                Cell(saidBy.flatMap { vocabulary.parties[$0]?.name.reading(in: asked.language)?.text }),
                Cell(problem.source),
                .list(problem.sectors.map(\.rawValue)), .list(line.adopters),
                .list(problem.concerns.filter { things[$0] != nil }),
                .integer(Int64(line.reports)), .integer(Int64(line.steps)),
                .day(Instant(clamping: line.openedMilliseconds).day()),
                .day(Instant(clamping: line.movedMilliseconds).day()),
                Cell(Interface.address(of: .problem(line.id), in: asked.language)),
            ], place: place.map(Shape.point))
    }
}
