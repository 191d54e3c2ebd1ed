import Depths
import Environment
import Languages
import Markup
import Register

/// The classes of ships with the claims their dimensions rest on, and what is reported of them beside what is reckoned.
struct LevelShips: Sendable {
    let text: LevelText
    let answer: LevelAnswer

    private var wording: Wording { text.wording }
    private var links: Links { text.links }

    var markup: Markup {
        guard !answer.ships.isEmpty else { return Markup() }
        return section(.id("ships")) {
            h2 { wording.say("level.ships") }
            p { wording.say("level.ships.formula") }
            p(.class("small")) {
                wording.say("level.ships.density", ["density": .text(text.plain(answer.density, "t/m3", digits: 3))])
            }
            div(.class("table-scroll"), .tabindex(0), .role("region"), .aria("label", wording.say("level.ships"))) {
                dimensions
            }
            reports
        }
    }

    private var dimensions: Markup {
        table(.class("level-table")) {
            thead {
                tr {
                    th(.scope("col")) { wording.kindLabel(LevelWords.shipKind) }
                    for dimension in answer.ships[0].dimensions {
                        th(.scope("col")) { wording.propertyLabel(dimension.property) }
                    }
                    th(.scope("col"), .class("number")) { wording.say("level.tonnes-per-centimetre") }
                }
            }
            tbody {
                for ship in answer.ships {
                    tr {
                        th(.scope("row")) {
                            a(.href(links.thing(ship.thing.id))) { wording.marked(ship.thing.name) }
                        }
                        for dimension in ship.dimensions { td { claims(dimension.figures) } }
                        td(.class("number")) { text.amount(ship.tonnesPerCentimetre, "t/cm", digits: 1) }
                    }
                }
            }
        }
    }

    private func claims(_ figures: [LevelFigure]) -> Markup {
        fragment {
            for (place, figure) in figures.enumerated() {
                if place > 0 { "\u{A0}· " }
                text.figure(figure)
                if figure.claim.basis == .generalKnowledge {
                    " "
                    span(.class("state assumed")) { wording.say("state.assumed") }
                }
            }
        }
    }

    private var reports: Markup {
        guard !answer.reports.isEmpty else { return Markup() }
        return fragment {
            h3 { wording.say("level.reports") }
            p { wording.say("level.reports.about") }
            for report in answer.reports { self.report(report) }
        }
    }

    private func report(_ report: LoadReport) -> Markup {
        let said = report.report
        return fragment {
            h4 {
                wording.marked(report.ship.thing.name)
                if let port = report.port {
                    wording.say("site.list-separator")
                    wording.marked(port.name)
                }
            }
            dl(.class("facts")) {
                fact("level.reported") {
                    fragment {
                        for (place, figure) in said.carried.enumerated() {
                            if place > 0 { "\u{A0}· " }
                            text.figure(figure)
                            " "
                            span(.class("small")) { text.link(figure.claim) }
                        }
                        " "
                        wording.say("level.of-full")
                        " "
                        claims(said.full)
                        wording.say("site.list-separator")
                        text.percent(said.share)
                    }
                }
                fact("level.reported-draught") { text.amount(said.draught, "m") }
                fact("level.reported-depth") { text.amount(report.depth, "m") }
                for (statement, load) in report.reckoned {
                    div {
                        dt {
                            wording.say(
                                "level.reckoned-from",
                                ["property": .text(wording.propertyLabel(statement.figure.claim.property))])
                        }
                        dd {
                            text.figure(statement.figure)
                            " → "
                            text.amount(load.tonnes, "t", digits: 0)
                            " (\(text.percent(load.share)))"
                            wording.say("site.list-separator")
                            wording.say(agree(load, said) ? "level.overlaps" : "level.does-not-overlap")
                        }
                    }
                }
            }
        }
    }

    private func fact(_ key: PhraseKey, _ value: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd { value() }
        }
    }

    private func agree(_ load: Load, _ said: ShipClass.Report) -> Bool {
        load.share.low <= said.share.high && said.share.low <= load.share.high
    }
}
