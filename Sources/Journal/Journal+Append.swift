import Foundation
package import GRDB
import Storage
import Synchronization

/// The appends that wait for the writer, bounded so that a flood is refused rather than remembered.
struct AppendQueue {
    struct Request {
        let expecting: Head?
        let work: Work
        let answer: CheckedContinuation<Receipt, any Error>
    }

    enum Work {
        /// Bodies that need no look at what stands, made ready by the caller.
        case bodies([ReadyBody])
        /// Bodies that are decided on the state the writer sees.
        case decision(@Sendable (Database) throws -> [EntryBody])
    }

    var waiting: [Request] = []
    var isDraining = false
    /// Requests that were written since the start.
    var appendedCount: Int64 = 0

    static let waitingMax = 8_192
    /// One transaction takes at most this many requests; what it syncs once is acknowledged at once.
    static let groupMax = 2_048
}

extension Journal {
    package func append(
        expecting: Head?, _ prepare: @escaping @Sendable (Database) throws -> [EntryBody]
    ) async throws -> Receipt {
        try await take(.decision(prepare), expecting: expecting)
    }

    package func append(_ bodies: [EntryBody], expecting: Head?) async throws -> Receipt {
        var random = BufferedRandomness()
        let ready = try bodies.map { try ReadyBody($0, projections: projections, random: &random) }
        return try await take(.bodies(ready), expecting: expecting)
    }

    /// How many requests to append were written since the start.
    package var appendedCount: Int64 { queue.withLock(\.appendedCount) }

    private func take(_ work: AppendQueue.Work, expecting: Head?) async throws -> Receipt {
        try await withCheckedThrowingContinuation { answer in
            let mustDrain: Bool? = queue.withLock { queue in
                guard queue.waiting.count < AppendQueue.waitingMax else { return nil }
                queue.waiting.append(.init(expecting: expecting, work: work, answer: answer))
                defer { queue.isDraining = true }
                return !queue.isDraining
            }
            guard let mustDrain else {
                answer.resume(
                    throwing: JournalError(
                        .busy, "More is waiting to be written than can be kept; nothing of this was written.",
                        cause: "Try again in a moment."))
                return
            }
            if mustDrain { Task.detached { await self.drain() } }
        }
    }

    private func drain() async {
        while let group = nextGroup() {
            let outcomes = await write(group)
            // Announced first: whoever was told that it is written must not be answered from before.
            let positions = outcomes.compactMap { try? $0.get().position }
            queue.withLock { $0.appendedCount += Int64(positions.count) }
            if let position = positions.max() { announce(position) }
            for (request, outcome) in zip(group, outcomes) { request.answer.resume(with: outcome) }
        }
    }

    private func nextGroup() -> [AppendQueue.Request]? {
        queue.withLock { queue in
            guard !queue.waiting.isEmpty else {
                queue.isDraining = false
                return nil
            }
            let group = Array(queue.waiting.prefix(AppendQueue.groupMax))
            queue.waiting.removeFirst(group.count)
            return group
        }
    }

    /// Writes a group in one transaction.
    ///
    /// A request that fails is undone alone; a commit that fails fails them all.
    private func write(_ group: [AppendQueue.Request]) async -> [Result<Receipt, any Error>] {
        do {
            try store.reserve.check()
            return try await store.pool.writeWithoutTransaction { db in
                var outcomes: [Result<Receipt, any Error>] = []
                try db.inTransaction(.immediate) {
                    let writing = try ChainWriting(self, db)
                    for request in group {
                        outcomes.append(try writing.take(request))
                    }
                    try writing.finish()
                    return .commit
                }
                return outcomes
            }
        } catch {
            return group.map { _ in .failure(error) }
        }
    }
}

/// One write transaction on our own chain: the head is read inside it, since another process may have moved it.
private final class ChainWriting {
    let journal: Journal
    let db: Database
    let originNo: Int64
    var position: Int64
    var head: Head?
    let startingHead: Head?
    var writers: [any ProjectionWriter]
    let inserting: EntryInsertion
    var random = BufferedRandomness()

    init(_ journal: Journal, _ db: Database) throws {
        self.journal = journal
        self.db = db
        originNo = try journal.originNo(journal.origin, db)
        inserting = try EntryInsertion(db)
        position = try Journal.lastPosition(db)
        head = try Journal.head(of: journal.origin, db)
        startingHead = head
        writers = try journal.makeWriters(db)
    }

