import Languages
import Markup
import Members

/// All members of the node, for its administrators.
struct MemberListPage: Page {
    let wording: Wording
    let members: [Member]

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("member.list.title") }
    var sheets: [String] { ["forms.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("member.list.lead") }
            }
            p { a(.class("button"), .href(links.invite)) { wording.say("member.invite.title") } }
            div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", title)) {
                table(.class("list")) {
                    thead {
                        tr {
                            for key in [
                                "member.name", "member.party", "member.roles", "member.state", "member.sessions.seen",
                            ]
                                as [PhraseKey]
                            {
                                th(.scope("col")) { wording.say(key) }
                            }
                        }
                    }
                    tbody { for member in ordered { row(member) } }
                }
            }
        }
    }

    private var ordered: [Member] {
        let order = AlphabeticalOrder(wording.language)
        return order.sorted(order.sorted(members) { $0.name }) { $0.party.map(wording.partyName) ?? "" }
    }

    private func row(_ member: Member) -> Markup {
        tr {
            th(.scope("row")) {
                a(.href(links.member(member.id))) { bdi { member.name.isEmpty ? member.id : member.name } }
                " "
                span(.class("about")) { bdi { member.mail } }
            }
            td { if let party = member.party { wording.party(party) } }
            td { wording.roles(member.roles) }
            td { wording.say(PhraseKey("member.state.\(member.state.rawValue)")) }
            td { if let seen = member.seen { wording.moment(seen) } }
        }
    }
}

/// The form by which somebody is let in.
struct InvitePage: Page {
    let kit: FormKit
    let signed: Signed
    let roles: Set<String>

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("member.invite.title") }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("member.list.title"), links.members)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) { h1 { title } }
            kit.summary
            kit.form(to: links.invite, signed: signed) {
                kit.line("name", wording.say("member.name"), .autocomplete("off"))
                kit.line(
                    "mail", wording.say("member.mail"), type: "email", .autocomplete("off"), .noSpellcheck)
                MemberRoles(kit: kit, chosen: roles).markup
                kit.choice("language", wording.say("member.language"), wording.ownLanguages)
                button(.type("submit")) { wording.say("member.invite.act") }
            }
        }
    }
}

/// Party and roles of a member, as two forms have them.
struct MemberRoles {
    let kit: FormKit
    let chosen: Set<String>

    @MarkupBuilder var markup: Markup {
        kit.choice(
            "party", kit.wording.say("member.party"), kit.wording.employers,
            empty: kit.wording.say("member.party.choose"))
        kit.checks(
            "roles", kit.wording.say("member.roles"), Role.allCases.map { ($0.rawValue, kit.wording.role($0)) },
            chosen: chosen)
    }
}

/// One member, for administrators: what she may do, and ways to end it.
struct MemberPage: Page {
    let kit: FormKit
    let signed: Signed
    let member: Member
    let roles: Set<String>

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { member.name.isEmpty ? member.id : member.name }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("member.list.title"), links.members)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) { h1 { bdi { title } } }
            kit.summary
            dl(.class("facts")) {
                dt { wording.say("member.mail") }
                dd { bdi { member.mail } }
                dt { wording.say("member.state") }
                dd { wording.say(PhraseKey("member.state.\(member.state.rawValue)")) }
                dt { wording.say("member.codes.title") }
                dd { wording.say(member.hasSecondFactor ? "site.yes" : "site.no") }
            }
            section {
                h2 { wording.say("member.keep.roles") }
                p { wording.say("member.keep.about") }
                kit.form(to: links.member(member.id), signed: signed) {
                    MemberRoles(kit: kit, chosen: roles).markup
                    button(.type("submit")) { wording.say("member.save") }
                }
            }
            div(.class("acts")) {
                act("member.keep.reset", "reset")
                if member.state == .disabled { act("member.keep.enable", "enable") }
                if member.state == .active { act("member.keep.disable", "disable") }
                a(.href(links.member(member.id, "erase"))) { wording.say("member.keep.erase") }
            }
        }
    }

    private func act(_ key: PhraseKey, _ step: String) -> Markup {
        kit.act(wording.say(key), to: links.member(member.id, step), signed: signed)
    }
}

/// Asks once more before a person is erased.
struct ErasePage: Page {
    let kit: FormKit
    let signed: Signed
    let member: Member

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String {
        wording.say("member.erase.title", ["name": .text(name)])
    }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] {
        [(wording.say("member.list.title"), links.members), (name, links.member(member.id))]
    }
    /// Who was invited and has not come yet has no name.
    private var name: String { member.name.isEmpty ? member.id : member.name }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("member.erase.lead") }
            }
            kit.summary
            div(.class("acts")) {
                kit.act(
                    wording.say("member.erase.act"), to: links.member(member.id, "erase"), signed: signed,
                    isQuiet: false)
                a(.href(links.member(member.id))) { wording.say("site.back") }
            }
        }
    }
}
