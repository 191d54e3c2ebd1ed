package import Journal
package import Logging
import ServiceLifecycle
import Storage

/// Ends questions that take too long, and moves the log into the file when readers have kept it from being moved.
package struct StoreWatch: Service {
    private let journal: Journal
    private let logger: Logger

    package init(journal: Journal, logger: Logger) { (self.journal, self.logger) = (journal, logger) }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var turn = 0
            while true {
                journal.store.deadlines.endOverdue()
                if turn.isMultiple(of: 240) { moveLog() }
                turn += 1
                try await Task.sleep(for: .milliseconds(250))
            }
        }
    }

    private func moveLog() {
        let store = journal.store
        guard store.logBytes > store.logBytesMax else { return }
        logger.warning("the log of the store is long; moving it", metadata: ["bytes": "\(store.logBytes)"])
        try? store.moveLog()
    }
}
