import Foundation
import Journal
import Measures
import Register
import Testing

@testable import Upkeep

@Suite struct BackupTests {
    private func keeping(
        _ node: NodeFolder, _ shelf: BackupShelf, _ clock: FakeClock, every: Int = 24,
        _ rule: Retention = Retention(daily: 3, weekly: 1, monthly: 1)
    ) throws -> BackupKeeping {
        BackupKeeping(
            shelf: shelf, node: node, origin: try node.origin.id, everyHours: every, retention: rule,
            projections: Register.projections, now: { clock.now })
    }

    @Test func backupsAreMadeWhenDueVerifiedAndCleared() async throws {
        let (node, journal) = try await OperationsScratch.node()
        let shelf = BackupShelf(try OperationsScratch.folder().appending(path: "shelf"))
        let clock = FakeClock("2026-11-25T02:00:00Z")
        let keeping = try keeping(node, shelf, clock)
        #expect(keeping.standing.made == nil)
        for day in 0..<6 {
            #expect(keeping.keep(), "day \(day)")
            #expect(!keeping.keep())
            #expect(keeping.standing.fault == nil)
            #expect(keeping.standing.made == clock.now && keeping.standing.verified == clock.now)
            clock.advance(hours: 23)
            #expect(!keeping.keep())
            clock.advance(hours: 1)
        }
        let names = shelf.items().map(\.name)
        #expect(
            names == ["littoral-2026-11-28T020000Z", "littoral-2026-11-29T020000Z", "littoral-2026-11-30T020000Z"])
        #expect(shelf.items().allSatisfy { $0.verified != nil && $0.origin == journal.origin.id })
        let left = try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path).filter { $0.hasPrefix(".") }
        #expect(left == [])
    }

    @Test func whatTheShelfDidNotWriteStays() async throws {
        let (node, journal) = try await OperationsScratch.node()
        let folder = try OperationsScratch.folder()
        let shelf = BackupShelf(folder)
        let old = try shelf.make(of: node, now: #require(Instant(parsing: "2026-01-01T00:00:00Z")))
        let touched = try shelf.make(of: node, now: #require(Instant(parsing: "2026-02-01T00:00:00Z")))
        try Data("mine".utf8).write(to: shelf.url(touched.name).appending(path: "letter.txt"))
        _ = try Backup.make(of: node, at: folder.appending(path: "by-hand"))
        try FileManager.default.copyItem(at: shelf.url(old.name), to: folder.appending(path: "littoral-copy"))
        try FileManager.default.createDirectory(
            at: folder.appending(path: "littoral-2025-01-01T000000Z"), withIntermediateDirectories: true)
        let (other, _) = try await OperationsScratch.node()
        let foreign = try shelf.make(of: other, now: #require(Instant(parsing: "2024-01-01T00:00:00Z")))
        let newest = try shelf.make(of: node, now: #require(Instant(parsing: "2026-11-25T00:00:00Z")))

        let rule = Retention(daily: 1, weekly: 0, monthly: 0)
        #expect(try shelf.prune(keeping: rule, origin: journal.origin.id, isTrial: true) == [old.name, touched.name])
        let error = #expect(throws: JournalError.self) { try shelf.prune(keeping: rule, origin: journal.origin.id) }
        #expect(error?.description.contains("letter.txt") == true)
        let present = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
        #expect(
            present == [
                touched.name, "by-hand", "littoral-copy", "littoral-2025-01-01T000000Z", foreign.name, newest.name,
            ])
    }

    @Test func aDamagedBackupIsNeverMarkedAndTheNewestVerifiedStays() async throws {
        let (node, journal) = try await OperationsScratch.node()
        let shelf = BackupShelf(try OperationsScratch.folder())
        let first = try shelf.make(of: node, now: #require(Instant(parsing: "2026-11-01T00:00:00Z")))
        let now = try #require(Instant(parsing: "2026-11-02T00:00:00Z"))
        #expect(try shelf.verify(first, projections: Register.projections, now: now).entries == 5)
        let second = try shelf.make(of: node, now: now)
        let file = shelf.url(second.name).appending(path: "journal.sqlite")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: file)
        #expect(throws: JournalError.self) { try shelf.verify(second, projections: Register.projections, now: now) }
        #expect(shelf.items().map { $0.verified != nil } == [true, false])
        let gone = try shelf.prune(keeping: Retention(daily: 1, weekly: 0, monthly: 0), origin: journal.origin.id)
        #expect(gone == [] && shelf.items().count == 2)
    }

    @Test func aFaultIsKeptAndTriedAgain() async throws {
        let (node, _) = try await OperationsScratch.node()
        let folder = try OperationsScratch.folder()
        let blocked = folder.appending(path: "shelf")
        try Data("a file".utf8).write(to: blocked)
        let clock = FakeClock("2026-11-25T02:00:00Z")
        let keeping = try keeping(node, BackupShelf(blocked), clock)
        #expect(keeping.keep() && keeping.keep())
        #expect(keeping.standing.failures == 2 && keeping.standing.fault != nil)
        try FileManager.default.removeItem(at: blocked)
        #expect(keeping.keep() && !keeping.keep())
        #expect(keeping.standing.fault == nil && keeping.standing.failures == 2)
    }

    @Test func whatWasLeftHalfMadeIsClearedAfterADay() async throws {
        let (node, _) = try await OperationsScratch.node()
        let shelf = BackupShelf(try OperationsScratch.folder())
        let clock = FakeClock("2026-11-25T02:00:00Z")
        let (old, new) = (".littoral-2026-11-23T020000Z.draft", ".littoral-2026-11-25T015900Z.trial")
        for (name, hours) in [(old, 48), (new, 1), (".other.draft", 48), ("littoral-x.draft", 48)] {
            let place = shelf.folder.appending(path: name)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
            let date = Date(timeIntervalSince1970: Double(clock.now.milliseconds) / 1_000 - Double(hours) * 3_600)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: place.path)
        }
        #expect(try keeping(node, shelf, clock).keep())
        let left = Set(try FileManager.default.contentsOfDirectory(atPath: shelf.folder.path))
        #expect(!left.contains(old) && left.isSuperset(of: [new, ".other.draft", "littoral-x.draft"]))
    }

    @Test func withoutRoomNoBackupIsBegun() async throws {
        let (node, _) = try await OperationsScratch.node()
        let folder = try OperationsScratch.folder()
        let shelf = BackupShelf(folder, reserveBytes: .max / 4)
        #expect(throws: (any Error).self) { try shelf.make(of: node, now: FakeClock("2026-11-25T02:00:00Z").now) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
}
