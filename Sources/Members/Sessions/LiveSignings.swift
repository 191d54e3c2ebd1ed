import Foundation
import Synchronization

/// Who is signed in, kept in memory so that a request costs no question to the store.
///
/// Bounded; what is not here is asked of the store. All of it is forgotten when the store's number of changes moves.
final class LiveSignings: Sendable {
    struct Entry: Sendable {
        let signed: Signed
        /// Moments in milliseconds since 1970: the last that may be, and when it was seen and when that was written.
        let until: Int64
        var seen: Int64
        var written: Int64
    }

    private struct State {
        var entries: [Data: Entry] = [:]
        var number: Int64 = -1
        var nextLook: Int64 = 0
    }

    private let state = Mutex(State())

    static let countMax = 20_000
    /// How long another process' change may go unseen, in milliseconds.
    static let lookEvery: Int64 = 1_000

    func entry(_ digest: Data) -> Entry? { state.withLock { $0.entries[digest] } }

    /// Keeps an entry that was read when the number of changes was `number`; later it would be stale.
    func keep(_ entry: Entry, _ digest: Data, readAt number: Int64) {
        state.withLock { state in
            guard state.number == number else { return }
            if state.entries[digest] == nil, state.entries.count >= Self.countMax { state.entries.removeAll() }
            state.entries[digest] = entry
        }
    }

    /// Notes when an entry that is still held was seen, and whether that is being written.
    func touch(_ digest: Data, seen: Int64, isWritten: Bool) {
        state.withLock { state in
            guard var entry = state.entries[digest] else { return }
            entry.seen = max(entry.seen, seen)
            if isWritten { entry.written = seen }
            state.entries[digest] = entry
        }
    }

    func forget(_ digest: Data) { state.withLock { $0.entries[digest] = nil } }

    /// Whether it is time to read the number of changes again; says yes to one asker only.
    func isLookDue(_ now: Int64) -> Bool {
        state.withLock { state in
            // A clock that was set back must not stop the looking.
            guard now >= state.nextLook || state.nextLook - now > Self.lookEvery else { return false }
            state.nextLook = now + Self.lookEvery
            return true
        }
    }

    /// Takes the store's number of changes; where it has moved, everything held is forgotten.
    func look(_ number: Int64) {
        state.withLock { state in
            // Two writers may report out of order; the number only grows.
            guard number > state.number else { return }
            state.number = number
            state.entries.removeAll(keepingCapacity: true)
        }
    }
}
