import Chances
import Drafts
import Foundation
import GRDB
import Journal
import Members
import Register
import Runs
import Synchronization
import Testing

/// What is done with whole batches in the background: begun, gone on with, stopped, and decided as for single drafts.
@Suite struct BatchRunTests {
    /// As whom members act, which may change while a batch goes on.
    private final class Standing: Sendable {
        private let held: Mutex<[String: Signed]>

        init(_ members: [Signed] = [DraftNode.ann, DraftNode.bob, DraftNode.cid, DraftNode.min]) {
            held = Mutex(Dictionary(members.map { ($0.member, $0) }) { first, _ in first })
        }

        func find(_ id: String) -> Signed? { held.withLock { $0[id] } }
        func set(_ signed: Signed?, for id: String) { held.withLock { $0[id] = signed } }
    }

    private static func node(_ rows: Int, wrong: Set<Int> = []) async throws -> DraftNode {
        let node = try await DraftNode()
        _ = try await node.book.open(batch: "batch-01", name: "ports.xlsx", by: DraftNode.ann)
        let drafts = (0..<rows).map { row in
            NewDraft(
                id: "row-000\(row)", kind: "claim",
                fields: claimFields(wrong.contains(row) ? "five" : "\(row).5", ["asOf": "\(1900 + row)"]))
        }
        _ = try await node.book.write(drafts, batch: "batch-01", by: DraftNode.ann)
        return node
    }

    private static func running(_ node: DraftNode, _ standing: Standing = Standing()) -> BatchRunning {
        BatchRunning(node.book, chunk: 4) { standing.find($0) }
    }

    private static func find(_ run: BatchRun, _ node: DraftNode, _ signed: Signed) async throws -> BatchRun {
        try #require(try await node.book.run(run.id, for: signed))
    }

    @Test func aBatchGoesFromDraftsToClaims() async throws {
        let node = try await Self.node(19, wrong: [3, 11])
        let runner = BatchRunner(Self.running(node))
        let begun = try #require(try await node.book.begin(.submit, onBatch: "batch-01", by: DraftNode.ann))
        #expect((begun.state, begun.total, begun.done) == (.going, 19, 0))
        // Pressed twice it is found again; another act has to wait.
        #expect(try await node.book.begin(.submit, onBatch: "batch-01", by: DraftNode.cid) == begun)
        await #expect(throws: DraftError.batchGoesOn) {
            try await node.book.begin(.approve, onBatch: "batch-01", by: DraftNode.bob)
        }
        await runner.work()
        let submitted = try await Self.find(begun, node, DraftNode.ann)
        #expect((submitted.state, submitted.done, submitted.refused) == (.finished, 17, 2))
        let (first, next) = try await node.book.faults(of: submitted, limit: 1, for: DraftNode.ann)
        #expect(first.map(\.draft.id) == ["row-0003"])
        #expect(first.first?.faults.faults.map(\.code) == ["amount-unreadable"])
        let (second, end) = try await node.book.faults(of: submitted, after: try #require(next), for: DraftNode.ann)
        #expect(second.map(\.draft.id) == ["row-00011"] && end == nil)

        let before = try await node.journal.lastPositionHeld()
        let approving = try #require(try await node.book.begin(.approve, onBatch: "batch-01", by: DraftNode.bob))
        await runner.work()
        #expect(try await Self.find(approving, node, DraftNode.bob).done == 17)
        #expect(try await node.journal.lastPositionHeld() == before + 2 * 17)
        #expect(try await node.book.begin(.approve, onBatch: "batch-01", by: DraftNode.bob) == nil)
        #expect(try await node.book.runs(onBatch: "batch-01", for: DraftNode.rea).map(\.act) == [.approve, .submit])
        #expect(try await node.book.run(approving.id, for: DraftNode.sue) == nil)
        #expect(try await node.faults() == [])
        _ = try node.journal.verify()
    }

