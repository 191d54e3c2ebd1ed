import Languages
import Markup
import Measures
import Register

/// Whom to call at an office, when, in which language, and who matches it elsewhere.
struct OfficeSection: Sendable {
    let figures: Figures
    let party: Party
    /// The clock of what it speaks for.
    let clock: Clock
    let counterparts: [Party]
    /// Whether the reader may enter what is missing.
    var mayWrite = false

    private var wording: Wording { figures.wording }
    private var links: Links { figures.links }
    private var office: Office { party.office }

    /// Whether it is somebody who can be called; publishers and bodies of experts are not.
    static func isFor(_ party: Party) -> Bool {
        [.office, .ministry, .secretariat].contains(party.type) || !party.office.contacts.isEmpty
    }

    var markup: Markup {
        fragment {
            section(.id("contacts")) {
                h2 { wording.say("office.contacts") }
                if office.contacts.isEmpty { p { wording.say("office.no-contacts") } }
                if mayWrite {
                    p { a(.class("button quiet"), .href(links.officeForm)) { wording.say("office.enter") } }
                }
                dl(.class("facts")) {
                    for contact in office.contacts { row(contact) }
                    rankRow
                    languageRow
                }
            }
            hoursSection
            if !counterparts.isEmpty { counterpartSection }
        }
    }

    private func row(_ contact: Office.Contact) -> Markup {
        div {
            dt {
                wording.say(PhraseKey("office.contact.\(contact.kind.rawValue)"))
                if !contact.label.isEmpty {
                    wording.say("site.list-separator")
                    wording.marked(contact.label)
                }
            }
            dd { ContactLink(contact).markup }
        }
    }

    @MarkupBuilder private var rankRow: Markup {
        if !office.rank.isEmpty {
            div {
                dt { wording.say("office.rank") }
                dd {
                    wording.marked(office.rank)
                    if office.rankBasis == .generalKnowledge {
                        " "
                        span(.class("state assumed")) { wording.say("state.assumed") }
                    }
                }
            }
        }
    }

    @MarkupBuilder private var languageRow: Markup {
        if !office.languages.isEmpty {
            div {
                dt { wording.say("office.languages") }
                dd { office.languages.map(wording.languageName).joined(separator: wording.say("site.list-separator")) }
            }
        }
    }

    // MARK: when

    private var zone: Zone? { wording.zone(of: clock) }

    private var hoursSection: Markup {
        section(.id("hours")) {
            h2 { wording.say("office.hours") }
            if let zone {
                p { wording.opening(office.opening(at: wording.now, in: zone), at: clock) }
            } else if office.hours.isEmpty {
                p { wording.say("office.no-hours") }
            }
            dl(.class("facts")) {
                for hours in office.hours {
                    div {
                        dt { wording.workingDays(hours.days) }
                        dd { stretch(hours) }
                    }
                }
                if office.hours.isEmpty, !clock.restDays.isEmpty {
                    div {
                        dt { wording.say("thing.rest-days") }
                        dd { wording.weekdays(clock.restDays) }
                    }
                }
                if let text = wording.clockText(clock) {
                    div {
                        dt { wording.say("thing.clock") }
                        dd { text }
                    }
                }
            }
        }
    }

    /// By the clock there, and beside it by the reader's where that shows another time.
    private func stretch(_ hours: Office.Hours) -> Markup {
        let shift =
            zone.map { zone in
                wording.zone.offsetMinutes(at: wording.now) - zone.offsetMinutes(at: wording.now)
            } ?? 0
        return fragment {
            wording.clockRange(hours.from, hours.to)
            if shift != 0 {
                " "
                span(.class("about")) {
                    wording.say(
                        "office.hours.yours",
                        ["range": .text(wording.clockRange(hours.from + shift, hours.to + shift))])
                }
            }
        }
    }

    // MARK: who matches it

