import Register

extension Reading {
    /// A problem as this reader is told it: of what shows that something is so, only what they may know of is named.
    package func toldProblem(_ id: String) throws -> ProblemCourse? {
        guard var course = try problem(id) else { return nil }
        let known = try known(course.evidence)
        for place in course.steps.indices {
            course.steps[place].step.evidence = known.shown(course.steps[place].step.evidence)
        }
        if let ending = course.ending { course.ending?.ending.evidence = known.shown(ending.ending.evidence) }
        return course
    }
}
