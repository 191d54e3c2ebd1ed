package import Runs
import ServiceLifecycle

/// Takes up what long work has left to do, at the start and every minute.
package struct RunRounds: Service {
    private let worker: any RunWorking

    package init(worker: any RunWorking) { self.worker = worker }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                await worker.work()
                try await Task.sleep(for: .seconds(60))
            }
        }
        await worker.end()
    }
}
