import Foundation
package import GRDB

/// One SQLite file, opened so that what it acknowledges survives a power cut.
///
/// The pool sets `synchronous = NORMAL` by itself; the writer is raised to FULL after the pool has opened and the
/// setting is read back, because a commit in WAL mode is durable only when the log is synced at each commit.
package struct Store: Sendable {
    package let pool: DatabasePool
    package let path: String
    package let reserve: DiskReserve
    /// The size to which the log may grow before it is moved by force, in bytes.
    package let logBytesMax: Int64
    /// What ends questions that take too long.
    package let deadlines: Deadlines

    /// Opens or creates the file at `path`.
    ///
    /// Throws `StorageError` when it cannot be opened or made durable.
    package init(path: String, options: StoreOptions = StoreOptions()) throws {
        self.path = path
        reserve = DiskReserve(
            folder: URL(fileURLWithPath: path).deletingLastPathComponent().path, bytes: options.diskReserveBytes)
        deadlines = Deadlines(limit: options.questionLimit)
        logBytesMax = Int64(options.logBytesMax)
        do {
            pool = try Self.pool(path, options)
            try pool.writeWithoutTransaction { db in try Self.makeDurable(db, options: options) }
        } catch let error as StorageError {
            throw error
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            throw StorageError(
                .damaged, "The store \(path) is damaged.", cause: "\(error) Restore the last backup.")
        } catch {
            throw StorageError(.cannotOpen, "The store \(path) cannot be opened.", cause: "\(error)")
        }
    }

    /// Two processes may make one store at the same moment; SQLite waits for nobody while the way of its log is changed.
    private static func pool(_ path: String, _ options: StoreOptions) throws -> DatabasePool {
        let end = ContinuousClock.now + .seconds(options.busyTimeoutSeconds)
        while true {
            do {
                return try DatabasePool(path: path, configuration: configuration(options))
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < end {
                Thread.sleep(forTimeInterval: 0.005)
            }
        }
    }

    private static func configuration(_ options: StoreOptions) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(options.busyTimeoutSeconds)
        configuration.maximumReaderCount = options.readersMax
        configuration.label = "littoral"
        let readerCache = options.readerCacheKiB
        for prepare in options.preparations { configuration.prepareDatabase(prepare) }
        // Without recursive triggers INSERT OR REPLACE would take rows away past the triggers that forbid it.
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA recursive_triggers = ON;
                    PRAGMA cell_size_check = ON;
                    PRAGMA mmap_size = 0;
                    PRAGMA cache_size = -\(readerCache);
                    """)
        }
        return configuration
    }

    private static func makeDurable(_ db: Database, options: StoreOptions) throws {
        try db.execute(
            sql: """
                PRAGMA synchronous = FULL;
                PRAGMA cache_size = -\(options.writerCacheKiB);
                PRAGMA wal_autocheckpoint = \(options.checkpointPages);
                PRAGMA journal_size_limit = \(options.logBytesMax);
                PRAGMA secure_delete = ON;
                """)
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
        guard mode == "wal", synchronous == 2 else {
            throw StorageError(
                .notDurable,
                "The store does not write durably: journal_mode is \(mode ?? "unknown"), "
                    + "synchronous is \(synchronous.map(String.init) ?? "unknown").",
                cause: "Expected wal and 2 (FULL). Move the store to a local disk.")
        }
    }

    /// The settings of the writer as SQLite reports them: journal mode and synchronous level.
    package func durability() throws -> (journalMode: String, synchronous: Int) {
        try pool.writeWithoutTransaction { db in
            (
                try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "",
                try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
            )
        }
    }

    /// The size of the write-ahead log, in bytes.
    package var logBytes: Int64 { Self.size(of: path + "-wal") }

    /// The size of the file, in bytes.
    package var bytes: Int64 { Self.size(of: path) }

    private static func size(of path: String) -> Int64 {
        Int64(clamping: (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? UInt64 ?? 0)
    }

    /// Moves as much of the write-ahead log into the file as readers allow, without waiting for them.
    package func moveLog() throws {
        try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.passive) }
    }

    /// Moves the write-ahead log into the file and empties it.
    package func checkpoint() throws {
        try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    }

    /// Closes the file; later calls fail.
    package func close() throws {
        try pool.close()
    }
}

/// How a store is opened.
///
/// Sizes in KiB, pages of 4 KiB, bytes and seconds as named.
package struct StoreOptions: Sendable {
    package var readersMax = 4
    package var readerCacheKiB = 4_096
    package var writerCacheKiB = 65_536
    /// Indexes are met in random order: the rarer the log is moved into the file, the less often each page is written.
    package var checkpointPages = 40_000
    package var logBytesMax = 192 << 20
    package var busyTimeoutSeconds: Double = 20
    /// What must stay free on the disk, in bytes; 0 for nothing.
    package var diskReserveBytes: Int64 = 0
    /// How long a question may take.
    package var questionLimit: Duration = .seconds(10)
    /// What every connection needs beside, such as a tokeniser.
    package var preparations: [@Sendable (Database) throws -> Void] = []

    package init() {}
}
