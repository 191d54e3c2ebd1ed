import Journal
import Members

/// What can be done with all drafts of a batch at once.
package enum BatchAct: String, Sendable, Hashable, CaseIterable {
    case submit, approve, clear
    case giveBack = "return"

    /// The act on each draft.
    package var act: DraftAct {
        switch self {
        case .submit: .submitted
        case .approve: .approved
        case .clear: .cleared
        case .giveBack: .returned
        }
    }

    /// Where the drafts stand that a member may do this with: those of the own party, and those that wait for the
    /// ministry of the country; empty where it may do so with none.
    func states(of party: String, for signed: Signed) -> Set<DraftState> {
        let mayApprove = signed.may(.approve(party: party, author: ""))
        let mayClear = signed.may(.clear(country: signed.country))
        return switch self {
        case .submit: signed.may(.write(party: party)) ? [.draft, .returned] : []
        case .approve: mayApprove ? [.submitted] : []
        case .clear: mayClear ? [.approved] : []
        case .giveBack: Set((mayApprove ? [.submitted] : []) + (mayClear ? [.approved] : []))
        }
    }

    /// Does it with one draft; gives the entries that follow.
    func take(_ draft: Draft, reason: String, _ writing: DraftWriting, _ signed: Signed) throws -> [EntryBody] {
        switch self {
        case .submit:
            _ = try writing.submit(draft, nil, signed)
            return []
        case .approve: return try writing.approve(draft, nil, signed).1
        case .clear: return try writing.clear(draft, nil, signed).1
        case .giveBack:
            _ = try writing.giveBack(draft, reason, nil, signed)
            return []
        }
    }
}
