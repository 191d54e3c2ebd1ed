import Desk
import Drafts
import Languages
import Markup
import Measures
import Members
import Register

/// What waits for a member, each line one step from being done; the first page after signing in.
struct DeskPage: Page {
    let figures: Figures
    let words: DeskWords
    let sheet: DeskSheet
    /// The clock of what the party speaks for.
    let clock: Clock?
    let signed: Signed
    let limits: DeskLimits
    /// What has just been done from here.
    var done: Done?

    struct Done: Sendable {
        let act: DraftAct
        /// `nil` for what is no longer before the member.
        let draft: Draft?
        let title: String
    }

    var wording: Wording { figures.wording }
    var links: Links { figures.links }

    var title: String { wording.say("nav.desk") }
    var sheets: [String] { ["forms.css", "desk.css"] }

    var content: Markup {
        div(.class("columns")) {
            div(.class("thread desk")) {
                header(.class("page-head")) {
                    h1 { title }
                    p(.class("lead")) {
                        wording.say("desk.lead", marking: ["party": wording.partyText(sheet.party)])
                    }
                    told
                    since
                    if sheet.mayWrite {
                        p(.class("small no-print")) {
                            a(.href(links.translations)) { wording.say("translation.title") }
                        }
                    }
                }
                index
                for section in sections { section.markup }
            }
            aside(.class("context")) {
                DeskContactList(page: self).markup
                DeskContactList(page: self).elsewhere
            }
        }
    }

    /// What came of the act, in a sentence, with the way to what it was about.
    @MarkupBuilder private var told: Markup {
        if let done {
            div(.class("note done"), .role("status")) {
                p {
                    wording.say(
                        done.act == .cleared
                            ? "desk.done.cleared"
                            : done.draft?.state == .approved ? "desk.done.passed" : "desk.done.released")
                    if let draft = done.draft {
                        " "
                        a(.href(links.of(.draft(draft.id)))) { wording.marked(byScript: done.title) }
                    }
                }
            }
        }
    }

    @MarkupBuilder private var since: Markup {
        if let milliseconds = sheet.news.since.milliseconds {
            p(.class("small")) {
                // The place of the time is cut out of the phrase, since it is marked for machines.
                let parts = wording.say("desk.since", ["time": .text("\u{E000}")]).split(
                    separator: "\u{E000}", maxSplits: 1, omittingEmptySubsequences: false)
                String(parts.first ?? "")
                wording.moment(milliseconds, at: clock)
                parts.count > 1 ? String(parts[1]) : ""
            }
        }
    }

    /// The sections where something waits, with how much.
    private var index: Markup {
        let open = sections.filter { $0.count > 0 }
        return fragment {
            if open.isEmpty {
                p(.class("rule")) { wording.say("desk.clear-desk") }
            } else {
                nav(.class("contents no-print"), .aria("label", wording.say("desk.sections"))) {
                    ul {
                        for section in open {
                            li {
                                a(.href(Address("#\(section.id)"))) { section.heading }
                                " "
                                span(.class("count")) { section.countText }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A section as it stands on the page.
    struct Part {
        let id: String
        let heading: String
        let count: Int
        let countText: String
        let nothing: String
        let lines: Markup

        var markup: Markup {
            section(.id(id), .class(count == 0 ? "desk-part nothing" : "desk-part")) {
                h2 {
                    heading
                    if count > 0 {
                        " "
                        span(.class("count")) { countText }
                    }
                }
                if count == 0 { p(.class("small")) { nothing } }
                lines
            }
        }
    }

    private var sections: [Part] {
        var parts: [Part] = []
        if sheet.alerts.count > 0 {
            parts.append(part(.alerts, sheet.alerts.count, sheet.alerts.isMore, DeskLines(page: self).alerts))
        }
        if signed.may(.clear(country: signed.country)) { parts.append(drafts(.clear, sheet.toClear)) }
        if signed.may(.approve(party: signed.party, author: "")) { parts.append(drafts(.release, sheet.toRelease)) }
        if sheet.mayWrite { parts += [drafts(.returned, sheet.returned), drafts(.mine, sheet.mine)] }
        parts.append(part(.problems, sheet.problems.count, false, DeskLines(page: self).problems))
        parts += [
            part(
                .reported, sheet.reported.count, sheet.reported.isMore,
                DeskLines(page: self).said(sheet.reported, .reported)),
            part(.said, sheet.said.count, sheet.said.isMore, DeskLines(page: self).said(sheet.said, .said)),
            part(.disputes, sheet.disputes.count, sheet.disputes.isMore, DeskLines(page: self).disputes),
            part(.contests, sheet.contests.count, sheet.contests.isMore, DeskLines(page: self).contests),
            part(.ending, sheet.ending.count, sheet.ending.isMore, DeskLines(page: self).ending),
            part(.aged, sheet.aged.count, sheet.aged.isMore, DeskLines(page: self).aged),
            part(.missing, sheet.missing.count, sheet.missing.isMore, DeskLines(page: self).missing),
            news,
        ]
        return parts
    }

    private func part(_ section: DeskSection, _ count: Int, _ isMore: Bool, _ lines: Markup) -> Part {
        Part(
            id: section.rawValue, heading: words.heading(section, days: limits.endingDays), count: count,
            countText: words.count(count, isMore: isMore), nothing: words.nothing(section), lines: lines)
    }

    private func drafts(_ section: DeskSection, _ pile: DraftPile) -> Part {
        part(
            section, pile.count, pile.count >= DraftPile.countMax,
            pile.lines.isEmpty ? Markup() : DeskLines(page: self).drafts(pile, section))
    }

    private var news: Part {
        let isFirst = sheet.news.since.position == nil
        return Part(
            id: DeskSection.news.rawValue, heading: words.heading(.news), count: sheet.news.count,
            countText: words.count(sheet.news.count, isMore: sheet.news.isMore),
            nothing: isFirst ? wording.say("desk.news.first") : words.nothing(.news),
            lines: DeskLines(page: self).news)
    }
}
