import GRDB
import Journal
import Members
import Storage

/// Originals go with the member who brought them in, as long as no story and no draft of somebody else rests on them.
///
/// Erased before the drafts: what is older than the column of members is known by the drafts that name it.
extension OriginalBook: MemberErasing {
    package func erase(member: String) async throws {
        _ = try await journal.append(expecting: nil) { db in
            let hasDrafts = try db.tableExists("draft")
            let theirs =
                hasDrafts
                ? """
                (member = ?1 OR EXISTS (SELECT 1 FROM draft WHERE draft.author = ?1 AND draft.state <> 'released'
                    AND draft.party = story_original.party AND instr(draft.fields, story_original.digest) > 0))
                """ : "member = ?1"
            var others = ["FALSE"]
            if try db.tableExists("story_step") {
                others.append(
                    "EXISTS (SELECT 1 FROM story_step WHERE instr(story_step.payload, story_original.digest) > 0)")
            }
            if hasDrafts {
                others.append(
                    """
                    EXISTS (SELECT 1 FROM draft WHERE draft.author <> ?1 AND draft.party = story_original.party
                        AND instr(draft.fields, story_original.digest) > 0)
                    """)
            }
            try db.execute(
                sql: "DELETE FROM story_original WHERE \(theirs) AND NOT (\(others.joined(separator: " OR ")))",
                arguments: [member])
            try db.execute(sql: "UPDATE story_original SET member = NULL WHERE member = ?", arguments: [member])
            return []
        }
        // What was there before must not be left in the log.
        try journal.store.checkpoint()
    }
}
