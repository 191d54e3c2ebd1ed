import Desk
import Languages
import Markup
import Register

/// Whom to call: the member's own office, then its counterparts by their countries.
struct DeskContactList {
    let page: DeskPage

    private var wording: Wording { page.wording }
    private var links: Links { page.links }

    var markup: Markup {
        section {
            h2 { wording.say("desk.contacts") }
            if let own = page.sheet.contacts.own {
                h3 { wording.say("desk.contacts.own") }
                ul(.class("entries")) { li { party(own) } }
            }
            if !counterparts.isEmpty {
                details {
                    summary {
                        wording.say("desk.contacts.counterparts")
                        " "
                        span(.class("count")) { wording.number(counterparts.count) }
                    }
                    ul(.class("entries")) { for other in counterparts { li { party(other) } } }
                }
            }
        }
    }

    /// The way to get the desk elsewhere.
    var elsewhere: Markup {
        p(.class("small no-print")) { a(.href(links.deskWishes)) { wording.say("desk.by-letter") } }
    }

    private var counterparts: [Party] {
        AlphabeticalOrder(wording.language).sorted(page.sheet.contacts.counterparts.sorted { $0.id < $1.id }) {
            wording.plain($0.name)
        }
    }

    private func party(_ party: Party) -> Markup {
        fragment {
            a(.href(links.party(party.id))) { wording.marked(party.name) }
            for contact in party.office.contacts.prefix(2) {
                span(.class("about")) { ContactLink(contact).markup }
            }
            if !party.office.hours.isEmpty, let clock = party.speaksFor.flatMap({ page.sheet.contacts.clocks[$0] }),
                let zone = wording.zone(of: clock)
            {
                span(.class("about")) { wording.opening(party.office.opening(at: wording.now, in: zone), at: clock) }
            }
        }
    }
}
