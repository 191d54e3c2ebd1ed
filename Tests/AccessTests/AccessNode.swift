import Console
import API
import Drafts
import Environment
import Files
import Films
import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Observations
import Journal
import Languages
import Logging
import Measures
import Members
import Newsroom
import Problems
import Register
import Runs
import Serving
import Sheets
import SignedMembers
import Web

/// Both faces with everything that can be written, asked in process; its routes are those that the routers have.
struct AccessNode: Sendable {
    struct Route: Sendable, Hashable {
        let method: HTTPRequest.Method
        let path: String
        /// Whether the pages have it, else the interface.
        let isPage: Bool
    }

    let journal: Journal
    let members: SignedMembers
    let drafts: DraftBook
    let files: FileBook
    let routes: [Route]
    let askers: [Asker]
    /// Digests of files: cited by something hidden, by its word, and north's own that nothing cites.
    let digests: [String: String]
    /// A sheet of north's that has not been accepted.
    let sheet: String
    /// A file of observations that the northern party has sent.
    let seriesImport: String
    /// Something done with a batch, of which a draft could not go on.
    let batchRun: String
    /// A film of north's that nobody else may see.
    let film: String
    /// A film of north's that everyone may see.
    let openFilm: String
    /// The secret of a link that nobody has followed.
    let invitation: String
    /// The first and the last entry about the harbour.
    let versions: ClosedRange<Int64>
    /// A stranger's report about north's harbour that nobody has judged.
    let report: String
    private let pages: any HTTPResponder<AccessContext>
    private let machines: any HTTPResponder<AccessContext>

    static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    init() async throws {
        let folder = NodeFolder(AccessScratch.folder())
        journal = try folder.open(projections: NodeOptions.projections, clock: { SignedMembers.morning })
        members = try SignedMembers(beside: folder)
        files = try NodeFiles.book(journal, folder)
        let phrases = Self.repository.appending(path: "Phrases")
        let sheets = try Dictionary(
            uniqueKeysWithValues: Language.allCases.map {
                ($0, try String(contentsOf: phrases.appending(path: "\($0.tag).csv"), encoding: .utf8))
            })
        let book = Phrasebook.read(sheets).book
        let units = UnitNames.read(
            try String(contentsOf: phrases.appending(path: "units.csv"), encoding: .utf8)
        ).names
        drafts = try DraftBook(
            journal: journal, register: Register(reader: journal.reader),
            makers: NodeMakers.all(units))
        let now: @Sendable () -> Instant = { Instant(clamping: SignedMembers.morning) }
        var interface = Interface(journal: journal, book: book, units: units, version: "test", now: now)
        interface.drafts = drafts
        var site = Site(
            journal: journal, book: book, units: units,
            assets: Assets(folder: Self.repository.appending(path: "Assets")),
            regionFolder: Self.repository.appending(path: "Regions/caspian"), version: "test", now: now)
        site.operations = Interface.operations + Site.publishedOperations
        site.operationExamples = Interface.examples
        site.takesMembers = true
        site.members = members.book
        site.drafts = drafts
        let people = members.book
        site.batchDesk = BatchDesk(BatchRunning(drafts) { try await people.acting($0) })
        site.files = files
        let sheetBook = try SheetBook(
            journal: journal, register: Register(reader: journal.reader), folder: folder.sheetsFolder,
            phrases: book, units: units)
        site.sheetDesk = SheetDesk(
            book: sheetBook,
            runner: SheetRunner(sheetBook, accepting: drafts, listing: { _, _ in nil }, today: { now().day() }))
        let seriesBook = try SeriesImportBook(
            journal: journal, register: Register(reader: journal.reader), folder: folder.seriesFolder,
            maker: SeriesMaker(units: units), clock: { SignedMembers.morning })
        site.seriesDesk = SeriesDesk(book: seriesBook, worker: SeriesImporter(seriesBook, drafts: drafts))
        let filmBook = try FilmBook(
            journal: journal, shelf: FilmShelf(folder.filmsFolder),
            showings: [
                { try StoryShowings.shown(among: $0, $1, at: now()) }, { try ProblemShowings.shown(among: $0, $1) },
            ], tools: FilmTools(folder: folder.url.path))
        interface.films = filmBook
        let originals = try OriginalBook(journal: journal)
        site.storyDesk = StoryDesk(originals: originals)
        site.films = FilmDesk(book: filmBook, runner: FilmRunner(filmBook))
        var limits = ReportBook.Limits()
        limits.fillingMilliseconds = 0
        let reports = try ReportBook(
            journal: journal, register: Register(reader: journal.reader), limits: limits,
            clock: { SignedMembers.morning })
        site.reports = reports
        site.memberNames = { ids in (try? await people.names(of: ids)) ?? [:] }
        let (siteRouter, machineRouter) = (
            site.router(context: AccessContext.self), interface.router(context: AccessContext.self)
        )
        routes =
            siteRouter.routes.map { Route(method: $0.method, path: $0.path.description, isPage: true) }
            + machineRouter.routes.map { Route(method: $0.method, path: $0.path.description, isPage: false) }
        (pages, machines) = (siteRouter.buildResponder(), machineRouter.buildResponder())
        var askers = [Asker(party: nil, role: nil, signed: nil)]
        for party in AccessWorld.parties {
            for role in Role.allCases {
                let begun = try await members.member(
                    [role], at: party.id, country: party.country, name: "Whisperer \(party.id) \(role.rawValue)")
                askers.append(Asker(party: party.id, role: role, signed: begun.signed))
            }
        }
        self.askers = askers
        guard let owner = askers.first(where: { $0.party == "north" && $0.role == .editor })?.signed else {
            throw AccessFault.nobody
        }
        film = try await Self.film(filmBook, journal, "Secret wordfilm", by: owner)
        openFilm = try await Self.film(filmBook, journal, "Open film", by: owner)
        try await filmBook.open(openFilm, true, by: owner)
        _ = try await journal.append(AccessWorld.bodies(film: film))
        _ = try await originals.keep(AccessWorld.paper("wordfile"), by: owner)
        invitation = try await members.book.invite(
            Invitation(
                name: "Newcomer", mail: "newcomer@office.example", language: .en, party: "north", country: "land",
                roles: [.editor])
        ).link.secret.text
        let register = Register(reader: journal.reader)
        let history = try await register.read(for: .everyone(.en), today: now().day()) { reading in
            try reading.thing("harbour").map { try reading.history(of: $0) } ?? []
        }
        guard let last = history.first?.position, let first = history.last?.position else { throw AccessFault.nobody }
        versions = first...last
        digests = try await Self.fill(journal, files, drafts, askers)
        batchRun = try await drafts.begin(.submit, onBatch: "worddraft-batch", by: owner)?.id ?? ""
        await site.batchDesk?.worker.work()
        let lines = "thing,property,value,as_of,note\nharbour,draught,6,2025,Secret wordsheet\n"
        sheet = try await sheetBook.receive(Array(lines.utf8), name: "wordsheet.csv", in: .en, by: owner).id
        await site.sheetDesk?.runner.work()
        let levels = "date,value,series\n2020-01-01,1,Secret wordimport\n"
        seriesImport = try await seriesBook.receive(
            Array(levels.utf8), name: "wordimport.csv", series: nil, scheme: .own, in: .en, by: owner
        ).id
        await site.seriesDesk?.worker.work()
        report = try await Self.report(to: reports)
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, as signed: Signed?, isPage: Bool,
        type: String? = nil, body: String = "", language: String = "en"
    ) async throws -> Told {
        var headers: HTTPFields = [.accept: isPage ? "text/html" : "application/json", .acceptLanguage: language]
        headers[.origin] = "http://node.example"
        headers[.contentType] = type
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "node.example", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let response = try await (isPage ? pages : machines).respond(to: request, context: AccessContext(signed))
        let taken = TakenBytes()
        try await response.body.write(taken)
        return Told(
            status: response.status.code, location: response.headers[.location] ?? "",
            text: String(decoding: taken.bytes, as: UTF8.self))
    }