    private var counterpartSection: Markup {
        section(.id("counterparts")) {
            h2 { wording.say("office.counterparts") }
            p(.class("small")) { wording.say("office.counterparts.lead") }
            for group in countries {
                h3 { group.name }
                ul(.class("entries parties")) {
                    for other in group.parties {
                        li {
                            a(.href(links.party(other.id))) { wording.marked(other.name) }
                            span(.class("about")) { about(other) }
                        }
                    }
                }
            }
        }
    }

    private var countries: [(name: String, parties: [Party])] {
        let order = AlphabeticalOrder(wording.language)
        let groups = Dictionary(grouping: counterparts) { $0.country ?? "" }
        let named = groups.map { id, parties in
            (
                name: figures.names[id]?.shortName(wording.language) ?? id,
                parties: order.sorted(parties) { wording.plain($0.name) }
            )
        }
        return order.sorted(named) { $0.name }
    }

    private func about(_ other: Party) -> Markup {
        fragment {
            if !other.office.rank.isEmpty { wording.marked(other.office.rank) }
            if let contact = other.office.contacts.first {
                if !other.office.rank.isEmpty { wording.say("site.list-separator") }
                ContactLink(contact).markup
            }
        }
    }
}

extension Weekday {
    /// The days of the week from the first one of a working week on: the one whose day before is not among its days.
    static func week(beginning days: [Weekday]) -> [Weekday] {
        let all = allCases
        let start = all.indices.first { place in
            days.contains(all[place]) && !days.contains(all[(place + all.count - 1) % all.count])
        }
        guard let start else { return all }
        return Array(all[start...] + all[..<start])
    }
}

/// A way to reach somebody, as a link where a program can follow it.
struct ContactLink: Sendable {
    let contact: Office.Contact

    init(_ contact: Office.Contact) { self.contact = contact }

    var markup: Markup {
        switch contact.kind {
        case .phone:
            let dialled = Address("tel:" + contact.value.filter { $0 == "+" || ("0"..."9").contains($0) })
            return bdi(.dir(.leftToRight)) {
                if dialled.isRefused { contact.value } else { a(.href(dialled)) { contact.value } }
            }
        case .mail:
            return bdi(.dir(.leftToRight)) { a(.href(Address("mailto:" + contact.value))) { contact.value } }
        case .web:
            return bdi(.dir(.leftToRight)) {
                a(.href(Address(contact.value)), .rel("external noreferrer")) { contact.value }
            }
        case .address: return bdi(.dir(.automatic)) { contact.value }
        }
    }
}

extension Wording {
    /// The days of a working week: three and more that follow each other as their first and last.
    func workingDays(_ days: [Weekday]) -> String {
        let week = Weekday.week(beginning: days)
        let ordered = week.filter(days.contains)
        guard ordered.count > 2, Array(week.prefix(ordered.count)) == ordered, let first = ordered.first,
            let last = ordered.last
        else { return weekdays(ordered) }
        return "\(weekdays([first])) – \(weekdays([last]))"
    }

    /// Whether an office is open, and until when, by its clock and the reader's.
    func opening(_ opening: Opening, at clock: Clock) -> Markup {
        switch opening {
        case .notSaid: Markup(text: say("office.no-hours"))
        case .open(let until):
            fragment {
                strong { say("office.open") }
                " " + say("office.until") + " "
                moment(until.milliseconds, at: clock)
            }
        case .closed(let until?):
            fragment {
                strong { say("office.closed") }
                " " + say("office.opens") + " "
                moment(until.milliseconds, at: clock)
            }
        case .closed(nil): Markup(text: say("office.closed"))
        }
    }

    /// Two times of day, in minutes since midnight; what leaves the day comes back into it.
    func clockRange(_ from: Int, _ to: Int) -> String {
        func time(_ minutes: Int) -> String {
            let minute = minutes == 1_440 ? minutes : ((minutes % 1_440) + 1_440) % 1_440
            return dates.time(hour: minute / 60, minute: minute % 60)
        }
        return "\(time(from))–\(time(to))"
    }

    /// The name of a language in the reader's own.
    func languageName(_ other: Language) -> String { say(PhraseKey("language.\(other.tag)")) }
}
