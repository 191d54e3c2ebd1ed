import Foundation
package import Journal
package import Logging
import Measures
import ServiceLifecycle
import Synchronization

/// Walks the whole chain quietly while the node serves: once soon after the start, then at long intervals.
package struct ChainCheck: Service {
    private let journal: Journal
    private let logger: Logger
    private let firstAfter: Duration
    private let every: Duration
    private let standing: NodeStanding

    package init(
        journal: Journal, standing: NodeStanding, logger: Logger, firstAfter: Duration = .seconds(60),
        every: Duration = .seconds(6 * 3_600)
    ) {
        self.journal = journal
        self.standing = standing
        self.logger = logger
        self.firstAfter = firstAfter
        self.every = every
    }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            try await Task.sleep(for: firstAfter)
            while true {
                await check()
                try await Task.sleep(for: every)
            }
        }
    }

    /// A broken chain is told in the log and the node goes on: what can still be read is still needed.
    private func check() async {
        switch await walk() {
        case .success(let found):
            standing.chainWalked(isWhole: true)
            logger.info("the journal verifies", metadata: ["entries": "\(found.entries)"])
        case .failure(is CancellationError): break
        case .failure(let error):
            standing.chainWalked(isWhole: false)
            logger.critical("the journal does not verify", metadata: ["error": "\(error)"])
        }
    }

    /// On a thread of its own: the walk takes seconds and must not hold one of the few threads that serve pages.
    private func walk() async -> Result<Verification, any Error> {
        let stop = Stop()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { answer in
                Thread.detachNewThread { [journal] in
                    answer.resume(
                        returning: Result {
                            try journal.verify { _ in
                                if stop.isAsked.load(ordering: .relaxed) { throw CancellationError() }
                            }
                        })
                }
            }
        } onCancel: {
            stop.isAsked.store(true, ordering: .relaxed)
        }
    }
}

/// That a walk is to end early.
private final class Stop: Sendable {
    let isAsked = Atomic(false)
}

/// Notices what another process has written, so that watchers here hear of it.
package struct ForeignWrites: Service {
    private let journal: Journal

    package init(journal: Journal) { self.journal = journal }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try? await journal.announceForeignWrites()
                try await Task.sleep(for: .milliseconds(500))
            }
        }
    }
}
