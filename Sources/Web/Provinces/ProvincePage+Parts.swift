import Languages
import Markup
import Register

extension ProvincePage {
    /// The properties that say most about a kind, as far as anything is said of these parts.
    private func columns(_ kind: Kind, _ parts: [Part]) -> [Property] {
        let said = Set(parts.flatMap { $0.accounts.map(\.property) })
        let key = wording.vocabulary.keyProperties(of: kind.id, limit: 8).filter { said.contains($0.id) }
        return Array(key.filter { $0.type != .text }.prefix(3))
    }

    /// What lies here of one kind, counted and listed with its key figures.
    func kindTable(_ kind: Kind, _ parts: [Part]) -> Markup {
        let columns = columns(kind, parts)
        let sorted = AlphabeticalOrder(wording.language).sorted(parts) { wording.name($0.thing) }
        let shown = sorted.prefix(Self.partsMax)
        return fragment {
            h3 {
                a(.href(links.kind(kind.id))) { wording.kindPlural(kind.id) }
                " "
                span(.class("count")) { wording.number(parts.count) }
            }
            if columns.isEmpty {
                ul(.class("kinds")) {
                    for part in shown {
                        li { a(.href(links.thing(part.thing.id))) { wording.marked(part.thing.name) } }
                    }
                }
            } else {
                div(
                    .class("table-scroll"), .tabindex(0), .role("region"), .aria("label", wording.kindPlural(kind.id))
                ) {
                    table(.class("parts stacked")) {
                        thead {
                            tr {
                                th(.scope("col")) { wording.say("table.name") }
                                for column in columns { th(.scope("col")) { wording.plain(column.label) } }
                            }
                        }
                        tbody { for part in shown { row(part, columns) } }
                    }
                }
            }
            if sorted.count > Self.partsMax {
                p(.class("small")) { wording.say("use.and-others", ["count": .count(sorted.count - Self.partsMax)]) }
            }
        }
    }

    private func row(_ part: Part, _ columns: [Property]) -> Markup {
        tr {
            th(.scope("row")) { a(.href(links.thing(part.thing.id))) { wording.marked(part.thing.name) } }
            for column in columns {
                td(.data("label", wording.plain(column.label))) {
                    if let account = part.accounts.first(where: { $0.property == column.id }) {
                        figures.chosen(account, of: column)
                    } else {
                        span(.class("gap")) { "–" }
                    }
                }
            }
        }
    }

    /// The figures of the parts that the page shows, for its sources.
    var keyFigures: [Account] {
        Dictionary(grouping: parts) { $0.thing.kind }.sorted { $0.key < $1.key }.flatMap { id, parts -> [Account] in
            guard let kind = wording.vocabulary.kinds[id] else { return [] }
            let shown = Set(columns(kind, parts).map(\.id))
            return parts.flatMap(\.accounts).filter { shown.contains($0.property) }
        }
    }
}
