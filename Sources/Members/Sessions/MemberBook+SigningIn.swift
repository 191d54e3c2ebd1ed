import Foundation
import GRDB
import Storage

/// What comes of giving name and password.
package enum SignInStep: Sendable {
    case signedIn(Begun)
    /// The password is right and a code is asked for; the ticket goes with it.
    case code(ticket: Secret)
}

extension MemberBook {
    /// Takes mail address and password.
    ///
    /// Throws `wrongSignIn`, `locked` or `busy`. `source` is where the request comes from, `agent` what the browser says
    /// it is.
    package func signIn(mail: String, password: String, source: String?, agent: String) async throws -> SignInStep {
        let (key, network) = (MailAddress.key(mail), SourceAddress.network(of: source))
        guard mail.utf8.count <= MailAddress.bytesMax, password.utf8.count <= PasswordRules.bytesMax else {
            throw MemberFault(.wrongSignIn)
        }
        try attempts.begin(key, from: network, now: clock())
        let found = try await store.pool.read { db in
            try Row.fetchOne(
                db,
                sql:
                    "SELECT no, id, password, code_secret IS NOT NULL AS has_code, state FROM member WHERE mail_key = ?",
                arguments: [key]
            ).map { row in
                (
                    no: row["no"] as Int64, id: row["id"] as String, password: row["password"] as String?,
                    hasCode: row["has_code"] as Bool, isActive: row["state"] as String == Member.State.active.rawValue
                )
            }
        }
        let hash = found.flatMap { $0.isActive ? $0.password : nil }.flatMap { PasswordHash($0) }
        guard try await gate.isRight(password, for: hash), let found, let hash else { throw MemberFault(.wrongSignIn) }
        attempts.succeeded(key, from: network)
        if hash.cost != gate.cost { try await rehash(password, from: hash, of: found.no) }
        if found.hasCode { return .code(ticket: halfway.begin(found.id, now: clock())) }
        return .signedIn(try await begin(found.id, agent: agent))
    }

    /// Takes the code of the second step: one that the device shows, or one of the recovery codes.
    ///
    /// Throws `signInGone`, `wrongCode` or `locked`; who comes so far knows the password, so wrong codes may lock the
    /// member whatever the source.
    package func confirm(ticket: String, code: String, agent: String) async throws -> Begun {
        guard let ticket = Secret(ticket), let member = halfway.attempt(ticket, now: clock()) else {
            throw MemberFault(.signInGone)
        }
        try attempts.begin(member, from: "code", now: clock())
        guard try await take(code, of: member) else { throw MemberFault(.wrongCode, field: "code") }
        attempts.succeeded(member, from: "code")
        halfway.end(ticket)
        return try await begin(member, agent: agent)
    }

    /// Begins a session of a member who has shown who it is; throws `wrongSignIn` where the member is not active.
    func begin(_ member: String, agent: String) async throws -> Begun {
        try await write { [self] db in
            let row = try Row.fetchOne(
                db, sql: "SELECT no, id, party, country, roles FROM member WHERE id = ? AND state = 'active'",
                arguments: [member])
            guard let row else { throw MemberFault(.wrongSignIn) }
            let secret = try begin(row["no"] as Int64, agent: agent, db)
            return try Self.begun(secret, row, db)
        }
    }

    static func begun(_ secret: Secret, _ row: Row, _ db: Database) throws -> Begun {
        let id =
            try String.fetchOne(db, sql: "SELECT id FROM session WHERE digest = ?", arguments: [secret.digest]) ?? ""
        return Begun(
            secret: secret,
            signed: signed(row, way: .session(id: id, formSecret: secret.derived(for: "forms"))))
    }

    /// The price of a hash has changed since it was made: it is made again while the password is at hand.
    private func rehash(_ password: String, from old: PasswordHash, of member: Int64) async throws {
        let text = try await gate.hash(password).text
        try await write { db in
            try db.execute(
                sql: "UPDATE member SET password = ? WHERE no = ? AND password = ?",
                arguments: [text, member, old.text])
        }
    }

    /// Takes a code once: the step of the device's code moves on, a recovery code goes.
    func take(_ code: String, of member: String) async throws -> Bool {
        let (now, recovery) = (clock(), RecoveryCode(code))
        return try await write { [sealing] db in
            let row = try Row.fetchOne(
                db, sql: "SELECT no, code_secret, code_step FROM member WHERE id = ?", arguments: [member])
            guard let row, let sealed = row["code_secret"] as Data? else { return false }
            let no: Int64 = row["no"]
            if let recovery {
                try db.execute(
                    sql: "DELETE FROM recovery WHERE member_no = ? AND digest = ?", arguments: [no, recovery.digest])
                return db.changesCount == 1
            }
            guard let secret = sealing.open(sealed, for: member),
                let step = OneTimeCode(secret: secret).step(of: code, at: now, used: row["code_step"])
            else { return false }
            try db.execute(sql: "UPDATE member SET code_step = ? WHERE no = ?", arguments: [step, no])
            return true
        }
    }
}
