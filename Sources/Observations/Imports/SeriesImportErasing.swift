package import Foundation
import GRDB
package import Journal
import Members
import Runs
import Storage

/// Imports go with the member who brought them in: what was read of their files, and the files.
///
/// What was accepted is drafts, which others erase.
package struct SeriesImportErasing: MemberErasing {
    private let journal: Journal
    private let files: RunFiles

    /// Makes the tables where they are missing, so that there is something to look in; `folder` holds the files.
    package init(_ journal: Journal, folder: URL) throws {
        self.journal = journal
        files = RunFiles(folder: folder)
        try journal.prepareTables(of: "series-imports", steps: SeriesImportTables.steps)
    }

    package func erase(member: String) async throws {
        let digests = try await journal.reader.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT digest FROM series_import AS own WHERE member = :member AND NOT EXISTS (
                        SELECT 1 FROM series_import WHERE digest = own.digest AND member <> :member)
                    """, arguments: ["member": member])
        }
        // The files first: where this is interrupted, the imports still name them.
        for digest in digests { files.remove(digest) }
        _ = try await journal.append(expecting: nil) { db in
            for table in ["series_import_line", "series_import_answer"] {
                try db.execute(
                    sql: """
                        DELETE FROM \(table) WHERE import_no IN (SELECT no FROM series_import WHERE member = ?)
                        """, arguments: [member])
            }
            try db.execute(sql: "DELETE FROM series_import WHERE member = ?", arguments: [member])
            return []
        }
        // What was there before must not be left in the log.
        try journal.store.checkpoint()
    }
}
