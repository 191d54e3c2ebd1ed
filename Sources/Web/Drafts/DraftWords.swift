import Drafts
import Languages
import Markup
import Measures
import Members
import Register

/// What is told of drafts: states, acts, faults, and members by their names where the reader may know them.
struct DraftWords: Sendable {
    let wording: Wording
    /// Names of members by their opaque ids; only those of the reader's node.
    let members: [String: String]

    func state(_ state: DraftState) -> Markup {
        span(.class("state-word state-\(state.rawValue)")) { wording.say(PhraseKey("draft.state.\(state.rawValue)")) }
    }

    func kind(_ kind: String) -> String { wording.say(PhraseKey("draft.kind.\(kind)")) }

    func member(_ id: String) -> Markup {
        members[id].map { name in bdi { name } } ?? Markup(text: wording.say("draft.member-unknown"))
    }

    /// Faults as the form shows them, each beside its field.
    func mistakes(_ faults: DraftFaults) -> [FormMistake] {
        faults.faults.map { fault in
            FormMistake(fault.field, text(of: fault))
        }
    }

    func text(of fault: DraftFaults.Fault) -> String {
        wording.say(PhraseKey("draft.fault.\(fault.code)"), fault.values.mapValues { .text($0) })
    }

    /// Everything that was done with a draft, the last first.
    func steps(_ steps: [DraftStep]) -> Markup {
        ol(.class("timeline")) {
            for step in steps.reversed() {
                li(.class("done")) {
                    wording.moment(step.milliseconds)
                    " "
                    strong { wording.say(PhraseKey("draft.step.\(step.act.rawValue)")) }
                    " "
                    member(step.member)
                    if let reason = step.reason { p(.class("said"), .dir(.automatic)) { reason } }
                }
            }
        }
    }
}

extension DraftError {
    /// What is told where an act was refused and there is no form to tell it in.
    var phrase: PhraseKey {
        switch self {
        case .notFound: "draft.error.not-found"
        case .forbidden: "draft.error.forbidden"
        case .ownDraft: "draft.error.own"
        case .wrongState: "draft.error.state"
        case .passedOn: "draft.error.passed"
        case .conflict: "draft.error.conflict"
        case .unknownKind: "draft.error.kind"
        case .reasonMissing: "draft.error.reason"
        case .tooLarge: "draft.error.too-large"
        case .tooMany: "draft.error.too-many"
        case .batchGoesOn: "draft.error.batch-goes-on"
        }
    }
}
