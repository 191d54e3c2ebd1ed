import GRDB
package import Register

/// The problems of a place and of a party, for their pages.
extension Reading {
    /// The problems at a thing or in it, and those of which its offices are told; what is not ended first, then the
    /// newest.
    package func problems(at thing: String, limit: Int) throws -> [ProblemLine] {
        try openFirst(problemsAt(thing), limit)
    }

    /// The problems that a party has adopted or released, or of which its office is told; what is not ended first.
    package func problems(ofParty id: String, limit: Int) throws -> [ProblemLine] {
        try openFirst(try problemsOf(id), limit)
    }

    /// The problems that are not ended, those in which something happened last first.
    package func openProblems(limit: Int) throws -> [ProblemLine] {
        try problemLines(
            """
            WHERE problem.state IN ('reported', 'together') ORDER BY problem.updated DESC, problem.no DESC
            LIMIT \(max(0, limit))
            """)
    }

    private func openFirst(_ condition: SQL, _ limit: Int) throws -> [ProblemLine] {
        try problemLines(
            """
            WHERE \(condition) AND problem.state <> 'withdrawn'
            ORDER BY problem.state IN ('reported', 'together') DESC, problem.updated DESC, problem.no DESC
            LIMIT \(max(0, limit))
            """)
    }

    /// The condition on problems that they are at a thing or in it, or that its offices are told of them.
    ///
    /// What the reader may not know of lies in nothing, so that no place is told by the problem at it.
    func problemsAt(_ thing: String) -> SQL {
        // A thing stands for those that are joined with it.
        let places: SQL = """
            SELECT thing.id FROM thing WHERE \(Reading.isIn(thing)) AND \(who.condition(on: "thing"))
            UNION ALL
            SELECT own.id FROM thing JOIN thing AS own ON own.joined_no = thing.no
            WHERE \(Reading.isIn(thing)) AND \(who.condition(on: "thing"))
            """
        return """
            problem.no IN (
                SELECT here.no FROM problem AS here WHERE here.thing IN (\(places))
                UNION
                SELECT problem_no FROM problem_concern WHERE thing IN (\(places)))
            """
    }

    /// The condition on problems that a party has adopted or released them, or that its office is told of them.
    func problemsOf(_ party: String) throws -> SQL {
        """
        problem.no IN (
            SELECT here.no FROM problem AS here WHERE here.recorder = \(party)
            UNION
            SELECT problem_no FROM problem_party WHERE party = \(party)
            UNION
            SELECT problem_no FROM problem_concern WHERE thing IN \(try concerns(of: party)))
        """
    }
}
