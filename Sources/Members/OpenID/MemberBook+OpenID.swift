import GRDB
import Storage

extension MemberBook {
    /// Signs in whom a provider vouches for: a member linked to it, or, the first time, the one with the mail address
    /// that the provider has checked.
    ///
    /// Nobody becomes a member by it. Who was invited comes in; a second factor set up here is asked for here. Throws
    /// `providerUnknown`.
    package func signIn(_ identity: OpenIDIdentity, agent: String) async throws -> SignInStep {
        let found = try await write { db in try Self.linked(identity, db) }
        if found.hasCode { return .code(ticket: halfway.begin(found.id, now: clock())) }
        return .signedIn(try await begin(found.id, agent: agent))
    }

    private static func linked(_ identity: OpenIDIdentity, _ db: Database) throws -> (id: String, hasCode: Bool) {
        let columns = "SELECT no, id, state, code_secret IS NOT NULL AS has_code FROM member"
        let known = try Row.fetchOne(
            db, sql: "\(columns) WHERE issuer = ? AND issuer_subject = ? AND state = 'active'",
            arguments: [identity.issuer, identity.subject])
        if let known { return (known["id"], known["has_code"]) }
        // A member who is linked already is not linked again: an address may pass to another person.
        let new = try Row.fetchOne(
            db, sql: "\(columns) WHERE mail_key = ? AND issuer IS NULL AND state <> 'disabled' AND party IS NOT NULL",
            arguments: [identity.verifiedMail.map(MailAddress.key)])
        guard let new else { throw MemberFault(.providerUnknown) }
        let no: Int64 = new["no"]
        try db.execute(
            sql: "UPDATE member SET issuer = ?, issuer_subject = ?, state = 'active' WHERE no = ?",
            arguments: [identity.issuer, identity.subject, no])
        try db.execute(sql: "DELETE FROM link WHERE member_no = ? AND purpose = 'invitation'", arguments: [no])
        return (new["id"], new["has_code"])
    }
}
