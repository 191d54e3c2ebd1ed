import AppendingProcess
import Chances
import GRDB
import Journal
import Storage
import Testing

@Suite struct RebuildTests {
    struct Interruption: Error {}

    private func tables(_ journal: Journal) throws -> [String] {
        try journal.reader.read { db in
            try String.fetchAll(
                db,
                sql:
                    "SELECT name FROM sqlite_master WHERE name LIKE '%subject_count%' AND sql IS NOT NULL ORDER BY name"
            )
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func aRebuildEqualsTheLiveProjection(seed: UInt64) async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        try await Testbed.fill(journal, 40 + Int(seed) * 37, seed: seed)
        let live = try Testbed.rows(journal)
        for batch in [1, 7, 10_000] {
            try journal.rebuild(SubjectCounts(), batch: batch)
            #expect(try Testbed.rows(journal) == live)
            try Testbed.expectWhole(journal)
        }
        try await Testbed.fill(journal, 20, seed: seed + 100)
        try Testbed.expectWhole(journal)
        #expect(try tables(journal) == ["subject_count", "subject_count_by_count_4", "subject_count_by_last_4"])
    }

    @Test func anEmptyJournalRebuilds() throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        try journal.rebuild(SubjectCounts())
        try Testbed.expectWhole(journal)
    }

    @Test func anInterruptedRebuildGoesOn() async throws {
        let scratch = try Scratch()
        let old = try Testbed.open(scratch.path)
        try await Testbed.fill(old, 100, seed: 1)
        try old.store.close()
        let journal = try Testbed.open(scratch.path, version: 2)
        #expect(try journal.outdatedProjections().count == 1)
        var starts: [Int64] = []
        // Each attempt is interrupted after its first batch; each goes on where the one before stopped.
        for attempt in 1...9 {
            #expect(throws: Interruption.self) {
                try journal.rebuild(SubjectCounts(version: 2), batch: 10) { progress in
                    starts.append(progress.position)
                    throw Interruption()
                }
            }
            #expect(starts == (1...attempt).map { Int64($0) * 10 })
        }
        let served = try await journal.reader.read { db in
            (try SubjectCounts.rows(db), try SubjectCounts.replayed(db, version: 1))
        }
        #expect(served.0 == served.1)
        try journal.rebuild(SubjectCounts(version: 2), batch: 10)
        #expect(try journal.outdatedProjections().isEmpty)
        try Testbed.expectWhole(journal, version: 2)
    }

    /// Fails where a program may die: after the indexes are there, before the swap.
    struct DyingLate: Projection {
        let counts = SubjectCounts(version: 2)
        var name: String { counts.name }
        var version: Int { counts.version }
        var tables: [String] { counts.tables }
        func createTables(_ db: Database, names: TableNames) throws { try counts.createTables(db, names: names) }
        func createIndexes(_ db: Database, names: TableNames) throws { try counts.createIndexes(db, names: names) }
        func makeWriter(_ db: Database, names: TableNames, rebuilding: Bool) throws -> any ProjectionWriter {
            try counts.makeWriter(db, names: names, rebuilding: rebuilding)
        }
        func completeRebuild(_ db: Database, names: TableNames) throws { throw Interruption() }
    }

    @Test func aRebuildThatDiedAfterItsIndexesStartsAnew() async throws {
        let scratch = try Scratch()
        try await Testbed.fill(try Testbed.open(scratch.path), 60, seed: 2)
        let journal = try Testbed.open(scratch.path, version: 2)
        for _ in 0..<2 {
            #expect(throws: Interruption.self) { try journal.rebuild(DyingLate(), batch: 25) }
        }
        var positions: [Int64] = []
        try journal.rebuild(SubjectCounts(version: 2), batch: 25) { positions.append($0.position) }
        #expect(positions == [25, 50, 60])
        try Testbed.expectWhole(journal, version: 2)
    }

    @Test func entriesAppendedMeanwhileAreInTheNewTables() async throws {
        let scratch = try Scratch()
        let journal = try Testbed.open(scratch.path)
        try await Testbed.fill(journal, 120, seed: 3)
        let appending = Task.detached { try await Testbed.fill(journal, 200, seed: 4) }
        let other = try Testbed.open(scratch.path)
        for batch in [3, 11, 50] { try journal.rebuild(SubjectCounts(), batch: batch) }
        try await Testbed.fill(other, 20, seed: 5)
        try await appending.value
        #expect(try journal.lastPosition() == 340)
        try Testbed.expectWhole(journal)
    }

    @Test func aNewerVersionOfAnotherProgramStopsTheOlder() async throws {
        let scratch = try Scratch()
        let older = try Testbed.open(scratch.path)
        try await Testbed.fill(older, 30, seed: 6)
        let newer = try Testbed.open(scratch.path, version: 2)
        // Before the swap the older goes on and the newer must not write into tables it does not know.
        try await Testbed.fill(older, 5, seed: 7)
        var random = Chance(seed: 8)
        let bodies = Testbed.bodies(1, &random)
        #expect(await journalError { _ = try await newer.append(bodies) }?.code == .projectionChanged)
        try newer.rebuild(SubjectCounts(version: 2))
        #expect(await journalError { _ = try await older.append(bodies) }?.code == .projectionChanged)
        #expect(try older.lastPosition() == 35)
        _ = try await newer.append(bodies)
        try Testbed.expectWhole(newer, version: 2)
    }

    @Test func oneOfTwoRebuildsStops() async throws {
        let scratch = try Scratch()
        try await Testbed.fill(try Testbed.open(scratch.path), 90, seed: 9)
        let first = try Testbed.open(scratch.path, version: 2)
        let second = try Testbed.open(scratch.path, version: 2)
        var hasStarted = false
        let error = #expect(throws: JournalError.self) {
            try first.rebuild(SubjectCounts(version: 2), batch: 20) { _ in
                guard !hasStarted else { return }
                hasStarted = true
                try second.rebuild(SubjectCounts(version: 2), batch: 15)
            }
        }
        #expect(error?.code == .projectionChanged)
        try Testbed.expectWhole(second, version: 2)
        // And when the second is still at work, the first may not go on in its tables either.
        #expect(throws: JournalError.self) {
            try first.rebuild(SubjectCounts(version: 2), batch: 20) { progress in
                guard progress.position == 20 else { return }
                try? second.rebuild(SubjectCounts(version: 2), batch: 15) { _ in throw Interruption() }
            }
        }
        try second.rebuild(SubjectCounts(version: 2))
        try Testbed.expectWhole(second, version: 2)
    }

    @Test func aProjectionAddedLaterIsOutdatedUntilRebuilt() async throws {
        let scratch = try Scratch()
        let bare = try Journal(
            store: .init(path: scratch.file), key: try Testbed.key(), projections: [], clock: { Testbed.startOfTime })
        var random = Chance(seed: 10)
        _ = try await bare.append(Testbed.bodies(12, &random))
        let journal = try Testbed.open(scratch.path)
        #expect(try journal.outdatedProjections().map(\.name) == ["subject_counts"])
        try journal.rebuild(SubjectCounts())
        try Testbed.expectWhole(journal)
    }
}
