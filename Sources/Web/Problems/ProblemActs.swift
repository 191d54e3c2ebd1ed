import Languages
import Markup
import Members
import Problems
import Register

/// What a member may do with a problem as it stands; nothing for who may not write.
struct ProblemActs: Sendable {
    /// The party for which the reader writes; `nil` for who does not.
    let party: String?

    init(_ signed: Signed?, takesDrafts: Bool) {
        party = takesDrafts ? signed.flatMap { $0.may(.write(party: $0.party)) ? $0.party : nil } : nil
    }

    /// To adopt it, to add a step, to propose an ending, to change the wording.
    func markup(of course: ProblemCourse, _ wording: Wording) -> Markup {
        guard let party, course.endedMilliseconds == nil else { return Markup() }
        let links = Links(language: wording.language)
        let id = course.problem.id
        let isAdopter = course.adopters.contains(party)
        return div(.class("acts no-print")) {
            if isAdopter {
                a(.class("button"), .href(links.problem(id, "step"))) { wording.say("problem.step.add") }
                if course.ending == nil || course.ending?.refusal != nil {
                    a(.class("button quiet"), .href(links.problem(id, "end"))) { wording.say("problem.end") }
                }
                a(.class("button quiet"), .href(links.problem(id, "leave"))) { wording.say("problem.leave") }
            } else {
                a(.class("button"), .href(links.problem(id, "adopt"))) { wording.say("problem.adopt") }
            }
            if course.recorder == party {
                a(.class("button quiet"), .href(links.problem(id, "change"))) { wording.say("problem.change") }
                if course.adopters.allSatisfy({ $0 == party }) {
                    a(.class("button quiet"), .href(links.problem(id, "withdraw"))) { wording.say("problem.withdraw") }
                }
            }
        }
    }

    /// To say what became of a step of one's own.
    func change(of owned: OwnedStep, in course: ProblemCourse, _ wording: Wording) -> Markup {
        guard let party, owned.owner == party, course.endedMilliseconds == nil, course.adopters.contains(party) else {
            return Markup()
        }
        let links = Links(language: wording.language)
        return p(.class("small no-print")) {
            a(.href(links.problem(course.problem.id, "step/\(owned.step.id)"))) {
                wording.say("problem.step.change")
            }
        }
    }

    /// To agree to an ending that another adopter proposes, or not.
    func answers(to proposed: ProposedEnding, in course: ProblemCourse, _ wording: Wording) -> Markup {
        guard let party, course.endedMilliseconds == nil, proposed.refusal == nil, course.adopters.contains(party),
            !proposed.agreed.contains(party)
        else { return Markup() }
        let links = Links(language: wording.language)
        return p(.class("acts no-print")) {
            a(.class("button"), .href(links.problem(course.problem.id, "answer/\(proposed.ending.id)"))) {
                wording.say("problem.ending.answer")
            }
        }
    }
}
