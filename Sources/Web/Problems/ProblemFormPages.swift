import Drafts
import Environment
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
    var takesFiles = false
    /// The indicators that may be evidence, in their order.
    var indicators: [Indicator] = []
    /// What the evidence of the ending that is answered is called.
    var names = EvidenceNames()

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
            kit.form(to: address, signed: draft.signed, hasFiles: true) {
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
            ProblemEvidenceView(wording: wording, evidence: proposed.ending.evidence, names: names).markup
            kit.radios(
                "agrees", wording.say("problem.field.agrees"),
                [("yes", wording.say("problem.ending.agrees")), ("no", wording.say("problem.ending.refuses"))])
            kit.area("reason", wording.say("problem.field.reason"), hint: wording.say("problem.answer.hint"), rows: 3)
        case .withdraw:
            kit.hidden("withdrawing", "yes")
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

    /// The files that were brought in already, of which one that is not ticked is left out, and a field for one more.
    @MarkupBuilder private var files: Markup {
        let digests = kit.value("evidence").split { $0 == "|" || $0 == " " }.map(String.init)
        if !digests.isEmpty {
            kit.checks(
                "evidence", wording.say("problem.evidence.files"),
                digests.enumerated().map { index, digest in
                    (digest, wording.say("problem.evidence.file", ["number": .number(String(index + 1))]))
                }, chosen: Set(digests))
        }
        if takesFiles {
            kit.file(
                "evidence-file", wording.say("problem.field.evidence"),
                hint: wording.say("problem.evidence.hint"), kinds: ".pdf,.jpg,.jpeg,.png,.webp,.xlsx,.docx,.csv")
        }
    }

    private var evidence: Markup {
        fieldset(.class("evidence-fields")) {
            legend { wording.say("problem.evidence") }
            if let mistake = kit.mistake("evidence") {
                p(.class("mistake"), .id(FormKit.id("evidence")), .tabindex(-1)) { mistake.text }
            }
            files
            kit.area(
                "claims", wording.say("problem.field.claims"), hint: wording.say("problem.ids.hint"), rows: 2,
                isCode: true)
            kit.area(
                "letters", wording.say("problem.field.letters"), hint: wording.say("problem.ids.hint"), rows: 2,
                isCode: true)
            if !indicators.isEmpty {
                details(chosen.isEmpty && kit.mistake("indicators") == nil ? .none : .open()) {
                    element(.summary, []) { wording.say("problem.field.indicators") }
                    kit.checks(
                        "indicators", wording.say("problem.field.indicators"),
                        hint: wording.say("problem.evidence.indicators.hint"),
                        indicators.map { ($0.id, wording.plain($0.name)) }, chosen: chosen)
                }
            }
        }
    }

    private var chosen: Set<String> { Set(FieldList.items(kit.value("indicators"))) }
}
