import API
import ArgumentParser
import Console
import Foundation
import Hummingbird
import Journal
import Languages
import Logging
import Measures
import Members
import Operations
import Register
import Serving
import ServiceLifecycle
import Settings
import Storage
import UnixSignals
import Upkeep
import Web

/// A node put together from its settings: store, faces, lines, and what goes on beside serving.
struct NodeServer: Sendable {
    private let settings: Settings
    private let logger: Logger
    private let node: NodeFolder
    private let journal: Journal
    private let members: MemberBook
    private let certificate: Certificate?
    private let now: @Sendable () -> Instant = { Instant(clamping: NodeFolder.wallClock()) }

    init(_ settings: Settings, _ logger: Logger) throws {
        (self.settings, self.logger) = (settings, logger)
        node = NodeFolder(URL(fileURLWithPath: settings.folder(.data)))
        do {
            certificate =
                settings[.tlsCertificate].isEmpty
                ? nil : try Certificate(chainFile: settings[.tlsCertificate], keyFile: settings[.tlsKey])
        } catch {
            throw ValidationError(error.description)
        }
        journal = try NodeOptions.open(node, options: settings.storeOptions)
        members = try MemberBook(of: node)
    }

    /// Loads the region pack where it has changed; a disk that is too full for it is told, and the node serves.
    func loadPack() async throws {
        do {
            let outcome = try await LoadCommand.load(settings.folder(.region), into: journal)
            guard let outcome, outcome.writtenCount > 0 else { return }
            logger.info("the region pack was loaded", metadata: ["entries": "\(outcome.writtenCount)"])
        } catch let error as StorageError where error.code == .diskReserve {
            logger.error("the region pack was not loaded", metadata: ["error": "\(error)"])
        }
    }

    /// Serves until it is told to end.
    func run() async throws {
        let (site, faces) = try faces()
        var limits = LineLimits()
        limits.connectionsMax = settings.number(.limitConnections)
        limits.idleSeconds = settings.number(.limitIdleSeconds)
        limits.requestSeconds = settings.number(.limitRequestSeconds)
        limits.bodyBytesMax = max(settings.number(.limitBodyKB) << 10, uploadBytesMax)
        let setup = LineSetup(
            limits: limits, unreadable: UnreadableAnswer(book: site.book), certificate: certificate)
        let standing = NodeStanding(journal: journal, node: node, backups: backups, now: now)
        let registry = MetricsRegistry()
        let watch = NodeWatch(
            standing: standing, registry: registry, lines: setup.lines, version: Littoral.configuration.version,
            readers: settings.ranges(.metricsAllow))
        let arrivals = Arrivals(
            faces: faces, faults: site, watch: watch, counting: RequestMetrics(registry),
            signing: MemberSigning(members), rules: rules)
        try await serve(Self.application(arrivals, setup, settings, logger), beside: services(standing))
    }

    private static func application(
        _ arrivals: Arrivals, _ setup: LineSetup, _ settings: Settings, _ logger: Logger
    ) throws -> Application<Arrivals> {
        let scheme = settings[.tlsCertificate].isEmpty ? "http" : "https"
        let host = settings[.listenHost].contains(":") ? "[\(settings[.listenHost])]" : settings[.listenHost]
        return Application(
            responder: arrivals, server: try setup.server(),
            configuration: .init(
                address: .hostname(settings[.listenHost], port: settings.number(.listenPort)), serverName: "littoral",
                availableConnectionsDelegate: setup.connections),
            onServerRunning: { channel in
                print("Littoral serves at \(scheme)://\(host):\(channel.localAddress?.port ?? 0)/")
                // Whoever waits for the line through a pipe must see it now.
                try? FileHandle.standardOutput.synchronize()
                fflush(nil)
            }, logger: logger)
    }

    /// Drains for some seconds after it is told to end; what has not ended by then is cut off.
    private func serve(_ application: Application<Arrivals>, beside services: [any Service]) async throws {
        var application = application
        application.addServices(services)
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(8)
        let group = ServiceGroup(configuration: configuration)
        do {
            try await group.run()
        } catch is CancellationError {
            logger.warning("what had not ended in time was cut off")
        }
        try journal.store.checkpoint()
        try journal.store.close()
        try members.close()
        logger.info("the node has ended in good order")
    }

    private func services(_ standing: NodeStanding) -> [any Service] {
        var services: [any Service] = [
            ChainCheck(journal: journal, standing: standing, logger: logger), ForeignWrites(journal: journal),
            StoreWatch(journal: journal, logger: logger), CertificateReading(certificate: certificate, logger: logger),
        ]
        if let backups = standing.backups { services.append(BackupSchedule(backups: backups, logger: logger)) }
        return services
    }

    private var backups: BackupKeeping? {
        guard !settings[.backupFolder].isEmpty else { return nil }
        return BackupKeeping(
            shelf: settings.backupShelf, node: node, origin: journal.origin.id,
            everyHours: settings.number(.backupEveryHours), retention: settings.retention,
            projections: NodeOptions.projections, now: now)
    }

    /// A form with a file of the largest size has fields beside it.
    private var uploadBytesMax: Int {
        let megabytes = settings.number(.limitUploadMB)
        return megabytes == 0 ? 0 : (megabytes << 20) + (512 << 10)
    }

    private var rules: Arrivals.Rules {
        var rules = Arrivals.Rules()
        rules.proxies = TrustedProxies(
            settings.ranges(.proxyTrusted), way: .init(rawValue: settings[.proxyHeader]) ?? .separate,
            isEncrypted: certificate != nil)
        rules.hosts = HostNames(settings.list(.hostsAllowed))
        rules.requestsMax = settings.number(.limitRequests)
        rules.bodyBytesMax = settings.number(.limitBodyKB) << 10
        rules.uploadBytesMax = uploadBytesMax
        rules.isLogging = settings[.logRequests] == "yes"
        return rules
    }

    private func faces() throws -> (Site, Faces<NodeContext>) {
        let phrases = PhraseFolder(settings.folder(.phrases))
        let (book, faults) = Phrasebook.read(try phrases.sheets())
        let (units, unitFaults) = UnitNames.read(try phrases.units())
        for fault in faults + unitFaults { logger.warning("phrase at fault", metadata: ["fault": "\(fault)"]) }
        let version = Littoral.configuration.version
        var site = Site(
            journal: journal, book: book, units: units,
            assets: Assets(folder: URL(fileURLWithPath: settings.folder(.assets))),
            regionFolder: URL(fileURLWithPath: settings.folder(.region)), version: version, now: now)
        site.operations = Interface.operations
        let interface = Interface(journal: journal, book: book, units: units, version: version, now: now)
        return (
            site,
            Faces(
                pages: site.router().buildResponder(), machines: interface.router().buildResponder(),
                choice: FaceChoice(operations: Interface.operations, machineSteps: Interface.machineSteps))
        )
    }
}
