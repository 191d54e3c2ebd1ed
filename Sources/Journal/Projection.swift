package import GRDB
package import Storage

/// Tables computed from the journal: they can be dropped and replayed, so they are rebuilt where others migrate.
package protocol Projection: Sendable {
    var name: String { get }
    /// Raised whenever the tables or what is written into them change; a raised version is rebuilt before it serves.
    var version: Int { get }
    /// Every table this projection owns.
    var tables: [String] { get }

    /// What every connection to the store needs for the tables, such as a tokeniser.
    func prepare(_ db: Database) throws
    /// What can be read from a body alone, done before the writer's turn; `nil` when there is nothing to save.
    func read(_ body: EntryBody) -> (any Sendable)?
    func createTables(_ db: Database, names: TableNames) throws
    /// The indexes that are cheaper to make after the rows are there.
    func createIndexes(_ db: Database, names: TableNames) throws
    /// A writer for one transaction, or for the bulk of a rebuild, when no index of `createIndexes` exists yet.
    func makeWriter(_ db: Database, names: TableNames, rebuilding: Bool) throws -> any ProjectionWriter
    /// Computes what the bulk writer of a rebuild left to the end, once the indexes exist.
    func completeRebuild(_ db: Database, names: TableNames) throws
}

/// Takes entries in the order of their positions.
///
/// It refuses nothing: what it cannot read it notes as a fault.
package protocol ProjectionWriter: AnyObject {
    func apply(_ entry: Entry, body: EntryBody?) throws
    /// Takes an entry whose body was made ready; `record` is what the projection's `read` gave for it.
    func apply(_ entry: Entry, ready: ReadyBody, record: (any Sendable)?) throws
    func finish() throws
}

extension Projection {
    package func prepare(_ db: Database) throws {}
    package func read(_ body: EntryBody) -> (any Sendable)? { nil }
}

extension StoreOptions {
    /// The same, with what every connection needs for these projections.
    package func preparing(for projections: [any Projection]) -> StoreOptions {
        var options = self
        options.preparations += projections.map { projection in { db in try projection.prepare(db) } }
        return options
    }
}

extension ProjectionWriter {
    package func apply(_ entry: Entry, ready: ReadyBody, record: (any Sendable)?) throws {
        try apply(entry, body: ready.body)
    }
}

/// The names of a projection's tables: the serving ones, or the ones being built beside them.
package struct TableNames: Sendable, Hashable {
    package let prefix: String
    package let generation: Int64

    package init(prefix: String = "", generation: Int64 = 1) {
        self.prefix = prefix
        self.generation = generation
    }

    package func callAsFunction(_ table: String) -> String { prefix + table }

    /// Index names outlive a swap, so that they carry the generation.
    package func index(_ name: String) -> String { "\(name)_\(generation)" }
}
