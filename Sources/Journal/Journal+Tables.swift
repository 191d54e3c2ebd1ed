import GRDB
import Storage

extension Journal {
    /// Makes the tables of a part that keeps something of its own beside the entries, so that it changes in one
    /// transaction with them.
    ///
    /// Each of `steps` is one numbered migration, `PART-1` first; steps may only be added. Throws
    /// `JournalError.newerProgram` where the store has been through more steps than these.
    package func prepareTables(of part: String, steps: [String]) throws {
        var migrator = DatabaseMigrator()
        for (index, sql) in steps.enumerated() {
            migrator.registerMigration("\(part)-\(index + 1)", foreignKeyChecks: .immediate) { db in
                try db.execute(sql: sql)
            }
        }
        guard try !Self.isSuperseded(migrator, of: part, store) else {
            throw JournalError(
                .newerProgram, "A newer version of Littoral has written the \(part) of this node.",
                cause: "Install that version again, or restore a backup that this one made.")
        }
        try store.migrate(migrator)
    }

    /// Whether a store has migrations of a part that this program does not know; those of other parts are not its
    /// concern.
    static func isSuperseded(_ migrator: DatabaseMigrator, of part: String, _ store: Store) throws -> Bool {
        let known = Set(migrator.migrations)
        return try store.pool.read { db in
            try migrator.appliedIdentifiers(db).contains { $0.hasPrefix(part + "-") && !known.contains($0) }
        }
    }
}
