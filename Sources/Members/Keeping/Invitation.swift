package import Languages

/// Whom an administrator lets in, and as what.
package struct Invitation: Sendable, Hashable {
    package let name: String
    package let mail: String
    package let language: Language
    package let party: String
    /// The country of the party, as the register has it.
    package let country: String?
    package let roles: Set<Role>

    package init(name: String, mail: String, language: Language, party: String, country: String?, roles: Set<Role>) {
        (self.name, self.mail, self.language) = (name, mail, language)
        (self.party, self.country, self.roles) = (party, country, roles)
    }

    /// The same with what was typed brought into order; throws what is missing.
    func checked() throws(MemberFault) -> Invitation {
        guard !party.isEmpty else { throw MemberFault(.partyMissing, field: "party") }
        guard !roles.isEmpty else { throw MemberFault(.rolesMissing, field: "roles") }
        return Invitation(
            name: try MemberName.check(name), mail: try MailAddress.check(mail), language: language, party: party,
            country: country, roles: roles)
    }
}

/// What an invited member says at the first coming.
package struct Acceptance: Sendable {
    package let name: String
    /// Asked of a first administrator alone, whose invitation names none.
    package let mail: String?
    package let party: String?
    package let country: String?
    package let language: Language
    package let password: String

    package init(
        name: String, mail: String? = nil, party: String? = nil, country: String? = nil, language: Language,
        password: String
    ) {
        (self.name, self.mail, self.party, self.country) = (name, mail, party, country)
        (self.language, self.password) = (language, password)
    }
}

/// The name of a person.
enum MemberName {
    static let lengthMax = 120

    static func check(_ text: String) throws(MemberFault) -> String {
        let name = text.split { $0.isWhitespace }.joined(separator: " ")
        guard !name.isEmpty else { throw MemberFault(.nameMissing, field: "name") }
        guard name.count <= lengthMax, name.utf8.count <= 4 * lengthMax else {
            throw MemberFault(.tooLong, field: "name", ["length": String(lengthMax)])
        }
        return name
    }
}
