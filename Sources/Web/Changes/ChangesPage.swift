import Languages
import Markup
import Measures
import Register

/// What changed lately, day by day, of everything, of one province or of one kind.
struct ChangesPage: Page {
    let telling: TellingChanges
    /// What may be chosen, in the reader's order.
    let provinces: [Thing]
    let kinds: [Kind]

    private var figures: Figures { telling.figures }
    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { telling.title }
    var feeds: [Feed] { [Feed(name: title, address: links.changesFeed(telling.query.newest))] }

    private struct DayOfChanges {
        let day: Day
        var changes: [Change]
    }

    private var days: [DayOfChanges] {
        var days: [DayOfChanges] = []
        for change in telling.changes {
            let day = Instant(clamping: change.step.milliseconds).day(in: wording.zone)
            if days.last?.day == day {
                days[days.count - 1].changes.append(change)
            } else {
                days.append(DayOfChanges(day: day, changes: [change]))
            }
        }
        return days
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("changes.lead") }
            }
            choice
            if telling.changes.isEmpty { p { wording.say("changes.none") } }
            for day in days {
                section {
                    h2 { time(.datetime(day.day.text)) { wording.day(day.day) } }
                    ol(.class("changes")) { for change in day.changes { line(change) } }
                }
            }
            nav(.class("pages"), .aria("label", wording.say("changes.title"))) {
                if telling.query.before != nil {
                    a(.href(links.changes(telling.query.newest))) { wording.say("changes.newest") }
                }
                if let next = telling.next {
                    a(.href(links.changes(telling.query.older(than: next))), .rel("next")) {
                        wording.say("history.older")
                    }
                }
                a(.href(links.changesFeed(telling.query.newest)), .type("application/atom+xml")) {
                    wording.say("changes.feed")
                }
            }
        }
    }

    private func line(_ change: Change) -> Markup {
        li {
            div(.class("what")) {
                strong { telling.words.title(of: change.step) }
                " "
                a(.href(links.thing(change.thing.id))) { wording.marked(change.thing.name) }
            }
            div { telling.words.detail(of: change.step) }
            p(.class("small")) {
                wording.timeOfDay(change.step.milliseconds, at: telling.clocks[change.thing.id])
                wording.say("site.list-separator")
                a(.href(telling.words.address(of: change.step, change.thing))) {
                    wording.say("history.entry", ["number": .number(String(change.step.position))])
                }
                wording.say("site.list-separator")
                wording.say("history.by", marking: ["party": wording.partyText(change.step.party)])
            }
        }
    }

    private var choice: Markup {
        form(.class("choice"), .method("get"), .action(links.changes(ChangesQuery()))) {
            div {
                label(.for("province")) { wording.say("changes.province") }
                select(.id("province"), .name("province")) {
                    option(.value("")) { wording.say("changes.all-provinces") }
                    for province in provinces {
                        option(.value(province.id), .selected(province.id == telling.province?.id)) {
                            province.shortName(wording.language)
                        }
                    }
                }
            }
            div {
                label(.for("kind")) { wording.say("changes.kind") }
                select(.id("kind"), .name("kind")) {
                    option(.value("")) { wording.say("changes.all-kinds") }
                    for kind in kinds {
                        option(.value(kind.id), .selected(kind.id == telling.kind?.id)) {
                            wording.kindPlural(kind.id)
                        }
                    }
                }
            }
            button(.type("submit")) { wording.say("changes.show") }
        }
    }
}
