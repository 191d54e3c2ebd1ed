import Languages
import Markup
import Measures
import Problems
import Register

/// A few problems on the page of something else: what each is, how far it has come, and since when it stands here.
struct ProblemEntries: Sendable {
    let wording: Wording
    let problems: [ProblemLine]

    var markup: Markup {
        let links = Links(language: wording.language)
        return ul(.class("entries")) {
            for line in problems {
                li {
                    a(.href(links.problem(line.id))) { wording.marked(line.problem.title) }
                    span(.class("about")) {
                        wording.problemState(line.state, isCold: line.isCold)
                        " · "
                        time(.datetime(Instant(clamping: moment(of: line)).text)) { since(line) }
                    }
                }
            }
        }
    }

    private func moment(of line: ProblemLine) -> Int64 {
        line.state.isEnded ? line.updatedMilliseconds : line.openedMilliseconds
    }

    private func since(_ line: ProblemLine) -> String {
        let day = wording.shortDay(Instant(clamping: moment(of: line)).day(in: wording.zone))
        return line.state.isEnded ? day : wording.say("problem.since", ["date": .text(day)])
    }
}

extension Site {
    private static let sectionMax = 5
    private static let homeMax = 3

    /// The problems at a thing or in it, for the side of its page; nothing where there are none.
    func problems(at thing: Thing, _ reading: Reading, _ wording: Wording) throws -> Markup {
        var query = ProblemQuery()
        query.thing = thing.id
        return section(try reading.problems(at: thing.id, limit: Self.sectionMax), query, wording)
    }

    /// The problems that a party has adopted or is told of.
    func problems(ofParty id: String, _ reading: Reading, _ wording: Wording) throws -> Markup {
        var query = ProblemQuery()
        query.party = id
        return section(try reading.problems(ofParty: id, limit: Self.sectionMax), query, wording)
    }

    /// The problems in which something happened last, for the first page.
    func openProblems(_ reading: Reading, _ wording: Wording) throws -> Markup {
        section(try reading.openProblems(limit: Self.homeMax), ProblemQuery(), wording)
    }

    private func section(_ problems: [ProblemLine], _ query: ProblemQuery, _ wording: Wording) -> Markup {
        wording.problemSection(problems, all: Links(language: wording.language).problems(query))
    }
}

extension Wording {
    /// Problems of what a page shows; nothing where there are none.
    func problemSection(_ problems: [ProblemLine], all: Address) -> Markup {
        guard !problems.isEmpty else { return Markup() }
        return section(.class("problem-section")) {
            h2 { say("problem.list.title") }
            ProblemEntries(wording: self, problems: problems).markup
            p { a(.href(all)) { say("problem.list.all") } }
        }
    }
}
