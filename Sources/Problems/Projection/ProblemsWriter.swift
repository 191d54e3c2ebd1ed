import GRDB
import Journal
import Languages
import Measures
import Register

/// Writes problems and what is done with them into their tables, in the order of the entries.
final class ProblemsWriter: ProjectionWriter {
    private let db: Database
    private let names: TableNames

    init(_ db: Database, names: TableNames) { (self.db, self.names) = (db, names) }

    func apply(_ entry: Entry, body: EntryBody?) throws {
        guard let body else { return }
        if body.kind == "erasure" { return try erase(body, at: entry.position) }
        guard ProblemsProjection.kinds.contains(body.kind) else { return }
        do {
            guard body.version == 1 else { throw PayloadError("version", "is not known to this program") }
            let id = try body.identifier
            try write(ProblemAct.What(kind: body.kind, id: id, payload: body.payload), id, body, entry)
        } catch let fault as PayloadError {
            try note(fault.description, entry.position)
        } catch let fault as ProblemActFault {
            try note("The act cannot follow what stands: \(fault.rawValue).", entry.position)
        }
    }

    func finish() throws {}

    private func note(_ what: String, _ position: Int64) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO \(names("problem_fault")) (position, what) VALUES (?, ?)",
            arguments: [position, what])
    }

    private func number(of problem: String) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT no FROM \(names("problem")) WHERE id = ?"), arguments: [problem])
    }

    private func course(_ no: Int64) throws -> ProblemCourse? {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT kind, id, payload, party, position, time FROM \(names("problem_act")) WHERE problem_no = ?
                    ORDER BY position
                    """), arguments: [no])
        return ProblemCourse(acts: rows.compactMap(ProblemAct.init(row:)))
    }

    private func write(_ what: ProblemAct.What, _ id: String, _ body: EntryBody, _ entry: Entry) throws {
        let act = ProblemAct(
            what, party: body.party, position: entry.position, milliseconds: entry.header.timeMilliseconds)
        let known = try number(of: what.problemId)
        let course: ProblemCourse
        if let known, var standing = try self.course(known) {
            guard standing.acts.count < ProblemLimits.acts else { throw PayloadError("problem", "has too many acts") }
            try standing.take(act)
            course = standing
        } else {
            guard case .problem(let problem) = what else { throw ProblemActFault.unknown }
            course = ProblemCourse(
                problem, party: act.party, position: act.position, milliseconds: act.milliseconds)
        }
        let no = try known ?? nextNumber()
        try db.cachedStatement(
            sql: """
                INSERT INTO \(names("problem_act")) (problem_no, position, time, kind, id, party, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            no, act.position, act.milliseconds, body.kind, id, body.party, body.payload.canonicalText,
        ])
        try put(course, no)
        if case .report(let report) = what { try settle(report.id, act) }
    }

    private func nextNumber() throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT coalesce(max(no), 0) + 1 FROM \(names("problem"))")) ?? 1
    }

    private func put(_ course: ProblemCourse, _ no: Int64) throws {
        let problem = course.problem
        let place = problem.place.coordinate
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO \(names("problem")) (no, id, recorder, state, opened, moved, updated, reports,
                    adopters, steps, open_ending, lat, lon, thing, position, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            no, problem.id, course.recorder, course.state.rawValue, course.openedMilliseconds,
            course.movedMilliseconds, course.updatedMilliseconds, course.reports.count, course.adopters.count,
            course.steps.count, Self.openEnding(course), place?.lat, place?.lon, problem.place.thing,
            course.acts.last?.position ?? 0, problem.payload.canonicalText,
        ])
        for table in Self.parts { try delete(from: table, no) }
        for party in course.adopters { try link("problem_party", "party", party, no) }
        for thing in problem.concerns { try link("problem_concern", "thing", thing, no) }
        for sector in problem.sectors { try link("problem_sector", "sector", sector.rawValue, no) }
        for cited in course.acts.flatMap(\.what.cited) { try link("problem_citation", "cited", cited, no) }
    }

    private static let parts = ["problem_party", "problem_concern", "problem_sector", "problem_citation"]

    /// The ending that waits for answers.
    private static func openEnding(_ course: ProblemCourse) -> String? {
        guard course.endedMilliseconds == nil, let ending = course.ending, ending.refusal == nil else { return nil }
        return ending.ending.id
    }

    private func link(_ table: String, _ column: String, _ value: String, _ no: Int64) throws {
        try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO \(names(table)) (\(column), problem_no) VALUES (?, ?)"
        ).execute(arguments: [value, no])
    }

    private func delete(from table: String, _ no: Int64) throws {
        try db.cachedStatement(sql: "DELETE FROM \(names(table)) WHERE problem_no = ?").execute(arguments: [no])
    }

    /// Of an erased entry nothing stays; what else was done with the problem is written again, just as a replay finds it:
    /// what followed the erased act may not stand without it, and what it stood in the way of may.
    private func erase(_ body: EntryBody, at erasure: Int64) throws {
        guard let position = try Entry.erased(by: body, at: erasure, db) else { return }
        try forgetWords(ofReportAt: position)
        try db.execute(sql: "DELETE FROM \(names("problem_fault")) WHERE position = ?", arguments: [position])
        let found = try Row.fetchOne(
            db,
            sql: """
                SELECT act.problem_no, problem.id FROM \(names("problem_act")) AS act
                JOIN \(names("problem")) AS problem ON problem.no = act.problem_no WHERE act.position = ?
                """, arguments: [position])
        guard let found else { return }
        let (no, problem): (Int64, String) = (found[0], found[1])
        let positions = try Int64.fetchSet(
            db,
            sql: """
                SELECT position FROM \(names("problem_act")) WHERE problem_no = ?
                UNION SELECT position FROM \(names("problem_fault"))
                """, arguments: [no])
        for table in Self.parts + ["problem_act"] { try delete(from: table, no) }
        try db.execute(sql: "DELETE FROM \(names("problem")) WHERE no = ?", arguments: [no])
        for entry in try Entry.at(positions.subtracting([position]), db) {
            guard let body = entry.body, Self.problem(of: body) == problem else { continue }
            try db.execute(
                sql: "DELETE FROM \(names("problem_fault")) WHERE position = ?", arguments: [entry.position])
            try apply(entry, body: body)
        }
    }

    private static func problem(of body: EntryBody) -> String? {
        guard let id = try? body.identifier else { return nil }
        return try? ProblemAct.What(kind: body.kind, id: id, payload: body.payload).problemId
    }
}

/// The table of reports is none of the projection's; it is told what becomes of a report in the same transaction.
extension ProblemsWriter {
    /// What is released waits no longer, whatever becomes of its entry.
    private func settle(_ report: String, _ act: ProblemAct) throws {
        guard try db.tableExists("report") else { return }
        try db.execute(
            sql: "UPDATE report SET state = 'released', judged = ?, position = ? WHERE id = ? AND state = 'waiting'",
            arguments: [act.milliseconds, act.position, report])
    }

    /// What was erased stands nowhere else, nor do the same words that others sent.
    private func forgetWords(ofReportAt position: Int64) throws {
        guard try db.tableExists("report"),
            let id = try String.fetchOne(db, sql: "SELECT id FROM report WHERE position = ?", arguments: [position])
        else { return }
        try db.execute(
            sql: """
                UPDATE report SET words = '', lat = NULL, lon = NULL, thing = NULL, date = NULL, picture = NULL
                WHERE id = :id OR double_of = :id
                """, arguments: ["id": id])
    }
}
