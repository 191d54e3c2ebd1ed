import Foundation
import GRDB
import Storage

/// A token as its member sees it after it was made.
package struct TokenLine: Sendable, Hashable {
    package let id: String
    package let label: String
    package let scopes: Set<Signed.Scope>
    /// Moments in milliseconds since 1970.
    package let made: Int64
    package let until: Int64
    package let used: Int64?
}

extension MemberBook {
    package static let tokenPrefix = "littoral_"
    package static let tokensMax = 20
    package static let tokenDays = 1...366

    /// Makes a token; its text is shown this once.
    ///
    /// Throws `labelMissing`, `tooLong` or `tooMany`.
    package func makeToken(
        for id: String, label: String, scopes: Set<Signed.Scope>, days: Int
    ) async throws -> (text: String, line: TokenLine) {
        let label = label.split { $0.isWhitespace }.joined(separator: " ")
        guard !label.isEmpty else { throw MemberFault(.labelMissing, field: "label") }
        guard label.count <= 80, label.utf8.count <= 320 else {
            throw MemberFault(.tooLong, field: "label", ["length": "80"])
        }
        // Who may write a draft must be able to read it.
        let scopes = scopes.union([.read])
        let (secret, now) = (Secret(), clock())
        let days = min(max(days, Self.tokenDays.lowerBound), Self.tokenDays.upperBound)
        let line = TokenLine(
            id: Self.publicID(), label: label, scopes: scopes, made: now, until: now + Int64(days) * 86_400_000,
            used: nil)
        try await write { db in
            let no = try Self.number(of: id, db)
            try db.execute(sql: "DELETE FROM token WHERE until <= ?", arguments: [now])
            let count =
                try Int.fetchOne(db, sql: "SELECT count(*) FROM token WHERE member_no = ?", arguments: [no]) ?? 0
            guard count < Self.tokensMax else { throw MemberFault(.tooMany, ["count": String(count)]) }
            try db.execute(
                sql:
                    "INSERT INTO token (digest, id, member_no, label, scopes, made, until) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    secret.digest, line.id, no, label, scopes.map(\.rawValue).sorted().joined(separator: " "), now,
                    line.until,
                ])
        }
        return (Self.tokenPrefix + secret.text, line)
    }

    /// The tokens of a member, the newest first.
    package func tokens(of id: String) async throws -> [TokenLine] {
        try await store.pool.read { db in
            let rows = try Row.fetchAll(
                db,
                sql:
                    "SELECT id, label, scopes, made, until, used FROM token WHERE member_no = ? ORDER BY made DESC, id",
                arguments: [try Self.number(of: id, db)])
            return rows.map { row in
                TokenLine(
                    id: row["id"], label: row["label"], scopes: Self.scopes(row["scopes"]), made: row["made"],
                    until: row["until"], used: row["used"])
            }
        }
    }

    package func end(token id: String, of member: String) async throws {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM token WHERE id = ? AND member_no = ?",
                arguments: [id, try Self.number(of: member, db)])
        }
    }

    static func scopes(_ text: String) -> Set<Signed.Scope> {
        Set(text.split(separator: " ").compactMap { Signed.Scope(rawValue: String($0)) })
    }

    /// As whom a token signs in; `nil` where it does not, or no longer.
    package func signed(token text: String) async -> Signed? {
        guard text.hasPrefix(Self.tokenPrefix), let secret = Secret(text.dropFirst(Self.tokenPrefix.count)) else {
            return nil
        }
        await lookForChanges()
        let (digest, now) = (secret.digest, clock())
        let known = live.entry(digest)
        guard let entry = if let known { known } else { await readToken(digest) }, entry.until > now else { return nil }
        guard now - entry.written >= Self.seenEvery else { return entry.signed }
        live.touch(digest, seen: now, isWritten: true)
        note("UPDATE token SET used = ? WHERE digest = ?", now, digest)
        return entry.signed
    }

    private func readToken(_ digest: Data) async -> LiveSignings.Entry? {
        let found = try? await store.pool.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT token.id AS token_id, token.scopes, token.until, token.used,
                        member.id, member.party, member.country, member.roles
                    FROM token JOIN member ON member.no = token.member_no
                    WHERE token.digest = ? AND member.state = 'active'
                    """, arguments: [digest])
            return (row.map(Self.entry), try Self.changeNumber(db))
        }
        guard let found else { return nil }
        live.look(found.1)
        if let entry = found.0 { live.keep(entry, digest, readAt: found.1) }
        return found.0
    }

    private static func entry(_ row: Row) -> LiveSignings.Entry {
        let way = Signed.Way.token(id: row["token_id"], scopes: scopes(row["scopes"]))
        return LiveSignings.Entry(
            signed: signed(row, way: way), until: row["until"], seen: 0, written: (row["used"] as Int64?) ?? 0)
    }
}
