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
                div(.class("shares")) {
                    for row in rows where row.completeness.wanted > 0 { overview(row.province, row.completeness) }
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

    private func overview(_ province: Thing, _ completeness: Completeness) -> Markup {
        div(.class("share")) {
            span { a(.href(Address("#\(province.id)"))) { province.shortName(wording.language) } }
            " "
            span(.class("number")) { share(completeness.filled, completeness.wanted) }
            " "
            bar(completeness.filled, completeness.wanted)
        }
    }

    /// The fields of a province by kind of thing; what is not whole is said in bold.
    private func fields(_ province: Thing, _ completeness: Completeness) -> Markup {
        section(.class("fields"), .id(province.id)) {
            h2 {
                a(.href(links.thing(province.id))) { wording.marked(province.name) }
                " "
                span(.class("count")) { share(completeness.filled, completeness.wanted) }
            }
            dl(.class("facts")) {
                for group in byKind(completeness.fields) {
                    div {
                        dt { wording.kindLabel(group.kind) }
                        dd {
                            ul(.class("plain")) { for field in group.fields { li { line(field) } } }
                        }
                    }
                }
            }
        }
    }

    private func line(_ field: Completeness.Field) -> Markup {
        let known = share(field.filled, field.things)
        return fragment {
            wording.propertyLabel(field.property)
            " "
            if field.filled < field.things { strong { known } } else { span(.class("about")) { known } }
        }
    }

    private func byKind(_ fields: [Completeness.Field]) -> [(kind: String, fields: [Completeness.Field])] {
        fields.reduce(into: []) { groups, field in
            if let index = groups.firstIndex(where: { $0.kind == field.kind }) {
                groups[index].fields.append(field)
            } else {
                groups.append((field.kind, [field]))
            }
        }
    }
}
