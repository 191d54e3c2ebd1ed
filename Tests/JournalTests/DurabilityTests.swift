import Foundation
import GRDB
import Journal
import Storage
import Testing

@Suite struct DurabilityTests {
    @Test func theWriterSyncsEachCommit() throws {
        let scratch = try Scratch()
        let store = try Store(path: scratch.file)
        let durability = try store.durability()
        #expect(durability.journalMode == "wal")
        #expect(durability.synchronous == 2)
        let secure = try store.pool.writeWithoutTransaction { db in try Int.fetchOne(db, sql: "PRAGMA secure_delete") }
        #expect(secure == 1)
    }

    @Test func optionsReachTheWriter() throws {
        let scratch = try Scratch()
        var options = StoreOptions()
        options.checkpointPages = 17
        options.logBytesMax = 123_456
        let store = try Store(path: scratch.file, options: options)
        let (pages, bytes) = try store.pool.writeWithoutTransaction { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA wal_autocheckpoint"),
                try Int.fetchOne(db, sql: "PRAGMA journal_size_limit")
            )
        }
        #expect(pages == 17)
        #expect(bytes == 123_456)
    }

    @Test(arguments: [":memory:", ""])
    func aStoreWithoutLogIsRefused(path: String) {
        let error = #expect(throws: StorageError.self) { try Store(path: path) }
        #expect(error?.code == .cannotOpen || error?.code == .notDurable)
    }

    @Test func whatCannotBeOpenedIsRefused() throws {
        let scratch = try Scratch()
        for path in [scratch.path, scratch.path + "/none/journal.sqlite"] {
            let error = #expect(throws: StorageError.self) { try Store(path: path) }
            #expect(error?.code == .cannotOpen, "\(path)")
        }
    }

    @Test func aFileOfSomethingElseIsRefusedAsDamaged() throws {
        let scratch = try Scratch()
        try Data(repeating: 0x41, count: 8_192).write(to: URL(fileURLWithPath: scratch.file))
        let error = #expect(throws: StorageError.self) { try Store(path: scratch.file) }
        #expect(error?.code == .damaged)
    }

    @Test func aStoreWhoseLogIsLockedAwayIsRefused() throws {
        let scratch = try Scratch()
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE; CREATE TABLE IF NOT EXISTS held (no INTEGER)")
        }
        let other = try DatabaseQueue(path: scratch.file, configuration: configuration)
        var options = StoreOptions()
        options.busyTimeoutSeconds = 0.01
        try other.writeWithoutTransaction { db in
            // While another holds the file in a transaction of the old kind it cannot go over to a log.
            try db.execute(sql: "BEGIN EXCLUSIVE")
            let error = #expect(throws: StorageError.self) { try Store(path: scratch.file, options: options) }
            #expect(error?.code == .cannotOpen || error?.code == .notDurable)
            try db.execute(sql: "ROLLBACK")
        }
    }

    @Test func aCopyIsWholeAndOneFile() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        try await Testbed.fill(journal, 50, seed: 1)
        let target = try scratch.directory("copy")
        try journal.store.copy(to: target + "/journal.sqlite")
        #expect(!FileManager.default.fileExists(atPath: target + "/journal.sqlite-wal"))
        let copy = try Testbed.open(target)
        #expect(try Testbed.entries(copy) == Testbed.entries(journal))
        try Testbed.expectWhole(copy)
    }
}
