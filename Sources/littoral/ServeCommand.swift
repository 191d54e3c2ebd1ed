import API
import ArgumentParser
import Console
import Foundation
import Hummingbird
import Journal
import Languages
import Logging
import Measures
import Operations
import Register
import ServiceLifecycle
import Serving
import Settings
import Storage
import Web

/// The command `littoral serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve this node's pages.",
        discussion: "Ends in good order at SIGTERM or SIGINT.")

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
        let logger = Logger(label: "littoral")
        let journal = try NodeOptions.open(NodeFolder(URL(fileURLWithPath: settings.folder(.data))))
        if let outcome = try await LoadCommand.load(settings.folder(.region), into: journal), outcome.writtenCount > 0 {
            logger.info("the region pack was loaded", metadata: ["entries": "\(outcome.writtenCount)"])
        }
        let responder = try faces(journal, settings, logger)
        let address = "http://\(settings[.listenHost]):"
        var application = Application(
            responder: responder,
            configuration: .init(
                address: .hostname(settings[.listenHost], port: settings.number(.listenPort)), serverName: "littoral"),
            onServerRunning: { channel in
                print("Littoral serves at \(address)\(channel.localAddress?.port ?? 0)/")
                // Whoever waits for the line through a pipe must see it now.
                try? FileHandle.standardOutput.synchronize()
                fflush(nil)
            }, logger: logger)
        application.addServices(ChainCheck(journal: journal, logger: logger), ForeignWrites(journal: journal))
        try await application.runService()
        try journal.store.checkpoint()
        try journal.store.close()
    }

    private func faces(
        _ journal: Journal, _ settings: Settings, _ logger: Logger
    ) throws -> Faces<BasicRequestContext> {
        let phrases = PhraseFolder(settings.folder(.phrases))
        let (book, faults) = Phrasebook.read(try phrases.sheets())
        let (units, unitFaults) = UnitNames.read(try phrases.units())
        for fault in faults + unitFaults { logger.warning("phrase at fault", metadata: ["fault": "\(fault)"]) }
        let now: @Sendable () -> Instant = { Instant(clamping: NodeFolder.wallClock()) }
        let version = Littoral.configuration.version
        var site = Site(
            journal: journal, book: book, units: units,
            assets: Assets(folder: URL(fileURLWithPath: settings.folder(.assets))),
            regionFolder: URL(fileURLWithPath: settings.folder(.region)), version: version, now: now)
        site.operations = Interface.operations
        let interface = Interface(journal: journal, book: book, units: units, version: version, now: now)
        return Faces(
            pages: site.router().buildResponder(), machines: interface.router().buildResponder(),
            choice: FaceChoice(operations: Interface.operations, machineSteps: Interface.machineSteps))
    }
}
