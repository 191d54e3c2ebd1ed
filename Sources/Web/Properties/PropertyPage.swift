import Languages
import Markup
import Measures
import Register

/// One property across things: who has how much, in one table and, where one axis can hold them, on one chart.
struct PropertyPage: Page {
    let figures: Figures
    let property: Property
    let question: PropertyQuestion
    let order: PropertyQuestion.Order
    let rows: PropertyRows
    /// Where the accounts that are not among these begin; `nil` where there are none.
    let next: Int64?
    let provinces: ProvinceIndex

    var wording: Wording { figures.wording }
    var links: Links { figures.links }

    var title: String { wording.plain(property.label) }
    var part: PagePart? { .properties }
    var trail: [(name: String, address: Address)] { [(wording.say("properties.title"), links.properties)] }

    /// The rows of this page of the table.
    private var shown: ArraySlice<PropertyRows.Row> {
        let start = min((question.page - 1) * PropertyQuestion.rowsMax, rows.rows.count)
        return rows.rows[start..<min(start + PropertyQuestion.rowsMax, rows.rows.count)]
    }

    static func pages(_ rows: Int) -> Int { max((rows + PropertyQuestion.rowsMax - 1) / PropertyQuestion.rowsMax, 1) }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { wording.sector(property.sector) }
                h1 { wording.marked(property.label) }
                p(.class("lead")) { lead }
            }
            PropertyForm(page: self).markup
            if rows.rows.isEmpty { p { wording.say("site.nothing-here") } }
            if question.page == 1 { charts }
            if !rows.rows.isEmpty { listing }
            paging
            AccountSources(figures: figures, accounts: shown.map(\.account)).markup
        }
    }

    private var lead: String {
        let count = wording.say("properties.things", ["count": .count(rows.rows.count)])
        let unit = wording.unitName(property.unit)
        let said =
            unit.isEmpty ? count : wording.say("properties.in-unit", ["things": .text(count), "unit": .text(unit)])
        return next == nil ? said : said + ". " + wording.say("properties.more")
    }

    /// What is drawn: a country beside its towns would leave nothing to see of the towns.
    private var drawnKind: String? {
        if let kind = question.kind { return kind }
        let counts = Dictionary(rows.rows.map { ($0.thing.kind, 1) }, uniquingKeysWith: +)
        guard counts.count > 1 else { return nil }
        return property.expectedKinds.first { counts[$0, default: 0] > 1 }
            ?? counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private var charts: Markup {
        fragment {
            for (index, run) in rows.drawable(kind: drawnKind).enumerated() {
                ThingsChart(
                    figures: figures, property: property, rows: run, name: "chart-\(index)",
                    kind: drawnKind == question.kind ? nil : drawnKind
                ).markup
            }
            if rows.otherLengths > 0 {
                p(.class("small")) {
                    wording.say("properties.other-lengths", ["count": .count(rows.otherLengths)])
                }
            }
        }
    }

    private var listing: Markup {
        div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", title)) {
            table(.class("across stacked")) {
                thead {
                    tr {
                        head(.name, "table.name")
                        th(.scope("col")) { wording.say("thing.within") }
                        head(.value, "table.value")
                        head(.asOf, "claim.as-of")
                        th(.scope("col")) { wording.say("table.state") }
                        th(.scope("col")) { wording.say("table.source") }
                    }
                }
                for run in PropertyRows.runs(shown) {
                    tbody {
                        if let datum = run.first?.datum { datumRow(datum) }
                        for row in run { line(row) }
                    }
                }
            }
        }
    }

    /// The head of a column by which rows can be ordered: the one that orders them now says so.
    private func head(_ order: PropertyQuestion.Order, _ key: PhraseKey) -> Markup {
        let isCurrent = order == self.order
        return th(
            .scope("col"),
            .when(isCurrent, .aria("sort", order == .name ? "ascending" : "descending"))
        ) {
            if isCurrent {
                strong { wording.say(key) }
            } else {
                a(.href(links.property(property.id, question.ordered(by: order)))) { wording.say(key) }
            }
        }
    }

    private func datumRow(_ datum: Datum) -> Markup {
        tr(.class("group")) {
            th(.scope("rowgroup"), .colspan(6)) {
                wording.say("claim.datum") + ": "
                wording.vocabulary.datums[datum.code].map { wording.plain($0.label) } ?? datum.code
            }
        }
    }

    private func line(_ row: PropertyRows.Row) -> Markup {
        let claim = row.account.chosen?.claim
        return tr {
            th(.scope("row")) {
                a(.href(links.account(row.thing.id, property.id))) { wording.marked(row.thing.name) }
                if question.kind == nil, property.kinds.count > 1 {
                    " "
                    span(.class("about")) { wording.kindLabel(row.thing.kind) }
                }
            }
            td(.data("label", wording.say("thing.within"))) { figures.place(row.thing) }
            td(.data("label", wording.say("table.value"))) {
                if let claim { figures.figure(claim, of: property) } else { wording.say("site.unknown") }
                if let spread = row.account.spread {
                    " "
                    span(.class("as-of")) { figures.spreadText(spread) }
                }
            }
            td(.data("label", wording.say("claim.as-of"))) { if let claim { figures.asOf(claim) } }
            td(.data("label", wording.say("table.state"))) {
                for state in row.account.states.sorted() {
                    figures.state(
                        state, until: claim?.until, address: links.account(row.thing.id, property.id))
                    " "
                }
            }
            td(.data("label", wording.say("table.source"))) { if let id = claim?.source { source(id) } }
        }
    }

    private func source(_ id: String) -> Markup {
        guard let source = wording.vocabulary.sources[id] else { return Markup() }
        return a(.class("small"), .href(links.source(id))) {
            wording.vocabulary.parties[source.publisher].map { wording.marked($0.name) } ?? Markup(text: id)
        }
    }

    private var paging: Markup {
        let pages = Self.pages(rows.rows.count)
        guard pages > 1 || next != nil || question.after != nil else { return Markup() }
        return nav(.class("pages"), .aria("label", wording.say("site.page-of", pageValues(pages)))) {
            if question.after != nil {
                a(.href(links.property(property.id, question.going(on: nil))), .rel("first")) {
                    wording.say("site.first-page")
                }
            }
            if question.page > 1 {
                a(.href(links.property(property.id, question.turned(to: question.page - 1))), .rel("prev")) {
                    wording.say("site.previous-page")
                }
            }
            span { wording.say("site.page-of", pageValues(pages)) }
            if question.page < pages {
                a(.href(links.property(property.id, question.turned(to: question.page + 1))), .rel("next")) {
                    wording.say("site.next-page")
                }
            } else if let next {
                a(.href(links.property(property.id, question.going(on: next))), .rel("next")) {
                    wording.say("site.next-page")
                }
            }
        }
    }

    private func pageValues(_ pages: Int) -> [String: PhraseValue] {
        ["page": .number(String(question.page)), "pages": .number(String(pages))]
    }
}

extension Figures {
    /// Where a thing lies: the nearest whole, and its country where that is another.
    func place(_ thing: Thing) -> Markup {
        let wholes = thing.within.compactMap { names[$0] }
        let country = wholes.first { $0.kind == "country" }
        let shown = [wholes.first, wholes.first == country ? nil : country].compactMap(\.self)
        return shown.map { whole in
            a(.href(links.thing(whole.id))) { whole.shortName(wording.language) }
        }.joined(by: wording.say("site.list-separator"))
    }
}
