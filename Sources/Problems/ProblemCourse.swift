import Languages
package import Measures
import Register

/// Something that was done with a problem: by whom, when, and what.
package struct ProblemAct: Sendable, Hashable {
    package enum What: Sendable, Hashable {
        /// The problem itself, or its newer wording.
        case problem(Problem)
        case report(ProblemReport)
        case adoption(Adoption)
        case step(ProblemStep)
        case ending(ProblemEnding)
        case answer(EndingAnswer)
    }

    package let what: What
    package let party: String
    package let position: Int64
    package let milliseconds: Int64

    package init(_ what: What, party: String, position: Int64, milliseconds: Int64) {
        (self.what, self.party, self.position, self.milliseconds) = (what, party, position, milliseconds)
    }
}

/// A step with the party that owns it.
package struct OwnedStep: Sendable, Hashable {
    package internal(set) var step: ProblemStep
    package let owner: String
    /// When it was said, and when it was last changed.
    package let saidMilliseconds: Int64
    package let changedMilliseconds: Int64
}

/// An ending that was proposed, with who agrees to it.
package struct ProposedEnding: Sendable, Hashable {
    package internal(set) var ending: ProblemEnding
    package let proposer: String
    package let milliseconds: Int64
    package fileprivate(set) var agreed: Set<String>
    /// Who refused it, with the reason.
    package fileprivate(set) var refusal: EndingAnswer?
    package fileprivate(set) var refusedBy: String?
}

/// Why an act cannot follow what was done before.
package enum ProblemActFault: String, Error, Sendable, Hashable, CaseIterable {
    /// Another party has released it, or it has been adopted: it is no longer one party's alone.
    case notOwn = "problem-of-others"
    case ended = "problem-ended"
    case notAdopter = "problem-not-adopted"
    case adoptedAlready = "problem-adopted-already"
    case stepOfOthers = "problem-step-of-others"
    case endingOpen = "problem-ending-open"
    case endingGone = "problem-ending-gone"
    case answeredAlready = "problem-answered-already"
    /// What fewer than two parties work on cannot be solved or passed on together.
    case tooFew = "problem-too-few"
    case unknown = "problem-unknown"
}

