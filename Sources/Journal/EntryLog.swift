package import GRDB
import Synchronization

/// What a part may ask of the journal, and nothing more.
package protocol EntryLog: Sendable {
    /// Appends in one transaction what `prepare` decides on the state it sees; returns once it is durable.
    ///
    /// Throws what `prepare` throws, or `JournalError.headMoved` when `expecting` is given and is not our head.
    func append(
        expecting: Head?, _ prepare: @escaping @Sendable (Database) throws -> [EntryBody]
    ) async throws -> Receipt
    /// Appends bodies that need no look at what stands; they are made ready before the writer's turn.
    func append(_ bodies: [EntryBody], expecting: Head?) async throws -> Receipt
    /// The entries after a position, oldest first, at most `limit` of them.
    func read(after position: Int64, limit: Int) throws -> [Entry]
    /// The last entry of an origin's chain, our own by default; `nil` before the first.
    func head(of origin: Origin?) throws -> Head?
    /// Positions as they are reached, those written by other processes too; a slow reader sees only the latest.
    func watch() -> AsyncStream<Int64>
}

extension EntryLog {
    /// Appends bodies that need no look at what stands, wherever the head is.
    package func append(_ bodies: [EntryBody]) async throws -> Receipt {
        try await append(bodies, expecting: nil)
    }

    /// Decides on the state that stands, appends what was decided, and gives the outcome once it is durable.
    package func decide<Outcome: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> (Outcome, [EntryBody])
    ) async throws -> Outcome {
        let held = Held<Outcome>()
        _ = try await append(expecting: nil) { db in
            let (outcome, bodies) = try work(db)
            held.value.withLock { $0 = outcome }
            return bodies
        }
        guard let outcome = held.value.withLock(\.self) else {
            throw JournalError(.notFound, "A decision was acknowledged and never made.")
        }
        return outcome
    }
}

/// Carries an outcome out of the writer's turn.
private final class Held<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
}

/// The acknowledgement of an append: what was written is durable.
package struct Receipt: Sendable, Hashable {
    package let entries: [EntryID]
    /// The position of the last entry of the journal after this append.
    package let position: Int64
    package let head: Head?
}
