import GRDB
package import Journal
import Measures
import Members
package import Register

/// The drafts of a node: written, submitted, released by a second member, cleared where the country asks for it.
///
/// Every act runs as a decision of the journal, so that what was acknowledged is durable and a release is one
/// transaction with its entries.
package struct DraftBook: Sendable {
    package let journal: Journal
    package let register: Register
    let makers: [String: any DraftMaker]
    private let clock: @Sendable () -> Int64

    /// Makes the tables where they are missing.
    ///
    /// `clock` gives milliseconds since 1970.
    package init(
        journal: Journal, register: Register, makers: [any DraftMaker],
        clock: @escaping @Sendable () -> Int64 = NodeFolder.wallClock
    ) throws {
        self.journal = journal
        self.register = register
        self.makers = Dictionary(makers.map { ($0.kind, $0) }) { first, _ in first }
        self.clock = clock
        try journal.prepareTables(of: "drafts", steps: DraftTables.steps)
    }

    /// The kinds that can be drafted here.
    package var kinds: Set<String> { Set(makers.keys) }

    var now: Int64 { clock() }

    /// Decides on the state that stands and answers once what was decided is durable.
    func decide<Outcome: Sendable>(
        _ work: @escaping @Sendable (DraftWriting) throws -> (Outcome, [EntryBody])
    ) async throws -> Outcome {
        // In the writer's turn the vocabulary is only read where an entry of the same group has changed it.
        try await register.refresh()
        return try await journal.decide { db in try work(DraftWriting(book: self, db: db, time: now)) }
    }
}
