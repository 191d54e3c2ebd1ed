import AppendingProcess
import Chances
import CrashFiles
import Foundation
import GRDB
import Journal
import Storage
import Testing

/// The crash file system is one for the process: its suites run one after the other.
@Suite(.serialized) enum CrashSuites {}

/// A registration of the crash file system over one directory.
final class WatchedDirectory {
    let scratch: Scratch
    let path: String
    let image: String

    /// Other suites of the process may have their turn first.
    static func alone() async throws -> WatchedDirectory {
        await Turn.crashFiles.take()
        do {
            return try WatchedDirectory()
        } catch {
            Turn.crashFiles.give()
            throw error
        }
    }

    private init() throws {
        scratch = try Scratch()
        path = try scratch.directory("watched")
        image = try scratch.directory("image")
        try #require(crashfiles_register(path, 1) == 0)
    }

    deinit {
        crashfiles_fail_after(-1, 0)
        crashfiles_unregister()
        Turn.crashFiles.give()
    }

    var steps: Int64 { crashfiles_log_length() }

    func describe(_ step: Int64, _ mode: Int32, _ seed: UInt64) -> String {
        var line = [CChar](repeating: 0, count: 200)
        crashfiles_describe(step, &line, 200)
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return "after step \(step) (\(text)), mode \(mode), seed \(seed)"
    }

    /// Writes the image after a step and opens it; `nil` when it is refused.
    func open(
        _ step: Int64, _ mode: Int32, _ seed: UInt64, version: Int = 1, checkpointPages: Int = 4_000
    ) throws -> Journal {
        try #require(crashfiles_materialise(step, mode, seed, image) == 0)
        return try Testbed.open(image, version: version, checkpointPages: checkpointPages)
    }
}

private let modes: [Int32] = [
    CRASHFILES_KEEP_NONE, CRASHFILES_KEEP_ALL, CRASHFILES_KEEP_SUBSET, CRASHFILES_KEEP_PREFIX,
]

extension CrashSuites {
    @Suite struct CrashTests {
        /// Appends groups and marks each acknowledged position in the log of steps.
        private func append(_ groups: Int, to journal: Journal, seed: UInt64) async throws -> [Int64: EntryID] {
            var random = Chance(seed: seed)
            var acknowledged: [Int64: EntryID] = [:]
            for _ in 0..<groups {
                let receipt = try await journal.append(Testbed.bodies(1 + random.below(3), &random))
                acknowledged.merge(receipt.places) { first, _ in first }
                try #require(crashfiles_mark(receipt.position) == 0)
            }
            return acknowledged
        }

        private func expectWholeImages(
            _ watched: WatchedDirectory, _ acknowledged: [Int64: EntryID], stride: Int64
        ) async throws {
            try #require(watched.steps > 100)
            var random = Chance(seed: 99)
            for step in 0...watched.steps where step % stride == 0 {
                for mode in modes {
                    let place = watched.describe(step, mode, UInt64(step))
                    let tag = crashfiles_tag_before(step)
                    do {
                        let journal = try watched.open(step, mode, UInt64(step))
                        defer { try? journal.store.close() }
                        try Testbed.expectWhole(journal, acknowledged: acknowledged.filter { $0.key <= tag }, place)
                        guard random.below(15) == 0 else { continue }
                        let receipt = try await journal.append(Testbed.bodies(2, &random))
                        try Testbed.expectWhole(journal, acknowledged: receipt.places, place + ", appended to")
                    } catch { Issue.record("\(error) \(place)") }
                }
            }
        }

        @Test func aPowerCutLosesNothingAcknowledged() async throws {
            let watched = try await WatchedDirectory.alone()
            let journal = try Testbed.open(watched.path)
            let acknowledged = try await append(30, to: journal, seed: 1)
            try journal.store.close()
            try await expectWholeImages(watched, acknowledged, stride: 2)
        }

        @Test func norWhenTheLogIsMovedIntoTheFileMeanwhile() async throws {
            let watched = try await WatchedDirectory.alone()
            let journal = try Testbed.open(watched.path, checkpointPages: 12)
            let acknowledged = try await append(30, to: journal, seed: 2)
            try journal.store.checkpoint()
            try journal.store.close()
            try await expectWholeImages(watched, acknowledged, stride: 3)
        }

