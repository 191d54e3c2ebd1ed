import Console
import Drafts
import Environment
import Files
import Foundation
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
import Serving
import Synchronization

@testable import Web

/// A site over the repository's region pack, on a fixed day; loaded once for all suites.
struct WebTestSite: Sendable {
    let site: Site
    let journal: Journal
    let pack: RegionPack?
    private let answerer: any HTTPResponder<AskedContext>

    /// 22 November 2026, 09:00 UTC.
    static let morning: Int64 = 1_795_338_000_000

    static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let loading = Task { () throws -> WebTestSite in
        let journal = try WebScratch.journal()
        let pack = RegionPack(PackFiles(directory: repository.appending(path: "Regions/caspian")))
        _ = try await PackLoading(journal: journal, member: "loader").load(pack)
        return try WebTestSite(journal, pack)
    }

    /// The Caspian, shared and only read.
    static func caspian() async throws -> WebTestSite { try await loading.value }

    init(
        _ journal: Journal, _ pack: RegionPack? = nil, members: MemberBook? = nil, files: FileBook? = nil,
        drafts: DraftBook? = nil,
        at clock: SetClock = SetClock(WebTestSite.morning),
        _ edit: (inout Site) throws -> Void = { _ in }
    ) throws {
        let folder = Self.repository.appending(path: "Phrases")
        var sheets: [Language: String] = [:]
        for language in Language.allCases {
            sheets[language] = try? String(contentsOf: folder.appending(path: "\(language.tag).csv"), encoding: .utf8)
        }
        var site = Site(
            journal: journal, book: Phrasebook.read(sheets).book,
            units: UnitNames.read(try String(contentsOf: folder.appending(path: "units.csv"), encoding: .utf8)).names,
            assets: Assets(folder: Self.repository.appending(path: "Assets")),
            regionFolder: Self.repository.appending(path: "Regions/caspian"), version: "test",
            now: { Instant(clamping: clock.now) })
        site.takesMembers = members != nil
        site.members = members
        site.files = files
        site.drafts = drafts
        try edit(&site)
        self.site = site
        self.journal = journal
        self.pack = pack
        answerer = site.router(context: AskedContext.self).buildResponder()
    }

    /// Asks as a browser would; what the router throws past the guard fails the test that asked.
    func ask(
        _ path: String, method: HTTPRequest.Method = .get, host: String? = "littoral.example",
        headers: HTTPFields = [:], body: String = "", scheme: String = "http", as signed: Signed? = nil
    ) async throws -> Answer {
        let head = HTTPRequest(method: method, scheme: scheme, authority: host, path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let response = try await answerer.respond(to: request, context: AskedContext(signed: signed))
        let collector = BodyCollector()
        try await response.body.write(collector)
        return Answer(path: path, status: response.status.code, headers: response.headers, body: collector.bytes)
    }

    /// A phrase as the site says it.
    func say(_ key: PhraseKey, _ language: Language, _ values: [String: PhraseValue] = [:]) -> String {
        site.book.say(key, in: language, values)
    }
}

/// A clock that a test sets.
final class SetClock: Sendable {
    private let time: Mutex<Int64>

    init(_ milliseconds: Int64) { time = Mutex(milliseconds) }

    var now: Int64 { time.withLock { $0 } }
    func set(_ milliseconds: Int64) { time.withLock { $0 = milliseconds } }
}

/// What came back: status, headers and the whole body.
struct Answer: Sendable {
    let path: String
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    func page() throws -> WebPage { try WebPage(body) }
}

struct AskedContext: VisitContext {
    var coreContext: CoreRequestContextStorage
    var signed: Signed?

    static let reference = "reference-4711"

    private struct Origin: RequestContextSource { let logger: Logger }

    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }

    init(signed: Signed? = nil) {
        self.signed = signed
        var logger = Logger(label: "test") { _ in SilentLog() }
        logger[metadataKey: "hb.request.id"] = "\(Self.reference)"
        coreContext = .init(source: Origin(logger: logger))
    }
}

/// Keeps metadata and says nothing.
struct SilentLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .critical

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {}
}

/// Takes a body down as it is written.
final class BodyCollector: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Folders under the temporary one, removed when the process ends.
enum WebScratch {
    private static let root: URL = {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "littoral-web-tests-\(ProcessInfo.processInfo.processIdentifier)", directoryHint: .isDirectory)
        atexit { try? FileManager.default.removeItem(at: WebScratch.root) }
        return url
    }()

    /// A folder that is not there yet.
    static func folder() -> URL { root.appending(path: UUID().uuidString, directoryHint: .isDirectory) }

    /// A journal whose clock is so many milliseconds behind the site's.
    static func journal(earlier: Int64 = 0) throws -> Journal {
        try NodeFolder(root.appending(path: UUID().uuidString, directoryHint: .isDirectory)).open(
            projections: NodeOptions.projections, clock: { WebTestSite.morning - earlier })
    }
}
