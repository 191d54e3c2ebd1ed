import GRDB
import Storage

/// What a look at a journal tells without opening it for writing: no tables are made, nothing is rebuilt.
package struct JournalFacts: Sendable, Hashable {
    package let position: Int64
    /// When the newest entry was written, in milliseconds since 1970.
    package let lastTime: Int64?
    /// The versions of the projections that are there.
    package let versions: [String: Int]

    /// Reads the store at `path`, which must be there.
    package static func read(at path: String) throws -> JournalFacts {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT name, version FROM projection")
            return JournalFacts(
                position: try Journal.lastPosition(db),
                lastTime: try Int64.fetchOne(db, sql: "SELECT max(time) FROM entry"),
                versions: Dictionary(rows.map { ($0["name"], $0["version"]) }) { first, _ in first })
        }
    }
}
