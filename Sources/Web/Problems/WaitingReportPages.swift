import Drafts
import Languages
import Markup
import Measures
import Members
import Problems
import Register

/// The reports that wait for a member's party, those that look like none last.
struct WaitingReportsPage: Page {
    let wording: Wording
    let reports: [WaitingReport]
    let things: [String: Thing]

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("problem.waiting.title") }
    var trail: [(name: String, address: Address)] { [(wording.say("problem.list.title"), links.problems())] }
    var sheets: [String] { ["forms.css", "problems.css"] }
    var hasDownloads: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("problem.waiting.lead") }
            }
            if reports.isEmpty { p { wording.say("problem.waiting.none") } }
            if !reports.isEmpty {
                ol(.class("problems")) {
                    for report in reports {
                        li {
                            p(.class("when")) {
                                wording.moment(report.milliseconds)
                                " "
                                ReportSigns(wording: wording, signs: report.signs).markup
                            }
                            h2 {
                                a(.href(links.waitingReport(report.id))) {
                                    wording.marked(report.beginning, in: report.language)
                                }
                            }
                            p(.class("small")) { wording.problemPlace(report.place, things) }
                        }
                    }
                }
            }
        }
    }
}

extension WaitingReport {
    /// The first words, for lists.
    var beginning: String {
        let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 90 ? String(line.prefix(89)) + "…" : line
    }
}

/// What makes a report look like none, in words.
struct ReportSigns {
    let wording: Wording
    let signs: Set<ReportSign>

    var markup: Markup {
        fragment {
            for sign in ReportSign.allCases where signs.contains(sign) {
                span(.class("state assumed")) { wording.say(PhraseKey("problem.sign.\(sign.rawValue)")) }
                " "
            }
        }
    }
}

/// A report that waits: what was said, what it may be about already, and what a member does with it.
struct WaitingReportPage: Page {
    let kit: FormKit
    let report: WaitingReport
    let signed: Signed
    let things: [String: Thing]
    let offices: [Party]
    let like: [LikeReport]
    let doubles: Int
    let picture: ReportPicture?
    /// How the reporter can be reached, if that was said.
    let contact: String?
    let ticket: String
    let map: Markup
    /// The problem it was released as, once it was.
    let released: String?
    /// What the member's party has begun about it.
    let underWay: [Draft]
    /// Whether this member's own word is enough to release it.
    let mayJudge: Bool

    var wording: Wording { kit.wording }
    var links: Links { Links(language: wording.language) }

    var title: String { wording.say("problem.waiting.one") }
    var trail: [(name: String, address: Address)] {
        [
            (wording.say("problem.list.title"), links.problems()),
            (wording.say("problem.waiting.title"), links.waitingReports),
        ]
    }
    var sheets: [String] { ["forms.css", "problems.css"] }
    var hasDownloads: Bool { false }

    var content: Markup {
        div(.class("columns problem")) {
            div(.class("thread")) {
                header(.class("page-head")) {
                    p(.class("kind")) { title }
                    h1 { wording.marked(report.beginning, in: report.language) }
                    p { ReportSigns(wording: wording, signs: report.signs).markup }
                }
                blockquote(.class("report-words")) {
                    for part in report.words.split(whereSeparator: \.isNewline) {
                        p { wording.marked(String(part), in: report.language) }
                    }
                }
                if let picture { picture.markup(wording) }
                DraftsUnderWay(wording: wording, drafts: underWay).markup
                kit.summary
                if let released {
                    p(.class("note")) { a(.href(links.problem(released))) { wording.say("problem.outcome.released") } }
                } else if report.state == .refused {
                    div(.class("note")) {
                        p { wording.say("problem.outcome.refused") }
                        if let reason = report.reason {
                            p { wording.marked(reason, in: report.reasonLanguage ?? wording.language) }
                        }
                    }
                } else if report.state == .released {
                    div(.class("note")) { p { wording.say("problem.outcome.erased") } }
                } else {
                    judging
                }
            }
            aside(.class("context")) {
                map
                facts
                likeness
            }
        }
    }

    private var facts: Markup {
        section {
            h2 { wording.say("problem.about") }
            dl(.class("facts")) {
                row("problem.waiting.received") { wording.moment(report.milliseconds) }
                row("problem.field.place") { wording.problemPlace(report.place, things) }
                if let date = report.date { row("problem.field.date") { Markup(text: wording.inBothCalendars(date)) } }
                row("draft.text-language") { Markup(text: wording.languageName(report.language)) }
                if let sector = report.sector.flatMap(Sector.init(rawValue:)) {
                    row("stories.sector") { Markup(text: wording.sector(sector)) }
                }
                if doubles > 0 {
                    row("problem.waiting.doubles") { Markup(text: wording.number(doubles)) }
                }
                row("problem.field.contact") {
                    if let contact { bdi { contact } } else { Markup(text: wording.say("problem.contact.none")) }
                }
            }
            if contact != nil {
                kit.act(
                    wording.say("problem.contact.erase"), to: links.waitingReport(report.id, "erase"), signed: signed)
            }
            if !offices.isEmpty {
                h3 { wording.say("problem.concerned", ["count": .count(offices.count)]) }
                ul(.class("plain")) {
                    for office in offices.prefix(8) {
                        li { a(.href(links.party(office.id))) { wording.party(office.id) } }
                    }
                }
            }
        }
    }

    private func row(_ key: PhraseKey, @MarkupBuilder content: () -> Markup) -> Markup {
        div {
            dt { wording.say(key) }
            dd(content: content)
        }
    }

    @MarkupBuilder private var likeness: Markup {
        if !like.isEmpty {
            section {
                h2 { wording.say("problem.like.title") }
                ul(.class("plain")) {
                    for item in like {
                        li {
                            switch item.what {
                            case .problem(let line):
                                a(.href(links.problem(line.id))) { wording.marked(line.problem.title) }
                            case .report(let other):
                                a(.href(links.waitingReport(other.id))) {
                                    wording.marked(other.beginning, in: other.language)
                                }
                            }
                            " "
                            span(.class("about")) {
                                wording.say(item.isSame ? "problem.like.same" : "problem.like.perhaps")
                            }
                        }
                    }
                }
            }
        }
    }
}
