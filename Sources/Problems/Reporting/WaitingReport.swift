package import Languages
package import Measures

/// A report on its way: what somebody without an account has sent, before and after a member has judged it.
///
/// It stands in a table and in no entry. How its reporter can be reached stands in neither: that is with the members.
package struct WaitingReport: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case waiting, refused, released
        /// The very words of another one of the same place; it goes the way of that one.
        case double
    }

    package let id: String
    package let milliseconds: Int64
    package let language: Language
    /// Empty once it was refused long enough ago.
    package let words: String
    package let place: ProblemPlace
    package let date: Period?
    package let sector: String?
    package let picture: String?
    package let signs: Set<ReportSign>
    /// The things whose offices are concerned, the nearest first.
    package let concerns: [String]
    package let state: State
    package let doubleOf: String?
    package let reason: String?
    package let reasonLanguage: Language?
    package let judgedBy: String?

    package var received: Day { Instant(clamping: milliseconds).day() }

    package var likeness: ReportLikeness {
        ReportLikeness(words: words, language: language, place: place.coordinate, date: date)
    }
}

/// Something that a report may be about already, with how alike they are.
package struct LikeReport: Sendable, Hashable {
    package enum What: Sendable, Hashable {
        case problem(ProblemLine)
        case report(WaitingReport)
    }

    package let what: What
    package let score: Double

    package var isSame: Bool { score >= ReportLikeness.same }
}

/// What became of a report, as its reporter is told.
package enum ReportOutcome: Sendable, Hashable {
    case waiting
    /// Released, or joined to what was known: the problem.
    case released(problem: String)
    case refused(reason: String, language: Language)
    /// Released once; the entry has been taken away since.
    case erased
}
