package import Foundation
import GRDB
package import Journal
import Members
import Runs
import Storage

/// Sheets go with the member who brought them in: the run, what was read of its rows, and its file.
///
/// What was accepted is drafts, which others erase.
package struct SheetErasing: MemberErasing {
    private let journal: Journal
    private let files: RunFiles

    /// Makes the tables where they are missing, so that there is something to look in; `folder` holds the files of runs.
    package init(_ journal: Journal, folder: URL) throws {
        self.journal = journal
        files = RunFiles(folder: folder)
        try journal.prepareTables(of: "sheets", steps: SheetTables.steps)
    }

    package func erase(member: String) async throws {
        let digests = try await journal.reader.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT digest FROM sheet_run AS own WHERE member = :member AND NOT EXISTS (
                        SELECT 1 FROM sheet_run WHERE digest = own.digest AND member <> :member)
                    """, arguments: ["member": member])
        }
        // The files first: where this is interrupted, the runs still name them.
        for digest in digests { files.remove(digest) }
        _ = try await journal.append(expecting: nil) { db in
            try db.execute(
                sql: "DELETE FROM sheet_line WHERE run_no IN (SELECT no FROM sheet_run WHERE member = ?)",
                arguments: [member])
            try db.execute(sql: "DELETE FROM sheet_run WHERE member = ?", arguments: [member])
            return []
        }
        // What was there before must not be left in the log.
        try journal.store.checkpoint()
    }
}
