import Languages
import Markup
import Register

/// The profile of a province: its own figures and those of what lies in it, sector by sector.
struct ProvincePage: Page {
    /// Something that lies in the province, with what is said of it.
    struct Part: Sendable {
        let thing: Thing
        let accounts: [Account]
    }

    /// The province as any thing: its names, facts and accounts.
    let page: ThingPage
    let parts: [Part]
    let neighbours: [Neighbour]
    /// The accounts of the province and its parts whose claims contradict each other.
    let contested: [(thing: Thing, account: Account)]

    /// So many contested accounts are named; the page of quarrels has them all.
    static let contestedMax = 20
    /// So many parts of one kind are listed; the rest is counted.
    static let partsMax = 60

    var figures: Figures { page.figures }
    var wording: Wording { page.wording }
    var links: Links { page.links }

    var title: String { page.title }
    var sheets: [String] { page.sheets }
    var part: PagePart? { .provinces }
    var trail: [(name: String, address: Address)] {
        [(wording.say("provinces.title"), links.provinces)] + page.trail
    }

    var content: Markup {
        fragment {
            page.pageHead
            page.acts
            page.waiting
            p(.class("actions no-print")) {
                a(.href(links.compare(page.thing.id))) { wording.say("province.compare") }
                a(.href(links.history(page.thing.id))) { wording.say("history.title") }
            }
            SectorContents(wording: wording, sectors: sections.map(\.sector)).markup
            div(.class("columns")) {
                div(.class("thread")) {
                    if page.accounts.isEmpty { p { wording.say("thing.no-figures") } }
                    for section in sections { sectorSection(section) }
                    if !contested.isEmpty { quarrels }
                }
                aside(.class("context")) { context }
            }
            AccountSources(figures: figures, accounts: page.accounts + keyFigures).shown
        }
    }

    struct SectorSection: Sendable {
        let sector: Sector
        let accounts: [(Property, Account)]
        let uses: [(thing: Thing, utilisation: Utilisation)]
        let kinds: [(kind: Kind, parts: [Part])]
    }

    /// The sectors of which anything is known here.
    private var sections: [SectorSection] {
        let uses =
            page.utilisation.map { (thing: page.thing, utilisation: $0) }
            + parts.flatMap { part in
                Utilisation.all(part.accounts, wording.vocabulary).map { (thing: part.thing, utilisation: $0) }
            }
        return Sector.inOrder.compactMap { sector in
            let accounts = page.accounts.compactMap { account in
                wording.vocabulary.properties[account.property].map { ($0, account) }
            }.filter { $0.0.sector == sector }
            let here = parts.filter { ($0.thing.sectors.first ?? .general) == sector }
            let kinds = Dictionary(grouping: here) { $0.thing.kind }.compactMap { id, parts in
                wording.vocabulary.kinds[id].map { (kind: $0, parts: parts) }
            }.sorted { ($0.kind.order, $0.kind.id) < ($1.kind.order, $1.kind.id) }
            let used = uses.filter { $0.utilisation.useProperty.sector == sector }
            guard !accounts.isEmpty || !kinds.isEmpty || !used.isEmpty else { return nil }
            return SectorSection(sector: sector, accounts: accounts, uses: used, kinds: kinds)
        }
    }

    private func sectorSection(_ group: SectorSection) -> Markup {
        section(.id(group.sector.rawValue)) {
            h2 { wording.sector(group.sector) }
            page.accountList(group.accounts)
            if !group.uses.isEmpty {
                h3 { wording.say("account.use") }
                for use in group.uses {
                    div(.class("use-line")) {
                        p {
                            a(.href(links.account(use.thing.id, use.utilisation.useProperty.id))) {
                                wording.marked(byScript: wording.listName(use.thing))
                            }
                            " "
                            strong { figures.percent(use.utilisation.chosen.percent) }
                            if !use.utilisation.isOfSameTime {
                                " "
                                span(.class("about")) { wording.say("account.use.not-same-time") }
                            }
                        }
                        UseBar(
                            utilisation: use.utilisation, wording: wording,
                            name: "bar-\(use.thing.id)-\(use.utilisation.useProperty.id)"
                        ).markup
                    }
                }
                p { a(.href(links.use)) { wording.say("use.title") } }
            }
            for item in group.kinds { kindTable(item.kind, item.parts) }
        }
    }

    private var quarrels: Markup {
        section(.id("quarrels")) {
            h2 { wording.say("quarrels.title") }
            ul(.class("entries")) {
                for item in contested.prefix(Self.contestedMax) {
                    if let property = wording.vocabulary.properties[item.account.property] {
                        li {
                            a(.href(links.account(item.thing.id, property.id))) {
                                wording.plain(property.label)
                                " – "
                                wording.marked(byScript: wording.listName(item.thing))
                            }
                            figures.spread(item.account, of: property)
                        }
                    }
                }
            }
            p { a(.href(links.quarrels)) { wording.say("home.all-quarrels") } }
        }
    }
}
