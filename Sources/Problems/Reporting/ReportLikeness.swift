package import Languages
package import Measures
import Search

/// How alike two reports are: of the same place, of the same time, in the same words.
///
/// Words are compared by their stems, so that another form of a word is the same word; those of other languages share
/// none, and then place and time alone say that two may be about the same.
package struct ReportLikeness: Sendable, Hashable {
    package let stems: Set<String>
    package let place: Coordinate?
    package let days: ClosedRange<Day>?

    /// Words that are looked at.
    private static let wordsMax = 600

    package init(words: String, language: Language, place: Coordinate?, date: Period?) {
        stems = Self.stems(of: words, in: language)
        self.place = place
        days = date?.span
    }

    package init(stems: Set<String>, place: Coordinate?, days: ClosedRange<Day>?) {
        (self.stems, self.place, self.days) = (stems, place, days)
    }

    /// The likeliest stem of every word that is long enough to mean something.
    package static func stems(of words: String, in language: Language) -> Set<String> {
        var stems: Set<String> = []
        for word in StemmedWord.words(of: words, in: language, limit: wordsMax) where word.folded.count > 2 {
            stems.insert(word.stems.first ?? word.folded)
        }
        return stems
    }

    /// Within so many kilometres two places may be the same.
    package static let nearKilometres = 25.0
    /// Within so many days two times may be the same.
    package static let nearDays = 30.0
    /// From here on one is held to be a second report of the same.
    package static let same = 0.8
    /// From here on a member is shown that it may be.
    package static let perhaps = 0.4

    /// 0 for nothing in common to 1 for the same; who comes first does not matter.
    package static func score(_ one: ReportLikeness, _ other: ReportLikeness) -> Double {
        0.6 * wordScore(one.stems, other.stems) + 0.25 * placeScore(one.place, other.place)
            + 0.15 * timeScore(one.days, other.days)
    }

    /// Of all stems of both, those in both; a short report within a long one counts nearly as much.
    static func wordScore(_ one: Set<String>, _ other: Set<String>) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        let shared = Double(one.intersection(other).count)
        let all = Double(one.count + other.count) - shared
        let within = shared / Double(min(one.count, other.count))
        let isTelling = min(one.count, other.count) >= 5
        return isTelling ? max(shared / all, 0.9 * within) : shared / all
    }

    static func placeScore(_ one: Coordinate?, _ other: Coordinate?) -> Double {
        guard let one, let other else { return 0 }
        return max(0, 1 - one.distance(to: other) / nearKilometres)
    }

    static func timeScore(_ one: ClosedRange<Day>?, _ other: ClosedRange<Day>?) -> Double {
        guard let one, let other else { return 0 }
        if one.overlaps(other) { return 1 }
        let gap =
            one.upperBound < other.lowerBound
            ? one.upperBound.days(to: other.lowerBound) : other.upperBound.days(to: one.lowerBound)
        return max(0, 1 - Double(gap) / nearDays)
    }
}
