import Languages
import Markup
import Register

/// The contradictions: those that the pack tells with what they teach, then those that comparing claims finds.
struct QuarrelsPage: Page {
    let figures: Figures
    let told: [(quarrel: Quarrel, accounts: [(thing: Thing, account: Account)])]
    let found: [(thing: Thing, account: Account)]

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

    private func toldSection(_ quarrel: Quarrel, _ accounts: [(thing: Thing, account: Account)]) -> Markup {
        section(.id(quarrel.id)) {
            h2 { wording.marked(quarrel.title) }
            for item in accounts {
                h3 {
                    a(.href(links.account(item.thing.id, item.account.property))) {
                        wording.propertyLabel(item.account.property)
                        " – "
                        wording.marked(byScript: wording.name(item.thing))
                    }
                }
                if let property = wording.vocabulary.properties[item.account.property] {
                    ol(.class("claims")) {
                        for standing in item.account.claims.prefix(8) {
                            ClaimLine(figures: figures, property: property, standing: standing).markup(
                                isChosen: standing == item.account.chosen, isNamed: false)
                        }
                    }
                }
            }
            p(.class("rule")) {
                strong { wording.say("quarrel.lesson") }
                " "
                wording.marked(quarrel.lesson)
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
                span(.class("about")) { figures.spread(account, of: property) }
            }
        }
    }
}
