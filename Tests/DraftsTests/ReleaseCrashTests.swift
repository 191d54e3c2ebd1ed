import Chances
import CrashFiles
import Drafts
import Foundation
import GRDB
import Journal
import Register
import Runs
import Storage
import Testing

/// A power cut at every step of writing, submitting and releasing leaves every draft either before or after its release.
@Suite(.serialized) struct ReleaseCrashTests {
    private static let modes: [Int32] = [
        CRASHFILES_KEEP_NONE, CRASHFILES_KEEP_ALL, CRASHFILES_KEEP_SUBSET, CRASHFILES_KEEP_PREFIX,
    ]
    private static let drafts = 2

    /// How far each draft had come after so many acknowledgements, three to a draft.
    private static func acknowledged(_ draft: Int, after tag: Int64) -> DraftState? {
        switch Int(tag) - draft * 3 {
        case ..<1: nil
        case 1: .draft
        case 2: .submitted
        default: .released
        }
    }

    /// A node whose every write is kept, so that each moment of it can be made again in `image`; ended by `unwatch`.
    private func watched(_ scratch: Scratch, _ image: String) async throws -> DraftNode {
        let path = scratch.path + "/watched"
        for folder in [path, image] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        await Turn.crashFiles.take()
        guard crashfiles_register(path, 1) == 0 else {
            Turn.crashFiles.give()
            throw CrashFault.notWatched
        }
        do {
            return try await DraftNode(at: path)
        } catch {
            Self.unwatch()
            throw error
        }
    }

    private static func unwatch() {
        crashfiles_unregister()
        Turn.crashFiles.give()
    }

    private enum CrashFault: Error { case notWatched }

    @Test func nothingIsLeftHalf() async throws {
        let scratch = try Scratch()
        let image = scratch.path + "/image"
        let node = try await watched(scratch, image)
        defer { Self.unwatch() }
        var count: Int64 = 0
        for number in 0..<Self.drafts {
            let id = "crash-00\(number)"
            _ = try await node.book.write(
                id, kind: "claim", fields: claimFields("\(number).5"), seen: nil, by: DraftNode.ann)
            for act in 0..<3 {
                if act == 1 { _ = try await node.book.submit(id, by: DraftNode.ann) }
                if act == 2 { _ = try await node.book.approve(id, by: DraftNode.bob) }
                count += 1
                try #require(crashfiles_mark(count) == 0)
            }
        }
        try node.journal.store.close()
        let steps = crashfiles_log_length()
        // The ground takes the first steps; what comes after it is of interest.
        let first = try #require((0...steps).first { crashfiles_tag_before($0) >= 1 })
        // At every write: what reached the disk is lost in two of the four ways, at the next write in the other two.
        for (turn, step) in (first...steps).enumerated() {
            for mode in Self.modes.indices where mode % 2 == turn % 2 {
                try await expectWhole(image, step, Self.modes[mode])
            }
        }
    }

    private func expectWhole(_ image: String, _ step: Int64, _ mode: Int32) async throws {
        try #require(crashfiles_materialise(step, mode, UInt64(step), image) == 0)
        let journal = try DraftNode.open(image + "/journal.sqlite", DraftNode.Clock())
        defer { try? journal.store.close() }
        let book = try DraftBook(
            journal: journal, register: Register(reader: journal.reader), makers: try DraftNode.makers())
        let tag = crashfiles_tag_before(step)
        let bodies = try await journal.reader.read { db in try Entry.bodies(after: 0, db) }
        for number in 0..<Self.drafts {
            let id = "crash-00\(number)"
            let draft = try await book.draft(id, for: DraftNode.ann)?.draft
            let claims = bodies.count { $0.subject == "claim/d-\(id)" }
            let releases = bodies.count { $0.subject == "draft/\(id)" }
            let isReleased = draft?.state == .released
            #expect(claims == (isReleased ? 1 : 0), "step \(step), mode \(mode)")
            #expect(releases == claims, "step \(step), mode \(mode)")
            // What was acknowledged is there, and perhaps one act more.
            let least = Self.acknowledged(number, after: tag)
            let order: [DraftState?] = [nil, .draft, .submitted, .released]
            let place = order.firstIndex(of: draft?.state) ?? 0
            #expect(place >= order.firstIndex(of: least) ?? 0, "step \(step), mode \(mode)")
        }
        _ = try journal.verify()
    }

    /// A batch that the power left in the middle is gone on with by the next node, and every draft is released once.
    @Test func aBatchIsGoneOnWithAfterACrash() async throws {
        let scratch = try Scratch()
        let image = scratch.path + "/image"
        let node = try await watched(scratch, image)
        defer { Self.unwatch() }
        _ = try await node.book.open(batch: "batch-01", name: "ports.xlsx", by: DraftNode.ann)
        let drafts = (0..<7).map { NewDraft(id: "crash-00\($0)", kind: "claim", fields: claimFields("\($0).5")) }
        _ = try await node.book.write(drafts, batch: "batch-01", by: DraftNode.ann)
        _ = try await node.book.submit(batch: "batch-01", by: DraftNode.ann)
        let run = try #require(try await node.book.begin(.approve, onBatch: "batch-01", by: DraftNode.bob))
        try #require(crashfiles_mark(1) == 0)
        await BatchRunner(BatchRunning(node.book, chunk: 2) { _ in DraftNode.bob }).work()
        try node.journal.store.close()
        let steps = crashfiles_log_length()
        let first = try #require((0...steps).first { crashfiles_tag_before($0) >= 1 })
        for step in stride(from: first, through: steps, by: 13) {
            let mode = Self.modes[Int(step) % Self.modes.count]
            try #require(crashfiles_materialise(step, mode, UInt64(step), image) == 0)
            let journal = try DraftNode.open(image + "/journal.sqlite", DraftNode.Clock())
            defer { try? journal.store.close() }
            let book = try DraftBook(
                journal: journal, register: Register(reader: journal.reader), makers: try DraftNode.makers())
            let reached = try #require(try await book.run(run.id, for: DraftNode.bob))
            let released = try await book.batch("batch-01", for: DraftNode.bob)?.counts[.released] ?? 0
            #expect(reached.done == released, "step \(step), mode \(mode)")
            await BatchRunner(BatchRunning(book, chunk: 3) { _ in DraftNode.bob }).work()
            let over = try #require(try await book.run(run.id, for: DraftNode.bob))
            #expect((over.state, over.done) == (.finished, 7), "step \(step), mode \(mode)")
            let bodies = try await journal.reader.read { db in try Entry.bodies(after: 0, db) }
            for draft in drafts {
                #expect(bodies.count { $0.subject == "claim/d-\(draft.id)" } == 1, "step \(step), mode \(mode)")
                #expect(bodies.count { $0.subject == "draft/\(draft.id)" } == 1, "step \(step), mode \(mode)")
            }
            _ = try journal.verify()
        }
    }
}
