import Drafts
import Languages
import Markup
import Problems
import Register

/// The form for a problem that a party itself has seen, or for a better wording of its own.
struct ProblemChangePage: Page {
    let kit: FormKit
    let draft: FormDraft
    let problem: Problem?
    /// The map on which a script lets a place be chosen.
    let map: Markup
    /// The things that bear the name that was typed, where there are several.
    var candidates: [PlaceCandidate] = []

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say(problem == nil ? "problem.new" : "problem.form.change") }
    var trail: [(name: String, address: Address)] {
        problem.map { links.trail(to: $0, wording) } ?? [(wording.say("problem.list.title"), links.problems())]
    }
    var sheets: [String] { ["forms.css", "problems.css"] }
    var scripts: [String] { FormDraft.scripts + (map.isEmpty ? [] : ["problem-place.js"]) }
    var hasDownloads: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("problem.form.change.lead") }
            }
            kit.summary
            kit.form(
                to: problem.map { links.problem($0.id, "change") } ?? links.newProblem, signed: draft.signed,
                hasFiles: true
            ) {
                draft.hidden(kit)
                if let problem { kit.hidden("problem", problem.id) }
                kit.inAllLanguages(
                    "title", wording.say("problem.field.title"), hint: wording.say("problem.field.title.hint"))
                kit.choice(
                    "original", wording.say("story.original"),
                    Language.allCases.map { ($0.tag, wording.languageName($0)) })
                kit.inAllLanguages("words", wording.say("problem.field.words"), isLong: true)
                ProblemPlaceFields(kit: kit, map: map, candidates: candidates).markup
                kit.line("date", wording.say("problem.field.date"), hint: wording.say("problem.report.date.hint"))
                kit.checks(
                    "sectors", wording.say("thing.form.sectors"),
                    Sector.inOrder.map { ($0.rawValue, wording.sector($0)) },
                    chosen: Set(FieldList.items(kit.value("sectors"))))
                draft.buttons(kit)
            }
        }
    }
}
