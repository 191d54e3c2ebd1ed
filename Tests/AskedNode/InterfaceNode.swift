import Console
package import API
import Drafts
import Environment
package import Films
package import Foundation
package import HTTPTypes
import Hummingbird
import Observations
package import Journal
import Languages
import Logging
package import Measures
package import Members
import Newsroom
import Problems
import OpenData
import Register
package import Serving
package import Web

/// Both faces over one register, asked in process on a fixed day.
package struct InterfaceNode: Sendable {
    package let journal: Journal
    package let interface: Interface
    package let site: Site
    package let films: FilmBook
    private let faces: Faces<AskingContext>

    /// 22 November 2026, 09:00 UTC.
    package static let morning: Int64 = 1_795_338_000_000
    package static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let loading = Task { () throws -> InterfaceNode in
        let node = try InterfaceNode()
        let files = PackFiles(directory: repository.appending(path: "Regions/caspian"))
        let pack = RegionPack(files)
        _ = try await PackLoading(journal: node.journal, member: "loader").load(pack)
        _ = try await IndicatorPack(files).load(into: node.journal, recorder: pack.recorder ?? "", member: "loader")
        return node
    }

    /// The shipped region, shared and only read.
    package static func shipped() async throws -> InterfaceNode { try await loading.value }

    /// An empty register, at a fixed moment unless a clock is given.
    package init(now: @escaping @Sendable () -> Instant = { Instant(clamping: Self.morning) }) throws {
        journal = try InterfaceScratch.journal()
        let folder = Self.repository.appending(path: "Phrases")
        var sheets: [Language: String] = [:]
        for language in Language.allCases {
            sheets[language] = try String(contentsOf: folder.appending(path: "\(language.tag).csv"), encoding: .utf8)
        }
        let book = Phrasebook.read(sheets).book
        let units = UnitNames.read(
            try String(contentsOf: folder.appending(path: "units.csv"), encoding: .utf8)
        ).names
        var interface = Interface(journal: journal, book: book, units: units, version: "test", now: now)
        interface.drafts = try DraftBook(
            journal: journal, register: Register(reader: journal.reader),
            makers: [ClaimMaker(units: units), RemarkMaker(units: units), MarkMaker()])
        films = try FilmBook(journal: journal, shelf: FilmShelf(InterfaceScratch.folder()))
        interface.films = films
        var site = Site(
            journal: journal, book: book, units: units,
            assets: Assets(folder: Self.repository.appending(path: "Assets")),
            regionFolder: Self.repository.appending(path: "Regions/caspian"), version: "test", now: now)
        site.operations = Interface.operations + Site.publishedOperations
        site.operationExamples = Interface.examples
        site.films = FilmDesk(book: films, runner: FilmRunner(films))
        interface.shore = site.shore
        interface.published = Site.publishedOperations
        self.interface = interface
        self.site = site
        faces = Faces(
            pages: site.router(context: AskingContext.self).buildResponder(),
            machines: interface.router(context: AskingContext.self).buildResponder(),
            choice: FaceChoice(
                operations: Interface.operations, machineSteps: Interface.machineSteps,
                otherAddresses: Interface.otherAddresses))
    }

    package func ask(
        _ path: String, accept: String? = nil, language: String? = nil, party: String? = nil,
        method: HTTPRequest.Method = .get, headers extra: [(String, String)] = [], body: String = "",
        as signed: Signed? = nil, scheme: String = "http"
    ) async throws -> Told {
        var headers: HTTPFields = [:]
        headers[.accept] = accept
        headers[.acceptLanguage] = language
        for (name, value) in extra {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        let head = HTTPRequest(
            method: method, scheme: scheme, authority: "node.example", path: path, headerFields: headers)
        let response = try await faces.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body))),
            context: signed.map(AskingContext.init(signed:)) ?? AskingContext(party: party))
        let taken = TellingBytes()
        try await response.body.write(taken)
        return Told(path: path, status: response.status.code, headers: response.headers, body: taken.bytes)
    }

    /// Asks for JSON.
    package func json(_ path: String, party: String? = nil) async throws -> [String: Any] {
        try await ask(path, accept: "application/json", party: party).json()
    }

    /// An address of an operation that is answered with what this node holds.
    package func address(of operation: InterfaceOperation) async throws -> String? {
        let today = Instant(clamping: Self.morning).day()
        let examples = try await Register(reader: journal.reader).read(for: .everyone(.en), today: today) {
            try Interface.examples($0, at: "http://node.example")
        }
        return operation.exampleAddress(examples)
    }
}

extension [String: Any] {
    package var items: [[String: Any]] { self["items"] as? [[String: Any]] ?? [] }

    /// The address of the page that follows.
    package var next: String? {
        (self["links"] as? [[String: Any]])?.first { $0["rel"] as? String == "next" }?["href"] as? String
    }
}

package struct Told: Sendable {
    package let path: String
    package let status: Int
    package let headers: HTTPFields
    package let body: [UInt8]

    package var text: String { String(decoding: body, as: UTF8.self) }
    package var type: String { (header("Content-Type") ?? "").split(separator: ";").first.map(String.init) ?? "" }

    package func varies(by name: String) -> Bool {
        (header("Vary") ?? "").split(separator: ",").contains { $0.filter { $0 != " " } == name }
    }

    package func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    package func json() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]
    }

    /// The ids of a feature collection.
    package func ids() throws -> [String] {
        (try json()["features"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }

    package func link(_ rel: String) throws -> String? {
        (try json()["links"] as? [[String: Any]])?.first { $0["rel"] as? String == rel }?["href"] as? String
    }
}

private struct AskingContext: VisitContext {
    var coreContext: CoreRequestContextStorage
    var signed: Signed?
    private struct Origin: RequestContextSource { let logger: Logger }

    init(source: ApplicationRequestContextSource) { coreContext = .init(source: source) }

    init(signed: Signed) {
        self.init(party: nil)
        self.signed = signed
    }

    /// Asks for a party, as its reader; `nil` for the public.
    init(party: String?) {
        signed = party.map {
            Signed(
                member: "member", party: $0, country: nil, roles: [.reader], way: .session(id: "s", formSecret: "f"))
        }
        coreContext = .init(source: Origin(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    }
}

private final class TellingBytes: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Folders that go away when the process ends.
private enum InterfaceScratch {
    private static let root: URL = {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "littoral-interface-\(ProcessInfo.processInfo.processIdentifier)", directoryHint: .isDirectory)
        atexit { try? FileManager.default.removeItem(at: InterfaceScratch.root) }
        return url
    }()

    static func folder() -> URL { root.appending(path: UUID().uuidString, directoryHint: .isDirectory) }

    static func journal() throws -> Journal {
        try NodeFolder(root.appending(path: UUID().uuidString, directoryHint: .isDirectory)).open(
            projections: NodeOptions.projections, clock: { InterfaceNode.morning })
    }
}
