package import Drafts
package import Journal
import Languages
import Measures
package import Register

/// A party makes a problem its own, or lets go of it.
///
/// Fields: `problem`, `leaving` (`yes`), `words` with `language`.
package struct AdoptionMaker: DraftMaker {
    package let kind = "problem-adoption"

    package init() {}

    package func subject(of fields: DraftFields) -> String? { fields.problemSubject }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let course = try reader.standingProblem()
        let words = reader.text("words", in: "language", atMost: ProblemLimits.reason, keeping: nil)
        guard let course else {
            try reader.finish()
            return []
        }
        var adoption = Adoption(id: "a-" + draft, problem: course.problem.id)
        (adoption.words, adoption.isLeaving) = (words, reader["leaving"] == "yes")
        if adoption.isLeaving, words.isEmpty { reader.fault("words", "missing") }
        reader.check(.adoption(adoption), after: course)
        try reader.finish()
        return [adoption.entry(party: party, member: member)]
    }
}

/// What a party will do about a problem by a day, or has done.
///
/// Fields: `problem`, `step` (where it stands already), `words` with `language`, `due`, `state`, `outcome`, and the
/// evidence: `evidence` (a file's digest), `claims`, `letters`, `indicators`.
package struct StepMaker: DraftMaker {
    package let kind = "problem-step"
    private let isIndicator: ProblemMakers.IsIndicator

    package init(isIndicator: @escaping ProblemMakers.IsIndicator) { self.isIndicator = isIndicator }

    package func subject(of fields: DraftFields) -> String? { fields.problemSubject }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let course = try reader.standingProblem()
        let known = reader["step"].flatMap { id in course?.steps.first { $0.step.id == id }?.step }
        if let id = reader["step"], known == nil { reader.fault("step", "problem-step-unknown", ["text": id]) }
        let words = reader.kept("words", atMost: ProblemLimits.step, known?.words)
        if words.isEmpty { reader.fault("words", "missing") }
        let state = reader["state"].map(ProblemStep.State.init(rawValue:)) ?? .planned
        if state == nil { reader.fault("state", "problem-step-state", ["text": reader["state"] ?? ""]) }
        let due = reader.period("due")
        check(due, state, &reader)
        let outcome = reader.kept("outcome", atMost: ProblemLimits.reason, known?.outcome)
        if state == .dropped, outcome.isEmpty { reader.fault("outcome", "missing") }
        let evidence = try reader.problemEvidence(isIndicator)
        guard let course, let state, !words.isEmpty else {
            try reader.finish()
            return []
        }
        var step = ProblemStep(id: known?.id ?? "s-" + draft, problem: course.problem.id, words: words)
        (step.due, step.state, step.outcome, step.evidence) = (due, state, outcome, evidence)
        try reader.checkChange(of: "problem-step/\(step.id)", isSame: known?.payload == step.payload)
        reader.check(.step(step), after: course)
        try reader.finish()
        return [step.entry(party: party, member: member)]
    }

    private func check(_ due: Period?, _ state: ProblemStep.State?, _ reader: inout FieldReader) {
        guard let due else {
            if state == .planned, reader["due"] == nil { reader.fault("due", "missing") }
            return
        }
        let today = reader.reading.today
        if state == .planned, due.end < today { reader.fault("due", "problem-due-past", ["text": reader["due"] ?? ""]) }
        if today.days(to: due.end) > ProblemLimits.dueYears * 366 {
            reader.fault("due", "problem-due-far", ["text": reader["due"] ?? ""])
        }
    }
}

/// How a problem is to end, or what an adopter says of an ending that another one proposes.
///
/// Fields: `problem`, `how`, `reason` with `language`, and the evidence; or `ending` with `agrees` (`yes`, `no`).
package struct EndingMaker: DraftMaker {
    package let kind = "problem-ending"
    private let isIndicator: ProblemMakers.IsIndicator

    package init(isIndicator: @escaping ProblemMakers.IsIndicator) { self.isIndicator = isIndicator }

    package func subject(of fields: DraftFields) -> String? { fields.problemSubject }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let course = try reader.standingProblem()
        let reason = reader.text("reason", in: "language", atMost: ProblemLimits.reason, keeping: nil)
        if let ending = reader["ending"] {
            guard let word = reader.required("agrees"), let course else {
                try reader.finish()
                return []
            }
            var answer = EndingAnswer(
                id: "e-" + draft, problem: course.problem.id, ending: ending, agrees: word == "yes")
            answer.reason = reason
            if !answer.agrees, reason.isEmpty { reader.fault("reason", "missing") }
            reader.check(.answer(answer), after: course)
            try reader.finish()
            return [answer.entry(party: party, member: member)]
        }
        let how = reader.required("how").flatMap(ProblemEnding.How.init(rawValue:))
        if let word = reader["how"], how == nil { reader.fault("how", "problem-how-unknown", ["text": word]) }
        if reason.isEmpty { reader.fault("reason", "missing") }
        let evidence = try reader.problemEvidence(isIndicator)
        if how == .solved, evidence.isEmpty { reader.fault("evidence", "problem-evidence-missing") }
        guard let course, let how else {
            try reader.finish()
            return []
        }
        var ending = ProblemEnding(id: "e-" + draft, problem: course.problem.id, how: how, reason: reason)
        ending.evidence = evidence
        reader.check(.ending(ending), after: course)
        try reader.finish()
        return [ending.entry(party: party, member: member)]
    }
}

extension DraftFields {
    /// The problem that a draft is about.
    fileprivate var problemSubject: String? {
        self["problem"].flatMap { Identifier.isValid($0) ? "problem/\($0)" : nil }
    }
}

/// Everything about problems that can be drafted.
package enum ProblemMakers {
    /// Tells whether an indicator of that name stands; indicators are another subject's.
    package typealias IsIndicator = @Sendable (_ id: String, Reading) throws -> Bool

    package static func all(isIndicator: @escaping IsIndicator) -> [any DraftMaker] {
        [
            ProblemMaker(), ReportMaker(), AdoptionMaker(), StepMaker(isIndicator: isIndicator),
            EndingMaker(isIndicator: isIndicator),
        ]
    }

    /// The kinds of draft about problems.
    package static let kinds = all { _, _ in true }.map(\.kind)
}
