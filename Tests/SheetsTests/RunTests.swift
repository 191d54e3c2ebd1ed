import Drafts
import Foundation
import GRDB
import Importing
import Journal
import Languages
import Measures
import Members
import Register
import Runs
import Synchronization
import Testing

@testable import Sheets

/// Runs in the background: what is kept, what is gone on with, what is made once.
@Suite struct RunTests {
    /// Takes drafts down, and can be told to fail.
    private final class Taking: SheetAccepting {
        private let held = Mutex<(drafts: [String: [String: String]], left: Int)>(([:], .max))
        private let fault: any Error

        init(failingAfter count: Int = .max, with fault: any Error = CocoaError(.fileWriteUnknown)) {
            self.fault = fault
            held.withLock { $0.left = count }
        }

        var drafts: [String: [String: String]] { held.withLock { $0.drafts } }

        func mend() { held.withLock { $0.left = .max } }

        func accept(_ drafts: [SheetDraft], batch: String, name: String, by signed: Signed) async throws {
            #expect(drafts.count <= 500)
            try held.withLock { held in
                guard held.left > 0 else { throw fault }
                held.left -= 1
                for draft in drafts { held.drafts[draft.id] = draft.fields }
            }
        }
    }

    private struct Place {
        let node: SheetNode
        let book: SheetBook
        let taking: Taking
        let runner: SheetRunner

        init(
            _ node: SheetNode, failingAfter count: Int = .max, with fault: any Error = CocoaError(.fileWriteUnknown)
        ) throws {
            self.node = node
            taking = Taking(failingAfter: count, with: fault)
            book = try SheetBook(
                journal: node.journal, register: node.register, folder: node.folder.appending(path: "sheets"),
                phrases: node.phrases, units: node.units)
            runner = SheetRunner(
                book, accepting: taking, listing: node.listing, today: { Instant(clamping: SheetNode.morning).day() })
        }
    }

    private let signed = SheetNode.editor("office-ir-01")

    /// Rows that are all new: one figure a year, then a month.
    private func sheet(rows: Int) -> [UInt8] {
        var text = "thing,property,value,as_of\n"
        for row in 0..<rows {
            text += "port-anzali,throughput,\(row + 1),\(2100 + row / 12)-\(row % 12 < 9 ? "0" : "")\(row % 12 + 1)\n"
        }
        return Array(text.utf8)
    }

    @Test func aRunGoesFromFileToDrafts() async throws {
        let place = try Place(try await SheetNode())
        let bytes = sheet(rows: 1_203) + Array("port-anzali,throughput,x,2090\nport-anzali,throughput,1,2100-01\n".utf8)
        let begun = try await place.book.receive(bytes, name: "ports.csv", in: .en, by: signed)
        #expect(begun.state == .reading)
        await place.runner.work()
        let checked = try await place.book.run(begun.id, for: signed)
        #expect(checked.state == .checked)
        #expect((checked.total, checked.done) == (1_205, 1_205))
        #expect(checked.counts == [.new: 1_203, .changed: 0, .same: 0, .refused: 2])
        #expect(place.taking.drafts.isEmpty)
        let (refused, next) = try await place.book.lines(of: checked, outcome: .refused)
        #expect(refused.compactMap(\.reasons.first?.code) == [.badAmount, .twice])
        #expect(next == nil)
        let (page, more) = try await place.book.lines(of: checked, after: 0, limit: 100)
        #expect((page.count, more) == (100, 100))

        try await place.book.accept(begun.id, by: signed)
        await place.runner.work()
        let finished = try await place.book.run(begun.id, for: signed)
        #expect((finished.state, finished.drafted) == (.finished, 1_203))
        #expect(place.taking.drafts.count == 1_203)
        // Sent twice: nothing is doubled, and the file is gone.
        try await place.book.accept(begun.id, by: signed)
        await place.runner.work()
        #expect(place.taking.drafts.count == 1_203)
        #expect(place.book.files.bytes(begun.digest) == nil)
    }

