package import Logging
import ServiceLifecycle

/// Removes once a day the files that were brought in and on which nothing came to rest.
package struct FileSweep: Service {
    private let logger: Logger
    private let sweep: @Sendable () async throws -> Int

    /// `sweep` answers how many were removed.
    package init(logger: Logger, sweep: @escaping @Sendable () async throws -> Int) {
        (self.logger, self.sweep) = (logger, sweep)
    }

    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            try await Task.sleep(for: .seconds(300))
            while true {
                do {
                    let count = try await sweep()
                    if count > 0 { logger.info("files without an entry were removed", metadata: ["files": "\(count)"]) }
                } catch {
                    logger.warning("files could not be looked through", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: .seconds(86_400))
            }
        }
    }
}