/// How a problem came to where it is: the acts in their order and what follows from them.
///
/// It is the one place that says which act may follow which.
package struct ProblemCourse: Sendable, Hashable {
    package private(set) var problem: Problem
    package let recorder: String
    package let openedMilliseconds: Int64
    package private(set) var reports: [ProblemReport] = []
    /// Those who have adopted it, in the order in which they did.
    package private(set) var adopters: [String] = []
    package internal(set) var steps: [OwnedStep] = []
    /// The ending that is being talked about, or has come to pass.
    package internal(set) var ending: ProposedEnding?
    package private(set) var endedMilliseconds: Int64?
    /// When the last step was said or changed.
    package private(set) var movedMilliseconds: Int64
    package private(set) var acts: [ProblemAct]

    /// Begins with the entry of the problem itself.
    package init(_ problem: Problem, party: String, position: Int64, milliseconds: Int64) {
        (self.problem, recorder, openedMilliseconds) = (problem, party, milliseconds)
        movedMilliseconds = milliseconds
        endedMilliseconds = problem.isWithdrawn ? milliseconds : nil
        acts = [ProblemAct(.problem(problem), party: party, position: position, milliseconds: milliseconds)]
    }

    /// Shows the problem with what others have translated of its words.
    mutating func tell(_ problem: Problem) { self.problem = problem }

    package var state: ProblemState {
        guard endedMilliseconds != nil else {
            return adopters.count >= ProblemLimits.adopters ? .together : .reported
        }
        if problem.isWithdrawn { return .withdrawn }
        switch ending?.ending.how {
        case .solved?: return .solved
        case .passed?: return .passed
        case .withdrawn?, nil: return .withdrawn
        }
    }

    package var updatedMilliseconds: Int64 { acts.last?.milliseconds ?? openedMilliseconds }

    /// Whether nobody has said or changed a step for so long that it must be asked about.
    package func isCold(_ now: Instant) -> Bool {
        !state.isEnded && Self.isCold(moved: movedMilliseconds, now)
    }

    static func isCold(moved: Int64, _ now: Instant) -> Bool {
        now.milliseconds - moved >= Int64(ProblemLimits.coldDays) * 86_400_000
    }

    /// The steps that are past their due day and neither done nor dropped.
    package func late(_ today: Day) -> [OwnedStep] {
        steps.filter { $0.step.state == .planned && ($0.step.due.map { $0.end < today } ?? false) }
    }

    /// Takes the next act in; throws why it cannot follow.
    package mutating func take(_ act: ProblemAct) throws(ProblemActFault) {
        if endedMilliseconds != nil { throw .ended }
        switch act.what {
        case .problem(let newer): try reword(newer, act)
        case .report(let report): reports.append(report)
        case .adoption(let adoption): try adopt(adoption, act)
        case .step(let step): try add(step, act)
        case .ending(let ending): try propose(ending, act)
        case .answer(let answer): try take(answer, act)
        }
        acts.append(act)
        closeIfAgreed(act.milliseconds)
    }

    private mutating func reword(_ newer: Problem, _ act: ProblemAct) throws(ProblemActFault) {
        guard act.party == recorder else { throw .notOwn }
        if newer.isWithdrawn {
            // What others have made their own is no longer one party's to take back.
            guard adopters.allSatisfy({ $0 == recorder }) else { throw .notOwn }
            endedMilliseconds = act.milliseconds
        }
        problem = newer
    }

    private mutating func adopt(_ adoption: Adoption, _ act: ProblemAct) throws(ProblemActFault) {
        if adoption.isLeaving {
            guard let place = adopters.firstIndex(of: act.party) else { throw .notAdopter }
            adopters.remove(at: place)
            ending?.agreed.remove(act.party)
            // An ending whose proposer has gone, or that fewer may propose, is nobody's.
            if let open = ending, open.proposer == act.party || !Self.may(open.ending.how, adopters) { ending = nil }
        } else {
            guard !adopters.contains(act.party) else { throw .adoptedAlready }
            adopters.append(act.party)
        }
    }

    private mutating func add(_ step: ProblemStep, _ act: ProblemAct) throws(ProblemActFault) {
        guard adopters.contains(act.party) else { throw .notAdopter }
        let place = steps.firstIndex { $0.step.id == step.id }
        if let place, steps[place].owner != act.party { throw .stepOfOthers }
        let said = place.map { steps[$0].saidMilliseconds } ?? act.milliseconds
        let owned = OwnedStep(
            step: step, owner: act.party, saidMilliseconds: said, changedMilliseconds: act.milliseconds)
        if let place { steps[place] = owned } else { steps.append(owned) }
        movedMilliseconds = act.milliseconds
    }

    private mutating func propose(_ ending: ProblemEnding, _ act: ProblemAct) throws(ProblemActFault) {
        guard adopters.contains(act.party) else { throw .notAdopter }
        if let open = self.ending, open.refusal == nil { throw .endingOpen }
        guard Self.may(ending.how, adopters) else { throw .tooFew }
        self.ending = ProposedEnding(
            ending: ending, proposer: act.party, milliseconds: act.milliseconds, agreed: [act.party])
    }

    private static func may(_ how: ProblemEnding.How, _ adopters: [String]) -> Bool {
        how == .withdrawn ? !adopters.isEmpty : adopters.count >= ProblemLimits.adopters
    }

    private mutating func take(_ answer: EndingAnswer, _ act: ProblemAct) throws(ProblemActFault) {
        guard adopters.contains(act.party) else { throw .notAdopter }
        guard let open = ending, open.ending.id == answer.ending, open.refusal == nil else { throw .endingGone }
        guard !open.agreed.contains(act.party) else { throw .answeredAlready }
        if answer.agrees {
            ending?.agreed.insert(act.party)
        } else {
            ending?.refusal = answer
            ending?.refusedBy = act.party
        }
    }

    private mutating func closeIfAgreed(_ milliseconds: Int64) {
        guard endedMilliseconds == nil, let open = ending, open.refusal == nil, !adopters.isEmpty,
            adopters.allSatisfy(open.agreed.contains)
        else { return }
        endedMilliseconds = milliseconds
    }
}
