import GRDB
import Storage

extension Journal {
    /// Removes body and salt of one entry for good; header, hash and chain stay.
    ///
    /// The log is emptied afterwards, so that the bytes are not left there. The caller appends an entry that says by
    /// what right.
    package func erase(_ id: EntryID) throws {
        try store.pool.write { db in
            try db.execute(
                sql: "UPDATE entry SET salt = NULL, body = NULL WHERE id = ? AND body IS NOT NULL",
                arguments: [id.bytes])
            guard db.changesCount == 1 else {
                throw JournalError(.notFound, "There is no entry \(id) with a body to erase.")
            }
        }
        try store.checkpoint()
    }
}
