import Foundation
import GRDB
import Storage
package import Languages

/// A link that is good once and for some time: its secret is shown to who made it and kept as a digest.
package struct OneTimeLink: Sendable {
    package let secret: Secret
    /// In milliseconds since 1970.
    package let until: Int64
}

/// What a one-time link is for.
package struct Linked: Sendable, Hashable {
    package enum Purpose: String, Sendable, Hashable {
        case invitation, reset
    }

    package let purpose: Purpose
    package let member: Member
}

extension MemberBook {
    package static let invitationMilliseconds: Int64 = 7 * 86_400_000
    package static let resetMilliseconds: Int64 = 86_400_000

    /// Invites somebody; the member can be named in tables from now on, and signs in once the link was used.
    ///
    /// Throws `mailTaken` and what `Invitation` lacks.
    package func invite(_ invitation: Invitation) async throws -> (member: Member, link: OneTimeLink) {
        let invitation = try invitation.checked()
        return try await write { [self] db in
            let id = Member.newID()
            try insert(id, invitation, db)
            let no = try Self.number(of: id, db)
            let link = try makeLink(.invitation, no, Self.invitationMilliseconds, db)
            guard let member = try Self.member(id, db) else { throw MemberFault(.notFound) }
            return (member, link)
        }
    }

    private func insert(_ id: String, _ invitation: Invitation, _ db: Database) throws {
        let key = MailAddress.key(invitation.mail)
        try Self.requireFree(key, except: nil, db)
        try db.execute(
            sql: """
                INSERT INTO member (id, name, mail, mail_key, language, party, country, roles, state, made)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'invited', ?)
                """,
            arguments: [
                id, invitation.name, invitation.mail, key, invitation.language.tag, invitation.party,
                invitation.country, Role.text(invitation.roles), clock(),
            ])
    }

