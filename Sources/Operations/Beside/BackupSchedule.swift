import Foundation
package import Logging
import ServiceLifecycle
import Synchronization
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
    ///
    /// A node that ends does not wait for it: what is half made is out of sight and cleared away at the next start.
    private func keep() async {
        let answer = Answer()
        let isDone = await withTaskCancellationHandler {
            await withCheckedContinuation { waiting in
                answer.wait(waiting)
                Thread.detachNewThread { [backups] in answer.give(backups.keep()) }
            }
        } onCancel: {
            answer.give(false)
        }
        guard isDone else { return }
        if let fault = backups.standing.fault {
            logger.error("the backup failed", metadata: ["error": "\(fault)"])
        } else {
            logger.info("a backup was made and verified")
        }
    }
}

/// What a thread answers to a task, or nobody does because the task is over.
private final class Answer: Sendable {
    private enum State {
        case none
        case awaited(CheckedContinuation<Bool, Never>)
        case given(Bool)
    }

    private let state = Mutex(State.none)

    func wait(_ waiting: CheckedContinuation<Bool, Never>) {
        let given: Bool? = state.withLock { state in
            if case .given(let value) = state { return value }
            state = .awaited(waiting)
            return nil
        }
        if let given { waiting.resume(returning: given) }
    }

    /// The first answer counts.
    func give(_ value: Bool) {
        let waiting: CheckedContinuation<Bool, Never>? = state.withLock { state in
            switch state {
            case .awaited(let waiting):
                state = .given(value)
                return waiting
            case .none:
                state = .given(value)
                return nil
            case .given: return nil
            }
        }
        waiting?.resume(returning: value)
    }
}
