import AppendingProcess
import Chances
import Foundation
import GRDB
import Journal
import Storage
import Testing

/// Tampering, a torn page or a cut log may be refused or leave a verified prefix, never something else.
@Suite struct DamageTests {
    /// The files of a journal of which about half has been moved into the file and the rest is in the log.
    private struct Specimen {
        let scratch: Scratch
        let file: Data
        let log: Data
        let entries: [Entry]
        let moved: Int

        init() async throws {
            scratch = try Scratch()
            let source = try scratch.directory("source")
            let journal = try Testbed.open(source)
            try await Testbed.fill(journal, 60, seed: 1)
            try journal.store.checkpoint()
            moved = try Testbed.entries(journal).count
            try await Testbed.fill(journal, 40, seed: 2)
            entries = try Testbed.entries(journal)
            file = try Data(contentsOf: URL(fileURLWithPath: source + "/journal.sqlite"))
            log = try Data(contentsOf: URL(fileURLWithPath: source + "/journal.sqlite-wal"))
            try journal.store.close()
        }

        /// Opens the files as given, checks them wholly and tells the entries; `nil` when they are refused.
        func open(_ file: Data, _ log: Data) throws -> [Entry]? {
            let directory = try scratch.directory("image")
            for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
                try FileManager.default.removeItem(atPath: directory + "/" + name)
            }
            try file.write(to: URL(fileURLWithPath: directory + "/journal.sqlite"))
            try log.write(to: URL(fileURLWithPath: directory + "/journal.sqlite-wal"))
            do {
                let journal = try Testbed.open(directory)
                defer { try? journal.store.close() }
                _ = try journal.verify()
                try journal.store.checkIntegrity()
                return try Testbed.entries(journal)
            } catch let error as JournalError {
                #expect(error.code == .brokenChain)
            } catch let error as StorageError {
                #expect(error.code == .damaged)
            } catch let error as DatabaseError {
                #expect([.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR].contains(error.resultCode), "\(error)")
            } catch is RowDecodingError {
            }
            return nil
        }
    }

    @Test func aTornOrFlippedSectorIsNeverSilentlyWrong() async throws {
        let specimen = try await Specimen()
        var random = Chance(seed: 3)
        var refused = 0
        for sector in 0..<specimen.file.count / 512 {
            for kind in 0..<3 {
                var file = specimen.file
                let start = sector * 512
                switch kind {
                case 0: file.replaceSubrange(start..<start + 512, with: Data(count: 512))
                case 1: file[start + random.below(512)] ^= UInt8(1 << random.below(8))
                default: for _ in 0..<20 { file[start + random.below(512)] = UInt8(random.below(256)) }
                }
                if let entries = try specimen.open(file, Data()) {
                    #expect(entries == Array(specimen.entries.prefix(specimen.moved)), "sector \(sector), kind \(kind)")
                } else {
                    refused += 1
                }
            }
        }
        #expect(refused > specimen.file.count / 512)
    }

    @Test func aCutLogLeavesAPrefix() async throws {
        let specimen = try await Specimen()
        var random = Chance(seed: 4)
        var cuts = stride(from: 32, through: specimen.log.count, by: 24 + 4_096).map { $0 }
        for _ in 0..<80 { cuts.append(random.below(specimen.log.count)) }
        var lengths: Set<Int> = []
        for cut in cuts {
            let entries = try #require(try specimen.open(specimen.file, specimen.log.prefix(cut)), "cut at \(cut)")
            #expect(entries == Array(specimen.entries.prefix(entries.count)))
            #expect(entries.count >= specimen.moved)
            lengths.insert(entries.count)
        }
        #expect(lengths.contains(specimen.moved) && lengths.contains(specimen.entries.count) && lengths.count > 5)
    }

    @Test func aFlippedBitOfTheLogEndsItThere() async throws {
        let specimen = try await Specimen()
        var random = Chance(seed: 5)
        for _ in 0..<80 {
            var log = specimen.log
            let place = random.below(log.count)
            log[place] ^= UInt8(1 << random.below(8))
            guard let entries = try specimen.open(specimen.file, log) else { continue }
            #expect(entries == Array(specimen.entries.prefix(entries.count)), "flipped at \(place)")
            #expect(entries.count >= specimen.moved)
        }
    }

    /// Old frames over newer pages: what no power cut leaves, but a meddler or a broken disk may.
    @Test func aCutLogThatWasMovedAlreadyIsAPrefixOrRefused() async throws {
        let scratch = try Scratch()
        let source = try scratch.directory("source")
        let journal = try Testbed.open(source)
        try await Testbed.fill(journal, 80, seed: 6)
        try await journal.store.pool.writeWithoutTransaction { db in _ = try db.checkpoint(.passive) }
        let specimen = try await Specimen()
        let entries = try Testbed.entries(journal)
        let file = try Data(contentsOf: URL(fileURLWithPath: source + "/journal.sqlite"))
        let log = try Data(contentsOf: URL(fileURLWithPath: source + "/journal.sqlite-wal"))
        for cut in stride(from: 32, through: log.count, by: (24 + 4_096) * 3) {
            guard let found = try specimen.open(file, log.prefix(cut)) else { continue }
            #expect(found == Array(entries.prefix(found.count)), "cut at \(cut)")
        }
    }

    @Test func aFileCutShortIsRefused() async throws {
        let specimen = try await Specimen()
        for length in stride(from: 4_096, to: specimen.file.count, by: 4_096) {
            #expect(try specimen.open(specimen.file.prefix(length), Data()) == nil, "cut at \(length)")
        }
    }
}
