import Foundation
import Hummingbird
import Journal
import Languages
import Logging
import Measures
import Register
import Serving
import Storage
import Synchronization

/// Folders under the temporary one, removed when the process ends.
enum OperationsScratch {
    private static let root: URL = {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "littoral-operations-tests-\(ProcessInfo.processInfo.processIdentifier)", directoryHint: .isDirectory)
        atexit { try? FileManager.default.removeItem(at: OperationsScratch.root) }
        return url
    }()

    static func folder() throws -> URL {
        let url = root.appending(path: UUID().uuidString, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    /// A node with some entries; its journal is closed when `isClosed`.
    static func node(entries: Int = 5, reserve: Int64 = 0) async throws -> (NodeFolder, Journal) {
        let node = NodeFolder(try folder().appending(path: "node", directoryHint: .isDirectory))
        var options = StoreOptions()
        options.diskReserveBytes = reserve
        let journal = try node.open(projections: Register.projections, options: options)
        for number in 0..<entries where reserve == 0 {
            _ = try await journal.append([body(number)], expecting: nil)
        }
        return (node, journal)
    }

    /// An entry of a kind that no projection minds.
    static func body(_ number: Int) -> EntryBody {
        EntryBody(
            kind: "trial", party: "office", member: "tester", subject: "trial-\(number)",
            payload: ["number": .integer(Int64(number))])
    }

    static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func sheets() -> [Language: String] {
        var sheets: [Language: String] = [:]
        for language in Language.allCases {
            let file = repository.appending(path: "Phrases/\(language.tag).csv")
            sheets[language] = try? String(contentsOf: file, encoding: .utf8)
        }
        return sheets
    }
}

/// A clock that is set by hand.
final class FakeClock: Sendable {
    private let moment: Mutex<Int64>

    init(_ text: String) { moment = Mutex(Instant(parsing: text)?.milliseconds ?? 0) }

    var now: Instant { Instant(clamping: moment.withLock(\.self)) }

    func advance(hours: Int) { moment.withLock { $0 += Int64(hours) * 3_600_000 } }
}

/// Keeps metadata, by which a request knows its name, and says nothing.
struct QuietLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .critical

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {}
}

/// A context as a request over a line from `peer` would have.
func context(peer: String? = "203.0.113.9") -> NodeContext {
    var logger = Logger(label: "test") { _ in QuietLog() }
    logger[metadataKey: "hb.request.id"] = "own-name-0001"
    return NodeContext(logger: logger, peer: peer)
}
