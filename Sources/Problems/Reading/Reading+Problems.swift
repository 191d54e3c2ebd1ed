import GRDB
import Journal
import Languages
package import Measures
package import Register

extension Reading {
    /// How a problem came to where it is; `nil` where there is none.
    package func problem(_ id: String) throws -> ProblemCourse? {
        guard Identifier.isValid(id) else { return nil }
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT act.kind, act.id, act.payload, act.party, act.position, act.time
                FROM problem_act AS act JOIN problem ON problem.no = act.problem_no
                WHERE problem.id = \(id) ORDER BY act.position LIMIT \(ProblemLimits.acts)
                """
        ).fetchAll(db)
        guard var course = ProblemCourse(acts: rows.compactMap(ProblemAct.init(row:))) else { return nil }
        if let told = try translated([course.problem], .problem, id: { $0.id }).first { course.tell(told) }
        return course
    }

    /// Problems, those in which something happened last first, behind one of them; `nil` when that one is not there.
    package func problems(
        _ query: ProblemQuery = ProblemQuery(), after id: String? = nil, limit: Int
    ) throws -> [ProblemLine]? {
        var behind: SQL = ""
        if let id {
            let place = try SQLRequest<Row>(literal: "SELECT updated, no FROM problem WHERE id = \(id)").fetchOne(db)
            guard let place else { return nil }
            behind = "AND (problem.updated, problem.no) < (\(place[0] as Int64), \(place[1] as Int64))"
        }
        return try problemLines(
            "WHERE 1 \(try narrowing(query)) \(behind) ORDER BY problem.updated DESC, problem.no DESC LIMIT \(max(0, limit))"
        )
    }

    package func problemCount(_ query: ProblemQuery = ProblemQuery()) throws -> Int {
        try SQLRequest<Int>(literal: "SELECT count(*) FROM problem WHERE 1 \(try narrowing(query))").fetchOne(db) ?? 0
    }

    private func narrowing(_ query: ProblemQuery) throws -> SQL {
        var condition: SQL = ""
        if !query.states.isEmpty {
            condition = "\(condition) AND problem.state IN \(query.states.map(\.rawValue).sorted())"
        }
        if query.isCold {
            let since = now.milliseconds - Int64(ProblemLimits.coldDays) * 86_400_000
            condition = "\(condition) AND problem.state IN ('reported', 'together') AND problem.moved <= \(since)"
        }
        if let thing = query.thing { condition = "\(condition) AND \(problemsAt(thing))" }
        if let sector = query.sector {
            condition = """
                \(condition) AND problem.no IN (
                    SELECT problem_no FROM problem_sector WHERE sector = \(sector.rawValue))
                """
        }
        if let party = query.party { condition = "\(condition) AND \(try problemsOf(party))" }
        if let indicator = query.indicator {
            condition = """
                \(condition) AND problem.no IN (
                    SELECT problem_no FROM problem_citation WHERE cited = \("indicator/\(indicator)"))
                """
        }
        return condition
    }

    func problemLines(_ clause: SQL) throws -> [ProblemLine] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT problem.no, problem.id, problem.payload, problem.recorder, problem.state, problem.opened,
                    problem.moved, problem.updated, problem.reports, problem.steps, problem.position
                FROM problem \(clause)
                """
        ).fetchAll(db)
        let numbers = rows.map { $0[0] as Int64 }
        guard !numbers.isEmpty else { return [] }
        let parties = try SQLRequest<Row>(
            literal: "SELECT problem_no, party FROM problem_party WHERE problem_no IN \(numbers) ORDER BY party"
        ).fetchAll(db)
        let adopters = Dictionary(grouping: parties) { $0[0] as Int64 }
        let lines = rows.compactMap { row in line(row, adopters: (adopters[row[0]] ?? []).map { $0[1] }) }
        return zip(lines, try translated(lines.map(\.problem), .problem) { $0.id }).map { $0.told($1) }
    }

    private func line(_ row: Row, adopters: [String]) -> ProblemLine? {
        guard let payload = try? JSON(parsing: row[2] as String),
            let problem = try? Problem(id: row[1], payload: payload), let state = ProblemState(rawValue: row[4])
        else { return nil }
        let moved = row[6] as Int64
        return ProblemLine(
            problem: problem, recorder: row[3], state: state,
            isCold: !state.isEnded && ProblemCourse.isCold(moved: moved, now), openedMilliseconds: row[5],
            movedMilliseconds: moved, updatedMilliseconds: row[7], reports: row[8], steps: row[9],
            adopters: adopters, position: row[10])
    }
}

