package import Languages
package import Measures
package import Register

/// A matter that hinders or harms more than one party, environmental or other: what was said of it, where and when.
///
/// What parties do about it are entries of their own; `ProblemCourse` tells how far it has come.
package struct Problem: Sendable, Hashable {
    package let id: String
    /// A short neutral name in as many languages as there are.
    package var title: Text
    /// The language in which it was said.
    package var original: Language
    /// What was said, and its translations.
    package var words: Text
    package var place = ProblemPlace()
    /// Of which time it was said.
    package var date: Period?
    package var sectors: [Sector] = []
    /// The party that said it, a publisher for instance; `nil` for what somebody without an account has reported.
    package var saidBy: String?
    /// Where it was read.
    package var source: String?
    /// The things whose offices are concerned, the nearest first.
    package var concerns: [String] = []
    /// Why it was taken back by the party that released it, before anybody adopted it.
    package var withdrawal = Text()

    package init(id: String, title: Text, original: Language, words: Text) {
        (self.id, self.title, self.original, self.words) = (id, title, original, words)
    }

    package var isWithdrawn: Bool { !withdrawal.isEmpty }
}

/// Where something was seen: a place of the map, a thing of the register, or both.
package struct ProblemPlace: Sendable, Hashable {
    package var coordinate: Coordinate?
    package var thing: String?

    package init(coordinate: Coordinate? = nil, thing: String? = nil) {
        (self.coordinate, self.thing) = (coordinate, thing)
    }

    package var isEmpty: Bool { coordinate == nil && thing == nil }
}

/// What somebody without an account has reported, once a member has released it.
package struct ProblemReport: Sendable, Hashable {
    package let id: String
    package let problem: String
    package let original: Language
    /// The words as they were reported, and what members have translated of them.
    package var words: Text
    package var place = ProblemPlace()
    package var date: Period?
    /// A picture of this node, made anew without what a camera writes into it.
    package var picture: String?
    /// The day on which it came in.
    package let received: Day

    package init(id: String, problem: String, original: Language, words: Text, received: Day) {
        (self.id, self.problem, self.original, self.words) = (id, problem, original, words)
        self.received = received
    }
}

/// A party makes a problem its own, or lets go of it with a reason.
package struct Adoption: Sendable, Hashable {
    package let id: String
    package let problem: String
    /// What the party says with it; a reason where it lets go.
    package var words = Text()
    package var isLeaving = false

    package init(id: String, problem: String) { (self.id, self.problem) = (id, problem) }
}

/// What a party will do about a problem by a day, or has done; a later entry of the same step stands.
package struct ProblemStep: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case planned, done, dropped
    }

    package let id: String
    package let problem: String
    package var words: Text
    package var due: Period?
    package var state = State.planned
    /// What became of it; a reason where it was dropped.
    package var outcome = Text()
    package var evidence = ProblemEvidence()

    package init(id: String, problem: String, words: Text) {
        (self.id, self.problem, self.words) = (id, problem, words)
    }
}

/// What shows that something is so: files by digest, claims, letters and indicators by their ids.
package struct ProblemEvidence: Sendable, Hashable {
    package var files: [String] = []
    package var claims: [String] = []
    package var letters: [String] = []
    package var indicators: [String] = []

    package init() {}

    package var isEmpty: Bool { count == 0 }
    package var count: Int { files.count + claims.count + letters.count + indicators.count }
}

/// How an adopter proposes to end a problem; it ends once every adopter has agreed.
package struct ProblemEnding: Sendable, Hashable {
    package enum How: String, Sendable, Hashable, CaseIterable {
        case solved
        /// Not solvable here, passed to the ministers.
        case passed
        case withdrawn
    }

    package let id: String
    package let problem: String
    package let how: How
    package var reason: Text
    package var evidence = ProblemEvidence()

    package init(id: String, problem: String, how: How, reason: Text) {
        (self.id, self.problem, self.how, self.reason) = (id, problem, how, reason)
    }
}

/// What an adopter says of an ending that another one proposes.
package struct EndingAnswer: Sendable, Hashable {
    package let id: String
    package let problem: String
    package let ending: String
    package let agrees: Bool
    package var reason = Text()

    package init(id: String, problem: String, ending: String, agrees: Bool) {
        (self.id, self.problem, self.ending, self.agrees) = (id, problem, ending, agrees)
    }
}