    @Test func aRunIsGoneOnWithAfterTheNodeEnded() async throws {
        let node = try await SheetNode()
        let place = try Place(node, failingAfter: 2)
        let begun = try await place.book.receive(sheet(rows: 1_600), name: "p.csv", in: .ru, by: signed)
        await place.runner.work()
        try await place.book.accept(begun.id, by: signed)
        await place.runner.work()
        let halfway = try await place.book.run(begun.id, for: signed)
        #expect((halfway.state, halfway.drafted) == (.accepting, 1_000))

        let again = try Place(node)
        await again.runner.work()
        let finished = try await again.book.run(begun.id, for: signed)
        #expect((finished.state, finished.drafted) == (.finished, 1_600))
        // Those made before and those made after are all of them, each once.
        let ids = Set(place.taking.drafts.keys).union(again.taking.drafts.keys)
        #expect(ids.count == 1_600)
        #expect(Set(place.taking.drafts.keys).isDisjoint(with: again.taking.drafts.keys))
        #expect(ids.allSatisfy { Identifier.isValid($0) && $0.utf8.count <= 64 })
    }

    /// What drafts refuse for good is told, and can be gone on with where it stopped once it is mended.
    @Test func aRefusedRunCanBeAcceptedAgain() async throws {
        let place = try Place(try await SheetNode(), failingAfter: 2, with: DraftError.tooMany)
        let begun = try await place.book.receive(sheet(rows: 1_600), name: "p.csv", in: .fa, by: signed)
        await place.runner.work()
        try await place.book.accept(begun.id, by: signed)
        await place.runner.work()
        let refused = try await place.book.run(begun.id, for: signed)
        #expect((refused.state, refused.drafted, refused.fault?.code) == (.checked, 1_000, .notAccepted))
        place.taking.mend()
        try await place.book.accept(begun.id, by: signed)
        await place.runner.work()
        let finished = try await place.book.run(begun.id, for: signed)
        #expect((finished.state, finished.drafted, finished.fault) == (.finished, 1_600, nil))
        #expect(place.taking.drafts.count == 1_600)
    }

    /// A check that was left in the middle says in the end what one without a break says.
    @Test func aCheckIsGoneOnWithAtItsRow() async throws {
        let node = try await SheetNode()
        let place = try Place(node)
        let bytes = sheet(rows: 1_100) + Array("port-anzali,throughput,7,2100-02\n".utf8)
        let begun = try await place.book.receive(bytes, name: "p.csv", in: .en, by: signed)
        await place.runner.work()
        let (whole, _) = try await place.book.lines(of: begun, limit: 2_000)
        // As if the node had ended behind the first five hundred rows.
        try await place.book.write { db in
            try db.execute(sql: "DELETE FROM sheet_line WHERE no > 500")
            try db.execute(
                sql: """
                    UPDATE sheet_run SET state = 'checking', done = 500, done_row = 501, new = 500, refused = 0
                    """)
        }
        let again = try Place(node)
        await again.runner.work()
        let checked = try await again.book.run(begun.id, for: signed)
        #expect((checked.state, checked.done, checked.counts[.refused]) == (.checked, 1_101, 1))
        let (anew, _) = try await again.book.lines(of: checked, limit: 2_000)
        #expect(anew == whole)
    }

    @Test func aRunIsStopped() async throws {
        let place = try Place(try await SheetNode())
        let begun = try await place.book.receive(sheet(rows: 20), name: "p.csv", in: .en, by: signed)
        try await place.book.cancel(begun.id, by: signed)
        await place.runner.work()
        let stopped = try await place.book.run(begun.id, for: signed)
        #expect((stopped.state, stopped.lineCount) == (.cancelled, 0))
        #expect(place.book.files.bytes(begun.digest) == nil)
        await #expect(throws: SheetError.wrongState(.cancelled)) { try await place.book.accept(begun.id, by: signed) }
    }

    @Test func itGoesWithItsMember() async throws {
        let node = try await SheetNode()
        let place = try Place(node)
        let bytes = sheet(rows: 3)
        let own = try await place.book.receive(bytes, name: "Petrova.csv", in: .en, by: signed)
        let other = Signed(
            member: "m-two", party: "office-ir-02", country: nil, roles: [.editor],
            way: .session(id: "s", formSecret: "x"))
        let others = try await place.book.receive(sheet(rows: 4), name: "p.csv", in: .en, by: other)
        await place.runner.work()
        let erasing = try SheetErasing(node.journal, folder: node.folder.appending(path: "sheets"))
        for _ in 0..<2 { try await erasing.erase(member: signed.member) }
        await #expect(throws: SheetError.notFound) { try await place.book.run(own.id, for: signed) }
        #expect(place.book.files.bytes(own.digest) == nil)
        #expect(try await place.book.lines(of: own).0.isEmpty)
        #expect(try await place.book.run(others.id, for: other).lineCount == 4)
        #expect(place.book.files.bytes(others.digest) != nil)
    }

