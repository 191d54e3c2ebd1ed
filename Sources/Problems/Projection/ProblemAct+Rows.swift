import GRDB
import Journal
import Register

extension ProblemAct.What {
    /// What a body says; throws where its kind demands something else.
    init(kind: String, id: String, payload: JSON) throws(PayloadError) {
        switch kind {
        case Problem.entryKind: self = .problem(try Problem(id: id, payload: payload))
        case ProblemReport.entryKind: self = .report(try ProblemReport(id: id, payload: payload))
        case Adoption.entryKind: self = .adoption(try Adoption(id: id, payload: payload))
        case ProblemStep.entryKind: self = .step(try ProblemStep(id: id, payload: payload))
        case ProblemEnding.entryKind: self = .ending(try ProblemEnding(id: id, payload: payload))
        case EndingAnswer.entryKind: self = .answer(try EndingAnswer(id: id, payload: payload))
        default: throw PayloadError("kind", "is none of a problem")
        }
    }

    /// The problem it is about.
    var problemId: String {
        switch self {
        case .problem(let problem): problem.id
        case .report(let report): report.problem
        case .adoption(let adoption): adoption.problem
        case .step(let step): step.problem
        case .ending(let ending): ending.problem
        case .answer(let answer): answer.problem
        }
    }

    /// The files, letters, claims and indicators it rests on and the pictures it shows, as `file/DIGEST` and `picture/ID`.
    var cited: [String] {
        let evidence: ProblemEvidence
        switch self {
        case .report(let report): return report.picture.map { ["picture/\($0)"] } ?? []
        case .step(let step): evidence = step.evidence
        case .ending(let ending): evidence = ending.evidence
        case .problem, .adoption, .answer: return []
        }
        return evidence.files.map { "file/\($0)" } + evidence.letters.map { "letter/\($0)" }
            + evidence.claims.map { "claim/\($0)" } + evidence.indicators.map { "indicator/\($0)" }
    }
}

extension ProblemAct {
    /// A row of the columns kind, id, payload, party, position, time.
    init?(row: Row) {
        guard let payload = try? JSON(parsing: row[2] as String),
            let what = try? What(kind: row[0], id: row[1], payload: payload)
        else { return nil }
        self.init(what, party: row[3], position: row[4], milliseconds: row[5])
    }
}

extension ProblemCourse {
    /// The course that acts in their order make; `nil` where they do not begin with a problem.
    package init?(acts: some Sequence<ProblemAct>) {
        var course: ProblemCourse?
        for act in acts {
            if course == nil {
                guard case .problem(let problem) = act.what else { continue }
                course = ProblemCourse(
                    problem, party: act.party, position: act.position, milliseconds: act.milliseconds)
            } else {
                // What cannot follow was noted as a fault when it came in.
                try? course?.take(act)
            }
        }
        guard let course else { return nil }
        self = course
    }
}
