package import Films
package import Logging
import ServiceLifecycle

/// Takes up what films have left to do, at the start and every minute, and once a day takes away what nobody goes on with.
package struct FilmWork: Service {
    private let runner: FilmRunner
    private let book: FilmBook
    private let logger: Logger

    package init(runner: FilmRunner, book: FilmBook, logger: Logger) {
        (self.runner, self.book, self.logger) = (runner, book, logger)
    }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    while true {
                        await runner.work()
                        try await Task.sleep(for: .seconds(60))
                    }
                }
                group.addTask { try await sweep() }
                try await group.waitForAll()
            }
        }
        await runner.end()
    }

    private func sweep() async throws {
        while true {
            do {
                let count = try await book.sweep()
                if count > 0 { logger.info("films without an end were removed", metadata: ["films": "\(count)"]) }
            } catch {
                logger.warning("films could not be looked through", metadata: ["error": "\(error)"])
            }
            try await Task.sleep(for: .seconds(86_400))
        }
    }
}
