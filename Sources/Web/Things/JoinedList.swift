import Languages
import Markup
import Register

/// The things that were found to be the one whose page this is: under which names, who says so and why.
struct JoinedList: Sendable {
    let figures: Figures
    let joined: [JoinedThing]

    private var wording: Wording { figures.wording }

    @MarkupBuilder var markup: Markup {
        if !joined.isEmpty {
            section(.id("joined")) {
                h2 { wording.say("thing.joined") }
                ul(.class("plain")) {
                    for item in joined {
                        li {
                            wording.marked(item.thing.name)
                            " "
                            span(.class("about")) {
                                a(.href(figures.links.party(item.join.party))) { wording.party(item.join.party) }
                                if !item.join.reason.isEmpty {
                                    wording.say("site.list-separator")
                                    wording.marked(item.join.reason)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
