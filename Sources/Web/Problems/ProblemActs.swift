import Drafts
import Languages
import Markup
import Members
import Problems
import Register

/// What a member may do with a problem as it stands; nothing for who may not write.
struct ProblemActs: Sendable {
    /// The party for which the reader writes; `nil` for who does not.
    let party: String?
    /// What that party has begun and not released yet.
    let underWay: [Draft]

    init(_ signed: Signed?, takesDrafts: Bool, underWay: [Draft] = []) {
        party = takesDrafts ? signed.flatMap { $0.may(.write(party: $0.party)) ? $0.party : nil } : nil
        self.underWay = underWay
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

/// What a member's own party has begun about something and not released yet, each a link.
struct DraftsUnderWay: Sendable {
    let wording: Wording
    let drafts: [Draft]

    var markup: Markup {
        guard !drafts.isEmpty else { return Markup() }
        let links = Links(language: wording.language)
        return p(.class("small waiting-here no-print")) {
            wording.say("problem.under-way") + " "
            for (place, draft) in drafts.enumerated() {
                if place > 0 { wording.say("site.list-separator") }
                a(.href(links.draft(draft.id))) {
                    wording.say(PhraseKey("draft.kind.\(draft.kind)"))
                    " – "
                    wording.say(PhraseKey("draft.state.\(draft.state.rawValue)"))
                }
            }
        }
    }
}

extension Site {
    /// The drafts of a member's own party about something that are still on their way.
    func underWay(about subject: String, _ signed: Signed?) async throws -> [Draft] {
        guard let drafts, let signed, signed.may(.write(party: signed.party)) else { return [] }
        let query = DraftQuery(states: [.draft, .returned, .submitted, .approved], subject: subject)
        return try await drafts.drafts(query, limit: 8, for: signed).drafts.filter { $0.party == signed.party }
    }
}
