import Languages
import Markup
import Measures
import Problems
import Register

extension ProblemPage {
    /// Everything that was done with the problem, the last first.
    var history: Markup {
        section(.id("history")) {
            h2 { wording.say("problem.history") }
            ol(.class("timeline small-timeline")) {
                for act in course.acts.reversed() {
                    li(.class("done")) {
                        wording.moment(act.milliseconds)
                        " "
                        strong { wording.problemAct(act) }
                        " "
                        a(.href(links.party(act.party))) { wording.party(act.party) }
                    }
                }
            }
        }
    }
}

extension Wording {
    /// What an act was, in a few words.
    func problemAct(_ act: ProblemAct) -> String {
        let word: String =
            switch act.what {
            case .problem(let problem): problem.isWithdrawn ? "withdrawn" : "problem"
            case .report: "report"
            case .adoption(let adoption): adoption.isLeaving ? "left" : "adopted"
            case .step(let step): "step-\(step.state.rawValue)"
            case .ending(let ending): "ending-\(ending.how.rawValue)"
            case .answer(let answer): answer.agrees ? "agreed" : "refused"
            }
        return say(PhraseKey("problem.act.\(word)"))
    }
}

/// One step of a problem: whose it is, by when, what became of it, and what shows that.
struct ProblemStepView {
    let page: ProblemPage
    let owned: OwnedStep

    private var wording: Wording { page.wording }
    private var step: ProblemStep { owned.step }
    private var isLate: Bool {
        step.state == .planned && (step.due.map { $0.end < wording.today } ?? false)
    }

    var markup: Markup {
        li(.class(step.state == .done ? "done" : isLate ? "missed" : ""), .id("step-\(step.id)")) {
            p {
                strong { wording.marked(step.words) }
            }
            p(.class("small")) {
                wording.parties([owned.owner])
                if let due = step.due {
                    " · " + wording.say("problem.step.due") + ": "
                    wording.inBothCalendars(due)
                }
                " · "
                if isLate {
                    span(.class("state late")) { wording.say("problem.step.late") }
                } else {
                    wording.say(PhraseKey("problem.step.state.\(step.state.rawValue)"))
                }
            }
            if !step.outcome.isEmpty { p { wording.marked(step.outcome) } }
            ProblemEvidenceView(wording: wording, evidence: step.evidence, names: page.evidence).markup
            page.acts.change(of: owned, in: page.course, wording)
        }
    }
}

/// The ending that is proposed or has come to pass, with what the adopters say.
struct ProblemEndingView {
    let page: ProblemPage
    let proposed: ProposedEnding

    private var wording: Wording { page.wording }

    var markup: Markup {
        section(.id("ending"), .class("note")) {
            h2 {
                wording.say(
                    page.course.endedMilliseconds == nil
                        ? proposed.refusal == nil ? "problem.ending.proposed" : "problem.ending.refused"
                        : "problem.ending.title")
            }
            p { strong { wording.say(PhraseKey("problem.how.\(proposed.ending.how.rawValue)")) } }
            p { wording.marked(proposed.ending.reason) }
            ProblemEvidenceView(wording: wording, evidence: proposed.ending.evidence, names: page.evidence).markup
            ul(.class("plain small")) {
                for party in page.course.adopters {
                    li {
                        wording.party(party)
                        ": "
                        wording.say(
                            proposed.agreed.contains(party)
                                ? "problem.ending.agrees"
                                : proposed.refusedBy == party ? "problem.ending.refuses" : "problem.ending.waits")
                    }
                }
            }
            if let refusal = proposed.refusal { p { wording.marked(refusal.reason) } }
            page.acts.answers(to: proposed, in: page.course, wording)
        }
    }
}
