import Synchronization

/// Long work of one subject: its runs lie in tables, so that what was reached is there after the node was ended.
package protocol RunWork: Sendable {
    associatedtype Run: Sendable
    /// The run that is to go on; `nil` where nothing waits.
    func next() async throws -> Run?
    /// Takes a run on to where it waits for somebody or is over, and writes down each piece that is done.
    ///
    /// Throws `RunStopped` where it was cancelled meanwhile, or where the node ends.
    func advance(_ run: Run, _ going: RunGoing) async throws
    /// Notes what stopped a run; `false` where it is to be tried again when somebody next asks.
    func note(_ error: any Error, of run: Run) async -> Bool
}

/// Somebody cancelled a run, or the node ends.
package struct RunStopped: Error {
    package init() {}
}

/// Whether work may go on; asked between two pieces of it.
package final class RunGoing: Sendable {
    private let hasEnded = Atomic(false)

    package init() {}

    package var isEnding: Bool { hasEnded.load(ordering: .relaxed) }

    /// Throws `RunStopped` where no other piece is to be begun.
    package func check() throws(RunStopped) {
        if isEnding || Task.isCancelled { throw RunStopped() }
    }

    func end() { hasEnded.store(true, ordering: .relaxed) }
}
