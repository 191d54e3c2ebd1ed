import Languages
import Markup
import Register

/// How much of what is wanted is there, province by province and field by field.
struct CompletenessPage: Page {
    let figures: Figures
    let rows: [(province: Thing, completeness: Completeness)]

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("completeness.title") }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("completeness.lead") }
            }
            section {
                h2 { wording.say("completeness.by-province") }
                for row in rows where row.completeness.wanted > 0 {
                    div(.class("share")) {
                        span {
                            a(.href(Address("#\(row.province.id)"))) { row.province.shortName(wording.language) }
                        }
                        " "
                        span(.class("number")) { share(row.completeness.filled, row.completeness.wanted) }
                        " "
                        bar(row.completeness.filled, row.completeness.wanted)
                    }
                }
            }
            for row in rows where row.completeness.wanted > 0 { fields(row.province, row.completeness) }
        }
    }

    private func share(_ filled: Int, _ wanted: Int) -> String {
        wording.say("completeness.of", ["known": .count(filled), "expected": .count(wanted)])
    }

    private func bar(_ filled: Int, _ wanted: Int) -> Markup {
        meter(.min(0), .max(Double(wanted)), .value(Double(filled))) { "\(filled)/\(wanted)" }
    }

    private func fields(_ province: Thing, _ completeness: Completeness) -> Markup {
        section(.id(province.id)) {
            h2 { a(.href(links.thing(province.id))) { wording.marked(province.name) } }
            div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", wording.name(province))) {
                table {
                    thead {
                        tr {
                            th(.scope("col")) { wording.say("thing.kind") }
                            th(.scope("col")) { wording.say("claim.property") }
                            th(.scope("col"), .class("number")) { wording.say("completeness.title") }
                        }
                    }
                    tbody {
                        for field in completeness.fields {
                            tr {
                                td { wording.kindLabel(field.kind) }
                                td { wording.propertyLabel(field.property) }
                                td(.class("number")) { share(field.filled, field.things) }
                            }
                        }
                    }
                }
            }
        }
    }
}
