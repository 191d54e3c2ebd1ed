import GRDB

extension Store {
    /// Copies the file as it stands now to `path` while others read and write; the copy is one file, without a log.
    package func copy(to path: String) throws {
        do {
            var configuration = Configuration()
            configuration.label = "littoral-copy"
            let target = try DatabaseQueue(path: path, configuration: configuration)
            try pool.backup(to: target)
            try target.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
                try Self.checkIntegrity(db)
            }
            try target.close()
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError(.cannotCopy, "The store cannot be copied to \(path).", cause: "\(error)")
        }
    }

    /// Asks SQLite to check every page.
    ///
    /// Throws `StorageError.damaged` with the first findings.
    package func checkIntegrity() throws {
        try pool.read(Self.checkIntegrity)
    }

    private static func checkIntegrity(_ db: Database) throws {
        let findings = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
        guard findings == ["ok"] else {
            throw StorageError(.damaged, "The store is damaged.", cause: findings.joined(separator: "; "))
        }
    }
}
