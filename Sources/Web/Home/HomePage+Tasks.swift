import Languages
import Markup
import Register

extension HomePage {
    /// What can be done here, in plain words.
    var tasks: Markup {
        nav(.class("tasks"), .aria("label", wording.say("home.tasks"))) {
            h2 { wording.say("home.tasks") }
            ul {
                task("home.task.figure", links.properties)
                task("home.task.compare", links.compare())
                task("home.task.use", links.use)
                task("home.task.quarrels", links.quarrels)
                task("home.task.level", links.level())
                task("home.task.parties", links.parties)
                task("home.task.gaps", links.completeness)
                if takesReports { task("home.task.report", links.problemReport) }
            }
        }
    }

    private func task(_ key: PhraseKey, _ address: Address) -> Markup {
        li { a(.href(address)) { wording.say(key) } }
    }

    /// What was recorded last, by day and by who says it.
    var latestList: Markup {
        section {
            h2 { wording.say("home.latest") }
            if latest.isEmpty { p { wording.say("site.nothing-here") } }
            ul(.class("entries")) {
                for item in latest {
                    li {
                        a(.href(links.party(item.party))) {
                            wording.say(
                                item.isCut ? "home.latest.more-from" : "home.latest.from",
                                ["count": .count(item.claims), "party": .text(wording.partyName(item.party))])
                        }
                        span(.class("about")) {
                            wording.day(item.day)
                            if let thing = item.things.first.flatMap({ figures.names[$0] }) {
                                wording.say("site.list-separator")
                                a(.href(links.history(thing.id))) { wording.marked(byScript: wording.listName(thing)) }
                                if item.things.count > 1 {
                                    " "
                                    wording.say("home.latest.and-more", ["count": .count(item.things.count - 1)])
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
