import API
import ArgumentParser
import Console
import Drafts
import Environment
import Files
import Foundation
import Hummingbird
import Journal
import Languages
import Logging
import Measures
import Members
import Newsroom
import Problems
import Operations
import Register
import Runs
import Serving
import ServiceLifecycle
import Settings
import Storage
import Translations
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
    private let machine: LibreTranslate?
    private let drafts: DraftBook
    /// The files of members; `nil` where the store is too full to make their table.
    private let files: FileBook?
    /// The films of members; `nil` where none are taken.
    private let filmDesk: FilmDesk?
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
        machine = Self.machine(settings)
        journal = try NodeOptions.open(node, options: settings.storeOptions)
        files = try? NodeFiles.book(journal, node)
        filmDesk = NodeFilms.desk(journal, node, settings)
        var members = try MemberBook(of: node)
        members.lists = NodeOptions.erasureLists(node, settings)
        members.others = Self.erasers(node, journal)
        self.members = members
        let units = UnitNames.read(try PhraseFolder(settings.folder(.phrases)).units()).names
        drafts = try DraftBook(
            journal: journal, register: Register(reader: journal.reader), makers: NodeMakers.all(units))
    }

    /// What holds something of members; where the store is too full to open it, the node serves and erases nobody.
    private static func erasers(_ node: NodeFolder, _ journal: Journal) -> [any MemberErasing] {
        do {
            return try NodeOptions.erasers(node, journal)
        } catch {
            return [NotErasing(cause: error)]
        }
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

    /// The link of the first administrator, where nobody can sign in yet; a node that cannot write shows none.
    private func firstLink() async -> OneTimeLink? {
        do {
            return try await members.inviteFirst(language: .en)
        } catch {
            logger.error("the first administrator cannot be invited", metadata: ["error": "\(error)"])
            return nil
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
        limits.filmBytesMax = filmBytesMax
        limits.seriesBytesMax = seriesBytesMax
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
        let application = try Self.application(arrivals, setup, settings, logger, first: await firstLink())
        let workers: [(any RunWorking)?] = [
            site.sheetDesk?.runner, site.seriesDesk?.worker, site.batchDesk?.worker,
        ]
        let runs = workers.compactMap(\.self).map(RunRounds.init)
        let films = filmDesk.map { [FilmWork(runner: $0.runner, book: $0.book, logger: logger)] } ?? []
        try await serve(application, beside: services(standing, site) + runs + films)
    }

    private static func application(
        _ arrivals: Arrivals, _ setup: LineSetup, _ settings: Settings, _ logger: Logger, first: OneTimeLink?
    ) throws -> Application<Arrivals> {
        let scheme = settings[.tlsCertificate].isEmpty ? "http" : "https"
        let host = settings[.listenHost].contains(":") ? "[\(settings[.listenHost])]" : settings[.listenHost]
        return Application(
            responder: arrivals, server: try setup.server(),
            configuration: .init(
                address: .hostname(settings[.listenHost], port: settings.number(.listenPort)), serverName: "littoral",
                availableConnectionsDelegate: setup.connections),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                print("Littoral serves at \(scheme)://\(host):\(port)/")
                if let first {
                    let address = JoinAddress.of(first, in: .en, at: JoinAddress.base(settings, port: port))
                    print(
                        "Nobody can sign in yet. The first administrator does so once, within seven days, at\n\(address)"
                    )
                }
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

    private func services(_ standing: NodeStanding, _ site: Site) -> [any Service] {
        var services: [any Service] = [
            ChainCheck(journal: journal, standing: standing, logger: logger), ForeignWrites(journal: journal),
            StoreWatch(journal: journal, logger: logger), CertificateReading(certificate: certificate, logger: logger),
        ]
        if let machine { services.append(machine) }
        if let files {
            services.append(FileSweep(logger: logger) { [now] in try await files.sweep(at: now().milliseconds) })
        }
        if let backups = standing.backups { services.append(BackupSchedule(backups: backups, logger: logger)) }
        if let letters = letters(site) { services.append(letters) }
        return services
    }

    /// The service that translates by machine, where the administrator has named one.
    private static func machine(_ settings: Settings) -> LibreTranslate? {
        guard !settings[.translateAddress].isEmpty else { return nil }
        let file = settings[.translateKeyFile]
        return LibreTranslate(
            address: settings[.translateAddress], key: file.isEmpty ? nil : LibreTranslate.key(inFile: file))
    }

    /// The letters of the desk, where the node sends mail.
    private func letters(_ site: Site) -> DeskLetters? {
        guard !settings[.mailSender].isEmpty else { return nil }
        let host = settings.list(.hostsAllowed).first ?? "\(settings[.listenHost]):\(settings[.listenPort])"
        let isLocal = settings.list(.hostsAllowed).isEmpty && settings[.tlsCertificate].isEmpty
        return DeskLetters(
            members: members, journal: journal, book: site.book, units: site.units,
            mail: MailProgram(program: settings[.mailProgram], sender: settings[.mailSender]),
            base: (isLocal ? "http://" : "https://") + host, now: now, logger: logger)
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

    /// The same for a film.
    private var filmBytesMax: Int {
        let megabytes = settings.number(.limitFilmMB)
        return megabytes == 0 ? 0 : (megabytes << 20) + (512 << 10)
    }

    /// The same for a file of observations, where members may send files at all.
    private var seriesBytesMax: Int { uploadBytesMax == 0 ? 0 : max(uploadBytesMax, SeriesUploads.bytesMax) }

    private var rules: Arrivals.Rules {
        var rules = Arrivals.Rules()
        rules.proxies = TrustedProxies(
            settings.ranges(.proxyTrusted), way: .init(rawValue: settings[.proxyHeader]) ?? .separate,
            isEncrypted: certificate != nil)
        rules.hosts = HostNames(settings.list(.hostsAllowed))
        rules.requestsMax = settings.number(.limitRequests)
        rules.bodyBytesMax = settings.number(.limitBodyKB) << 10
        rules.uploadBytesMax = uploadBytesMax
        rules.filmBytesMax = filmBytesMax
        rules.seriesBytesMax = seriesBytesMax
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
        site.operations = Interface.operations + Site.publishedOperations
        site.operationExamples = Interface.examples
        site.takesMembers = true
        site.members = members
        site.openIDs = try NodeSignIn.providers(settings)
        site.drafts = drafts
        site.batchDesk = BatchDesk(BatchRunning(drafts) { [members] id in try await members.acting(id) })
        site.memberNames = { [members] ids in (try? await members.names(of: ids)) ?? [:] }
        if let machine {
            let allowsReserved = settings[.translateReserved] == "yes"
            site.translating.machine = MachineAsking(machine, allowsReserved: allowsReserved)
        }
        site.sendsMail = !settings[.mailSender].isEmpty
        site.files = files
        site.storyDesk = (try? OriginalBook(journal: journal)).map { StoryDesk(originals: $0) }
        site.films = filmDesk
        site.reports = try? ReportBook(journal: journal, register: Register(reader: journal.reader))
        site.sheetDesk = try NodeSheets.desk(journal, node, drafts, book, units, now: now)
        site.seriesDesk = try NodeSheets.series(journal, node, drafts, units, now: now)
        var interface = Interface(journal: journal, book: book, units: units, version: version, now: now)
        interface.drafts = drafts
        interface.published = Site.publishedOperations
        interface.films = filmDesk?.book
        interface.shore = site.shore
        return (
            site,
            Faces(
                pages: site.router().buildResponder(), machines: interface.router().buildResponder(),
                choice: FaceChoice(
                    operations: Interface.operations, machineSteps: Interface.machineSteps,
                    otherAddresses: Interface.otherAddresses))
        )
    }
}
