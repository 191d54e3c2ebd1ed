import ServiceLifecycle
package import Sheets

/// Takes up what runs over spreadsheets have left to do, at the start and every minute.
package struct SheetWork: Service {
    private let runner: SheetRunner

    package init(runner: SheetRunner) { self.runner = runner }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                await runner.work()
                try await Task.sleep(for: .seconds(60))
            }
        }
        await runner.end()
    }
}
