package import Measures
import Synchronization

/// Since when answers have been what they are: of each address the tag it last answered with, and when that was first so.
///
/// A date is that of the bytes themselves, so it holds whatever an answer rests on: entries, the day, tables, phrases.
/// Bounded; what is forgotten gets a later date, which is never wrong.
package final class AnswerDates: Sendable {
    /// An answer and since when it is as it is.
    package struct Dated: Sendable, Hashable {
        let tag: String
        /// A whole second, in milliseconds since 1970; before it the date is told to nobody, since within a second an
        /// answer may still change unseen.
        package let from: Int64
        /// The same as headers write it.
        package let text: String

        init(tag: String, from: Int64) {
            self.tag = tag
            self.from = from
            text = HTTPDate.text(Instant(clamping: from))
        }
    }

    private struct Known {
        var young: [Int: Dated] = [:]
        var old: [Int: Dated] = [:]
        /// The latest moment seen: a clock that is set back must give no earlier dates.
        var latest = Int64.min
    }

    private let known = Mutex(Known())
    private let countMax: Int

    package init(countMax: Int = 4_096) { self.countMax = countMax }

    /// Since when the address of a key has answered with a tag, now that it has done so again.
    ///
    /// Two addresses with one key only lose their dates: the tag must be the one that came last.
    package func date(of tag: String, for key: Int, now: Instant) -> Dated {
        known.withLock { known in
            known.latest = max(known.latest, now.milliseconds)
            if let found = known.young[key], found.tag == tag { return found }
            let dated: Dated
            if known.young[key] == nil, let found = known.old[key], found.tag == tag {
                dated = found
            } else {
                dated = Dated(tag: tag, from: (known.latest / 1_000 + 1) * 1_000)
            }
            if known.young.count >= countMax { (known.old, known.young) = (known.young, [:]) }
            known.young[key] = dated
            return dated
        }
    }
}
