import Foundation
package import Logging
import ServiceLifecycle
package import Upkeep

/// Asks every minute whether a backup is due.
package struct BackupSchedule: Service {
    private let backups: BackupKeeping
    private let logger: Logger

    package init(backups: BackupKeeping, logger: Logger) { (self.backups, self.logger) = (backups, logger) }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                await keep()
                try await Task.sleep(for: .seconds(60))
            }
        }
    }

    /// On a thread of its own: copying and walking take long and must not hold one of the few threads that serve.
    private func keep() async {
        let isDone = await withCheckedContinuation { answer in
            Thread.detachNewThread { [backups] in answer.resume(returning: backups.keep()) }
        }
        guard isDone else { return }
        if let fault = backups.standing.fault {
            logger.error("the backup failed", metadata: ["error": "\(fault)"])
        } else {
            logger.info("a backup was made and verified")
        }
    }
}
