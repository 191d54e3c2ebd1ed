import GRDB
import Storage

extension MemberBook {
    /// As whom work goes on that a member has begun and that outlasts the session: with what the member may do now;
    /// `nil` where the member is no longer active.
    package func acting(_ id: String) async throws -> Signed? {
        try await store.pool.read { db in
            try Row.fetchOne(
                db, sql: "SELECT id, party, country, roles FROM member WHERE id = ? AND state = 'active'",
                arguments: [id]
            ).map { Self.signed($0, way: .token(id: "run", scopes: [.write, .release])) }
        }
    }
}
