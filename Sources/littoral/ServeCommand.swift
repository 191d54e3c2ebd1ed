import ArgumentParser
import Console
import Foundation
import Hummingbird
import Journal
import Logging
import Operations
import ServiceLifecycle
import Settings
import Storage

/// The command `littoral serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve this node's pages.",
        discussion: """
            Ends in good order at SIGTERM or SIGINT, within ten seconds; reads its certificate again at SIGHUP. Every \
            setting can be given with --set, in the environment or in the file: see littoral configuration.
            """)

    @OptionGroup var node: NodeOptions
    @Option(help: "The address to listen on. (default: 127.0.0.1)")
    var host: String?
    @Option(help: "The port to listen on; 0 takes a free one and says which. (default: 8080)")
    var port: String?
    @Option(help: "The folder of the region pack: loaded if it has changed, and its base map drawn.")
    var region: String?
    @OptionGroup var phrases: PhraseFolder
    @Option(help: "The folder of stylesheet and fonts. (default: Assets)")
    var assets: String?

    func run() async throws {
        let settings = try node.settings([
            .listenHost: host, .listenPort: port, .region: region, .phrases: phrases.named, .assets: assets,
        ])
        let format = LineLog.Format(rawValue: settings[.logFormat]) ?? .logfmt
        let level = Logger.Level(rawValue: settings[.logLevel]) ?? .info
        LoggingSystem.bootstrap { LineLog(label: $0, format: format, level: level) }
        let logger = Logger(label: "littoral")
        for stranger in settings.strangers { logger.warning("\(stranger)") }
        let server = try NodeServer(settings, logger)
        try await server.loadPack()
        try await server.run()
    }
}
