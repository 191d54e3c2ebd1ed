import GRDB
package import Journal
import Members
import Storage

/// Drafts that were not released go with the member who wrote them; what was released is in the journal already.
package struct DraftErasing: MemberErasing {
    private let journal: Journal

    /// Makes the tables where they are missing, so that there is something to look in.
    package init(_ journal: Journal) throws {
        self.journal = journal
        try journal.prepareTables(of: "drafts", steps: DraftTables.steps)
    }

    package func erase(member: String) async throws {
        _ = try await journal.append(expecting: nil) { db in
            let theirs = "draft.author = ?1 AND draft.state <> 'released'"
            try db.execute(
                sql: """
                    UPDATE draft_tally SET count = count - (SELECT count(*) FROM draft
                        WHERE \(theirs) AND draft.party = draft_tally.party AND draft.state = draft_tally.state)
                    """, arguments: [member])
            // What is wrong with a draft tells what was typed into it.
            try db.execute(
                sql: """
                    DELETE FROM draft_batch_fault WHERE draft_no IN (SELECT no FROM draft WHERE \(theirs))
                        OR run_no IN (SELECT no FROM draft_batch_run WHERE member = ?1)
                    """, arguments: [member])
            try db.execute(sql: "DELETE FROM draft_batch_run WHERE member = ?", arguments: [member])
            try db.execute(
                sql: "DELETE FROM draft_step WHERE draft_no IN (SELECT no FROM draft WHERE \(theirs))",
                arguments: [member])
            try db.execute(sql: "DELETE FROM draft WHERE \(theirs)", arguments: [member])
            // Names and reasons are the person's own words, the acts are not.
            try db.execute(sql: "UPDATE draft_batch SET name = '' WHERE author = ?", arguments: [member])
            try db.execute(
                sql: "UPDATE draft_step SET reason = NULL WHERE member = ? AND reason IS NOT NULL", arguments: [member])
            return []
        }
        // What was there before must not be left in the log.
        try journal.store.checkpoint()
    }
}
