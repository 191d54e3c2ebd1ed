import Drafts
import Foundation
import GRDB
import Importing
import Journal
import Languages
import Measures
import Members
import Observations
import Register
import Runs
import Testing

/// Files that are brought in in the background: checked, answered, accepted, stopped, and taken up again.
@Suite struct ImportTests {
    private struct Place {
        let node: ObservationNode
        let folder: URL
        let book: SeriesImportBook
        let drafts: DraftBook
        let ann = NewSeriesTests.member("m-ann", [.editor])

        init() async throws {
            node = try await NewSeriesTests.node()
            try await node.append([try ObservationNode.level()])
            folder = FileManager.default.temporaryDirectory.appending(path: "littoral-imports-\(UUID().uuidString)")
            book = try SeriesImportBook(
                journal: node.journal, register: node.register, folder: folder, maker: NewSeriesTests.maker,
                clock: { ObservationNode.morning })
            drafts = try NewSeriesTests.book(node)
        }

        func send(_ text: String, series: String? = nil) async throws -> SeriesImport {
            try await book.receive(
                Array(text.utf8), name: "levels.csv", series: series, scheme: .own, in: .en, by: ann)
        }

        func work() async { await SeriesImporter(book, drafts: drafts).work() }

        func find(_ file: SeriesImport) async throws -> SeriesImport { try await book.find(file.id, for: ann) }

        func kept() throws -> Int {
            guard FileManager.default.fileExists(atPath: folder.path) else { return 0 }
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).count
        }
    }

    private static let both = """
        date,value,series
        2020-01-01,1.1,reed-level
        2020-01-02,1.2,reed-level
        2020-01-02,1.2,reed-level
        2020-01-09,1.3,reed-level
        2020-01-01,5,Other pole
        2020-01-02,6,Other pole
        """

    @Test func aFileIsCheckedAnsweredAndAccepted() async throws {
        let place = try await Place()
        let sent = try await place.send(Self.both)
        #expect(sent.state == .checking)
        await place.work()
        let checked = try await place.find(sent)
        #expect(checked.state == .checked && checked.done == 6 && checked.total == 6)
        #expect((checked.counts.fresh, checked.counts.refused, checked.counts.waiting) == (3, 1, 2))
        let lines = try await place.book.findings(of: checked).findings
        #expect(lines.map(\.findings.outcome) == [.standing, .asking])
        #expect(lines[0].findings.faults.map(\.code) == ["time-twice"] && lines[0].findings.gapCount == 1)

        var answers = NewSeriesTests.whole
        (answers["code"], answers["fileName"]) = ("other-pole", "Other pole")
        try await place.book.answer(sent.id, of: "Other pole", answers, isCommon: false, by: place.ann)
        await place.work()
        let answered = try await place.find(sent)
        #expect((answered.counts.fresh, answered.counts.waiting) == (5, 0))
        try await place.book.accept(sent.id, reason: "", by: place.ann)
        try await place.book.accept(sent.id, reason: "", by: place.ann)
        await place.work()
        let finished = try await place.find(sent)
        #expect(finished.state == .finished && finished.drafted == 3)
        #expect(try place.kept() == 0)
        let batch = try #require(try await place.drafts.batch(sent.id, for: place.ann))
        #expect(batch.counts == [.draft: 3])
        #expect(try await place.drafts.submit(batch: sent.id, by: place.ann).refused == 0)
        let bob = NewSeriesTests.member("m-bob", [.approver])
        #expect(try await place.drafts.approve(batch: sent.id, by: bob).refused == 0)
        #expect(try await place.node.read { try $0.observations(of: "other-pole").count } == 2)
        #expect(try await place.node.faults() == [])
    }

    /// What a node leaves behind when it ends, another goes on with from there.
    @Test func workGoesOnWhereItStopped() async throws {
        let place = try await Place()
        let sent = try await place.send(Self.both)
        let ending = SeriesImporter(place.book, drafts: place.drafts)
        await ending.end()
        await ending.work()
        #expect(try await place.find(sent).state == .checking)
        await place.work()
        let whole = try await place.find(sent)
        // As it was after the first series.
        _ = try await place.node.journal.append(expecting: nil) { db in
            try db.execute(
                sql: """
                    UPDATE series_import SET state = 'checking', series_done = 1, done = 4, waiting = 0;
                    DELETE FROM series_import_line WHERE no = 1;
                    """)
            return []
        }
        await place.work()
        #expect(try await place.find(sent) == whole)
        // Drafts that are there already are not made twice.
        try await place.book.accept(sent.id, reason: "", by: place.ann)
        await place.work()
        let drafted = try await place.find(sent).drafted
        #expect(drafted == 1)
        #expect(try await place.drafts.batch(sent.id, for: place.ann)?.counts == [.draft: 1])
    }

    @Test func itCanBeStoppedAndIsNobodyElses() async throws {
        let place = try await Place()
        let sent = try await place.send(Self.both)
        let south = NewSeriesTests.member("m-sue", [.editor], at: "south")
        await #expect(throws: SeriesImportError.notFound) { try await place.book.find(sent.id, for: south) }
        await #expect(throws: SeriesImportError.notFound) { try await place.book.cancel(sent.id, by: south) }
        try await place.book.cancel(sent.id, by: place.ann)
        #expect(try place.kept() == 0)
        await place.work()
        #expect(try await place.find(sent).state == .cancelled)
        await #expect(throws: SeriesImportError.wrongState) {
            try await place.book.accept(sent.id, reason: "", by: place.ann)
        }
        let broken = try await place.send("{\"value\": [")
        await place.work()
        #expect(try await place.find(broken).state == .failed)
        #expect(try await place.find(broken).fault?.code == "json")
        #expect(try place.kept() == 0)
        for _ in 0..<SeriesImportLimits.going { _ = try await place.send(Self.both) }
        await #expect(throws: SeriesImportError.tooMany) { try await place.send(Self.both) }
        try await SeriesImportErasing(place.node.journal, folder: place.folder).erase(member: "m-ann")
        #expect(try place.kept() == 0)
        #expect(try await place.book.imports(of: "north").isEmpty)
    }
}
