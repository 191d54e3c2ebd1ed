import GRDB
package import Languages
package import Members
package import Register

/// A problem or a report that a member should look at, and why.
package struct ProblemDeskLine: Sendable, Hashable {
    package enum Why: String, Sendable, Hashable, CaseIterable {
        /// Somebody without an account has reported it.
        case report
        /// An ending waits for the party's answer.
        case ending
        /// A step of the party is past its day.
        case late
        /// The party has adopted it, and nobody has said a step for long.
        case cold
        /// It concerns the party, which has not adopted it.
        case concerned
    }

    package let why: Why
    /// The report where one waits, else the problem.
    package let id: String
    package let title: Text
    package let milliseconds: Int64
}

extension Reading {
    /// What of problems waits for a member, the most pressing first.
    package func problemDesk(for signed: Signed, limit: Int = 12) throws -> [ProblemDeskLine] {
        guard try db.tableExists("problem"), signed.may(.write(party: signed.party)) else { return [] }
        var lines = try waitingReports(for: signed, limit: limit).map { report in
            ProblemDeskLine(
                why: .report, id: report.id, title: Text([report.language: String(report.words.prefix(90))]),
                milliseconds: report.milliseconds)
        }
        for line in try problems(adoptedBy: signed.party, limit: limit) {
            guard let why = try pressing(line, signed.party) else { continue }
            lines.append(self.line(why, line))
        }
        for line in try problems(
            concerning: try concerns(of: signed.party), notAdoptedBy: signed.party, limit: limit)
        {
            lines.append(self.line(.concerned, line))
        }
        return Array(lines.prefix(limit))
    }

    private func line(_ why: ProblemDeskLine.Why, _ line: ProblemLine) -> ProblemDeskLine {
        ProblemDeskLine(why: why, id: line.id, title: line.problem.title, milliseconds: line.updatedMilliseconds)
    }

    /// Why an adopter should look at a problem; `nil` where nothing presses.
    private func pressing(_ line: ProblemLine, _ party: String) throws -> ProblemDeskLine.Why? {
        guard let course = try problem(line.id) else { return nil }
        if let ending = course.ending, ending.refusal == nil, !ending.agreed.contains(party) { return .ending }
        if course.late(today).contains(where: { $0.owner == party }) { return .late }
        return line.isCold ? .cold : nil
    }
}
