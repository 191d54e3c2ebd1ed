package import Environment
package import Newsroom
package import Observations
package import Problems
package import Register

/// What a reference leads to, with what it is called by, for a reader who may know of it.
package enum KnownRecord: Sendable {
    case claim(Claim, of: Thing)
    case account(property: String, of: Thing)
    case thing(Thing)
    case party(Party)
    case story(StandingStory)
    case series(SeriesRecord, of: Thing)
    case indicator(Indicator)
    case problem(ProblemCourse)
}
