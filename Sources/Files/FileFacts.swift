import GRDB
package import Journal

/// What a look at the files of a node tells, without opening it for writing.
package struct FileFacts: Sendable, Hashable {
    package let count: Int
    /// Files that no longer hold what their digest says.
    package let changed: [Digest]
    /// Files that somebody brought in and that are not there.
    package let missing: [Digest]

    /// Reads every file; the store at `path` must be there.
    package static func read(_ shelf: FileShelf, storeAt path: String) throws -> FileFacts {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        let known = try queue.read { db in
            try db.tableExists("upload") ? String.fetchAll(db, sql: "SELECT DISTINCT digest FROM upload") : []
        }
        let held = shelf.digests()
        let present = Set(held.map(\.hex))
        return FileFacts(
            count: held.count, changed: held.filter { !shelf.isSound($0) },
            missing: known.filter { !present.contains($0) }.sorted().compactMap(Digest.init(hex:)))
    }
}
