import Languages
import Markup
import Register

/// The contradictions: those that the pack tells with what they teach, then those that comparing claims finds.
struct QuarrelsPage: Page {
    let figures: Figures
    let told: [(quarrel: Quarrel, accounts: [(thing: Thing, account: Account)])]
    let found: [(thing: Thing, account: Account)]

    /// So many claims of one account are shown; the account has them all.
    private static let claimsMax = 8

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("quarrels.title") }
    var part: PagePart? { .quarrels }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("quarrels.lead") }
            }
            for item in told { toldSection(item.quarrel, item.accounts) }
            if !found.isEmpty {
                section {
                    h2 { wording.say("quarrel.found-by-rule") }
                    ul(.class("entries")) {
                        for item in found { li { line(item.thing, item.account) } }
                    }
                }
            }
        }
    }

    /// The question, what it teaches, and under each account its rivals beside each other.
    private func toldSection(_ quarrel: Quarrel, _ accounts: [(thing: Thing, account: Account)]) -> Markup {
        section(.class("quarrel"), .id(quarrel.id)) {
            h2 { wording.marked(quarrel.title) }
            p(.class("lesson")) {
                strong(.class("hidden-visually")) { wording.say("quarrel.lesson") + ": " }
                wording.told(quarrel.lesson)
            }
            for item in accounts { rivals(item.thing, item.account) }
        }
    }

    private func rivals(_ thing: Thing, _ account: Account) -> Markup {
        fragment {
            h3 {
                a(.href(links.account(thing.id, account.property))) {
                    wording.propertyLabel(account.property)
                    " – "
                    wording.marked(byScript: wording.name(thing))
                }
            }
            if let property = wording.vocabulary.properties[account.property] {
                AccountChart(figures: figures, property: property, account: account).strip
                ol(.class("claims beside")) {
                    for standing in account.claims.prefix(Self.claimsMax) {
                        ClaimLine(figures: figures, property: property, standing: standing).markup(
                            isChosen: standing == account.chosen, isNamed: false)
                    }
                }
            }
        }
    }

    private func line(_ thing: Thing, _ account: Account) -> Markup {
        fragment {
            a(.href(links.account(thing.id, account.property))) {
                wording.propertyLabel(account.property)
                " – "
                wording.marked(byScript: wording.name(thing))
            }
            if let property = wording.vocabulary.properties[account.property] {
                figures.spread(account, of: property)
            }
        }
    }
}
