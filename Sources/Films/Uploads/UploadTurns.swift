import Synchronization

/// Who may go on with which upload: the request that came last.
///
/// A line that was cut off may not be known to be dead for a minute; whoever comes back in that time must neither wait
/// nor write beside it.
package final class UploadTurns: Sendable {
    private let turns = Mutex<[String: Int]>([:])

    /// The next turn of an upload; every earlier one is over.
    func begin(_ id: String) -> Int {
        turns.withLock { turns in
            let turn = (turns[id] ?? 0) + 1
            turns[id] = turn
            return turn
        }
    }

    /// Does something as long as the turn is not over.
    func act(_ id: String, _ turn: Int, _ work: () throws(FilmFault) -> Void) throws(FilmFault) {
        try turns.withLock { turns throws(FilmFault) in
            guard turns[id] == turn else { throw FilmFault.overtaken }
            try work()
        }
    }

    func end(_ id: String) { turns.withLock { _ = $0.removeValue(forKey: id) } }
}
