import Foundation
import GRDB
import Storage

/// A session that has just begun: the secret for the browser, and as whom.
package struct Begun: Sendable {
    package let secret: Secret
    package let signed: Signed
}

/// A session as its member sees it.
package struct SessionLine: Sendable, Hashable {
    package let id: String
    /// Moments in milliseconds since 1970.
    package let made: Int64
    package let seen: Int64
    /// What the browser says it is.
    package let agent: String
}

extension MemberBook {
    /// A session ends after so long without a request, and after so long in any case; in milliseconds.
    package static let idleMax: Int64 = 12 * 3_600_000
    package static let ageMax: Int64 = 14 * 86_400_000
    static let sessionsMax = 30
    static let seenEvery: Int64 = 300_000

    /// Begins a session within a transaction, with a secret nobody has seen before.
    func begin(_ member: Int64, agent: String, _ db: Database) throws -> Secret {
        let (secret, now) = (Secret(), clock())
        try db.execute(
            sql: "INSERT INTO session (digest, id, member_no, made, seen, agent) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [secret.digest, Self.publicID(), member, now, now, String(agent.prefix(200))])
        // What has ended is in nobody's way but takes room; and the oldest go where there are too many.
        try db.execute(
            sql: "DELETE FROM session WHERE seen < ? OR made < ?", arguments: [now - Self.idleMax, now - Self.ageMax])
        try db.execute(
            sql: """
                DELETE FROM session WHERE member_no = ?1 AND digest NOT IN
                (SELECT digest FROM session WHERE member_no = ?1 ORDER BY made DESC, rowid DESC LIMIT \(Self.sessionsMax))
                """, arguments: [member])
        return secret
    }

    /// The name by which a session or token is ended: it tells nothing of the secret.
    static func publicID() -> String { String(Secret().text.filter { $0 != "-" && $0 != "_" }.prefix(16)) }

    /// As whom a session's secret signs in; `nil` where it does not, or no longer.
    package func signed(session text: String) async -> Signed? {
        guard let secret = Secret(text) else { return nil }
        await lookForChanges()
        let (digest, now) = (secret.digest, clock())
        if let entry = live.entry(digest) { return sign(entry, digest, now) }
        guard let (entry, number) = try? await read(secret) else { return nil }
        guard let entry else { return nil }
        live.keep(entry, digest, readAt: number)
        return sign(entry, digest, now)
    }

    private func sign(_ entry: LiveSignings.Entry, _ digest: Data, _ now: Int64) -> Signed? {
        guard entry.until > now, now - entry.seen < Self.idleMax else {
            live.forget(digest)
            return nil
        }
        let isDue = now - entry.written >= Self.seenEvery
        live.touch(digest, seen: now, isWritten: isDue)
        if isDue { note("UPDATE session SET seen = ? WHERE digest = ?", now, digest) }
        return entry.signed
    }

    private func read(_ secret: Secret) async throws -> (entry: LiveSignings.Entry?, number: Int64) {
        let found = try await store.pool.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT session.id AS session_id, session.made AS session_made, session.seen AS session_seen,
                        member.id, member.party, member.country, member.roles
                    FROM session JOIN member ON member.no = session.member_no
                    WHERE session.digest = ? AND member.state = 'active'
                    """, arguments: [secret.digest])
            return (row.map { Self.entry($0, secret) }, try Self.changeNumber(db))
        }
        live.look(found.1)
        return found
    }

    private static func entry(_ row: Row, _ secret: Secret) -> LiveSignings.Entry {
        let way = Signed.Way.session(id: row["session_id"], formSecret: secret.derived(for: "forms"))
        let seen: Int64 = row["session_seen"]
        return LiveSignings.Entry(
            signed: signed(row, way: way), until: (row["session_made"] as Int64) + ageMax, seen: seen, written: seen)
    }

    static func signed(_ row: Row, way: Signed.Way) -> Signed {
        Signed(
            member: row["id"], party: row["party"] ?? "", country: row["country"], roles: Role.set(row["roles"]),
            way: way)
    }

    /// Sees what another process, such as a command, has changed.
    func lookForChanges() async {
        guard live.isLookDue(clock(), StoreMark(ofStoreAt: store.path)) else { return }
        guard let number = try? await store.pool.read({ db in try Self.changeNumber(db) }) else {
            return live.forgetAll()
        }
        live.look(number)
    }

    /// The sessions of a member, the newest first.
    package func sessions(of member: String) async throws -> [SessionLine] {
        let now = clock()
        return try await store.pool.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, made, seen, agent FROM session WHERE member_no = ? AND seen > ? AND made > ?
                    ORDER BY made DESC, id
                    """, arguments: [try Self.number(of: member, db), now - Self.idleMax, now - Self.ageMax])
            return rows.map { SessionLine(id: $0["id"], made: $0["made"], seen: $0["seen"], agent: $0["agent"]) }
        }
    }

    /// Ends one session of a member, by its own id.
    package func end(session id: String, of member: String) async throws {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM session WHERE id = ? AND member_no = ?",
                arguments: [id, try Self.number(of: member, db)])
        }
    }

    /// Ends all sessions of a member but one.
    package func endSessions(of member: String, except id: String? = nil) async throws {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM session WHERE member_no = ?1 AND (?2 IS NULL OR id <> ?2)",
                arguments: [try Self.number(of: member, db), id])
        }
    }
}
