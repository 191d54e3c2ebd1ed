import Foundation
import HTTPTypes
import Hummingbird
import Journal
import Languages
import Logging
import Measures
import Members
import Register
import Serving

@testable import API

/// The interface over a register, asked in process on a fixed day.
struct FeaturesNode: Sendable {
    let journal: Journal
    let interface: Interface
    private let answerer: any HTTPResponder<FeaturesContext>

    /// 22 November 2026, 09:00 UTC.
    static let morning: Int64 = 1_795_338_000_000
    static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let loading = Task { () throws -> FeaturesNode in
        let node = try FeaturesNode()
        let pack = RegionPack(PackFiles(directory: repository.appending(path: "Regions/caspian")))
        _ = try await PackLoading(journal: node.journal, member: "loader").load(pack)
        return node
    }

    /// The shipped region, shared and only read.
    static func shipped() async throws -> FeaturesNode { try await loading.value }

    /// An empty register.
    init() throws {
        journal = try FeaturesScratch.journal()
        let folder = Self.repository.appending(path: "Phrases")
        var sheets: [Language: String] = [:]
        for language in Language.allCases {
            sheets[language] = try String(contentsOf: folder.appending(path: "\(language.tag).csv"), encoding: .utf8)
        }
        let units = try String(contentsOf: folder.appending(path: "units.csv"), encoding: .utf8)
        let interface = Interface(
            journal: journal, book: Phrasebook.read(sheets).book, units: UnitNames.read(units).names, version: "test",
            now: { Instant(clamping: Self.morning) })
        self.interface = interface
        answerer = interface.router(context: FeaturesContext.self).buildResponder()
    }

    func ask(
        _ path: String, accept: String? = nil, language: String? = nil, party: String? = nil,
        method: HTTPRequest.Method = .get, headers extra: [(String, String)] = []
    ) async throws -> Answered {
        var headers: HTTPFields = [:]
        headers[.accept] = accept
        headers[.acceptLanguage] = language
        for (name, value) in extra {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "node.example", path: path, headerFields: headers)
        let response = try await answerer.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: FeaturesContext(party: party))
        let taken = TakenBytes()
        try await response.body.write(taken)
        return Answered(status: response.status.code, headers: response.headers, body: taken.bytes)
    }

    func json(_ path: String, party: String? = nil) async throws -> [String: Any] {
        try await ask(path, party: party).json()
    }
}

struct Answered: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    func json() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]
    }

    /// The ids of a feature collection.
    func ids() throws -> [String] {
        (try json()["features"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }

    func link(_ rel: String) throws -> String? {
        (try json()["links"] as? [[String: Any]])?.first { $0["rel"] as? String == rel }?["href"] as? String
    }
}

struct FeaturesContext: VisitContext {
    var coreContext: CoreRequestContextStorage
    var signed: Signed?
    private struct Origin: RequestContextSource { let logger: Logger }

    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }

    /// Asks for a party, as its reader; `nil` for the public.
    init(party: String?) {
        signed = party.map {
            Signed(
                member: "member", party: $0, country: nil, roles: [.reader], way: .session(id: "s", formSecret: "f"))
        }
        coreContext = .init(source: Origin(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    }
}

final class TakenBytes: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Folders that go away when the process ends.
enum FeaturesScratch {
    private static let root: URL = {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "littoral-features-\(ProcessInfo.processInfo.processIdentifier)", directoryHint: .isDirectory)
        atexit { try? FileManager.default.removeItem(at: FeaturesScratch.root) }
        return url
    }()

    static func journal() throws -> Journal {
        try NodeFolder(root.appending(path: UUID().uuidString, directoryHint: .isDirectory)).open(
            projections: Register.projections, clock: { FeaturesNode.morning })
    }
}
