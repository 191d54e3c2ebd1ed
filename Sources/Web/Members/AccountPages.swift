import Languages
import Markup
import Members

/// What belongs to a member: who she is, how she signs in, where she is signed in.
struct AccountPage: Page {
    let kit: FormKit
    let signed: Signed
    let member: Member
    let sessions: [SessionLine]

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("member.account.title") }
    var sheets: [String] { ["forms.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) { h1 { title } }
            kit.summary
            dl(.class("facts")) {
                dt { wording.say("member.mail") }
                dd { bdi { member.mail } }
                dt { wording.say("member.party") }
                dd { wording.party(signed.party) }
                dt { wording.say("member.roles") }
                dd { wording.roles(member.roles) }
            }
            personal
            ul(.class("plain")) {
                li { a(.href(links.accountPassword)) { wording.say("member.password.title") } }
                li { a(.href(links.accountCodes)) { wording.say("member.codes.title") } }
                li { a(.href(links.accountTokens)) { wording.say("member.tokens.title") } }
                li { a(.href(links.deskWishes)) { wording.say("desk.by-letter") } }
                if signed.may(.manageNode) { li { a(.href(links.members)) { wording.say("member.list.title") } } }
            }
            sessionList
            kit.act(wording.say("member.sign-out"), to: links.signOut, signed: signed)
        }
    }

    private var personal: Markup {
        section {
            h2 { wording.say("member.account.personal") }
            kit.form(to: links.account, signed: signed) {
                kit.line(
                    "name", wording.say("member.name"), hint: wording.say("member.name.hint"), .autocomplete("name"))
                kit.choice("language", wording.say("member.language"), wording.ownLanguages)
                button(.type("submit")) { wording.say("member.save") }
            }
        }
    }

    private var sessionList: Markup {
        section {
            h2 { wording.say("member.sessions.title") }
            div(
                .class("table-scroll"), .tabindex(0), .role("region"),
                .aria("label", wording.say("member.sessions.title"))
            ) {
                table(.class("list")) {
                    thead {
                        tr {
                            th(.scope("col")) { wording.say("member.sessions.browser") }
                            th(.scope("col")) { wording.say("member.sessions.begun") }
                            th(.scope("col")) { wording.say("member.sessions.seen") }
                            th(.scope("col")) { wording.say("member.sessions.end") }
                        }
                    }
                    tbody { for line in sessions { row(line) } }
                }
            }
            if sessions.count > 1 {
                kit.act(
                    wording.say("member.sessions.end-others"), to: links.accountSessionsEnd, signed: signed,
                    hidden: ["session": "others"])
            }
        }
    }

    private func row(_ line: SessionLine) -> Markup {
        tr {
            td { bdi { Wording.browser(line.agent) } }
            td { wording.moment(line.made) }
            td { wording.moment(line.seen) }
            td {
                if case .session(line.id, _) = signed.way {
                    wording.say("member.sessions.this")
                } else {
                    kit.act(
                        wording.say("member.sessions.end"), to: links.accountSessionsEnd, signed: signed,
                        hidden: ["session": line.id])
                }
            }
        }
    }
}

/// A new password for the one that is known.
struct PasswordPage: Page {
    let kit: FormKit
    let signed: Signed

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("member.password.title") }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("member.account.title"), links.account)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("member.password.about") }
            }
            kit.summary
            kit.form(to: links.accountPassword, signed: signed) {
                kit.line(
                    "current", wording.say("member.password.current"), type: "password",
                    .autocomplete("current-password"))
                kit.line(
                    "password", wording.say("member.password.new"), hint: wording.say("member.password.hint"),
                    type: "password", .autocomplete("new-password"))
                button(.type("submit")) { wording.say("member.password.act") }
            }
        }
    }
}

/// The second factor: set up, ended, its recovery codes made anew.
struct CodesPage: Page {
    let kit: FormKit
    let signed: Signed
    let member: Member
    /// The device's secret that is being set up; `nil` where codes are asked for already.
    let device: OneTimeCode?
    let recoveryCount: Int

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("member.codes.title") }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("member.account.title"), links.account)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say(device == nil ? "member.codes.on" : "member.codes.off") }
            }
            kit.summary
            if let device { setUp(device) } else { keep }
        }
    }

    private func setUp(_ device: OneTimeCode) -> Markup {
        // A long address would not fit into a picture that phones read well.
        let link = device.link(issuer: wording.say("site.name"), account: String(member.mail.prefix(64)))
        return section(.class("set-up")) {
            h2 { wording.say("member.codes.set-up") }
            p { wording.say("member.codes.lead") }
            if let code = QRCode(link) {
                SVG.svg(
                    .class("code-picture"), .viewBox(0, 0, code.span, code.span), .role("img"),
                    .aria("label", wording.say("member.codes.picture"))
                ) { SVG.path(.d(code.path)) }
            }
            p {
                wording.say("member.codes.letters") + ": "
                element(.code, [.dir(.leftToRight)]) { device.groups }
            }
            kit.form(to: links.accountCodes, signed: signed) {
                kit.hidden("secret", device.groups)
                currentPassword
                kit.line(
                    "code", wording.say("member.code"), .autocomplete("one-time-code"), .inputmode("numeric"),
                    .noSpellcheck, .dir(.leftToRight))
                button(.type("submit")) { wording.say("member.codes.set-up") }
            }
        }
    }

    private var keep: Markup {
        fragment {
            p { wording.say("member.recovery.left", ["count": .number(String(recoveryCount))]) }
            kit.form(to: links.accountCodesEnd, signed: signed) {
                currentPassword
                div(.class("acts")) {
                    button(.type("submit"), .name("act"), .value("renew")) { wording.say("member.recovery.renew") }
                    button(.type("submit"), .name("act"), .value("end"), .class("quiet")) {
                        wording.say("member.codes.end")
                    }
                }
            }
        }
    }

    private var currentPassword: Markup {
        kit.line(
            "current", wording.say("member.password.current"), type: "password", .autocomplete("current-password"))
    }
}

/// Something that is shown this once: recovery codes, a token, a link.
struct OncePage: Page {
    let wording: Wording
    let title: String
    let lead: String
    /// Each a line by itself, written from left to right in every language.
    let lines: [String]
    let back: (name: String, address: Address)

    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [back] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { lead }
            }
            pre(.class("once"), .dir(.leftToRight), .translate(false), .tabindex(0)) {
                lines.joined(separator: "\n")
            }
            p { a(.href(back.address)) { back.name } }
        }
    }
}
