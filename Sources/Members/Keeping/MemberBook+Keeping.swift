import Foundation
import GRDB
import Storage
package import Languages

extension MemberBook {
    /// Gives a member other roles.
    ///
    /// All sessions of the member end, since a session must never know more than it was begun with; tokens stay, and
    /// may no more than the member. Throws `lastAdministrator`, `rolesMissing` or `notFound`.
    package func give(_ roles: Set<Role>, to id: String) async throws {
        guard !roles.isEmpty else { throw MemberFault(.rolesMissing, field: "roles") }
        try await narrow(id) { db, no in
            try db.execute(sql: "UPDATE member SET roles = ? WHERE no = ?", arguments: [Role.text(roles), no])
        }
    }

    /// Moves a member to another party.
    package func move(_ id: String, to party: String, country: String?) async throws {
        guard !party.isEmpty else { throw MemberFault(.partyMissing, field: "party") }
        try await narrow(id) { db, no in
            try db.execute(
                sql: "UPDATE member SET party = ?, country = ? WHERE no = ?", arguments: [party, country, no])
        }
    }

    /// Keeps a member from signing in: sessions, tokens and links end at once.
    package func disable(_ id: String) async throws {
        try await narrow(id) { db, no in
            try db.execute(
                sql: "UPDATE member SET state = 'disabled' WHERE no = ? AND state <> 'invited'", arguments: [no])
            for table in ["token", "link"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE member_no = ?", arguments: [no])
            }
        }
    }

    /// Lets a disabled member in again, with the password known before.
    package func enable(_ id: String) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE member SET state = 'active' WHERE no = ? AND state = 'disabled'",
                arguments: [try Self.number(of: id, db)])
        }
    }

    /// Does what may take rights away; sessions end with it, and an administrator is left in any case.
    private func narrow(_ id: String, _ work: @escaping @Sendable (Database, Int64) throws -> Void) async throws {
        try await write { db in
            let no = try Self.number(of: id, db)
            try Self.keepingAdministrator(db) { try work(db, no) }
            try db.execute(sql: "DELETE FROM session WHERE member_no = ?", arguments: [no])
        }
        halfway.end(of: id)
    }

    /// Throws `lastAdministrator` where there was an administrator before and none is left.
    static func keepingAdministrator(_ db: Database, _ work: () throws -> Void) throws {
        let before = try hasAdministrator(db)
        try work()
        if before, try !hasAdministrator(db) { throw MemberFault(.lastAdministrator) }
    }

    private static func hasAdministrator(_ db: Database) throws -> Bool {
        let all = try String.fetchAll(
            db, sql: "SELECT roles FROM member WHERE state = 'active' AND roles LIKE '%administrator%'")
        return all.contains { Role.set($0).contains(.administrator) }
    }

    /// Changes what a member says of herself.
    package func rename(_ id: String, name: String, language: Language) async throws {
        let name = try MemberName.check(name)
        try await write { db in
            try db.execute(
                sql: "UPDATE member SET name = ?, language = ? WHERE no = ?",
                arguments: [name, language.tag, try Self.number(of: id, db)])
        }
    }
}

extension MemberBook {
    /// Whether a password is the member's; throws `locked` after too many that are not.
    package func check(_ password: String, of id: String, source: String?) async throws {
        let network = SourceAddress.network(of: source)
        try attempts.begin("own \(id)", from: network, now: clock())
        let text = try await store.pool.read { db in
            try String.fetchOne(db, sql: "SELECT password FROM member WHERE id = ?", arguments: [id])
        }
        guard password.utf8.count <= PasswordRules.bytesMax,
            try await gate.isRight(password, for: text.flatMap { PasswordHash($0) })
        else { throw MemberFault(.wrongPassword, field: "current") }
        attempts.succeeded("own \(id)", from: network)
    }

    /// Changes a password; every session ends and a new one begins, so that what others may have taken is worth nothing.
    package func change(
        password: String, from current: String, of id: String, source: String?, agent: String
    ) async throws -> Begun {
        try await check(current, of: id, source: source)
        guard let member = try await member(id) else { throw MemberFault(.notFound) }
        let hash = try await hash(password, names: [member.name, member.mail])
        return try await renewed(id, agent: agent) { db, no in
            try db.execute(sql: "UPDATE member SET password = ? WHERE no = ?", arguments: [hash.text, no])
        }
    }

    /// Asks for a code at every signing in from now on, once one was shown: gives ten recovery codes, shown once.
    ///
    /// `secret` is the one the form carried in groups of letters. Throws `wrongCode`.
    package func useCodes(
        secret: String, code: String, of id: String, agent: String
    ) async throws -> (begun: Begun, recovery: [RecoveryCode]) {
        let now = clock()
        guard let bytes = Base32.bytes(secret), bytes.count == 20,
            let step = OneTimeCode(secret: bytes).step(of: code, at: now, used: 0)
        else { throw MemberFault(.wrongCode, field: "code") }
        let sealed = try sealing.seal(bytes, for: id)
        let codes = Self.newCodes()
        let begun = try await renewed(id, agent: agent) { db, no in
            try db.execute(
                sql: "UPDATE member SET code_secret = ?, code_step = ? WHERE no = ?", arguments: [sealed, step, no])
            try Self.keep(codes, no, db)
        }
        return (begun, codes)
    }

    /// Asks for no code any more.
    package func endCodes(of id: String, agent: String) async throws -> Begun {
        try await renewed(id, agent: agent) { db, no in
            try db.execute(
                sql: "UPDATE member SET code_secret = NULL, code_step = 0 WHERE no = ?", arguments: [no])
            try Self.keep([], no, db)
        }
    }

    /// New recovery codes; the old ones end.
    package func renewRecovery(of id: String) async throws -> [RecoveryCode] {
        let codes = Self.newCodes()
        try await write { db in try Self.keep(codes, try Self.number(of: id, db), db) }
        return codes
    }

    /// How many recovery codes are left.
    package func recoveryCount(of id: String) async throws -> Int {
        try await store.pool.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM recovery WHERE member_no = ?", arguments: [try Self.number(of: id, db)])
                ?? 0
        }
    }

    private static func newCodes() -> [RecoveryCode] { (0..<RecoveryCode.count).map { _ in RecoveryCode() } }

    private static func keep(_ codes: [RecoveryCode], _ no: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM recovery WHERE member_no = ?", arguments: [no])
        for code in codes {
            try db.execute(sql: "INSERT INTO recovery (member_no, digest) VALUES (?, ?)", arguments: [no, code.digest])
        }
    }

    /// Changes how a member shows who it is; all sessions end, one begins.
    private func renewed(
        _ id: String, agent: String, _ work: @escaping @Sendable (Database, Int64) throws -> Void
    ) async throws -> Begun {
        try await write { [self] db in
            let row = try Row.fetchOne(
                db, sql: "SELECT no, id, party, country, roles FROM member WHERE id = ? AND state = 'active'",
                arguments: [id])
            guard let row else { throw MemberFault(.notFound) }
            let no: Int64 = row["no"]
            try work(db, no)
            try db.execute(sql: "DELETE FROM session WHERE member_no = ?", arguments: [no])
            return try Self.begun(try begin(no, agent: agent, db), row, db)
        }
    }
}
