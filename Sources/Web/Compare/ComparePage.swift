import Languages
import Markup
import Measures
import Register

/// Two things of one kind side by side: what is said of either, what of only one, and where a difference can be taken.
struct ComparePage: Page {
    /// One of the two with everything that is compared.
    struct Side: Sendable {
        let thing: Thing
        /// By property.
        let accounts: [String: Account]
        /// How much lies in it, by kind.
        let parts: [String: Int]
        let clock: Clock
    }

    let figures: Figures
    let kind: Kind?
    let choices: CompareChoices
    /// Both sides; fewer until both are chosen.
    let sides: [Side]

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String {
        guard sides.count == 2 else { return wording.say("compare.title") }
        return wording.say(
            "compare.of", ["first": .text(name(sides[0])), "second": .text(name(sides[1]))])
    }
    var part: PagePart? { kind?.id == "province" ? .provinces : nil }
    var trail: [(name: String, address: Address)] {
        guard let kind else { return [] }
        return kind.id == "province"
            ? [(wording.say("provinces.title"), links.provinces)] : [(wording.kindPlural(kind.id), links.kind(kind.id))]
    }

    private func name(_ side: Side) -> String { wording.listName(side.thing) }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("compare.lead") }
            }
            choices.markup(wording, links)
            if sides.count == 2 {
                if sides[0].thing.id == sides[1].thing.id { p(.class("note")) { wording.say("compare.same") } }
                comparison(sides[0], sides[1])
                AccountSources(
                    figures: figures,
                    accounts: sides.flatMap { $0.accounts.values.sorted { $0.property < $1.property } }
                ).markup
            }
        }
    }

    private func comparison(_ first: Side, _ second: Side) -> Markup {
        fragment {
            div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", title)) {
                table(.class("side-by-side")) {
                    thead {
                        tr {
                            th(.scope("col")) { wording.say("claim.property") }
                            for side in [first, second] {
                                th(.scope("col")) {
                                    a(.href(links.thing(side.thing.id))) { wording.marked(side.thing.name) }
                                }
                            }
                        }
                    }
                    for group in groups(first, second) {
                        tbody {
                            tr(.class("group")) {
                                th(.scope("rowgroup"), .colspan(3)) { wording.sector(group.sector) }
                            }
                            for property in group.properties { line(property, first, second) }
                        }
                    }
                }
            }
            workingDays(first, second)
            if !first.parts.isEmpty || !second.parts.isEmpty { partCounts(first, second) }
        }
    }

    /// When offices on both sides are at work; nothing where the days of rest of one are not known.
    private func workingDays(_ first: Side, _ second: Side) -> Markup {
        guard !first.clock.restDays.isEmpty, !second.clock.restDays.isEmpty, first.thing.id != second.thing.id else {
            return Markup()
        }
        let days = wording.weekdays(first.clock.workingDays(with: second.clock))
        return p { wording.say("compare.working-days", ["days": .text(days)]) }
    }

    private func groups(_ first: Side, _ second: Side) -> [(sector: Sector, properties: [Property])] {
        let order = wording.vocabulary.propertyOrder
        let said = Set(first.accounts.keys).union(second.accounts.keys).compactMap { wording.vocabulary.properties[$0] }
            .sorted { (order[$0.id] ?? .max, $0.id) < (order[$1.id] ?? .max, $1.id) }
        return Sector.inOrder.compactMap { sector in
            let properties = said.filter { $0.sector == sector }
            return properties.isEmpty ? nil : (sector, properties)
        }
    }

    private func line(_ property: Property, _ first: Side, _ second: Side) -> Markup {
        tr {
            th(.scope("row")) {
                a(.href(links.property(property.id))) { wording.marked(property.label) }
                difference(property, first, second)
            }
            for side in [first, second] {
                td {
                    if let account = side.accounts[property.id] {
                        figures.chosen(account, of: property)
                        if let claim = account.chosen?.claim {
                            " "
                            figures.datum(claim)
                        }
                    } else {
                        span(.class("gap")) { wording.say("compare.nobody") }
                    }
                }
            }
        }
    }

    /// How far both lie apart, or why nobody can say; nothing for words and choices, which are read, not reckoned.
    private func difference(_ property: Property, _ first: Side, _ second: Side) -> Markup {
        switch property.difference(from: first.accounts[property.id], to: second.accounts[property.id]) {
        case .amount(let range): amount(range, property, first, second)
        case .unsaid(.missing), .unsaid(.notNumber): Markup()
        case .unsaid(let reason):
            span(.class("difference")) {
                wording.say("compare.no-difference") + " " + wording.say(PhraseKey("compare.why.\(reason.rawValue)"))
            }
        }
    }

    private func amount(
        _ range: ClosedRange<Double>, _ property: Property, _ first: Side, _ second: Side
    ) -> Markup {
        let unit = wording.unitName(property.unit)
        let sizes = [abs(range.lowerBound), abs(range.upperBound)].sorted().map(Figures.rounded)
        let text: String
        if range.lowerBound == 0, range.upperBound == 0 {
            text = wording.say("compare.equal")
        } else if range.lowerBound < 0, range.upperBound > 0 {
            text = wording.say("compare.within-ranges")
        } else {
            let notation = sizes[0] == sizes[1] ? sizes[0] : "\(sizes[0])..\(sizes[1])"
            text = wording.say(
                "compare.more",
                [
                    "name": .text(name(range.upperBound > 0 ? second : first)),
                    "amount": .text(NumberFormat(wording.language).notation(notation)), "unit": .text(unit),
                ])
        }
        return span(.class("difference")) { text }
    }

    private func partCounts(_ first: Side, _ second: Side) -> Markup {
        let kinds = Set(first.parts.keys).union(second.parts.keys).compactMap { wording.vocabulary.kinds[$0] }
            .sorted { ($0.order, $0.id) < ($1.order, $1.id) }
        return section {
            h2 { wording.say("compare.parts") }
            table(.class("side-by-side counts")) {
                thead {
                    tr {
                        th(.scope("col")) { wording.say("thing.kind") }
                        for side in [first, second] { th(.scope("col")) { name(side) } }
                    }
                }
                tbody {
                    for kind in kinds {
                        tr {
                            th(.scope("row")) { a(.href(links.kind(kind.id))) { wording.kindPlural(kind.id) } }
                            for side in [first, second] { td { wording.number(side.parts[kind.id] ?? 0) } }
                        }
                    }
                }
            }
            p(.class("small")) { wording.say("compare.parts.registered") }
        }
    }
}
