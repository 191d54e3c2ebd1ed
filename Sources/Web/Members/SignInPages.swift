import Languages
import Markup
import Members

/// Name and password.
struct SignInPage: Page {
    let kit: FormKit
    /// Where to go afterwards; empty for the desk.
    let next: String
    /// The ministries' own ways of signing in.
    let others: [OpenIDClient]

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("member.sign-in.title") }
    var sheets: [String] { ["forms.css"] }
    var hasSearchInHead: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("member.sign-in.lead") }
            }
            kit.summary
            kit.form(to: links.signIn, signed: nil) {
                kit.line(
                    "mail", wording.say("member.mail"), type: "email", .autocomplete("username"), .noSpellcheck)
                kit.line(
                    "password", wording.say("member.password"), type: "password", .autocomplete("current-password"))
                if !next.isEmpty { kit.hidden("next", next) }
                button(.type("submit")) { wording.say("member.sign-in.act") }
            }
            if !others.isEmpty {
                div(.class("acts")) {
                    for other in others {
                        a(.class("button"), .href(links.otherSignIn(other, next: next))) {
                            wording.say("member.sign-in.other", ["name": .text(other.name)])
                        }
                    }
                }
            }
            p(.class("hint")) { wording.say("member.sign-in.help") }
        }
    }
}

/// The second step of signing in.
struct SignInCodePage: Page {
    let kit: FormKit
    let ticket: String
    let next: String

    private var wording: Wording { kit.wording }

    var title: String { wording.say("member.code.title") }
    var sheets: [String] { ["forms.css"] }
    var hasSearchInHead: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) { h1 { title } }
            kit.summary
            kit.form(to: Links(language: wording.language).signInCode, signed: nil) {
                kit.hidden("ticket", ticket)
                if !next.isEmpty { kit.hidden("next", next) }
                kit.line(
                    "code", wording.say("member.code"), hint: wording.say("member.code.hint"),
                    .autocomplete("one-time-code"), .noSpellcheck, .dir(.leftToRight))
                button(.type("submit")) { wording.say("member.code.act") }
            }
        }
    }
}

/// What a one-time link leads to: the first coming of a member, or a new password.
struct JoinPage: Page {
    let kit: FormKit
    let secret: String
    let linked: Linked

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say(linked.purpose == .reset ? "member.reset.title" : "member.join.title") }
    var sheets: [String] { ["forms.css"] }
    var hasSearchInHead: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { lead }
            }
            kit.summary
            kit.form(to: links.join(secret), signed: nil) {
                if linked.purpose == .invitation { person }
                kit.line(
                    "password", wording.say("member.password.new"), hint: wording.say("member.password.hint"),
                    type: "password", .autocomplete("new-password"))
                button(.type("submit")) { wording.say("member.join.act") }
            }
        }
    }

    private var isFirst: Bool { linked.member.party == nil }

    private var lead: Markup {
        if linked.purpose == .reset { return Markup(text: wording.say("member.reset.lead")) }
        guard let party = linked.member.party else { return Markup(text: wording.say("member.join.first")) }
        return wording.say("member.join.lead", marking: ["party": wording.partyText(party)])
    }

    @MarkupBuilder private var person: Markup {
        kit.line("name", wording.say("member.name"), hint: wording.say("member.name.hint"), .autocomplete("name"))
        if isFirst {
            kit.line("mail", wording.say("member.mail"), type: "email", .autocomplete("username"), .noSpellcheck)
            kit.choice(
                "party", wording.say("member.party"), wording.employers, empty: wording.say("member.party.choose"))
        } else {
            // For who keeps passwords: which one this is.
            input(
                .type("email"), .name("mail"), .value(linked.member.mail), .autocomplete("username"), .hidden(),
                .aria("hidden", "true"), .readonly())
        }
        kit.choice("language", wording.say("member.language"), wording.ownLanguages)
    }
}

/// What is said where a one-time link no longer holds.
struct LinkGonePage: Page {
    let wording: Wording

    var title: String { wording.say("member.sign-in.title") }
    var hasSearchInHead: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) { h1 { title } }
            p(.class("lead")) { wording.say("member.fault.link-gone") }
            p { a(.href(Links(language: wording.language).signIn)) { wording.say("member.sign-in.act") } }
        }
    }
}
