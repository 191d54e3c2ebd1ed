import Languages
import Markup
import Observations
import Register

/// The stations, seas and basins that are observed, with the series of each.
struct SeriesListPage: Page {
    let words: SeriesWords
    let query: SeriesQuery
    let series: [StandingSeries]
    /// The last series of this page, where there are more.
    let next: String?
    let isLater: Bool
    let mayBring: Bool

    static let rowsMax = 200

    private var wording: Wording { words.wording }
    private var links: Links { words.links }

    var title: String { wording.say("observations.title") }
    var part: PagePart? { .environment }
    var sheets: [String] { ["observations.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("observations.lead") }
            }
            p(.class("actions no-print")) {
                if mayBring {
                    a(.href(links.observationsImport)) { wording.say("observations.import") }
                    a(.href(links.newSeries)) { wording.say("series.new") }
                }
                a(.href(links.alerts)) { wording.say("alerts.title") }
            }
            if series.isEmpty { p { wording.say("observations.none") } }
            for group in groups { section(.class("observed")) { self.group(group) } }
            if next != nil || isLater {
                nav(.class("pages"), .aria("label", title)) {
                    if isLater {
                        a(.href(links.observations(query, after: nil))) { wording.say("observations.first-page") }
                    }
                    if let next {
                        a(.href(links.observations(query, after: next)), .rel("next")) {
                            wording.say("observations.next-page")
                        }
                    }
                }
            }
        }
    }

    private var groups: [(thing: String, series: [StandingSeries])] {
        let byThing = Dictionary(grouping: series, by: \.series.thing)
        return AlphabeticalOrder(wording.language).sorted(Array(byThing.keys)) { words.thing($0) }.map {
            ($0, byThing[$0] ?? [])
        }
    }

    private func group(_ group: (thing: String, series: [StandingSeries])) -> Markup {
        fragment {
            h2 { a(.href(links.thing(group.thing))) { words.thing(group.thing) } }
            div(.class("table-scroll")) {
                table {
                    thead {
                        tr {
                            for key in Self.headings { th(.scope("col")) { wording.say(key) } }
                            th(.scope("col"), .class("number")) { wording.say("observations.number") }
                        }
                    }
                    tbody { for standing in group.series { row(standing) } }
                }
            }
        }
    }

    private static let headings: [PhraseKey] = [
        "observations.series", "source.publisher", "observations.axis", "observations.resolution",
        "observations.extent",
    ]

    private func row(_ standing: StandingSeries) -> Markup {
        let series = standing.series
        let name = wording.plain(series.name)
        return tr {
            th(.scope("row")) {
                a(.href(links.observations(of: series.id))) {
                    name.isEmpty ? wording.propertyLabel(series.property) : name
                }
            }
            td { a(.href(links.party(series.publisher))) { wording.party(series.publisher) } }
            td { words.axis(series) }
            td { words.resolution(series.resolution) }
            td { words.extent(standing) }
            td(.class("number")) { wording.number(standing.count) }
        }
    }
}
