/// How much a problem and what is reported of it may hold; what is longer is refused, not cut.
package enum ProblemLimits {
    /// A title, in letters.
    package static let title = 160
    /// The words of a report, in letters.
    package static let words = 4_000
    /// Words shorter than this tell nobody anything.
    package static let wordsMin = 15
    /// How somebody can be reached, in letters.
    package static let contact = 200
    /// A reason, or what was done, in letters.
    package static let reason = 2_000
    /// A step, in letters.
    package static let step = 500
    package static let sectors = 11
    /// Files, claims, letters and indicators of one step or ending.
    package static let evidence = 20
    /// Claims, and letters, that a page of one problem shows.
    package static let shownEvidence = 1_000
    /// Things whose offices are concerned.
    package static let concerns = 40
    /// Steps, reports and other acts of one problem that are read.
    package static let acts = 5_000
    /// So many parties must have adopted a problem before it counts as worked on together.
    package static let adopters = 2
    /// A problem without a step for so many days is cold.
    package static let coldDays = 180
    /// A step may be promised for so many years ahead.
    package static let dueYears = 30
    /// What is reported may have happened so many days ago at most.
    package static let reportedDays = 3_650
    /// A picture of a report, in bytes.
    package static let pictureBytes = 8 << 20
}
