import GRDB
package import Journal
import Members
import Storage

/// Of who has judged reports neither the id nor the words of a reason stay; that a report was refused does.
///
/// What strangers have reported is theirs, and goes in its own time.
package struct ReportErasing: MemberErasing {
    private let journal: Journal

    /// Makes the tables where they are missing, so that there is something to look in.
    package init(_ journal: Journal) throws {
        self.journal = journal
        try journal.prepareTables(of: "problems", steps: ReportTables.steps)
    }

    package func erase(member: String) async throws {
        _ = try await journal.append(expecting: nil) { db in
            try db.execute(
                sql: "UPDATE report SET reason = NULL, reason_language = NULL, member = NULL WHERE member = ?",
                arguments: [member])
            return []
        }
        // What was there before must not be left in the log.
        try journal.store.checkpoint()
    }
}
