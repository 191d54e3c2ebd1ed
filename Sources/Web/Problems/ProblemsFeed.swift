import Journal
import Languages
import Markup
import Measures
import Problems
import Register

/// What was done with problems last, as an Atom feed (RFC 4287) in one language.
struct ProblemsFeed: Sendable {
    let wording: Wording
    let news: [ProblemNews]
    /// Scheme and host under which the reader asked, without a slash at the end.
    let base: String
    let origin: String
    let version: String

    static let limit = 50

    private var links: Links { Links(language: wording.language) }

    var atom: Markup {
        let language = wording.language
        let updated = Instant(clamping: news.first?.act.milliseconds ?? 0)
        return Atom.document(language: language.tag) {
            Atom.text(.id, name("problems/\(language.tag)"))
            Atom.text(.title, "\(wording.say("problem.list.title")) – \(wording.say("site.name"))")
            Atom.text(.subtitle, wording.say("problem.list.lead"))
            Atom.text(.updated, updated.text)
            Atom.generator("Littoral", version: version)
            Atom.link("self", base + links.problemsFeed.text, type: "application/atom+xml", hreflang: language.tag)
            Atom.link("alternate", base + links.problems().text, type: "text/html", hreflang: language.tag)
            for item in news { entry(item) }
        }
    }

    private func entry(_ item: ProblemNews) -> Markup {
        let problem = item.problem
        return Atom.entry {
            Atom.text(.id, name("problem/\(problem.id)/\(item.act.position)"))
            Atom.text(.title, "\(wording.plain(problem.title)): \(wording.problemAct(item.act))")
            Atom.text(.updated, Instant(clamping: item.act.milliseconds).text)
            Atom.author { Atom.text(.name, wording.partyName(item.act.party)) }
            Atom.link(
                "alternate", base + links.problem(problem.id).text, type: "text/html",
                hreflang: wording.language.tag)
            for sector in problem.sectors { Atom.category(sector.rawValue, label: wording.sector(sector)) }
            Atom.text(.summary, summary(item))
        }
    }

    private func summary(_ item: ProblemNews) -> String {
        let text: Text =
            switch item.act.what {
            case .problem(let problem): problem.isWithdrawn ? problem.withdrawal : problem.words
            case .report(let report): report.words
            case .adoption(let adoption): adoption.words
            case .step(let step): step.words
            case .ending(let ending): ending.reason
            case .answer(let answer): answer.reason
            }
        let words = String(wording.plain(text).prefix(400))
        return words.isEmpty ? wording.say(PhraseKey("problem.state.\(item.state.rawValue)")) : words
    }

    /// A name that stays when the node moves to another host (RFC 4151); `.invalid` belongs to nobody (RFC 2606).
    private func name(_ specific: String) -> String { "tag:\(origin).littoral.invalid,2026:\(specific)" }
}
