import Drafts
import Languages
import Markup
import Measures
import Problems
import Register

/// A form about a problem: to adopt it or let go of it, to add a step, to end it.
struct ProblemFormPage: Page {
    enum Act: Sendable, Hashable {
        case adopt, leave
        /// A new step, or one that stands.
        case step(ProblemStep?)
        case end
        case answer(ProposedEnding)
        case withdraw
    }

    let kit: FormKit
    let draft: FormDraft
    let act: Act
    let problem: Problem
    let takesFiles: Bool

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say(PhraseKey("problem.form.\(word)")) }
    var trail: [(name: String, address: Address)] { links.trail(to: problem, wording) }
    var sheets: [String] { ["forms.css", "problems.css"] }
    var scripts: [String] { FormDraft.scripts }
    var hasDownloads: Bool { false }

    private var word: String {
        switch act {
        case .adopt: "adopt"
        case .leave: "leave"
        case .step(nil): "step"
        case .step: "step-change"
        case .end: "end"
        case .answer: "answer"
        case .withdraw: "withdraw"
        }
    }

    private var address: Address {
        switch act {
        case .step(let step?): links.problem(problem.id, "step/\(step.id)")
        case .answer(let proposed): links.problem(problem.id, "answer/\(proposed.ending.id)")
        default: links.problem(problem.id, word)
        }
    }

    private var hasEvidence: Bool {
        switch act {
        case .step, .end: true
        default: false
        }
    }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                p(.class("kind")) { wording.marked(problem.title) }
                h1 { title }
                p(.class("lead")) { wording.say(PhraseKey("problem.form.\(word).lead")) }
            }
            kit.summary
            kit.form(to: address, signed: draft.signed, hasFiles: hasEvidence && takesFiles) {
                draft.hidden(kit)
                kit.hidden("problem", problem.id)
                fields
                draft.buttons(kit)
            }
        }
    }

    @MarkupBuilder private var fields: Markup {
        switch act {
        case .adopt:
            kit.area(
                "words", wording.say("problem.adopt.words"), hint: wording.say("problem.adopt.words.hint"), rows: 3)
        case .leave:
            kit.hidden("leaving", "yes")
            kit.area("words", wording.say("problem.field.reason"), rows: 3, .required())
        case .step(let step): stepFields(step)
        case .end:
            kit.radios(
                "how", wording.say("problem.field.how"),
                ProblemEnding.How.allCases.map { ($0.rawValue, wording.say(PhraseKey("problem.how.\($0.rawValue)"))) })
            kit.area("reason", wording.say("problem.field.reason"), rows: 4, .required())
            evidence
        case .answer(let proposed):
            kit.hidden("ending", proposed.ending.id)
            blockquote {
                p { strong { wording.say(PhraseKey("problem.how.\(proposed.ending.how.rawValue)")) } }
                p { wording.marked(proposed.ending.reason) }
            }
            ProblemEvidenceView(wording: wording, evidence: proposed.ending.evidence).markup
            kit.radios(
                "agrees", wording.say("problem.field.agrees"),
                [("yes", wording.say("problem.ending.agrees")), ("no", wording.say("problem.ending.refuses"))])
            kit.area("reason", wording.say("problem.field.reason"), hint: wording.say("problem.answer.hint"), rows: 3)
        case .withdraw:
            kit.area("withdrawal", wording.say("problem.field.reason"), rows: 3, .required())
        }
    }

    @MarkupBuilder private func stepFields(_ step: ProblemStep?) -> Markup {
        if let step { kit.hidden("step", step.id) }
        kit.area(
            "words", wording.say("problem.field.step"), hint: wording.say("problem.step.hint"), rows: 2, .required())
        kit.line("due", wording.say("problem.step.due"), hint: wording.say("problem.report.date.hint"))
        kit.choice(
            "state", wording.say("problem.field.state"),
            ProblemStep.State.allCases.map {
                ($0.rawValue, wording.say(PhraseKey("problem.step.state.\($0.rawValue)")))
            })
        kit.area("outcome", wording.say("problem.field.outcome"), hint: wording.say("problem.outcome.hint"), rows: 3)
        evidence
    }

    private var evidence: Markup {
        fieldset {
            legend { wording.say("problem.evidence") }
            if !kit.value("evidence").isEmpty { kit.hidden("evidence", kit.value("evidence")) }
            if takesFiles {
                kit.file(
                    "evidence-file", wording.say("problem.field.evidence"),
                    hint: wording.say("problem.evidence.hint"), kinds: ".pdf,.jpg,.jpeg,.png,.webp,.xlsx,.docx,.csv")
            }
            kit.area(
                "claims", wording.say("problem.field.claims"), hint: wording.say("problem.ids.hint"), rows: 2,
                .dir(.leftToRight))
            kit.area("letters", wording.say("problem.field.letters"), rows: 2, .dir(.leftToRight))
            kit.area("indicators", wording.say("problem.field.indicators"), rows: 2, .dir(.leftToRight))
        }
    }
}

/// The form for a problem that a party itself has seen, or for a better wording of its own.
struct ProblemChangePage: Page {
    let kit: FormKit
    let draft: FormDraft
    let problem: Problem?

    private var wording: Wording { kit.wording }
    private var links: Links { Links(language: wording.language) }

    var title: String { wording.say(problem == nil ? "problem.new" : "problem.form.change") }
    var trail: [(name: String, address: Address)] {
        problem.map { links.trail(to: $0, wording) } ?? [(wording.say("problem.list.title"), links.problems())]
    }
    var sheets: [String] { ["forms.css", "problems.css"] }
    var scripts: [String] { FormDraft.scripts }
    var hasDownloads: Bool { false }

    var content: Markup {
        fragment {
            header(.class("page-head")) {
                h1 { title }
                p(.class("lead")) { wording.say("problem.form.change.lead") }
            }
            kit.summary
            kit.form(to: problem.map { links.problem($0.id, "change") } ?? links.newProblem, signed: draft.signed) {
                draft.hidden(kit)
                if let problem { kit.hidden("problem", problem.id) }
                kit.inAllLanguages(
                    "title", wording.say("problem.field.title"), hint: wording.say("problem.field.title.hint"))
                kit.choice(
                    "original", wording.say("story.original"),
                    Language.allCases.map { ($0.tag, wording.languageName($0)) })
                kit.inAllLanguages("words", wording.say("problem.field.words"), isLong: true)
                kit.line("thing", wording.say("problem.report.thing"), hint: wording.say("problem.report.thing.hint"))
                div(.class("pair short")) {
                    kit.line("lat", wording.say("thing.form.lat"), .dir(.leftToRight))
                    kit.line("lon", wording.say("thing.form.lon"), .dir(.leftToRight))
                }
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
