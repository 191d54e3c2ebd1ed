import Languages
import Measures
package import Register

/// What a list shows of a problem.
package struct ProblemLine: Sendable, Hashable {
    package private(set) var problem: Problem
    package let recorder: String
    package let state: ProblemState
    package let isCold: Bool
    package let openedMilliseconds: Int64
    package let movedMilliseconds: Int64
    package let updatedMilliseconds: Int64
    /// How many reports were joined to it, how many steps were said.
    package let reports: Int
    package let steps: Int
    /// The parties that have adopted it.
    package let adopters: [String]
    package let position: Int64

    package var id: String { problem.id }

    /// The same with the problem in other words: its translations.
    func told(_ problem: Problem) -> ProblemLine {
        var line = self
        line.problem = problem
        return line
    }
}

/// Which problems are asked for; everything named narrows.
package struct ProblemQuery: Sendable, Hashable {
    package var states: Set<ProblemState> = []
    /// Only those that are cold.
    package var isCold = false
    /// The thing at which or in which they are, or whose office is concerned.
    package var thing: String?
    package var sector: Sector?
    /// A party that has adopted or released them, or whose office is concerned.
    package var party: String?
    /// An indicator on which a step or an ending of theirs rests.
    package var indicator: String?

    package init() {}
}

/// What was done at a problem, for a feed: the act and the problem it belongs to.
package struct ProblemNews: Sendable, Hashable {
    package let act: ProblemAct
    package let problem: Problem
    package let state: ProblemState
}