    static func requireFree(_ key: String, except no: Int64?, _ db: Database) throws {
        let isTaken = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM member WHERE mail_key = ?1 AND (?2 IS NULL OR no <> ?2))",
            arguments: [key, no])
        guard isTaken == false else { throw MemberFault(.mailTaken, field: "mail") }
    }

    /// Invites the first administrator of a node that has no members; `nil` where it has some.
    ///
    /// A link given out before ends with the new one.
    package func inviteFirst(language: Language) async throws -> OneTimeLink? {
        try await write { [self] db in
            let hasMembers = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM member WHERE state <> 'invited' OR mail IS NOT NULL)")
            guard hasMembers == false else { return nil }
            try db.execute(sql: "DELETE FROM member")
            try db.execute(
                sql: "INSERT INTO member (id, name, language, roles, state, made) VALUES (?, '', ?, ?, 'invited', ?)",
                arguments: [Member.newID(), language.tag, Role.text([.administrator]), clock()])
            return try makeLink(.invitation, db.lastInsertedRowID, Self.invitationMilliseconds, db)
        }
    }

    /// Makes a link by which a member chooses a new password; what the member knew and showed until now ends at once.
    ///
    /// For one who has not come yet it is a new invitation.
    package func reset(_ id: String) async throws -> OneTimeLink {
        let link = try await write { [self] db in
            let no = try Self.number(of: id, db)
            let state = try String.fetchOne(db, sql: "SELECT state FROM member WHERE no = ?", arguments: [no])
            if state == Member.State.invited.rawValue {
                return try makeLink(.invitation, no, Self.invitationMilliseconds, db)
            }
            try db.execute(
                sql: "UPDATE member SET password = NULL, code_secret = NULL, code_step = 0 WHERE no = ?",
                arguments: [no])
            for table in ["recovery", "session", "token"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE member_no = ?", arguments: [no])
            }
            return try makeLink(.reset, no, Self.resetMilliseconds, db)
        }
        halfway.end(of: id)
        return link
    }

    private func makeLink(
        _ purpose: Linked.Purpose, _ member: Int64, _ milliseconds: Int64, _ db: Database
    ) throws -> OneTimeLink {
        let link = OneTimeLink(secret: Secret(), until: clock() + milliseconds)
        try db.execute(sql: "DELETE FROM link WHERE member_no = ? OR until < ?", arguments: [member, clock()])
        try db.execute(
            sql: "INSERT INTO link (digest, purpose, member_no, until) VALUES (?, ?, ?, ?)",
            arguments: [link.secret.digest, purpose.rawValue, member, link.until])
        return link
    }

    /// What a link is for; throws `linkGone`.
    ///
    /// Looking uses nothing up: whoever follows a link only reads.
    package func linked(_ text: String) async throws -> Linked {
        guard let secret = Secret(text) else { throw MemberFault(.linkGone) }
        let now = clock()
        return try await store.pool.read { db in try Self.linked(secret, now, db) }
    }

    private static func linked(_ secret: Secret, _ now: Int64, _ db: Database) throws -> Linked {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT link.purpose, member.id FROM link JOIN member ON member.no = link.member_no
                WHERE link.digest = ? AND link.until > ? AND member.state <> 'disabled'
                """, arguments: [secret.digest, now])
        guard let row, let purpose = Linked.Purpose(rawValue: row["purpose"]), let member = try member(row["id"], db)
        else { throw MemberFault(.linkGone) }
        return Linked(purpose: purpose, member: member)
    }

    /// Uses an invitation: the member is there from now on and signed in.
    package func accept(_ text: String, _ acceptance: Acceptance, agent: String) async throws -> Begun {
        let linked = try await linked(text)
        let name = try MemberName.check(acceptance.name)
        let isFirst = linked.member.party == nil
        let mail = isFirst ? try MailAddress.check(acceptance.mail ?? "") : linked.member.mail
        let party = isFirst ? acceptance.party : linked.member.party
        guard let party, !party.isEmpty else { throw MemberFault(.partyMissing, field: "party") }
        let hash = try await hash(acceptance.password, names: [name, mail])
        return try await use(text, agent: agent) { db, no in
            try Self.requireFree(MailAddress.key(mail), except: no, db)
            try db.execute(
                sql: """
                    UPDATE member SET name = ?, mail = ?, mail_key = ?, language = ?, party = ?, country = ?,
                        password = ?, state = 'active' WHERE no = ?
                    """,
                arguments: [
                    name, mail, MailAddress.key(mail), acceptance.language.tag, party,
                    isFirst ? acceptance.country : linked.member.country, hash.text, no,
                ])
        }
    }

    /// Uses a link of a reset: a new password, and signed in.
    package func choose(_ password: String, by text: String, agent: String) async throws -> Begun {
        let linked = try await linked(text)
        guard linked.purpose == .reset else { throw MemberFault(.linkGone) }
        let hash = try await hash(password, names: [linked.member.name, linked.member.mail])
        return try await use(text, agent: agent) { db, no in
            try db.execute(sql: "UPDATE member SET password = ? WHERE no = ?", arguments: [hash.text, no])
        }
    }

    /// Takes a link away and does what it is for in one transaction, so that it is good once.
    private func use(
        _ text: String, agent: String, _ work: @escaping @Sendable (Database, Int64) throws -> Void
    ) async throws -> Begun {
        guard let secret = Secret(text) else { throw MemberFault(.linkGone) }
        return try await write { [self] db in
            let id = try Self.linked(secret, clock(), db).member.id
            let no = try Self.number(of: id, db)
            try db.execute(sql: "DELETE FROM link WHERE member_no = ?", arguments: [no])
            try work(db, no)
            let row = try Row.fetchOne(
                db, sql: "SELECT no, id, party, country, roles FROM member WHERE no = ?", arguments: [no])
            guard let row else { throw MemberFault(.linkGone) }
            return try Self.begun(try begin(no, agent: agent, db), row, db)
        }
    }

    func hash(_ password: String, names: [String]) async throws -> PasswordHash {
        try PasswordRules.check(password, names: names)
        return try await gate.hash(password)
    }
}
