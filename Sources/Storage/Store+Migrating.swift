package import GRDB

extension Store {
    /// Takes the steps that are still to be taken.
    ///
    /// Another process may take the same ones at this moment: then the tables are found, and what is left is tried again.
    package func migrate(_ migrator: DatabaseMigrator) throws {
        var taken = try pool.read(migrator.appliedIdentifiers)
        while true {
            do {
                return try migrator.migrate(pool)
            } catch {
                let known = try pool.read(migrator.appliedIdentifiers)
                guard known.count > taken.count else { throw error }
                taken = known
            }
        }
    }
}
