package import Journal
package import Languages
package import Register

extension Problem: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("title", &title)
        body("words", &words)
    }
}

/// The words of problems, for translators.
package struct ProblemTexts: SubjectTexts {
    package let kind = TextReference.Kind.problem

    package init() {}

    package func record(_ id: String, _ payload: JSON) throws(PayloadError) -> SubjectRecord {
        let problem = try Problem(id: id, payload: payload)
        var record = SubjectRecord(problem)
        (record.saidBy, record.isOver) = (problem.saidBy, problem.isWithdrawn)
        return record
    }
}
