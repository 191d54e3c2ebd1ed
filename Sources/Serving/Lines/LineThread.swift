import HummingbirdCore
import Logging
import NIOCore

/// Answers on the thread that reads and writes the line, so that no request waits for two threads to find each other.
///
/// What takes long must go elsewhere (`Elsewhere.run`): the thread has other lines to serve.
struct LineThread: ServerChildChannel {
    let base: HTTP1Channel

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        base.setup(channel: channel, logger: logger)
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await withTaskExecutorPreference(LineExecutor(value.channel.eventLoop)) {
            await base.handle(value: value, logger: logger)
        }
    }
}

/// Runs jobs on an event loop.
private final class LineExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// The threads for work that takes longer than a line can wait.
package enum Elsewhere {
    package static func run<Outcome: Sendable, Failure: Error>(
        _ work: @Sendable () async throws(Failure) -> Outcome
    ) async throws(Failure) -> Outcome {
        try await withTaskExecutorPreference(globalConcurrentExecutor, operation: work)
    }
}