    func take(_ request: AppendQueue.Request) throws -> Result<Receipt, any Error> {
        let before = (position, head)
        do {
            var ids: [EntryID] = []
            try db.inSavepoint {
                if let expected = request.expecting, expected != head {
                    throw JournalError(
                        .headMoved, "The journal has moved on since you looked; nothing was written.",
                        cause: "Read it again and decide anew.")
                }
                for body in try bodies(of: request) { ids.append(try write(body)) }
                // A later request of the group reads what this one wrote.
                for writer in writers { try writer.finish() }
                return .commit
            }
            return .success(Receipt(entries: ids, position: position, head: head))
        } catch {
            // A full disk or a fault of the file is no fault of this request alone: the whole group is undone.
            if let error = error as? DatabaseError, !error.resultCode.isOnlyOfOneStatement { throw error }
            (position, head) = before
            writers = try journal.makeWriters(db)
            return .failure(error)
        }
    }

    private func bodies(of request: AppendQueue.Request) throws -> [ReadyBody] {
        switch request.work {
        case .bodies(let ready): ready
        case .decision(let prepare):
            try prepare(db).map { try ReadyBody($0, projections: journal.projections, random: &random) }
        }
    }

    private func write(_ ready: ReadyBody) throws -> EntryID {
        let time = journal.clock()
        let header = EntryHeader(
            origin: journal.origin, sequence: (head?.sequence ?? 0) + 1,
            id: EntryID(timeMilliseconds: time, random: &random), timeMilliseconds: time,
            digest: ready.digest, previous: head?.hash ?? .zero)
        let entry = Entry(
            position: position + 1, header: header, hash: header.hash, salt: ready.salt, bodyBytes: ready.bytes)
        try inserting.insert(entry, originNo: originNo)
        for (writer, record) in zip(writers, ready.records) {
            try writer.apply(entry, ready: ready, record: record)
        }
        position += 1
        head = Head(origin: journal.origin, sequence: header.sequence, hash: entry.hash)
        return header.id
    }

    func finish() throws {
        guard let head, head != startingHead else { return }
        try journal.signAndMark(head, originNo: originNo, signature: journal.key.sign(head), position: position, db)
    }
}

extension Journal {
    /// The largest body of an entry, in bytes; files and long texts lie beside the journal.
    package static let bodyBytesMax = 1 << 20

    func originNo(_ origin: Origin, _ db: Database) throws -> Int64 {
        let no = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT no FROM origin WHERE id = ?"), arguments: [origin.id])
        guard let no else { throw JournalError(.notFound, "The origin \(origin) is not known here.") }
        return no
    }

    /// The writers of all projections, after checking that no newer program has changed their tables under us.
    func makeWriters(_ db: Database) throws -> [any ProjectionWriter] {
        try projections.map { projection in
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT version, generation FROM projection WHERE name = ?"),
                arguments: [projection.name])
            guard let row, row["version"] as Int == projection.version else {
                throw JournalError(
                    .projectionChanged,
                    "The tables of \(projection.name) are of another version than this program's.",
                    cause: "Run littoral replay, or restart the older program.")
            }
            let names = TableNames(generation: row["generation"])
            return try projection.makeWriter(db, names: names, rebuilding: false)
        }
    }

    func signAndMark(_ head: Head, originNo: Int64, signature: Data, position: Int64, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO head (origin_no, sequence, hash, signature) VALUES (?, ?, ?, ?)
                ON CONFLICT (origin_no) DO UPDATE
                SET sequence = excluded.sequence, hash = excluded.hash, signature = excluded.signature
                """
        ).execute(arguments: [originNo, head.sequence, head.hash.bytes, signature])
        try db.cachedStatement(sql: "UPDATE projection SET watermark = ? WHERE version > 0")
            .execute(arguments: [position])
    }
}

extension ResultCode {
    /// A constraint or a value that one statement ran into, as against a fault of disk, file or memory.
    var isOnlyOfOneStatement: Bool {
        [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG, .SQLITE_RANGE, .SQLITE_ERROR].contains(primaryResultCode)
    }
}
