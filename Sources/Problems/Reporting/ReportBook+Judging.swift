import GRDB
import Journal
package import Languages
import Measures
package import Members
package import Register

extension ReportBook {
    /// What became of the report with a number; `nil` where there is none.
    package func outcome(ofNumber typed: String) async throws -> ReportOutcome? {
        guard let number = ReportNumber.read(typed) else { return nil }
        return try await journal.reader.read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT id, double_of FROM report WHERE number = ?", arguments: [Self.digest(number)])
            guard let row else { return nil }
            return try Self.outcome(of: (row[1] as String?) ?? row[0], db)
        }
    }

    /// The report of a number, for who erases how to be reached.
    package func report(ofNumber typed: String) async throws -> String? {
        guard let number = ReportNumber.read(typed) else { return nil }
        return try await journal.reader.read { db in
            try String.fetchOne(db, sql: "SELECT id FROM report WHERE number = ?", arguments: [Self.digest(number)])
        }
    }

    private static func outcome(of id: String, _ db: Database) throws -> ReportOutcome {
        if let problem = try releasedAs(id, db) { return .released(problem: problem) }
        let row = try Row.fetchOne(
            db, sql: "SELECT state, reason, reason_language FROM report WHERE id = ?", arguments: [id])
        guard let row, row[0] != WaitingReport.State.waiting.rawValue else { return .waiting }
        guard row[0] == WaitingReport.State.refused.rawValue else { return .erased }
        return .refused(
            reason: row[1] ?? "", language: (row[2] as String?).flatMap(Language.init(rawValue:)) ?? .en)
    }

    private static func releasedAs(_ id: String, _ db: Database) throws -> String? {
        try String.fetchOne(
            db,
            sql: """
                SELECT problem.id FROM problem_act AS act JOIN problem ON problem.no = act.problem_no
                WHERE act.kind = ? AND act.id = ?
                """, arguments: [ProblemReport.entryKind, id])
    }

    /// Refuses a report with a reason, which its reporter is told; the words go after some weeks.
    ///
    /// Throws `notFound` where it does not wait, `forbidden` where the member may not judge it.
    package func refuse(_ id: String, reason: String, in language: Language, by signed: Signed) async throws {
        let now = clock()
        try await register.refresh()
        try await journal.decide { [register] db in
            guard signed.mayJudgeReports else { throw ReportJudgingFault.forbidden }
            let reading = try register.reading(
                db, for: Reader(language: language, party: signed.party), today: Instant(clamping: now).day())
            guard let report = try reading.waitingReport(id, for: signed), report.state == .waiting,
                try Self.releasedAs(id, db) == nil
            else { throw ReportJudgingFault.notFound }
            let reason = String(reason.prefix(ProblemLimits.reason))
            guard !reason.allSatisfy(\.isWhitespace) else { throw ReportJudgingFault.reasonMissing }
            try db.execute(
                sql: """
                    UPDATE report SET state = 'refused', reason = ?, reason_language = ?, party = ?, member = ?,
                        judged = ? WHERE id = ?
                    """, arguments: [reason, language.tag, signed.party, signed.member, now, id])
            return ((), [])
        }
    }
}

/// Why a report cannot be judged.
package enum ReportJudgingFault: String, Error, Sendable, Hashable {
    case notFound, forbidden, reasonMissing
}

extension Signed {
    /// Whether this member releases or refuses what strangers have reported: the approver of a party, the secretariat.
    package var mayJudgeReports: Bool { may(.approve(party: party, author: "")) }

    /// Whether this member sees every report, of whomever it is the matter.
    package var seesEveryReport: Bool { roles.contains(.secretariat) }
}

extension Reading {
    /// The reports that wait for a member's party, those with signs of being none last.
    package func waitingReports(for signed: Signed, limit: Int) throws -> [WaitingReport] {
        guard try db.tableExists("report"), signed.may(.write(party: signed.party)) else { return [] }
        let own = Set(try concerns(of: signed.party))
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM report WHERE state = 'waiting' AND NOT EXISTS (
                    SELECT 1 FROM problem_act AS act WHERE act.kind = ? AND act.id = report.id)
                ORDER BY signs <> '', made LIMIT 2000
                """, arguments: [ProblemReport.entryKind])
        let reports = rows.compactMap(WaitingReport.init(row:)).filter { report in
            signed.seesEveryReport || report.concerns.contains(where: own.contains)
        }
        return Array(reports.prefix(max(0, limit)))
    }

    /// A report, judged or not, for a member whose party it concerns.
    package func waitingReport(_ id: String, for signed: Signed) throws -> WaitingReport? {
        guard try db.tableExists("report"), Identifier.isValid(id), signed.may(.write(party: signed.party)),
            let row = try Row.fetchOne(db, sql: "SELECT * FROM report WHERE id = ?", arguments: [id]),
            let report = WaitingReport(row: row)
        else { return nil }
        if signed.seesEveryReport { return report }
        let own = Set(try concerns(of: signed.party))
        return report.concerns.contains(where: own.contains) ? report : nil
    }

    /// How many others say the very same.
    package func doubles(of report: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM report WHERE double_of = ?", arguments: [report]) ?? 0
    }

    /// What a report may be about already: open problems nearby and other reports that wait, the likest first.
    package func like(_ report: WaitingReport, for signed: Signed, limit: Int = 8) throws -> [LikeReport] {
        let likeness = report.likeness
        var found: [LikeReport] = []
        for other in try waitingReports(for: signed, limit: 200) where other.id != report.id {
            found.append(LikeReport(what: .report(other), score: ReportLikeness.score(likeness, other.likeness)))
        }
        if let place = report.place.coordinate {
            for line in try openProblems(near: place, within: 60, limit: 100) {
                found.append(LikeReport(what: .problem(line), score: score(line.problem, likeness, report.language)))
            }
        }
        return Array(
            found.filter { $0.score >= ReportLikeness.perhaps }.sorted { $0.score > $1.score }.prefix(limit))
    }

    private func score(_ problem: Problem, _ likeness: ReportLikeness, _ language: Language) -> Double {
        let title = problem.title[language] ?? ""
        let words = problem.words[language] ?? ""
        return ReportLikeness.score(
            likeness,
            ReportLikeness(
                words: "\(title) \(words)", language: language, place: problem.place.coordinate, date: problem.date))
    }
}
