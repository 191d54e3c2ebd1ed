import Languages
import Markup
import Measures
import OpenData
import Register

/// The meetings of all levels on one line of time, the latest first.
struct MeetingsPage: Page {
    let figures: Figures
    let meetings: [MeetingLine]
    /// The levels in the order of the vocabulary.
    let levels: [Property.Choice]
    /// The level to which the page is narrowed.
    let level: String?

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }

    var title: String { wording.say("meetings.title") }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("meetings.lead") }
            }
            levelChoice
            if shown.isEmpty { p { wording.say("site.nothing-here") } }
            for group in years {
                section(.class("year")) {
                    // The phrase sets a dot between the calendars; each has a line of its own.
                    h2 { for part in yearTitle(group.year).split(separator: "·") { span { String(part) } } }
                    ol(.class("timeline meetings")) { for meeting in group.meetings { line(meeting) } }
                }
            }
            AccountSources(figures: figures, accounts: shown.flatMap(\.accounts)).markup
        }
    }

    private var shown: [MeetingLine] { meetings.filter { level == nil || $0.levelID == level } }

    private struct YearOfMeetings {
        let year: Int?
        var meetings: [MeetingLine]
    }

    private var years: [YearOfMeetings] {
        let ordered = shown.sorted { left, right in
            guard let first = left.period, let second = right.period else { return left.period == nil }
            return first == second ? left.thing.id < right.thing.id : first > second
        }
        var years: [YearOfMeetings] = []
        for meeting in ordered {
            let year = meeting.period?.end.gregorian.year
            if let last = years.last, last.year == year {
                years[years.count - 1].meetings.append(meeting)
            } else {
                years.append(YearOfMeetings(year: year, meetings: [meeting]))
            }
        }
        return years
    }

    /// A year of the one calendar lies in two of the other.
    private func yearTitle(_ year: Int?) -> String {
        guard let year, let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31)
        else { return wording.say("meetings.undated") }
        return wording.say(
            "meetings.year",
            ["gregorian": .text(wording.year(first)), "jalali": .text(wording.jalaliYears(first, last))])
    }

    private var levelChoice: Markup {
        nav(.class("levels"), .aria("label", wording.propertyLabel("level"))) {
            ul {
                li { choice(wording.say("meetings.all-levels"), nil, meetings.count) }
                for item in levels {
                    let count = meetings.count { $0.levelID == item.id }
                    if count > 0 { li { choice(wording.plain(item.label), item.id, count) } }
                }
            }
        }
    }

    private func choice(_ name: String, _ id: String?, _ count: Int) -> Markup {
        fragment {
            a(.href(links.meetings(level: id)), .when(id == level, .aria("current", "true"))) { name }
            " "
            span(.class("about")) { wording.number(count) }
        }
    }

    private func line(_ meeting: MeetingLine) -> Markup {
        li(.class(meeting.isHeld ? "done" : meeting.isNotKnown(on: wording.today) ? "missed" : "planned")) {
            p(.class("when")) { when(meeting) }
            h3 { a(.href(links.thing(meeting.thing.id))) { wording.marked(meeting.thing.name) } }
            p(.class("small")) {
                if let account = meeting.level { figure(account) }
                if let account = meeting.place {
                    if meeting.level != nil { " · " }
                    figure(account)
                }
            }
            if let account = meeting.outcome { p { figure(account) } }
            if !meeting.attendance.isEmpty { attendance(meeting) }
        }
    }

    private func when(_ meeting: MeetingLine) -> Markup {
        fragment {
            if let account = meeting.held ?? meeting.planned, let claim = account.chosen?.claim,
                case .period(let period) = claim.value
            {
                a(.class("figure"), .href(links.claim(claim.id))) { wording.inBothCalendars(period) }
                if account.states.contains(.disputed) {
                    " "
                    figures.state(.disputed, address: links.account(meeting.thing.id, account.property))
                }
                if meeting.isNotKnown(on: wording.today) {
                    " "
                    figures.state(.notKnownSince, until: period)
                } else if !meeting.isHeld {
                    " "
                    span(.class("state stated")) { wording.say("meetings.planned") }
                }
            } else {
                wording.say("meetings.undated")
            }
        }
    }

    /// The chosen value with its claim, and a word where others say otherwise.
    private func figure(_ account: Account) -> Markup {
        guard let claim = account.chosen?.claim, let property = wording.vocabulary.properties[account.property] else {
            return Markup()
        }
        return fragment {
            figures.figure(claim, of: property)
            if account.states.contains(.disputed) {
                " "
                figures.state(.disputed, address: links.account(account.thing, account.property))
            }
        }
    }

    /// Who came, with the rivals in full: on this, hosts and press rarely agree.
    private func attendance(_ meeting: MeetingLine) -> Markup {
        let quarrels = quarrels(about: meeting)
        return details {
            summary {
                wording.say("meetings.attendance")
                if !quarrels.isEmpty || meeting.attendance.contains(where: { !$0.rivals.isEmpty }) {
                    " "
                    figures.state(.disputed)
                }
            }
            for quarrel in quarrels {
                p { a(.href(links.quarrel(quarrel.id))) { wording.marked(quarrel.title) } }
            }
            dl(.class("facts")) {
                for account in meeting.attendance {
                    if let property = wording.vocabulary.properties[account.property] {
                        div {
                            dt {
                                a(.href(links.account(account.thing, account.property))) {
                                    wording.plain(property.label)
                                }
                            }
                            dd { for standing in account.sameTimeClaims { sayer(standing.claim, property) } }
                        }
                    }
                }
            }
        }
    }

    /// Texts cannot contradict each other by rule; somebody has to tell that they do.
    private func quarrels(about meeting: MeetingLine) -> [Quarrel] {
        wording.vocabulary.quarrels.filter { quarrel in
            quarrel.accounts.contains { place in
                place.thing == meeting.thing.id && meeting.attendance.contains { $0.property == place.property }
            }
        }
    }

    private func sayer(_ claim: Claim, _ property: Property) -> Markup {
        p {
            figures.figure(claim, of: property)
            " "
            span(.class("as-of")) { a(.href(links.party(claim.saidBy))) { wording.party(claim.saidBy) } }
        }
    }
}

extension MeetingLine {
    fileprivate var accounts: [Account] { [level, held, planned, place, outcome].compactMap(\.self) + attendance }
}
