import Foundation
import GRDB
import Storage

extension MemberBook {
    /// Takes everything of a person away: name, mail address, password, codes, sessions, tokens, links, and what
    /// `others` hold.
    ///
    /// What stays is the opaque id, in entries and in the list of erasures, which is written first, so that an erasure
    /// that was interrupted is known and done again. Throws `notFound`, `lastAdministrator`.
    package func erase(_ id: String) async throws {
        let isKnown = try await store.pool.read { db in
            guard try Self.member(id, db) != nil else {
                return try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT 1 FROM erasure WHERE id = ?)", arguments: [id]) ?? false
            }
            return true
        }
        guard isKnown else { throw MemberFault(.notFound) }
        try await requireAnother(id)
        for folder in lists { try Erasures([id: clock()]).write(in: folder) }
        try await erase([id: clock()])
    }

    private func requireAnother(_ id: String) async throws {
        do {
            try await store.pool.write { db in
                try Self.keepingAdministrator(db) {
                    try db.execute(sql: "DELETE FROM member WHERE id = ?", arguments: [id])
                }
                throw Trial()
            }
        } catch is Trial {}
    }

    /// Ends a transaction that was only to see what would come of it.
    private struct Trial: Error {}

    /// Applies a list of erasures, as after a restore; those that were done already cost nothing.
    ///
    /// Returns how many members were here.
    @discardableResult
    package func apply(_ erasures: Erasures) async throws -> Int {
        let present = try await store.pool.read { db in
            try erasures.times.filter { id, _ in try Self.member(id, db) != nil }
        }
        let known = try await store.pool.read { db in
            try Set(String.fetchAll(db, sql: "SELECT id FROM erasure"))
        }
        let due = erasures.times.filter { present[$0.key] != nil || !known.contains($0.key) }
        guard !due.isEmpty else { return 0 }
        try await erase(due)
        return present.count
    }

    private func erase(_ due: [String: Int64]) async throws {
        for id in due.keys.sorted() { for other in others { try await other.erase(member: id) } }
        try await write { db in
            for (id, time) in due {
                try db.execute(sql: "DELETE FROM member WHERE id = ?", arguments: [id])
                try db.execute(sql: "INSERT OR IGNORE INTO erasure (id, time) VALUES (?, ?)", arguments: [id, time])
            }
        }
        for id in due.keys { halfway.end(of: id) }
        try await sweep()
    }

    /// Rewrites the file, so that no page keeps what stood in it, and empties the log.
    func sweep() async throws {
        try await store.pool.vacuum()
        let store = store
        try await Task.detached { try store.checkpoint() }.value
    }
}
