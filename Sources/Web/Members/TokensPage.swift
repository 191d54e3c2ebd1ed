import Languages
import Markup
import Members

/// Tokens of a member: made, listed, ended.
struct TokensPage: Page {
    let kit: FormKit
    let signed: Signed
    let tokens: [TokenLine]
    let chosen: Set<String>

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("member.tokens.title") }
    var sheets: [String] { ["forms.css"] }
    var trail: [(name: String, address: Address)] { [(wording.say("member.account.title"), links.account)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("member.tokens.lead") }
            }
            kit.summary
            if !tokens.isEmpty { list }
            section {
                h2 { wording.say("member.tokens.make") }
                kit.form(to: links.accountTokens, signed: signed) {
                    kit.line("label", wording.say("member.tokens.label"), .maxlength(80))
                    kit.checks(
                        "scopes", wording.say("member.tokens.scopes"),
                        [Signed.Scope.write, .release].map { ($0.rawValue, wording.scope($0)) }, chosen: chosen)
                    kit.choice(
                        "days", wording.say("member.tokens.days"),
                        [7, 30, 90, 180, 366].map { (String($0), wording.number($0)) })
                    button(.type("submit")) { wording.say("member.tokens.make") }
                }
            }
        }
    }

    private var list: Markup {
        div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", title)) {
            table(.class("list")) {
                thead {
                    tr {
                        for key in [
                            "member.tokens.label", "member.tokens.scopes", "member.tokens.until", "member.tokens.used",
                        ]
                            as [PhraseKey]
                        {
                            th(.scope("col")) { wording.say(key) }
                        }
                        th(.scope("col")) { wording.say("member.sessions.end") }
                    }
                }
                tbody { for token in tokens { row(token) } }
            }
        }
    }

    private func row(_ token: TokenLine) -> Markup {
        tr {
            th(.scope("row")) { bdi { token.label } }
            td { Signed.Scope.allCases.filter(token.scopes.contains).map(wording.scope).joined(separator: " · ") }
            td { wording.moment(token.until) }
            td {
                if let used = token.used { wording.moment(used) } else { wording.say("member.tokens.never") }
            }
            td {
                kit.act(
                    wording.say("member.sessions.end"), to: links.accountTokensEnd, signed: signed,
                    hidden: ["token": token.id])
            }
        }
    }
}
