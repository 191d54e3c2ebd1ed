import Languages
import Markup
import Measures
import Register

/// Capacity and use across all things: what stands idle most first, and what is missing to say more.
struct UsePage: Page {
    /// One thing of which both capacity and use are known and can be divided.
    struct Line: Sendable {
        let thing: Thing
        let utilisation: Utilisation
        /// The province it lies in, or the country where it lies in none.
        let place: Thing?
    }

    /// So many lines are shown at most.
    static let linesMax = 150
    /// So many names are given of each gap; the rest is counted.
    private static let namesMax = 12

    let figures: Figures
    /// The most unused share first.
    let lines: [Line]
    let gaps: [UsePair.Gap]
    /// Whether there are more things than could be looked at.
    let isCut: Bool

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("use.title") }
    var part: PagePart? { .use }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("use.lead") }
                if isCut || lines.count > Self.linesMax { p(.class("small")) { wording.say("properties.cut") } }
            }
            if lines.isEmpty { p { wording.say("use.none") } }
            div(.class("columns")) {
                div(.class("thread")) {
                    ol(.class("uses")) {
                        for line in lines.prefix(Self.linesMax) { entry(line) }
                    }
                    p(.class("rule")) { wording.say("use.explained") }
                }
                aside(.class("context")) {
                    summary("use.by-province", byPlace)
                    summary("use.by-sector", bySector)
                }
            }
            missing
            AccountSources(
                figures: figures,
                accounts: lines.prefix(Self.linesMax).flatMap { [$0.utilisation.capacity, $0.utilisation.use] }
            ).markup
        }
    }

    private static func anchor(_ line: Line) -> String { "\(line.thing.id)-\(line.utilisation.useProperty.id)" }

    private func entry(_ line: Line) -> Markup {
        let utilisation = line.utilisation
        return li(.id(Self.anchor(line))) {
            h2 { a(.href(links.thing(line.thing.id))) { wording.marked(line.thing.name) } }
            p(.class("about")) {
                wording.kindLabel(line.thing.kind)
                if let place = line.place {
                    wording.say("site.list-separator")
                    a(.href(links.thing(place.id))) { place.shortName(wording.language) }
                }
            }
            p(.class("use-share")) {
                strong { wording.say("use.used", ["share": .text(figures.percent(utilisation.chosen.percent))]) }
                if utilisation.across.percent != utilisation.chosen.percent {
                    " "
                    wording.say("use.across-rivals", ["share": .text(figures.percent(utilisation.across.percent))])
                }
            }
            UseBar(utilisation: utilisation, wording: wording, name: "bar-\(Self.anchor(line))").markup
            dl(.class("facts")) {
                fact(utilisation.capacity, utilisation.capacityProperty)
                fact(utilisation.use, utilisation.useProperty)
                if let unit = unit(utilisation) {
                    div {
                        dt { wording.say("use.unused") }
                        dd { figures.computed(utilisation.across.unused, unit) }
                    }
                }
            }
            if utilisation.isOpen { p(.class("small warning")) { wording.say("use.open-end") } }
            if !utilisation.isOfSameTime { p(.class("small warning")) { wording.say("account.use.not-same-time") } }
        }
    }

    private func unit(_ utilisation: Utilisation) -> Unit? {
        guard case .quantity(let quantity) = utilisation.capacity.chosen?.claim.value else { return nil }
        return quantity.unit
    }

    private func fact(_ account: Account, _ property: Property) -> Markup {
        div {
            dt { a(.href(links.property(property.id))) { wording.marked(property.label) } }
            dd { figures.chosen(account, of: property) }
        }
    }

    private func summary(_ key: PhraseKey, _ groups: [(name: String, lines: [Line])]) -> Markup {
        guard !groups.isEmpty else { return Markup() }
        return section {
            h2 { wording.say(key) }
            for group in groups {
                h3 { group.name }
                ul(.class("plain")) {
                    for line in group.lines {
                        li {
                            a(.href(Address("#\(Self.anchor(line))"))) {
                                wording.marked(byScript: wording.listName(line.thing))
                            }
                            " "
                            span(.class("about")) {
                                wording.say(
                                    "use.unused-share",
                                    ["share": .text(figures.percent(line.utilisation.unusedRange))])
                            }
                        }
                    }
                }
            }
        }
    }

    private var byPlace: [(name: String, lines: [Line])] {
        let groups = Dictionary(grouping: lines.prefix(Self.linesMax)) { $0.place?.id ?? "" }
        let named = groups.map { id, lines in
            (
                name: lines.first?.place.map { $0.shortName(wording.language) } ?? wording.say("use.elsewhere"),
                lines: lines
            )
        }
        return AlphabeticalOrder(wording.language).sorted(named) { $0.name }
    }

    private var bySector: [(name: String, lines: [Line])] {
        Sector.inOrder.compactMap { sector in
            let found = lines.prefix(Self.linesMax).filter { $0.utilisation.useProperty.sector == sector }
            return found.isEmpty ? nil : (wording.sector(sector), found)
        }
    }

    private var missing: Markup {
        section {
            h2 { wording.say("use.missing") }
            p { wording.say("use.missing.lead") }
            for gap in gaps {
                h3 { wording.plain(gap.capacity.label) + " – " + wording.plain(gap.use.label) }
                ul(.class("entries")) {
                    things(gap.withoutUse, "use.without-use")
                    things(gap.withoutCapacity, "use.without-capacity")
                    things(gap.undivided, "use.undivided")
                }
            }
        }
    }

    private func things(_ things: [Thing], _ key: PhraseKey) -> Markup {
        guard !things.isEmpty else { return Markup() }
        let named = AlphabeticalOrder(wording.language).sorted(things, by: wording.listName)
        return li {
            wording.say(key, ["count": .count(things.count)])
            span(.class("about")) {
                named.prefix(Self.namesMax).map { thing in
                    a(.href(links.thing(thing.id))) { wording.marked(byScript: wording.listName(thing)) }
                }.joined(by: wording.say("site.list-separator"))
                if named.count > Self.namesMax {
                    wording.say("site.list-separator")
                    wording.say("use.and-others", ["count": .count(named.count - Self.namesMax)])
                }
            }
        }
    }
}

extension Utilisation {
    /// The unused share in percent, as the chosen claims have it.
    var unusedRange: ClosedRange<Double> {
        max(0, 100 - chosen.percent.upperBound)...max(0, 100 - chosen.percent.lowerBound)
    }
}
