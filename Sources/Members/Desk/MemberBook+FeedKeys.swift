import GRDB
import Storage

extension MemberBook {
    /// Makes the key under which a reader of feeds sees the member's desk, and nothing else; an earlier one ends.
    ///
    /// It is shown this once. Throws `notFound`.
    package func makeFeedKey(for id: String) async throws -> Secret {
        let (secret, now) = (Secret(), clock())
        try await write { db in
            let no = try Self.number(of: id, db)
            try db.execute(
                sql: """
                    INSERT INTO feed_key (digest, member_no, made) VALUES (?, ?, ?)
                    ON CONFLICT (member_no) DO UPDATE SET digest = excluded.digest, made = excluded.made
                    """, arguments: [secret.digest, no, now])
        }
        return secret
    }

    /// Ends the key of a member's feed.
    package func endFeedKey(of id: String) async throws {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM feed_key WHERE member_no = ?", arguments: [try Self.number(of: id, db)])
        }
    }

    /// When the key of a member's feed was made, in milliseconds since 1970; `nil` where there is none.
    package func feedKeyMade(of id: String) async throws -> Int64? {
        try await store.pool.read { db in
            try Int64.fetchOne(
                db, sql: "SELECT made FROM feed_key WHERE member_no = ?", arguments: [try Self.number(of: id, db)])
        }
    }

    /// Whose desk a key shows: the member may do nothing through it but read.
    ///
    /// `nil` where it is not, or no longer, good.
    package func signed(feedKey text: String) async throws -> Signed? {
        guard let secret = Secret(text) else { return nil }
        return try await store.pool.read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT member.id, member.party, member.country, member.roles
                    FROM feed_key JOIN member ON member.no = feed_key.member_no
                    WHERE feed_key.digest = ? AND member.state = 'active'
                    """, arguments: [secret.digest]
            ).map { Self.signed($0, way: .token(id: "feed", scopes: [.read])) }
        }
    }
}