    @Test func othersSeeNothingOfIt() async throws {
        let place = try Place(try await SheetNode())
        let begun = try await place.book.receive(sheet(rows: 2), name: "p.csv", in: .en, by: signed)
        let other = SheetNode.editor("office-ir-02")
        await #expect(throws: SheetError.notFound) { try await place.book.run(begun.id, for: other) }
        await #expect(throws: SheetError.notFound) { try await place.book.accept(begun.id, by: other) }
        await #expect(throws: SheetError.notFound) { try await place.book.cancel(begun.id, by: other) }
        #expect(try await place.book.runs(of: "office-ir-02").isEmpty)
    }

    @Test func aFileThatCannotBeReadSaysWhy() async throws {
        let place = try Place(try await SheetNode())
        await #expect(throws: SpreadsheetFault(.webPage)) {
            try await place.book.receive(Array("<html>".utf8), name: "x.xls", in: .en, by: signed)
        }
        let damaged = try await place.book.receive([0x50, 0x4B, 3, 4, 0, 0], name: "x.xlsx", in: .en, by: signed)
        await place.runner.work()
        let failed = try await place.book.run(damaged.id, for: signed)
        #expect((failed.state, failed.fault) == (.failed, SpreadsheetFault(.damaged)))
    }

    @Test func whatColumnsHoldIsSaidOnceAndRemembered() async throws {
        let place = try Place(try await SheetNode())
        let bytes = Array("Wer,Was\nport-anzali,5\n".utf8)
        let begun = try await place.book.receive(bytes, name: "p.csv", in: .en, by: signed)
        await place.runner.work()
        let waiting = try await place.book.run(begun.id, for: signed)
        #expect(waiting.state == .columns)
        #expect(waiting.look?.samples == [0: ["port-anzali"], 1: ["5"]])
        var plan = try #require(waiting.plan)
        await #expect(throws: SheetError.incomplete) { try await place.book.map(begun.id, plan, by: signed) }
        plan.columns[0].role = .thing
        plan.columns[1].role = .value
        plan.columns[1].property = "throughput"
        try await place.book.map(begun.id, plan, by: signed)
        await place.runner.work()
        #expect(try await place.book.run(begun.id, for: signed).counts[.new] == 1)

        let longer = Array("Our ports,\n,\nWer,Was\nport-anzali,5\nport-astara,4\n".utf8)
        let second = try await place.book.receive(longer, name: "q.csv", in: .en, by: signed)
        await place.runner.work()
        let known = try await place.book.run(second.id, for: signed)
        #expect((known.state, known.lineCount) == (.checked, 2))
        // Another office has said nothing of the kind.
        let other = SheetNode.editor("office-ir-02")
        let third = try await place.book.receive(bytes, name: "p.csv", in: .en, by: other)
        await place.runner.work()
        #expect(try await place.book.run(third.id, for: other).state == .columns)
    }

    /// What is accepted becomes drafts that the maker of claims takes without a fault.
    @Test func acceptedRowsCanBeReleased() async throws {
        let node = try await SheetNode()
        let drafts = try DraftBook(
            journal: node.journal, register: node.register, makers: [ClaimMaker(units: node.units)])
        let book = try SheetBook(
            journal: node.journal, register: node.register, folder: node.folder.appending(path: "sheets"),
            phrases: node.phrases, units: node.units)
        let runner = SheetRunner(
            book, accepting: drafts, listing: node.listing, today: { Instant(clamping: SheetNode.morning).day() })
        let text = """
            thing,property,value,unit,as_of,note
            port-anzali,throughput,1.5..2,Mt,sh:1409-01,a note
            port-anzali,throughput,<3,kt,2031-Q3,
            """
        let begun = try await book.receive(Array(text.utf8), name: "p.csv", in: .en, by: signed)
        await runner.work()
        try await book.accept(begun.id, by: signed)
        await runner.work()
        #expect(try await book.run(begun.id, for: signed).drafted == 2)
        let submitted = try await drafts.submit(batch: begun.id, by: signed)
        #expect((submitted.done, submitted.refused) == (2, 0), "\(submitted.faults)")
    }
}
