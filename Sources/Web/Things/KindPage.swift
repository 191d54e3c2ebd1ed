import Languages
import Markup
import Register

/// The things of one kind with their chosen key figures: all, or a page of them.
struct KindPage: Page {
    let figures: Figures
    let kind: Kind
    let things: [Thing]
    let columns: [Property]
    let accounts: [String: [Account]]
    /// Whether these are not the first ones.
    let isLater: Bool
    /// The thing behind which the next page begins; `nil` on the last one.
    let next: String?

    static let rowsMax = 250

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
            paging
        }
    }

    private var paging: Markup {
        guard isLater || next != nil else { return Markup() }
        return nav(.class("pages"), .aria("label", title)) {
            if isLater { a(.href(links.kind(kind.id)), .rel("first")) { wording.say("site.first-page") } }
            if let next { a(.href(links.kind(kind.id, after: next)), .rel("next")) { wording.say("site.next-page") } }
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
