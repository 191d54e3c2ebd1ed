import Synchronization

/// Lets one at a time do what a whole process can do only once; who waits holds no thread.
package final class Turn: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// The file system that loses power stands in the place of the process' own.
    package static let crashFiles = Turn()

    private let state = Mutex(State())

    package init() {}

    /// Returns once the turn is the caller's, who gives it on.
    package func take() async {
        await withCheckedContinuation { turn in
            let isFree = state.withLock { state in
                if state.isTaken {
                    state.waiting.append(turn)
                    return false
                }
                state.isTaken = true
                return true
            }
            if isFree { turn.resume() }
        }
    }

    package func give() {
        let next: CheckedContinuation<Void, Never>? = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isTaken = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
