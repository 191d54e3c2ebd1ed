import Languages
import Markup
import Measures
import Register

/// All provinces with their size and people, under their countries.
struct ProvinceListPage: Page {
    let figures: Figures
    let index: ProvinceIndex
    let accounts: [String: [Account]]
    /// The properties shown as columns.
    let columns: [Property]

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("provinces.title") }
    var part: PagePart? { .provinces }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) {
                    wording.say(
                        "provinces.lead",
                        ["sea": .text(wording.vocabulary.region.map { wording.plain($0.seaName) } ?? "")])
                }
            }
            div(.class("table-scroll of-numbers"), .tabindex(0), .role("region"), .aria("label", title)) {
                table {
                    thead {
                        tr {
                            th(.scope("col")) { wording.say("table.province") }
                            for column in columns { th(.scope("col"), .class("number")) { columnTitle(column) } }
                        }
                    }
                    for group in index.groups {
                        tbody {
                            tr(.class("group")) {
                                th(.scope("rowgroup"), .colspan(columns.count + 1)) {
                                    group.country.shortName(wording.language)
                                }
                            }
                            for province in group.provinces { row(province) }
                        }
                    }
                }
            }
        }
    }

    private func columnTitle(_ property: Property) -> String {
        let label = wording.plain(property.label)
        guard let unit = property.unit, unit.code != "1" else { return label }
        return label + wording.say("site.list-separator") + wording.units.name(unit.code, in: wording.language)
    }

    private func row(_ province: Thing) -> Markup {
        tr {
            th(.scope("row")) { a(.href(links.thing(province.id))) { wording.marked(province.name) } }
            for column in columns { cell(province, column) }
        }
    }

    private func cell(_ province: Thing, _ property: Property) -> Markup {
        let account = accounts[province.id]?.first { $0.property == property.id }
        guard let account, let claim = account.chosen?.claim, case .quantity(let quantity) = claim.value else {
            return td(.class("number")) { "–" }
        }
        return td(.class("number")) {
            a(.class("figure"), .href(links.claim(claim.id))) {
                span(.class("value")) { NumberFormat(wording.language).notation(quantity.amount.text) }
            }
            if account.states.contains(.disputed) {
                " "
                a(.href(links.account(province.id, property.id))) {
                    span(.class("state disputed")) {
                        span(.class("hidden-visually")) { wording.say("state.disputed") }
                    }
                }
            }
        }
    }
}
