import Languages
import Markup
import Register

/// Every property of which something is said, by sector, with how much is said.
struct PropertyListPage: Page {
    let figures: Figures
    let counts: [String: PropertyCount]

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("properties.title") }
    var part: PagePart? { .properties }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("properties.lead") }
            }
            SectorContents(wording: wording, sectors: groups.map(\.sector)).markup
            for group in groups {
                section(.id(group.sector.rawValue)) {
                    h2 { wording.sector(group.sector) }
                    ul(.class("figures-list")) {
                        for property in group.properties { line(property) }
                    }
                }
            }
        }
    }

    private var groups: [(sector: Sector, properties: [Property])] {
        Sector.inOrder.compactMap { sector in
            let properties = wording.vocabulary.properties.values.filter {
                $0.sector == sector && counts[$0.id] != nil
            }
            guard !properties.isEmpty else { return nil }
            let order = AlphabeticalOrder(wording.language)
            return (sector, order.sorted(properties.sorted { $0.id < $1.id }) { wording.plain($0.label) })
        }
    }

    private func line(_ property: Property) -> Markup {
        li {
            a(.href(links.property(property.id))) { wording.marked(property.label) }
            " "
            span(.class("about")) {
                if let count = counts[property.id] {
                    wording.say("properties.things", ["count": .count(count.things)])
                    wording.say("site.list-separator")
                    wording.say("home.claims", ["count": .count(count.claims)])
                }
            }
        }
    }
}

extension Sector {
    /// The order of sectors on pages: what concerns everything first.
    static var inOrder: [Sector] { [.general] + allCases.filter { $0 != .general } }
}

/// The sectors of a page, each a step away within it.
struct SectorContents: Sendable {
    let wording: Wording
    let sectors: [Sector]

    var markup: Markup {
        guard sectors.count > 1 else { return Markup() }
        return nav(.class("contents no-print"), .aria("label", wording.say("nav.sectors"))) {
            ul {
                for sector in sectors {
                    li { a(.href(Address("#\(sector.rawValue)"))) { wording.sector(sector) } }
                }
            }
        }
    }
}
