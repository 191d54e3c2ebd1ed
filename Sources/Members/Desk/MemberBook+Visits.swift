import GRDB
import Storage

/// Up to where a member had seen what the journal holds when this visit began.
package struct DeskVisit: Sendable, Hashable {
    /// The position that the visit before began at, and when, in milliseconds since 1970; `nil` at the first visit.
    package let position: Int64?
    package let milliseconds: Int64?

    package init(position: Int64?, milliseconds: Int64?) {
        (self.position, self.milliseconds) = (position, milliseconds)
    }
}

extension MemberBook {
    /// Who comes again within so many milliseconds is still on the same visit.
    package static let visitMilliseconds: Int64 = 4 * 3_600_000

    /// Notes that a member looks at the desk now, with the journal at `position`; written once a visit.
    ///
    /// A visit counts what is new from where the visit before began, so that nothing is passed over that came while
    /// somebody was looking. Throws `notFound`.
    package func visit(of id: String, at position: Int64) async throws -> DeskVisit {
        let now = clock()
        if let visit = try await standingVisit(of: id, now) { return visit }
        return try await write { db in
            let no = try Self.number(of: id, db)
            try db.execute(
                sql: """
                    INSERT INTO visit (member_no, position, time) VALUES (?1, ?2, ?3)
                    ON CONFLICT (member_no) DO UPDATE SET earlier_position = position, earlier_time = time,
                        position = excluded.position, time = excluded.time
                    WHERE abs(excluded.time - time) >= \(Self.visitMilliseconds)
                    """, arguments: [no, position, now])
            return try Self.visit(no, db) ?? DeskVisit(position: nil, milliseconds: nil)
        }
    }

    private func standingVisit(of id: String, _ now: Int64) async throws -> DeskVisit? {
        try await store.pool.read { db in
            let no = try Self.number(of: id, db)
            let time = try Int64.fetchOne(db, sql: "SELECT time FROM visit WHERE member_no = ?", arguments: [no])
            // A clock that was set back must not make one visit of all.
            guard let time, abs(now - time) < Self.visitMilliseconds else { return nil }
            return try Self.visit(no, db)
        }
    }

    private static func visit(_ no: Int64, _ db: Database) throws -> DeskVisit? {
        try Row.fetchOne(
            db, sql: "SELECT earlier_position, earlier_time FROM visit WHERE member_no = ?", arguments: [no]
        ).map { DeskVisit(position: $0[0], milliseconds: $0[1]) }
    }
}