extension Reading {
    /// The newest acts of all problems, the newest first.
    package func problemNews(limit: Int) throws -> [ProblemNews] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT act.kind, act.id, act.payload, act.party, act.position, act.time, problem.id, problem.payload,
                    problem.state
                FROM problem_act AS act JOIN problem ON problem.no = act.problem_no
                ORDER BY act.position DESC LIMIT \(max(0, limit))
                """
        ).fetchAll(db)
        return rows.compactMap { row in
            guard let act = ProblemAct(row: row), let payload = try? JSON(parsing: row[7] as String),
                let problem = try? Problem(id: row[6], payload: payload), let state = ProblemState(rawValue: row[8])
            else { return nil }
            return ProblemNews(act: act, problem: problem, state: state)
        }
    }

    /// The problem to which a report was joined, if a member has released it.
    package func problem(ofReport id: String) throws -> String? {
        try SQLRequest<String>(
            literal: """
                SELECT problem.id FROM problem_act AS act JOIN problem ON problem.no = act.problem_no
                WHERE act.kind = \(ProblemReport.entryKind) AND act.id = \(id)
                """
        ).fetchOne(db)
    }

    /// Whether a record of some kind stands under an id already.
    func hasProblemAct(_ kind: String, _ id: String) throws -> Bool {
        try SQLRequest<Bool>(
            literal: "SELECT EXISTS (SELECT 1 FROM problem_act WHERE kind = \(kind) AND id = \(id))"
        ).fetchOne(db) ?? false
    }

    /// Problems that are not ended, near a place, for finding what a report may be about.
    package func openProblems(near place: Coordinate, within kilometres: Double, limit: Int) throws -> [ProblemLine] {
        // A degree of latitude is 111 km; of longitude less, by at most two up to 60° north.
        let (high, wide) = (kilometres / 111, kilometres / 55)
        return try problemLines(
            """
            WHERE problem.state IN ('reported', 'together')
                AND problem.lat BETWEEN \(place.lat - high) AND \(place.lat + high)
                AND problem.lon BETWEEN \(place.lon - wide) AND \(place.lon + wide)
            ORDER BY problem.updated DESC LIMIT \(limit)
            """)
    }

    /// What a desk is told: problems of which a party's own things are concerned and that it has not adopted.
    package func problems(concerning things: [String], notAdoptedBy party: String, limit: Int) throws -> [ProblemLine] {
        guard !things.isEmpty else { return [] }
        return try problemLines(
            """
            WHERE problem.state IN ('reported', 'together')
                AND problem.no IN (SELECT problem_no FROM problem_concern WHERE thing IN \(things))
                AND problem.no NOT IN (SELECT problem_no FROM problem_party WHERE party = \(party))
            ORDER BY problem.updated DESC LIMIT \(limit)
            """)
    }

    /// What an adopter is told: problems that are not ended, those whose ending waits for an answer first.
    package func problems(adoptedBy party: String, limit: Int) throws -> [ProblemLine] {
        try problemLines(
            """
            WHERE problem.state IN ('reported', 'together')
                AND problem.no IN (SELECT problem_no FROM problem_party WHERE party = \(party))
            ORDER BY problem.open_ending IS NULL, problem.moved LIMIT \(limit)
            """)
    }
}
