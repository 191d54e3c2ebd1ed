import Languages
import Markup
import Measures
import Problems
import Register

/// One problem: what was said and reported of it, who works on it and how, and how it came there.
struct ProblemPage: Page {
    let wording: Wording
    let course: ProblemCourse
    let things: [String: Thing]
    /// The parties whose offices are concerned, the nearest first.
    let offices: [Party]
    let map: Markup
    /// The pictures of its reports, by the id of the picture.
    let pictures: [String: ReportPicture]
    /// What its evidence is called.
    let evidence: EvidenceNames
    let acts: ProblemActs
    let takesReports: Bool
    /// The letters behind it and what was done with it.
    var letters = LettersBehind()

    var problem: Problem { course.problem }
    var links: Links { Links(language: wording.language) }

    var title: String { wording.plain(problem.title) }
    var part: PagePart? { .environment }
    var trail: [(name: String, address: Address)] { [(wording.say("problem.list.title"), links.problems())] }
    var sheets: [String] { ["forms.css", "problems.css"] }
    var feeds: [Feed] { [Feed(name: wording.say("problem.list.title"), address: links.problemsFeed)] }
    var isCold: Bool { course.isCold(wording.now) }

    var content: Markup {
        div(.class("columns problem")) {
            div(.class("thread")) {
                head
                notices
                words
                acts.markup(of: course, wording)
                DraftsUnderWay(wording: wording, drafts: acts.underWay).markup
                steps
                if let ending = course.ending { ProblemEndingView(page: self, proposed: ending).markup }
                if !beginsWithReport { reports }
                history
            }
            aside(.class("context")) {
                map
                facts
                letters.markup(wording)
            }
        }
    }

    /// Whether what was said is the first report itself, which then stands in its place, with its picture.
    private var beginsWithReport: Bool { problem.saidBy == nil && course.reports.first?.words == problem.words }

    @MarkupBuilder private var words: Markup {
        if beginsWithReport {
            reports
        } else {
            section(.class("problem-words")) { wording.problemWords(problem.words, original: problem.original) }
        }
        if course.state == .reported {
            p(.class("small")) {
                wording.say(
                    "problem.needs-adopters",
                    ["count": .count(ProblemLimits.adopters), "have": .count(course.adopters.count)])
            }
        }
    }

    private var head: Markup {
        header(.class("page-head")) {
            p(.class("kind")) { wording.say("problem.title") }
            h1 { wording.marked(problem.title) }
            p { wording.problemState(course.state, isCold: isCold) }
        }
    }

    @MarkupBuilder private var notices: Markup {
        if isCold {
            div(.class("note action")) {
                p { wording.say("problem.cold") }
                p {
                    wording.say(
                        "problem.cold.since",
                        ["date": .text(day(course.movedMilliseconds)), "count": .count(ProblemLimits.coldDays)])
                }
            }
        }
        if problem.isWithdrawn {
            div(.class("note action")) {
                p { wording.say("problem.state.withdrawn") }
                p { wording.marked(problem.withdrawal) }
            }
        }
    }

    func day(_ milliseconds: Int64) -> String { wording.day(Instant(clamping: milliseconds).day(in: wording.zone)) }

    private var steps: Markup {
        section(.id("steps")) {
            h2 { wording.say("problem.steps") }
            if course.steps.isEmpty { p(.class("small")) { wording.say("problem.steps.none") } }
            if !course.steps.isEmpty {
                ol(.class("timeline")) {
                    for step in course.steps { ProblemStepView(page: self, owned: step).markup }
                }
            }
        }
    }

    @MarkupBuilder private var reports: Markup {
        if !course.reports.isEmpty {
            section(.id("reports")) {
                h2 { wording.say("problem.reports") }
                for report in course.reports {
                    article(.class("report")) {
                        h3 {
                            wording.say("problem.reported-on", ["date": .text(wording.day(report.received))])
                            if let date = report.date {
                                " · " + wording.say("problem.field.date") + ": "
                                wording.inBothCalendars(date)
                            }
                        }
                        blockquote { wording.problemWords(report.words, original: report.original) }
                        if let picture = report.picture.flatMap({ pictures[$0] }) { picture.markup(wording) }
                        if !report.place.isEmpty { p(.class("small")) { wording.problemPlace(report.place, things) } }
                    }
                }
            }
        }
    }

    private var facts: Markup {
        section {
            h2 { wording.say("problem.about") }
            dl(.class("facts")) {
                if !problem.place.isEmpty { row("problem.field.place") { wording.problemPlace(problem.place, things) } }
                if let date = problem.date { row("problem.field.date") { Markup(text: wording.inBothCalendars(date)) } }
                row("problem.said-by") {
                    if let party = problem.saidBy {
                        wording.parties([party])
                    } else {
                        wording.say("problem.said-by.stranger")
                    }
                    if let source = problem.source {
                        wording.say("site.list-separator")
                        a(.href(links.source(source))) {
                            wording.vocabulary.sources[source].map { wording.marked($0.titleText) }
                                ?? Markup(text: source)
                        }
                    }
                }
                if problem.saidBy != course.recorder {
                    row("problem.released-by") { wording.parties([course.recorder]) }
                }
                if !problem.sectors.isEmpty {
                    row("stories.sector") {
                        for (number, sector) in problem.sectors.enumerated() {
                            if number > 0 { wording.say("site.list-separator") }
                            a(.href(links.problems(.of(sector)))) { wording.sector(sector) }
                        }
                    }
                }
                if !course.adopters.isEmpty {
                    row("problem.adopted-by") {
                        wording.parties(
                            AlphabeticalOrder(wording.language).sorted(course.adopters, by: wording.partyName))
                    }
                }
            }
            if !offices.isEmpty { concerned }
        }
    }

    private var concerned: Markup {
        details(offices.count <= 6 ? .open() : .none) {
            element(.summary, []) { wording.say("problem.concerned", ["count": .count(offices.count)]) }
            ul(.class("plain")) {
                for office in offices {
                    li { a(.href(links.party(office.id))) { wording.party(office.id) } }
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
}

extension ProblemQuery {
    static func of(_ sector: Sector) -> ProblemQuery {
        var query = ProblemQuery()
        query.sector = sector
        return query
    }
}
