import Foundation
import GRDB
import Journal
import Synchronization

/// A directory that goes away with its owner; in memory where the machine has such a place.
final class Scratch: Sendable {
    let path: String

    init() throws {
        let memory = "/dev/shm"
        let base = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        path = base + "/littoral-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension Entry {
    static func bodies(after position: Int64, _ db: Database) throws -> [EntryBody] {
        try Data.fetchAll(
            db, sql: "SELECT body FROM entry WHERE position > ? ORDER BY position", arguments: [position]
        ).compactMap { try EntryBody(json: JSON(parsing: Array($0))) }
    }

    static func faults(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT what FROM fault ORDER BY position")
    }
}
