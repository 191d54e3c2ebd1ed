import Depths
import Environment
import Languages
import Markup
import Register

/// How deep a ship may lie at each harbour and what each class carries there, and every claim that leads to it.
struct LevelHarbours: Sendable {
    let text: LevelText
    let answer: LevelAnswer

    private var wording: Wording { text.wording }
    private var links: Links { text.links }

    var markup: Markup {
        section(.id("harbours")) {
            h2 { wording.say("level.harbours") }
            if answer.harbours.isEmpty { p { wording.say("site.nothing-here") } } else { tables }
        }
    }

    private var tables: Markup {
        fragment {
            p {
                wording.say(
                    "level.harbours.about",
                    ["allowance": .text(text.percent(answer.allowance))])
            }
            div(
                .class("table-scroll"), .tabindex(0), .role("region"), .aria("label", wording.say("level.harbours"))
            ) {
                overview
            }
            h3 { wording.say("level.claims") }
            p(.class("small")) { wording.say("level.claims.about") }
            div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", wording.say("level.claims"))) {
                claims
            }
        }
    }

    private var overview: Markup {
        table(.class("level-table")) {
            thead {
                tr {
                    th(.scope("col")) { wording.say("level.harbour") }
                    th(.scope("col"), .class("number")) { wording.say("level.draught") }
                    for ship in answer.ships {
                        th(.scope("col"), .class("number")) {
                            a(.href(links.thing(ship.thing.id))) { wording.marked(ship.thing.name) }
                        }
                    }
                }
            }
            tbody {
                for harbour in answer.harbours {
                    tr {
                        th(.scope("row")) {
                            a(.href(links.thing(harbour.thing.id))) { wording.marked(harbour.thing.name) }
                            if harbour.isPlanned {
                                " "
                                span(.class("state assumed")) { wording.say("level.only-planned") }
                            }
                        }
                        td(.class("number")) { text.amount(harbour.draught, "m") }
                        for load in harbour.loads { td(.class("number \(load.entry.rawValue)")) { text.load(load) } }
                    }
                }
            }
        }
    }

    private var claims: Markup {
        table(.class("level-table")) {
            thead {
                tr {
                    for key: PhraseKey in ["level.stated", "table.said-by", "level.said-at"] {
                        th(.scope("col")) { wording.say(key) }
                    }
                    for key: PhraseKey in ["level.left", "level.draught"] {
                        th(.scope("col"), .class("number")) { wording.say(key) }
                    }
                }
            }
            for harbour in answer.harbours {
                tbody {
                    tr(.class("group")) {
                        th(.scope("rowgroup"), .colspan(5)) { wording.marked(harbour.thing.name) }
                    }
                    for statement in harbour.statements { row(statement) }
                }
            }
        }
    }

    private func row(_ statement: Harbour.Statement) -> Markup {
        tr {
            td {
                text.figure(statement.figure)
                " "
                span(.class("about small")) {
                    wording.propertyLabel(statement.figure.claim.property)
                    if statement.isPlanned {
                        wording.say("site.list-separator")
                        wording.say("level.planned")
                    }
                }
            }
            td { text.link(statement.figure.claim) }
            td {
                text.amount(statement.reference.height, "m")
                " "
                text.assumptions(statement.reference.assumptions)
            }
            td(.class("number")) {
                text.amount(statement.left, "m")
                if statement.left.high < 0 {
                    " "
                    span(.class("state late")) { wording.say("level.dry") }
                }
            }
            td(.class("number")) { text.amount(statement.draught, "m") }
        }
    }
}
