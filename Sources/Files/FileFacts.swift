package import GRDB
package import Journal

/// What a look at the files of a node tells, without opening it for writing.
package struct FileFacts: Sendable, Hashable {
    package let count: Int
    /// Files that no longer hold what their digest says.
    package let changed: [Digest]

    /// Reads every file.
    package static func read(_ shelf: FileShelf) -> FileFacts {
        let held = shelf.digests()
        return FileFacts(count: held.count, changed: held.filter { !shelf.isSound($0) })
    }

    /// The files that somebody has brought in, by their digests.
    package static func broughtIn(_ db: Database) throws -> Set<String> {
        guard try db.tableExists("upload") else { return [] }
        return Set(try String.fetchAll(db, sql: "SELECT DISTINCT digest FROM upload"))
    }
}
