import Languages
import Markup
import Members
import Register
import Serving

/// How pages speak of members.
extension Wording {
    /// A fault beside the field that it is about.
    func mistake(_ fault: MemberFault) -> FormMistake {
        var values: [String: PhraseValue] = ["example": .text("name@office.example")]
        for (name, value) in fault.values { values[name] = .number(value) }
        if let seconds = fault.values["seconds"].flatMap({ Int($0) }) {
            values["minutes"] = .number(String(max(1, (seconds + 59) / 60)))
        }
        return FormMistake(fault.field ?? "", say(PhraseKey("member.fault.\(fault.code.rawValue)"), values))
    }

    func role(_ role: Role) -> String { say(PhraseKey("role.\(role.rawValue)")) }

    func roles(_ roles: Set<Role>) -> String { roles.sorted().map(role).joined(separator: " · ") }

    func scope(_ scope: Signed.Scope) -> String { say(PhraseKey("member.tokens.scope.\(scope.rawValue)")) }

    /// The parties for whom somebody may work here, in the alphabetical order of the language.
    var employers: [(value: String, label: String)] {
        let parties = vocabulary.parties.values.filter { $0.type != .publisher && $0.type != .unattributed }
        return AlphabeticalOrder(language).sorted(parties.sorted { $0.id < $1.id }) { plain($0.name) }.map { party in
            (party.id, plain(party.name))
        }
    }

    /// The languages of the house, each by its own name.
    var ownLanguages: [(value: String, label: String)] {
        Language.allCases.map { ($0.tag, $0.ownName) }.sorted { $0.1 < $1.1 }
    }

    /// What a browser says it is, in two words that people know.
    static func browser(_ agent: String) -> String {
        let browsers = [
            ("YaBrowser", "Yandex"), ("OPR/", "Opera"), ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"),
            ("Safari", "Safari"),
        ]
        let systems = [
            ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iOS"), ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ]
        let words = [browsers, systems].compactMap { known in known.first { agent.contains($0.0) }?.1 }
        return words.isEmpty ? String(agent.prefix(40)) : words.joined(separator: ", ")
    }
}

extension Links {
    var join: Address { address("join") }
    func join(_ secret: String) -> Address { address("join?link=\(secret)") }
    var signInCode: Address { address("sign-in/code") }
    func otherSignIn(_ provider: OpenIDClient, next: String) -> Address {
        let query = [
            provider.section.isEmpty ? nil : "provider=\(provider.section)",
            next.isEmpty ? nil : "next=\(InterfaceOperation.escaped(next))",
        ].compactMap(\.self).joined(separator: "&")
        return address("sign-in/other" + (query.isEmpty ? "" : "?" + query))
    }
    var signOut: Address { address("sign-out") }
    var accountPassword: Address { address("account/password") }
    var accountCodes: Address { address("account/codes") }
    var accountCodesEnd: Address { address("account/codes/change") }
    var accountTokens: Address { address("account/tokens") }
    var accountTokensEnd: Address { address("account/tokens/end") }
    var accountSessionsEnd: Address { address("account/sessions/end") }
    var members: Address { address("members") }
    var invite: Address { address("members/invite") }
    func member(_ id: String, _ step: String? = nil) -> Address {
        address("members/\(id)" + (step.map { "/\($0)" } ?? ""))
    }
}
