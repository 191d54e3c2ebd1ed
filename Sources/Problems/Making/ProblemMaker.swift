package import Drafts
package import Journal
import Languages
import Measures
package import Register

/// Problems: a new one that a party itself has seen, a better wording, or one that is taken back.
///
/// Fields: `problem` (where one stands already), `title-fa` and `words-fa` for each language, `original` (a language),
/// `thing`, `lat`, `lon`, `date`, `sectors`; to take one back `withdrawing` (`yes`) and the reason, `withdrawal`.
package struct ProblemMaker: DraftMaker {
    package let kind = "problem"

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        fields["problem"].flatMap { Identifier.isValid($0) ? "problem/\($0)" : nil }
    }

    /// The id of the problem that a draft becomes.
    package static func identifier(ofDraft id: String) -> String { "p-" + id }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let standing = reader["problem"] == nil ? nil : try reader.standingProblem()
        if reader["withdrawal"] != nil || reader["withdrawing"] == "yes" {
            return try withdrawal(standing, &reader, party, member)
        }
        let title = reader.problemText("title", atMost: ProblemLimits.title, isLine: true)
        let words = reader.problemText("words", atMost: ProblemLimits.words)
        let original = reader.language("original")
        if title.isEmpty { reader.fault("title-\(original.tag)", "missing") }
        if words[original] == nil { reader.fault("words-\(original.tag)", "missing") }
        var problem = Problem(
            id: standing?.problem.id ?? Self.identifier(ofDraft: draft), title: title, original: original, words: words)
        problem.sectors = reader.problemSectors()
        (problem.place, problem.concerns) = try reader.problemPlace(problem.sectors)
        problem.date = reader.period("date")
        problem.saidBy = standing == nil ? party : standing?.problem.saidBy
        problem.source = standing?.problem.source
        if let standing {
            try reader.checkChange(
                of: "problem/\(problem.id)", isSame: standing.problem.payload == problem.payload)
            reader.check(.problem(problem), after: standing, beside: "problem")
        } else if try reading.problem(problem.id) != nil {
            reader.fault("", "stands-already")
        }
        try reader.finish()
        return [problem.entry(party: party, member: member)]
    }

    private func withdrawal(
        _ standing: ProblemCourse?, _ reader: inout FieldReader, _ party: String, _ member: String
    ) throws -> [EntryBody] {
        let reason = reader.text("withdrawal", in: "language", atMost: ProblemLimits.reason, keeping: nil)
        if reason.isEmpty, !reader.faults.contains(where: { $0.field == "withdrawal" }) {
            reader.fault("withdrawal", "missing")
        }
        guard var problem = standing?.problem, let standing else {
            if !reader.faults.contains(where: { $0.field == "problem" }) { reader.fault("problem", "missing") }
            try reader.finish()
            return []
        }
        problem.withdrawal = reason
        reader.check(.problem(problem), after: standing, beside: "withdrawal")
        try reader.finish()
        return [problem.entry(party: party, member: member)]
    }
}
