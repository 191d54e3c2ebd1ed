import Register

extension Reading {
    /// A problem as this reader is told it: of what shows that something is so, only what they may know of is named.
    package func toldProblem(_ id: String) throws -> ProblemCourse? {
        guard var course = try problem(id) else { return nil }
        for place in course.steps.indices {
            course.steps[place].step.evidence = try told(course.steps[place].step.evidence)
        }
        if let ending = course.ending { course.ending?.ending.evidence = try told(ending.ending.evidence) }
        return course
    }

    private func told(_ evidence: ProblemEvidence) throws -> ProblemEvidence {
        var told = evidence
        told.claims = try evidence.claims.filter { try knows(claim: $0) }
        told.letters = evidence.letters.filter { knows(letter: $0) }
        return told
    }
}
