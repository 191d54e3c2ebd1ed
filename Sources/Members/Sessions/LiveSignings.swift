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
        var mark: StoreMark?
    }

    private let state = Mutex(State())

    static let countMax = 20_000
    /// How long another process' change may go unseen where the file's mark does not tell of it, in milliseconds.
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

    /// Whether the number of changes has to be read again: the file was written since, or it is time.
    ///
    /// Says yes to one asker only for each change.
    func isLookDue(_ now: Int64, _ mark: StoreMark?) -> Bool {
        state.withLock { state in
            // A clock that was set back must not stop the looking.
            let isTime = now >= state.nextLook || state.nextLook - now > Self.lookEvery
            guard isTime || (mark != nil && mark != state.mark) else { return false }
            (state.nextLook, state.mark) = (now + Self.lookEvery, mark)
            return true
        }
    }

    /// Forgets everything: the store could not tell what still holds.
    func forgetAll() { state.withLock { $0.entries.removeAll(keepingCapacity: true) } }

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

/// When a store's log was last written and how long it was: moves with every commit of any process.
///
/// Two commits within one tick of the file system's clock can look alike, so that a look by time stays needed.
struct StoreMark: Equatable, Sendable {
    private let seconds: Int
    private let nanoseconds: Int
    private let bytes: Int64

    /// `nil` where there is no log, as after the store was closed.
    init?(ofStoreAt path: String) {
        var facts = stat()
        guard stat(path + "-wal", &facts) == 0 else { return nil }
        (seconds, nanoseconds, bytes) = (facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, Int64(facts.st_size))
    }
}
