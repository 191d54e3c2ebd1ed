import Languages
import Markup
import Measures
import Problems
import Register

/// The problems, those in which something happened last first: of everything, by state, place, sector or party.
struct ProblemsPage: Page {
    let wording: Wording
    let query: ProblemQuery
    let problems: [ProblemLine]
    let things: [String: Thing]
    /// What may be chosen, in the reader's order.
    let provinces: [Thing]
    /// Where they are, by what is shown of them.
    let map: Markup
    /// The last problem of this page, where there are older ones.
    let next: String?
    let isLater: Bool
    /// How many reports wait for this member; `nil` for who judges none.
    let waiting: Int?
    let takesReports: Bool
    let mayWrite: Bool

    static let rowsMax = 40

    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say("problem.list.title") }
    var part: PagePart? { .environment }
    var sheets: [String] { ["problems.css"] }
    var feeds: [Feed] { [Feed(name: title, address: links.problemsFeed)] }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("problem.list.lead") }
            }
            p(.class("actions no-print")) {
                if takesReports { a(.href(links.problemReport)) { wording.say("problem.report.title") } }
                if takesReports { a(.href(links.problemReportState)) { wording.say("problem.report.state.title") } }
                if let waiting {
                    a(.href(links.waitingReports)) {
                        wording.say("problem.waiting.link", ["count": .count(waiting)])
                    }
                }
                if mayWrite { a(.href(links.newProblem)) { wording.say("problem.new") } }
            }
            choice
            div(.class("columns with-map")) {
                div(.class("thread")) {
                    if problems.isEmpty { p { wording.say("problem.list.none") } }
                    ProblemLines(wording: wording, problems: problems, things: things).markup
                    nav(.class("pages"), .aria("label", title)) {
                        if isLater { a(.href(links.problems(query))) { wording.say("problem.list.first") } }
                        if let next {
                            a(.href(links.problems(query, after: next)), .rel("next")) {
                                wording.say("history.older")
                            }
                        }
                        a(.href(links.problemsFeed), .type("application/atom+xml")) {
                            wording.say("problem.list.feed")
                        }
                    }
                }
                aside(.class("context")) { map }
            }
        }
    }

    private var choice: Markup {
        form(.class("choice"), .method("get"), .action(links.problems())) {
            if let party = query.party { input(.type("hidden"), .name("party"), .value(party)) }
            choose("state", "problem.field.state", "problem.list.all-states", states)
            choose("thing", "changes.province", "changes.all-provinces", places)
            choose(
                "sector", "stories.sector", "stories.all-sectors",
                Sector.inOrder.map { ($0.rawValue, wording.sector($0), $0 == query.sector) })
            button(.type("submit")) { wording.say("changes.show") }
        }
    }

    private func choose(
        _ name: String, _ key: PhraseKey, _ all: PhraseKey, _ options: [(String, String, Bool)]
    ) -> Markup {
        div {
            label(.for(name)) { wording.say(key) }
            select(.id(name), .name(name)) {
                option(.value("")) { wording.say(all) }
                for item in options { option(.value(item.0), .selected(item.2)) { item.1 } }
            }
        }
    }

    private var states: [(String, String, Bool)] {
        ProblemState.allCases.map {
            ($0.rawValue, wording.say(PhraseKey("problem.state.\($0.rawValue)")), query.states == [$0])
        } + [(Links.cold, wording.say("problem.cold"), query.isCold)]
    }

    private var places: [(String, String, Bool)] {
        var list = provinces.map { ($0.id, $0.shortName(wording.language), $0.id == query.thing) }
        if let id = query.thing, !provinces.contains(where: { $0.id == id }), let thing = things[id] {
            list.insert((id, wording.listName(thing), true), at: 0)
        }
        return list
    }
}

/// Problems in a list: what, where, how far it has come, and who works on it.
struct ProblemLines: Sendable {
    let wording: Wording
    let problems: [ProblemLine]
    let things: [String: Thing]

    private var links: Links { Links(language: wording.language) }

    var markup: Markup {
        guard !problems.isEmpty else { return Markup() }
        return ol(.class("problems")) {
            for line in problems { li { self.line(line) } }
        }
    }

    private func line(_ line: ProblemLine) -> Markup {
        let problem = line.problem
        return fragment {
            p(.class("when")) { wording.problemState(line.state, isCold: line.isCold) }
            h2 { a(.href(links.problem(line.id))) { wording.marked(problem.title) } }
            p(.class("small")) {
                let place = wording.problemPlace(
                    ProblemPlace(
                        coordinate: problem.place.thing == nil ? problem.place.coordinate : nil,
                        thing: problem.place.thing), things)
                place
                if !place.isEmpty { " · " }
                problem.saidBy.map(wording.party) ?? Markup(text: wording.say("problem.said-by.stranger"))
                if let date = problem.date {
                    " · "
                    wording.inBothCalendars(date)
                }
            }
            if !line.adopters.isEmpty || line.reports > 0 || line.steps > 0 {
                p(.class("small")) {
                    let parts = counts(line)
                    for (index, part) in parts.enumerated() {
                        if index > 0 { " · " }
                        part
                    }
                }
            }
        }
    }

    private func counts(_ line: ProblemLine) -> [String] {
        var parts: [String] = []
        if !line.adopters.isEmpty {
            parts.append(wording.say("problem.count.adopters", ["count": .count(line.adopters.count)]))
        }
        if line.reports > 0 { parts.append(wording.say("problem.count.reports", ["count": .count(line.reports)])) }
        if line.steps > 0 { parts.append(wording.say("problem.count.steps", ["count": .count(line.steps)])) }
        return parts
    }
}
