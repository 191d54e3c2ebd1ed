import Members
import Testing

/// Every role, act and party against a table written by hand.
@Suite struct RightsTests {
    private static func signed(
        _ roles: Set<Role>, party: String = "here", country: String? = "land",
        way: Signed.Way = .session(id: "s", formSecret: "f")
    ) -> Signed { Signed(member: "m-own", party: party, country: country, roles: roles, way: way) }

    /// The acts at one's own party or country, and who may do them.
    private static let own: [(act: Act, roles: Set<Role>)] = [
        (.write(party: "here"), [.editor, .approver, .clearer, .secretariat]),
        (.approve(party: "here", author: "m-other"), [.approver, .clearer, .secretariat]),
        (.approve(party: "here", author: "m-own"), []),
        (.clear(country: "land"), [.clearer]), (.ruleClearing(country: "land"), [.clearer]),
        (.joinThings, [.secretariat]), (.manageNode, [.administrator]),
        (.manageMembers(party: "here"), [.administrator]), (.manageMembers(party: "there"), [.administrator]),
    ]
    /// Nobody speaks for another, whatever the role.
    private static let others: [Act] = [
        .write(party: "there"), .write(party: ""), .approve(party: "there", author: "m-other"),
        .approve(party: "there", author: "m-own"), .clear(country: "abroad"), .clear(country: nil),
        .ruleClearing(country: "abroad"), .ruleClearing(country: nil),
    ]

    private static let roleSets: [Set<Role>] = (0..<(1 << Role.allCases.count)).map { bits in
        Set(Role.allCases.enumerated().filter { bits & 1 << $0.offset != 0 }.map(\.element))
    }

    @Test func everySetOfRolesMayWhatOneOfThemMay() {
        for roles in Self.roleSets {
            for (act, allowed) in Self.own {
                #expect(Self.signed(roles).may(act) == !roles.isDisjoint(with: allowed), "\(roles) \(act)")
            }
            for act in Self.others { #expect(!Self.signed(roles).may(act), "\(roles) \(act)") }
        }
    }

    /// A country that neither side has is no country in common.
    @Test func withoutACountryNothingIsCleared() {
        for roles in Self.roleSets {
            for country in [nil, "land"] { #expect(!Self.signed(roles, country: nil).may(.clear(country: country))) }
        }
    }

    @Test func aTokenMayNeverMoreThanItsMember() {
        for roles in Self.roleSets {
            for bits in 0..<8 {
                let scopes = Set(
                    Signed.Scope.allCases.enumerated().filter { bits & 1 << $0.offset != 0 }.map(\.element))
                let (token, session) = (
                    Self.signed(roles, way: .token(id: "t", scopes: scopes)), Self.signed(roles)
                )
                for act in Self.own.map(\.act) + Self.others {
                    let needed: Signed.Scope? =
                        switch act {
                        case .write: .write
                        case .approve, .clear: .release
                        default: nil
                        }
                    let expected = session.may(act) && needed.map(scopes.contains) == true
                    #expect(token.may(act) == expected, "\(roles) \(scopes) \(act)")
                }
            }
        }
    }
}