    /// All that has been written: the journal, north's drafts and steps, members and their rights.
    func state() async throws -> String {
        let journal = try await journal.reader.read { db in
            try ["draft", "draft_step", "draft_batch", "draft_batch_run", "sheet_run"].map { table in
                let owner =
                    table == "draft_step"
                    ? "draft_no IN (SELECT no FROM draft WHERE party = 'north')" : "party = 'north'"
                return try Row.fetchAll(db, sql: "SELECT * FROM \(table) WHERE \(owner)").map(\.description)
                    .joined(separator: "\n")
            }.joined(separator: "\n")
                + (try Row.fetchAll(db, sql: "SELECT * FROM report ORDER BY id").map(\.description).joined())
                + "\(try Int64.fetchOne(db, sql: "SELECT max(position) FROM entry") ?? 0)"
        }
        let people = try await members.book.members().map {
            "\($0.id) \($0.name) \($0.roles) \($0.state) \($0.party ?? "")"
        }
        return journal + people.sorted().joined(separator: "\n")
    }
}

enum AccessFault: Error { case nobody }

struct Told: Sendable {
    let status: Int
    let location: String
    let text: String

    /// Whether nothing was shown and nothing done: refused, not found, or sent to sign in.
    var isRefusal: Bool { status >= 400 || (status == 303 && location.contains("/sign-in")) }
}

struct AccessContext: VisitContext {
    var coreContext: CoreRequestContextStorage
    var signed: Signed?
    private struct Origin: RequestContextSource { let logger: Logger }

    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }

    init(_ signed: Signed?) {
        self.signed = signed
        coreContext = .init(source: Origin(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    }
}

private final class TakenBytes: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Folders that go away when the process ends.
private enum AccessScratch {
    private static let root: URL = {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "littoral-access-\(ProcessInfo.processInfo.processIdentifier)", directoryHint: .isDirectory)
        atexit { try? FileManager.default.removeItem(at: AccessScratch.root) }
        return url
    }()

    static func folder() -> URL { root.appending(path: UUID().uuidString, directoryHint: .isDirectory) }
}
