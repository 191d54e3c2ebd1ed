import Languages
import Markup
import Register

/// The first page: what can be done here, the map, the provinces, what changed and what is contested, how much there is.
struct HomePage: Page {
    let figures: Figures
    let map: Markup
    let provinces: ProvinceIndex
    let contested: [(thing: Thing, account: Account)]
    let latest: [LatestClaims]
    let totals: Reading.Totals
    let kinds: [(kind: Kind, count: Int)]
    /// The problems in which something happened last.
    var problems = Markup()
    /// The newest stories.
    var stories = Markup()
    /// Whether anyone may report a problem here.
    var takesReports = false

    var wording: Wording { figures.wording }
    var links: Links { figures.links }

    var title: String { wording.say("site.name") }
    var sheets: [String] { stories.isEmpty ? [] : ["stories.css"] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { wording.say("home.title") }
                p(.class("lead")) {
                    wording.say(
                        "home.lead",
                        ["sea": .text(wording.vocabulary.region.map { wording.plain($0.seaName) } ?? "")])
                }
            }
            div(.class("columns with-map")) {
                div(.class("thread")) {
                    map
                }
                aside(.class("context")) {
                    tasks
                    section {
                        h2 { wording.say("provinces.title") }
                        provinces.markup(wording, links, level: .third)
                    }
                }
            }
            stories
            problems
            div(.class("pair")) {
                quarrels
                latestList
            }
            counts
        }
    }

    private var quarrels: Markup {
        section {
            h2 { wording.say("home.most-contested") }
            ul(.class("entries")) {
                for item in contested {
                    if let property = wording.vocabulary.properties[item.account.property] {
                        li {
                            a(.href(links.account(item.thing.id, property.id))) {
                                wording.plain(property.label)
                                " – "
                                wording.marked(byScript: wording.name(item.thing))
                            }
                            figures.spread(item.account, of: property)
                        }
                    }
                }
            }
            p { a(.href(links.quarrels)) { wording.say("home.all-quarrels") } }
        }
    }

    private var counts: Markup {
        section {
            h2 { wording.say("home.what-is-here") }
            p {
                [
                    wording.say("home.things", ["count": .count(totals.things)]),
                    wording.say("home.claims", ["count": .count(totals.claims)]),
                    wording.say("home.sources", ["count": .count(totals.sources)]),
                ].joined(separator: " · ")
            }
            ul(.class("kinds")) {
                for item in kinds {
                    li {
                        a(.href(links.kind(item.kind.id))) {
                            wording.plain(item.kind.plural.isEmpty ? item.kind.label : item.kind.plural)
                        }
                        " "
                        span(.class("about")) { wording.number(item.count) }
                    }
                }
            }
        }
    }
}
