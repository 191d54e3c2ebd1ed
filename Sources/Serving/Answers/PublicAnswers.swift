import HTTPTypes
import Hummingbird
package import Measures
import Synchronization

/// Answers that everyone may read, kept as they were sent until the journal goes on or a day begins somewhere.
///
/// Bounded in bytes; what was asked for longest ago goes first.
package final class PublicAnswers: Sendable {
    /// Everything in a request that an answer may depend on.
    struct Key: Sendable, Hashable {
        let target: String
        let host: String
        let accept: String
        let acceptLanguage: String
        let isEncrypted: Bool
        let takesGzip: Bool
    }

    /// What all that is kept rests on.
    package struct State: Sendable, Hashable {
        let position: Int64
        private let time: Int64

        package init(position: Int64, day: Day) {
            self.position = position
            time = Int64(day.number)
        }

        /// For what tells days by the clocks of places, and for what is held back until a moment: both begin with a minute.
        package init(position: Int64, minuteOf now: Instant) {
            self.position = position
            time = now.milliseconds / 60_000
        }
    }

    /// An answer as it was sent, with and without the date since when it is so.
    struct Again: Sendable {
        let head: HTTPResponse
        let body: ByteBuffer
        var dated: (date: AnswerDates.Dated, head: HTTPResponse)?
    }

    private struct Kept {
        let again: Again
        var lastUse: Int
        /// With what the key and the headers take, roughly.
        var size: Int { again.body.readableBytes + 3_072 }
    }

    private struct Answers {
        var state: State?
        var kept: [Key: Kept] = [:]
        var size = 0
        var uses = 0
    }

    /// Since when each address has answered as it does.
    let dates = AnswerDates()
    private let answers = Mutex(Answers())
    private let bytesMax: Int

    package init(bytesMax: Int = 32 << 20) { self.bytesMax = bytesMax }

    /// How many bytes are kept now.
    package var size: Int { answers.withLock(\.size) }

    func answer(_ key: Key, _ state: State) -> Again? {
        answers.withLock { answers in
            guard answers.state == state, let index = answers.kept.index(forKey: key) else { return nil }
            answers.uses += 1
            answers.kept.values[index].lastUse = answers.uses
            return answers.kept.values[index].again
        }
    }

    /// Keeps an answer that was asked for in a state; one for another state than the newest is let go.
    func keep(_ again: Again, for key: Key, _ state: State) {
        answers.withLock { answers in
            if answers.state != state {
                if let known = answers.state, known.position > state.position { return }
                answers.kept = [:]
                answers.size = 0
                answers.state = state
            }
            answers.uses += 1
            let new = Kept(again: again, lastUse: answers.uses)
            guard new.size <= bytesMax / 4 else { return }
            answers.size += new.size - (answers.kept[key]?.size ?? 0)
            answers.kept[key] = new
            while answers.size > bytesMax,
                let oldest = answers.kept.min(by: { $0.value.lastUse < $1.value.lastUse })?.key,
                let gone = answers.kept.removeValue(forKey: oldest)
            { answers.size -= gone.size }
        }
    }
}
