import AppendingProcess
import Chances
import Foundation
import GRDB
import Storage
import Testing

@testable import Journal

@Suite struct ChainTests {
    /// A closed journal of two interleaved chains, of which copies are tampered with.
    private struct Original {
        let scratch: Scratch
        let source: String
        let entries: [Entry]

        init() async throws {
            scratch = try Scratch()
            source = try scratch.directory("source")
            let neighbour = try Testbed.open(try scratch.directory("neighbour"), key: 9)
            let journal = try Testbed.open(source)
            for round in 0..<4 {
                try await Testbed.fill(journal, 3, seed: UInt64(round))
                try await Testbed.fill(neighbour, 3, seed: UInt64(round) + 50)
                var lines: [String] = []
                _ = try neighbour.export { lines.append($0) }
                _ = try journal.importLines(lines)
            }
            entries = try Testbed.entries(journal)
            try Testbed.expectWhole(journal)
            try journal.store.checkpoint()
            try journal.store.close()
            try neighbour.store.close()
        }

        /// Runs SQL on a copy without triggers and checks, then verifies it.
        func fault(after sql: String) throws -> JournalError? {
            let directory = try scratch.directory("copy")
            let path = directory + "/journal.sqlite"
            for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
                try FileManager.default.removeItem(atPath: directory + "/" + name)
            }
            try FileManager.default.copyItem(atPath: source + "/journal.sqlite", toPath: path)
            var configuration = Configuration()
            configuration.foreignKeysEnabled = false
            let raw = try DatabaseQueue(path: path, configuration: configuration)
            try raw.writeWithoutTransaction { db in
                try db.execute(
                    sql: """
                        DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_deleted;
                        PRAGMA ignore_check_constraints = ON;
                        """)
                try db.execute(sql: sql)
            }
            try raw.close()
            do {
                let journal = try Testbed.open(directory)
                defer { try? journal.store.close() }
                _ = try journal.verify()
                return nil
            } catch let error as JournalError {
                #expect(error.code == .brokenChain, "\(sql)")
                return error
            }
        }
    }

    @Test func anyChangedColumnIsFoundAtItsPosition() async throws {
        let original = try await Original()
        #expect(try original.fault(after: "SELECT 1") == nil)
        let changes = [
            "id = randomblob(16)", "id = x'00'", "time = time + 1", "digest = randomblob(32)",
            "previous = randomblob(32)", "hash = randomblob(32)", "salt = randomblob(16)",
            "body = CAST(CAST(body AS TEXT) || ' ' AS BLOB)",
            "body = CAST(replace(CAST(body AS TEXT), '\"m', '\"n') AS BLOB)",
            "body = x'ff00'", "sequence = sequence + 100",
        ]
        for entry in original.entries {
            for change in changes {
                let sql = "UPDATE entry SET \(change) WHERE position = \(entry.position)"
                #expect(try original.fault(after: sql)?.position == entry.position, "\(sql)")
            }
            // One that is put into another chain is found there or missed here.
            let sql = """
                UPDATE entry SET origin_no = 3 - origin_no, sequence = sequence + 100
                WHERE position = \(entry.position)
                """
            #expect(try original.fault(after: sql) != nil, "\(sql)")
        }
    }

    @Test func anEntryTakenOutIsFoundWhereItIsMissed() async throws {
        let original = try await Original()
        for entry in original.entries {
            let sql = "DELETE FROM entry WHERE position = \(entry.position)"
            let fault = try #require(try original.fault(after: sql), "\(sql)")
            // At the next entry, or for the last of a chain at the one that is now its end.
            let place = try #require(fault.position)
            #expect(abs(place - entry.position) <= 4, "\(sql): \(fault)")
        }
        for sql in [
            "DELETE FROM entry", "DELETE FROM origin", "DELETE FROM head", "DELETE FROM head WHERE origin_no = 1",
            "DELETE FROM entry WHERE origin_no = 1", "DELETE FROM entry WHERE origin_no = 2",
            "DELETE FROM origin WHERE no = 2", "DELETE FROM entry WHERE position > 12",
            "DELETE FROM entry WHERE position > 12; DELETE FROM head WHERE origin_no = 2",
            "DELETE FROM entry; DELETE FROM origin",
        ] {
            #expect(try original.fault(after: sql) != nil, "\(sql)")
        }
    }

    @Test func movedEntriesAreFound() async throws {
        let original = try await Original()
        let last = Int64(original.entries.count)
        for position in 1...last {
            #expect(
                try original.fault(after: "UPDATE entry SET position = position + 1000 WHERE position = \(position)")
                    != nil)
            guard position < last else { continue }
            let sql = """
                UPDATE entry SET position = -1 WHERE position = \(position);
                UPDATE entry SET position = \(position) WHERE position = \(position + 1);
                UPDATE entry SET position = \(position + 1) WHERE position = -1;
                """
            let fault = try original.fault(after: sql)
            // Two neighbours of different chains stand in no order that is hashed.
            let areOfOneChain =
                original.entries[Int(position) - 1].header.origin == original.entries[Int(position)].header.origin
            #expect(areOfOneChain ? fault?.position == position : fault == nil, "\(sql)")
        }
    }

    @Test func forgedHeadsAndKeysAreFound() async throws {
        let original = try await Original()
        for sql in [
            "UPDATE head SET sequence = sequence - 1 WHERE origin_no = 1", "UPDATE head SET hash = randomblob(32)",
            "UPDATE head SET signature = randomblob(64) WHERE origin_no = 2", "UPDATE head SET signature = x''",
            "UPDATE origin SET public_key = randomblob(32) WHERE no = 1",
            "UPDATE origin SET id = upper(id) WHERE no = 2",
            "UPDATE head SET hash = (SELECT hash FROM entry WHERE origin_no = 1 AND sequence = 2), sequence = 2 WHERE origin_no = 1",
            "UPDATE head SET origin_no = 3 WHERE origin_no = 2",
        ] {
            #expect(try original.fault(after: sql) != nil, "\(sql)")
        }
    }

    @Test func theHeadIsCheckedAtOpening() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        try await Testbed.fill(journal, 10, seed: 1)
        try await journal.store.pool.write { db in
            try db.execute(sql: "DROP TRIGGER entry_is_never_deleted; DELETE FROM entry WHERE position = 10")
        }
        try journal.store.close()
        let error = #expect(throws: JournalError.self) { try Testbed.open(scratch.path) }
        #expect(error?.code == .brokenChain)
        #expect(error?.position == 9)
    }

    @Test func entriesAreNeitherChangedNorDeleted() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        try await Testbed.fill(journal, 5, seed: 2)
        for sql in [
            "DELETE FROM entry WHERE position = 5", "DELETE FROM entry",
            "UPDATE entry SET body = x'7b7d' WHERE position = 1",
            "UPDATE entry SET time = 0", "UPDATE entry SET hash = randomblob(32), body = NULL, salt = NULL",
            "UPDATE entry SET position = 99 WHERE position = 5",
            "UPDATE entry SET sequence = 99, body = NULL, salt = NULL",
            "UPDATE entry SET id = randomblob(16), body = NULL, salt = NULL WHERE position = 2",
            "UPDATE entry SET salt = NULL", "UPDATE entry SET body = NULL",
            "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE position = 1",
        ] {
            let error = #expect(throws: DatabaseError.self, "\(sql)") {
                try journal.store.pool.write { db in try db.execute(sql: sql) }
            }
            #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(sql)")
        }
        try Testbed.expectWhole(journal)
    }

    // MARK: erasure

    private func holds(_ marker: String, _ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).filter { name in
            try Data(contentsOf: URL(fileURLWithPath: directory + "/" + name)).range(of: Data(marker.utf8)) != nil
        }
    }

    @Test(arguments: [0, 300, 3_900, 20_000])
    func erasureRemovesTheBytes(padding: Int) async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        var random = Chance(seed: UInt64(padding))
        var ids: [(EntryID, String)] = []
        for number in 0..<40 {
            let marker = "marker-\(padding)-\(number)-"
            var body = EntryBody.random(&random)
            body.payload = ["amount": 1, "text": .string(marker + String(repeating: "q", count: padding) + marker)]
            ids.append((try await journal.append([body]).entries[0], marker))
            if number == 20 { try journal.store.checkpoint() }
        }
        for (number, (id, marker)) in ids.enumerated() where number % 3 == 1 {
            #expect(try !holds(marker, scratch.path).isEmpty)
            try journal.erase(id)
            #expect(try holds(marker, scratch.path) == [], "\(marker)")
            #expect(throws: JournalError.self) { try journal.erase(id) }
        }
        let found = try journal.verify()
        #expect(found.entries == 40 && found.bodiesAbsent > 0)
        let erased = try #require(try Testbed.entries(journal).first { $0.header.id == ids[7].0 })
        #expect(erased.salt == nil && erased.bodyBytes == nil && erased.body == nil)
        #expect(erased.header.hash == erased.hash)
        let kept = try Testbed.entries(journal).filter { $0.bodyBytes != nil }
        #expect(kept.allSatisfy { $0.body != nil })
        _ = try await journal.append(Testbed.bodies(2, &random))
        try journal.rebuild(SubjectCounts())
        try Testbed.expectWhole(journal)
    }

    @Test func onlyWhatIsThereIsErased() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        try await Testbed.fill(journal, 3, seed: 3)
        var random = SystemRandomNumberGenerator()
        let error = await journalError { try journal.erase(EntryID(timeMilliseconds: 1, random: &random)) }
        #expect(error?.code == .notFound)
    }
}
