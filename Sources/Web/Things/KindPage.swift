import Languages
import Markup
import Register

/// All things of one kind, by country or province, with their chosen key figures.
struct KindPage: Page {
    let figures: Figures
    let kind: Kind
    let things: [Thing]
    let columns: [Property]
    let accounts: [String: [Account]]

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.kindPlural(kind.id) }

    var content: Markup {
        fragment {
            header(.class("page-head")) { h1 { title } }
            div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", title)) {
                table(.class("stacked")) {
                    thead {
                        tr {
                            th(.scope("col")) { wording.say("table.name") }
                            th(.scope("col")) { wording.say("thing.within") }
                            for column in columns { th(.scope("col")) { wording.plain(column.label) } }
                        }
                    }
                    tbody {
                        for thing in AlphabeticalOrder(wording.language).sorted(things, by: wording.name) { row(thing) }
                    }
                }
            }
        }
    }

    private func row(_ thing: Thing) -> Markup {
        tr {
            th(.scope("row")) { a(.href(links.thing(thing.id))) { wording.marked(thing.name) } }
            td(.data("label", wording.say("thing.within"))) {
                if let whole = thing.within.first.flatMap({ figures.names[$0] }) {
                    a(.href(links.thing(whole.id))) { whole.shortName(wording.language) }
                }
            }
            for column in columns {
                td(.data("label", wording.plain(column.label))) {
                    if let account = accounts[thing.id]?.first(where: { $0.property == column.id }) {
                        figures.chosen(account, of: column)
                    }
                }
            }
        }
    }
}
