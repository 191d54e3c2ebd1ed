import Drafts
package import Members
package import Register

/// What of one thing, and of what lies in it, waits for its own party.
package struct WaitingHere: Sendable, Hashable {
    /// Drafts of the party that are on their way.
    package let drafts: Int
    /// What others said and the party has not answered; such as members alone may read, and the rest.
    package let reported: Int
    package let said: Int
    /// Claims of the party that others dispute.
    package let disputes: Int

    package var isEmpty: Bool { drafts + reported + said + disputes == 0 }
}

extension Reading {
    private static let disputesMax = 100

    /// What waits about a thing for the party of a member; `nil` where the thing is not the party's, or nothing waits.
    package func waiting(about thing: Thing, for signed: Signed) throws -> WaitingHere? {
        guard let (concern, ids) = try self.concern(of: signed.party, within: thing) else { return nil }
        let subjects = try DraftBook.openSubjects(of: signed.party, db)
        let drafts = subjects.filter { subject in
            let steps = subject.split(separator: "/", maxSplits: 2)
            return steps.count > 1 && (steps[0] == "thing" || steps[0] == "account") && ids.contains(String(steps[1]))
        }
        let disputes = try self.disputes(of: signed.party, limit: Self.disputesMax).filter {
            ids.contains($0.standing.claim.thing)
        }
        let waiting = WaitingHere(
            drafts: drafts.count, reported: try self.said(of: concern, isReserved: true, limit: 0).count,
            said: try self.said(of: concern, isReserved: false, limit: 0).count, disputes: disputes.count)
        return waiting.isEmpty ? nil : waiting
    }
}