        /// The counter-test: on a disk that lies about its syncs the same check finds losses.
        @Test func aDiskThatDoesNotSyncIsFoundOut() async throws {
            let watched = try await WatchedDirectory.alone()
            crashfiles_ignore_syncs(1)
            defer { crashfiles_ignore_syncs(0) }
            let journal = try Testbed.open(watched.path)
            let acknowledged = try await append(10, to: journal, seed: 3)
            try journal.store.close()
            var losses = 0
            for step in 0...watched.steps where step % 10 == 0 && crashfiles_tag_before(step) > 0 {
                let tag = crashfiles_tag_before(step)
                do {
                    let image = try watched.open(step, CRASHFILES_KEEP_NONE, 0)
                    defer { try? image.store.close() }
                    let held = Set(try Testbed.entries(image).map(\.header.id))
                    losses += acknowledged.contains { $0.key <= tag && !held.contains($0.value) } ? 1 : 0
                } catch { losses += 1 }
            }
            #expect(losses > 0)
        }

        @Test func anInterruptedRebuildServesOldOrNewTables() async throws {
            let watched = try await WatchedDirectory.alone()
            let old = try Testbed.open(watched.path)
            try await Testbed.fill(old, 90, seed: 4)
            try old.store.close()
            crashfiles_reset()
            let journal = try Testbed.open(watched.path, version: 2, checkpointPages: 20)
            try journal.rebuild(SubjectCounts(version: 2), batch: 30)
            try journal.store.close()
            var served: [Int: Int] = [:]
            for step in 0...watched.steps {
                let mode = modes[Int(step) % modes.count]
                let place = watched.describe(step, mode, UInt64(step))
                do {
                    let image = try watched.open(step, mode, UInt64(step), version: 2)
                    defer { try? image.store.close() }
                    let isOutdated = try !image.outdatedProjections().isEmpty
                    served[isOutdated ? 1 : 2, default: 0] += 1
                    try Testbed.expectWhole(image, version: isOutdated ? 1 : 2, place)
                    guard isOutdated, step.isMultiple(of: 5) else { continue }
                    try image.rebuild(SubjectCounts(version: 2), batch: 25)
                    #expect(try image.outdatedProjections().isEmpty, "\(place)")
                    try Testbed.expectWhole(image, version: 2, place + ", rebuilt")
                } catch { Issue.record("\(error) \(place)") }
            }
            #expect(served[1, default: 0] > 0 && served[2, default: 0] > 0, "\(served)")
        }
    }

    @Suite struct FullDiskTests {
        /// SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR.
        @Test(arguments: [13, 778, 10] as [Int32])
        func aWriteThatFailsLeavesNothing(code: Int32) async throws {
            let watched = try await WatchedDirectory.alone()
            // A short log, so that writes fail within checkpoints too.
            let journal = try Testbed.open(watched.path, checkpointPages: 25)
            var random = Chance(seed: UInt64(code))
            var acknowledged = try await journal.append(Testbed.bodies(3, &random)).places
            var failures = 0
            for writes in 0..<60 {
                let before = try journal.lastPosition()
                crashfiles_fail_after(Int64(writes), code)
                var receipts: [Receipt] = []
                do {
                    receipts.append(try await journal.append(Testbed.bodies(1 + random.below(4), &random)))
                } catch {
                    failures += 1
                    #expect(crashfiles_failed_writes() > 0)
                }
                crashfiles_fail_after(-1, 0)
                #expect(try journal.lastPosition() == receipts.first?.position ?? before, "at write \(writes)")
                receipts.append(try await journal.append(Testbed.bodies(1, &random)))
                for receipt in receipts { acknowledged.merge(receipt.places) { first, _ in first } }
                try Testbed.expectWhole(journal, acknowledged: acknowledged, "at write \(writes)")
            }
            #expect(failures > 10)
            try journal.store.close()
            let reopened = try Testbed.open(watched.path)
            try Testbed.expectWhole(reopened, acknowledged: acknowledged)
            try reopened.store.close()
        }

        @Test func allOfAGroupAreToldOfAFullDisk() async throws {
            let watched = try await WatchedDirectory.alone()
            let journal = try Testbed.open(watched.path)
            crashfiles_fail_after(2, 13)
            let failures = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        var random = Chance(seed: UInt64(number))
                        do { _ = try await journal.append(Testbed.bodies(2, &random)) } catch { return true }
                        return false
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(failures == 40)
            crashfiles_fail_after(-1, 0)
            #expect(try journal.lastPosition() == 0)
            try await Testbed.fill(journal, 10, seed: 5)
            try Testbed.expectWhole(journal)
            try journal.store.close()
        }
    }
}