    @Test func rightsAreThoseOfSingleDrafts() async throws {
        let node = try await Self.node(9)
        let standing = Standing()
        let running = Self.running(node, standing)
        let runner = BatchRunner(running)
        for (act, who, error) in [
            (BatchAct.submit, DraftNode.rea, DraftError.forbidden), (.submit, DraftNode.sue, .notFound),
            (.approve, DraftNode.ann, .forbidden), (.approve, DraftNode.sam, .notFound),
            (.clear, DraftNode.bob, .forbidden), (.clear, DraftNode.min, .notFound), (.clear, DraftNode.far, .notFound),
        ] {
            await #expect(throws: error, "\(act) by \(who.member)") {
                try await node.book.begin(act, onBatch: "batch-01", by: who)
            }
        }
        _ = try await node.book.rule([.everyone], by: DraftNode.min)
        // One of them was written by whoever will approve.
        let draft = try #require(try await node.book.draft("row-0002", for: DraftNode.cid)).draft
        _ = try await node.book.write(
            "row-0002", kind: "claim", fields: draft.fields.merging(["note": "n"]) { $1 }, seen: draft.version,
            by: DraftNode.cid)
        _ = try await node.book.begin(.submit, onBatch: "batch-01", by: DraftNode.ann)
        await runner.work()
        let approving = try #require(try await node.book.begin(.approve, onBatch: "batch-01", by: DraftNode.cid))
        try await running.advance(approving, chunks: 1)
        // Whoever loses the right meanwhile goes no further, and another goes on with the rest.
        standing.set(DraftNode.member("m-cid", "north", [.editor], country: "land"), for: "m-cid")
        await runner.work()
        let halted = try await Self.find(approving, node, DraftNode.cid)
        #expect((halted.state, halted.done, halted.refused) == (.halted, 3, 1))
        #expect(
            try await node.book.faults(of: halted, for: DraftNode.cid).faults.map { $0.faults.faults.map(\.code) }
                == [["own"]])
        standing.set(nil, for: "m-bob")
        _ = try await node.book.begin(.approve, onBatch: "batch-01", by: DraftNode.bob)
        await runner.work()
        #expect(try await node.book.runs(onBatch: "batch-01", for: DraftNode.bob).first?.state == .halted)
        standing.set(DraftNode.bob, for: "m-bob")
        _ = try await node.book.begin(.approve, onBatch: "batch-01", by: DraftNode.bob)
        await runner.work()
        #expect(try await node.book.batch("batch-01", for: DraftNode.ann)?.counts == [.approved: 9])
        #expect(try await node.read { try $0.claim("d-row-0000") } == nil)

        // The ministry sends back what it may, and clears the rest.
        let returning = try #require(
            try await node.book.begin(.giveBack, onBatch: "batch-01", reason: " Which year? ", by: DraftNode.min))
        try await running.advance(returning, chunks: 1)
        try await node.book.stop(run: returning.id, by: DraftNode.min)
        await runner.work()
        #expect(try await Self.find(returning, node, DraftNode.min).state == .stopped)
        _ = try await node.book.begin(.clear, onBatch: "batch-01", by: DraftNode.min)
        await runner.work()
        #expect(try await node.book.batch("batch-01", for: DraftNode.ann)?.counts == [.returned: 4, .released: 5])
        let steps = try #require(try await node.book.draft("row-0000", for: DraftNode.ann)).steps
        #expect(steps.last?.reason == "Which year?")
        #expect(try await node.faults() == [])
    }

    @Test func aMemberStopsWhatGoesOn() async throws {
        let node = try await Self.node(14)
        let running = Self.running(node)
        let run = try #require(try await node.book.begin(.submit, onBatch: "batch-01", by: DraftNode.ann))
        try await running.advance(run, chunks: 2)
        await #expect(throws: DraftError.notFound) { try await node.book.stop(run: run.id, by: DraftNode.sue) }
        await #expect(throws: DraftError.forbidden) { try await node.book.stop(run: run.id, by: DraftNode.rea) }
        try await node.book.stop(run: run.id, by: DraftNode.cid)
        await BatchRunner(running).work()
        let stopped = try await Self.find(run, node, DraftNode.ann)
        #expect((stopped.state, stopped.done) == (.stopped, 8))
        // Pressed again, the rest goes on.
        _ = try await node.book.begin(.submit, onBatch: "batch-01", by: DraftNode.ann)
        await BatchRunner(running).work()
        #expect(try await node.book.batch("batch-01", for: DraftNode.ann)?.counts == [.submitted: 14])
    }

    /// Wherever the node ends, another goes on, and every draft is taken once.
    @Test func anInterruptionAnywhereLosesAndDoublesNothing() async throws {
        let node = try await Self.node(15, wrong: [6])
        for (act, who) in [(BatchAct.submit, DraftNode.ann), (.approve, DraftNode.bob)] {
            let run = try #require(try await node.book.begin(act, onBatch: "batch-01", by: who))
            for _ in 0..<20 {
                // A node that ends before its second chunk, whether the member was looked for or not.
                let asked = Mutex(0)
                let ending = Mutex<BatchRunner?>(nil)
                let runner = BatchRunner(
                    BatchRunning(node.book, chunk: 4) { id in
                        if asked.withLock({ count in
                            count += 1
                            return count
                        }) == 2 {
                            await ending.withLock(\.self)?.end()
                            throw CancellationError()
                        }
                        return id == who.member ? who : nil
                    })
                ending.withLock { $0 = runner }
                await runner.work()
                guard try await Self.find(run, node, who).state == .going else { break }
            }
            let over = try await Self.find(run, node, who)
            #expect(over.state == .finished && over.done == 14)
        }
        let bodies = try await node.entries()
        for row in 0..<15 {
            let count = bodies.count { $0.subject == "claim/d-row-000\(row)" }
            #expect(count == (row == 6 ? 0 : 1), "row \(row)")
        }
        #expect(try await node.book.batch("batch-01", for: DraftNode.ann)?.counts == [.released: 14, .draft: 1])
    }

    @Test func aRunGoesWithItsMemberAndFaultsWithTheirDraft() async throws {
        let node = try await Self.node(6, wrong: [2])
        let runner = BatchRunner(Self.running(node))
        let run = try #require(try await node.book.begin(.submit, onBatch: "batch-01", by: DraftNode.cid))
        await runner.work()
        #expect(try await node.book.faults(of: run, for: DraftNode.cid).faults.count == 1)
        try await DraftErasing(node.journal).erase(member: DraftNode.ann.member)
        #expect(try await node.book.faults(of: run, for: DraftNode.cid).faults.isEmpty)
        try await DraftErasing(node.journal).erase(member: DraftNode.cid.member)
        #expect(try await node.book.run(run.id, for: DraftNode.cid) == nil)
        let left = try await node.journal.reader.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM draft_batch_fault")
        }
        #expect(left == 0)
    }
}
