import Chances
import Drafts
import Foundation
import GRDB
import Journal
import Members
import Register
import Storage
import Testing

/// What a member wrote and nobody released is gone from every file; the rest stands as it did.
@Suite struct ErasingTests {
    private static func found(_ needle: String, in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
            (try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)))?.range(of: Data(needle.utf8)) != nil
        }
    }

    @Test func unreleasedDraftsOfAMemberLeaveNoByte() async throws {
        let node = try await DraftNode()
        var chance = Chance(seed: 44)
        var kept: Set<String> = []
        for number in 0..<240 {
            let isHers = chance.maybe(40)
            let id = "ticket-\(number)"
            var fields = claimFields("5")
            // Texts of every length, so that rows move between pages while others are written.
            fields["note"] =
                (isHers ? "whistleblower " : "colleague ") + String(repeating: "x", count: chance.below(700))
            var draft = try await node.book.write(
                id, kind: "claim", fields: fields, seen: nil, by: isHers ? DraftNode.ann : DraftNode.cid)
            if chance.maybe() {
                fields["note"] =
                    (isHers ? "whistleblower again " : "colleague ") + String(repeating: "y", count: chance.below(900))
                draft = try await node.book.write(
                    id, kind: "claim", fields: fields, seen: draft.version, by: isHers ? DraftNode.ann : DraftNode.cid)
            }
            if chance.maybe(30) { _ = try await node.book.submit(id, by: isHers ? DraftNode.ann : DraftNode.cid) }
            if !isHers { kept.insert(id) }
        }
        try node.journal.store.checkpoint()
        #expect(try !Self.found("whistleblower", in: node.scratch.path).isEmpty)
        let erasing = try DraftErasing(node.journal)
        try await erasing.erase(member: DraftNode.ann.member)
        #expect(try Self.found("whistleblower", in: node.scratch.path) == [])
        let left = try await node.journal.reader.read { db in try Set(String.fetchAll(db, sql: "SELECT id FROM draft"))
        }
        #expect(left == kept)
        let (tally, counted) = try await node.journal.reader.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT sum(count) FROM draft_tally"),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM draft")
            )
        }
        #expect(tally == counted)
        try await erasing.erase(member: DraftNode.ann.member)
        _ = try node.journal.verify()
    }

    @Test func whatWasReleasedStays() async throws {
        let node = try await DraftNode()
        _ = try await node.book.write(
            "ticket-1", kind: "claim", fields: claimFields("5"), seen: nil, by: DraftNode.ann)
        let draft = try await node.book.submit("ticket-1", by: DraftNode.ann)
        _ = try await node.book.approve("ticket-1", seen: draft.version, by: DraftNode.bob)
        try await DraftErasing(node.journal).erase(member: DraftNode.ann.member)
        #expect(try await node.read { try $0.claim("d-ticket-1") } != nil)
        #expect(
            try await node.journal.reader.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM draft") } == 1)
    }
}
