import Foundation
import GRDB
import Journal
import Testing

@testable import Storage

@Suite struct StoreTests {
    @Test func belowTheReserveNothingIsWrittenAndReadersGoOn() async throws {
        let (node, full) = try await OperationsScratch.node(reserve: .max)
        let error = await #expect(throws: StorageError.self) {
            try await full.append([OperationsScratch.body(1)], expecting: nil)
        }
        #expect(error?.code == .diskReserve && error?.description.contains("must stay free") == true)
        #expect(full.store.reserve.isReached)
        #expect(try full.lastPosition() == 0)
        #expect(throws: StorageError.self) { try full.importLines([String]()) }
        try full.store.close()

        var options = StoreOptions()
        options.diskReserveBytes = 1
        let journal = try node.open(projections: [], options: options)
        _ = try await journal.append([OperationsScratch.body(1)], expecting: nil)
        #expect(try journal.verify().entries == 1)
        #expect(journal.appendedCount == 1)
    }

    private static let endless = """
        WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 1000000000000)
        SELECT max(n) FROM count
        """

    @Test func aQuestionThatTakesTooLongIsEnded() async throws {
        let (_, journal) = try await OperationsScratch.node()
        let (pool, deadlines) = (journal.store.pool, journal.store.deadlines)
        let question = Task {
            try await pool.read { db in
                try deadlines.run(db) { try Int64.fetchOne(db, sql: Self.endless) }
            }
        }
        while deadlines.count == 0 { await Task.yield() }
        #expect(deadlines.endOverdue(now: .now - .seconds(3_600)) == 0)
        while deadlines.count > 0 {
            deadlines.endOverdue(now: .now + .seconds(60))
            await Task.yield()
        }
        let error = await #expect(throws: StorageError.self) { try await question.value }
        #expect(error?.code == .tooSlow)
        // The connection is as good as before.
        for _ in 0..<8 {
            #expect(try await pool.read { db in try deadlines.run(db) { try Int.fetchOne(db, sql: "SELECT 7") } } == 7)
        }
        #expect(deadlines.endOverdue(now: .now + .seconds(60)) == 0)
    }

    /// Somebody else's interruption is not told as slowness.
    @Test func anotherInterruptionStaysWhatItIs() throws {
        let queue = try DatabaseQueue()
        let deadlines = Deadlines()
        #expect(throws: DatabaseError.self) {
            try queue.read { db in
                try deadlines.run(db) { throw DatabaseError(resultCode: .SQLITE_INTERRUPT) }
            }
        }
    }

    @Test(arguments: [
        (3_040_001, true), (3_044_005, true), (3_044_006, false), (3_045_000, true), (3_050_006, true),
        (3_050_007, false), (3_051_000, true), (3_051_002, true), (3_051_003, false), (3_053_001, false),
        (3_006_023, false),
    ])
    func theFaultOfTheLogIsKnownByVersion(_ number: Int, _ isFaulty: Bool) {
        #expect(SQLiteVersion(number: number).hasLogResetFault == isFaulty)
    }

    @Test func versionsAreWrittenAsTheLibraryWritesThem() {
        #expect(SQLiteVersion(number: 3_040_001).text == "3.40.1")
        #expect(SQLiteVersion.running.number >= 3_040_001)
    }
}
