import GRDB
package import Languages

/// A person with roles at a party: what the node knows, and keeps outside the journal.
package struct Member: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Invited, and not yet come.
        case invited
        case active, disabled
    }

    /// The opaque id that stands in entries: `m-` and sixteen random letters.
    package let id: String
    package let name: String
    /// As it was typed; empty for an invited first administrator.
    package let mail: String
    package let language: Language
    /// `nil` for a first administrator who has not come yet.
    package let party: String?
    /// The country of the party, for those that belong to one.
    package let country: String?
    package let roles: Set<Role>
    package let state: State
    package let hasPassword: Bool
    package let hasSecondFactor: Bool
    /// Moments in milliseconds since 1970.
    package let made: Int64
    package let seen: Int64?

    static let columns = """
        member.id, member.name, member.mail, member.language, member.party, member.country, member.roles, member.state,
        member.password IS NOT NULL AS has_password, member.code_secret IS NOT NULL AS has_code, member.made,
        (SELECT max(seen) FROM session WHERE session.member_no = member.no) AS seen
        """

    init(_ row: Row) {
        id = row["id"]
        name = row["name"]
        mail = row["mail"] ?? ""
        language = Language(tag: row["language"] as String) ?? .en
        party = row["party"]
        country = row["country"]
        roles = Role.set(row["roles"])
        state = State(rawValue: row["state"]) ?? .disabled
        hasPassword = row["has_password"]
        hasSecondFactor = row["has_code"]
        made = row["made"]
        seen = row["seen"]
    }

    /// A new opaque id.
    package static func newID() -> String {
        var random = SystemRandomNumberGenerator()
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        return "m-" + String((0..<16).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
    }

    /// Whether a text is written like an id; whoever reads a file of ids asks.
    package static func isID(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 18 && text.hasPrefix("m-")
            && text.utf8.dropFirst(2).allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(byte)
            }
    }
}

extension Role {
    /// Roles as they are kept: their names with spaces between.
    static func text(_ roles: Set<Role>) -> String { roles.sorted().map(\.rawValue).joined(separator: " ") }

    static func set(_ text: String) -> Set<Role> {
        Set(text.split(separator: " ").compactMap { Role(rawValue: String($0)) })
    }
}
