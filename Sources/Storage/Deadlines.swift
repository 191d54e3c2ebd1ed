package import GRDB
import GRDBSQLite
import Synchronization

/// Ends questions to the store that take too long.
///
/// Whoever asks registers; whoever watches calls `endOverdue` from time to time.
package final class Deadlines: Sendable {
    private struct Question {
        /// The connection, by its address; a question is taken off before its connection can go.
        let connection: UInt
        let until: ContinuousClock.Instant
        var isEnded = false
    }

    private struct State {
        var questions: [UInt64: Question] = [:]
        var next: UInt64 = 0
        var limit: Duration
    }

    private let state: Mutex<State>

    package init(limit: Duration = .seconds(10)) { state = Mutex(State(limit: limit)) }

    /// Runs a question; throws `StorageError.tooSlow` when it was ended for the time it took.
    package func run<Answer>(_ db: Database, _ ask: () throws -> Answer) throws -> Answer {
        guard let handle = db.sqliteConnection else { return try ask() }
        let connection = UInt(bitPattern: handle)
        let number = state.withLock { state in
            state.next += 1
            state.questions[state.next] = Question(connection: connection, until: .now + state.limit)
            return state.next
        }
        defer { state.withLock { _ = $0.questions.removeValue(forKey: number) } }
        do {
            return try ask()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            guard state.withLock({ $0.questions[number]?.isEnded }) == true else { throw error }
            throw StorageError(.tooSlow, "A question to the store was given up because it took too long.")
        }
    }

    /// Ends the questions whose time is over at `now`.
    ///
    /// Returns how many. A question that is between two statements is ended at the next call.
    @discardableResult
    package func endOverdue(now: ContinuousClock.Instant = .now) -> Int {
        state.withLock { state in
            let overdue = state.questions.filter { $0.value.until <= now }
            for (number, question) in overdue {
                // Under the lock the question still runs, so its connection is there.
                if let handle = OpaquePointer(bitPattern: question.connection) { sqlite3_interrupt(handle) }
                state.questions[number]?.isEnded = true
            }
            return overdue.count
        }
    }

    /// How many questions run.
    package var count: Int { state.withLock { $0.questions.count } }
}
