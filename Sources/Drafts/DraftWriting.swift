import GRDB
import Journal
import Languages
import Measures
package import Members
import Register

/// The drafts as one decision of the journal sees and changes them.
struct DraftWriting {
    let book: DraftBook
    let db: Database
    /// In milliseconds since 1970.
    let time: Int64

    /// The draft with an id, whoever asks.
    func find(_ id: String) throws -> Draft? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(Draft.columns) FROM draft WHERE id = ?"), arguments: [id]
        ).flatMap(Draft.init(row:))
    }

    /// The draft if this member may see it.
    func draft(_ id: String, for signed: Signed) throws -> Draft {
        guard let draft = try find(id), signed.maySee(draft) else { throw DraftError.notFound }
        return draft
    }

    /// What a member is told of a draft that is not before it: that it has dealt with it already, or nothing.
    func unseen(_ draft: Draft, by signed: Signed) throws -> DraftError {
        try DraftBook.hasPassed(draft.number, signed, db) ? .passedOn : .notFound
    }

    /// Gives the number it has in the table.
    func insert(_ draft: Draft) throws -> Int64 {
        try db.cachedStatement(
            sql: """
                INSERT INTO draft (id, party, country, author, kind, subject, state, version, batch, fields, hands, made,
                    changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            draft.id, draft.party, draft.country, draft.author, draft.kind, draft.subject, draft.state.rawValue,
            draft.version, draft.batch, draft.fieldText, draft.handText, draft.madeMilliseconds,
            draft.changedMilliseconds,
        ])
        let number = db.lastInsertedRowID
        try note(.written, draft, number: number, by: draft.author)
        return number
    }

    /// Writes down an act: the draft goes to its next version.
    func keep(_ changed: Draft, after act: DraftAct, by member: String, reason: String? = nil) throws -> Draft {
        var draft = changed
        draft.version += 1
        draft.changedMilliseconds = time
        try db.cachedStatement(
            sql: """
                UPDATE draft SET subject = ?, state = ?, version = ?, fields = ?, hands = ?, submitter = ?, approver = ?,
                    clearer = ?, changed = ? WHERE no = ?
                """
        ).execute(arguments: [
            draft.subject, draft.state.rawValue, draft.version, draft.fieldText, draft.handText, draft.submitter,
            draft.approver, draft.clearer, draft.changedMilliseconds, draft.number,
        ])
        try note(act, draft, number: draft.number, by: member, reason: reason)
        return draft
    }

    private func note(
        _ act: DraftAct, _ draft: Draft, number: Int64, by member: String, reason: String? = nil
    ) throws {
        // Who goes on writing is one step: a form that saves itself would otherwise leave hundreds.
        if act == .written {
            try db.cachedStatement(
                sql: """
                    UPDATE draft_step SET time = ?, version = ? WHERE act = 'written' AND member = ?
                        AND no = (SELECT max(no) FROM draft_step WHERE draft_no = ?)
                    """
            ).execute(arguments: [time, draft.version, member, number])
            if db.changesCount > 0 { return }
        }
        try db.cachedStatement(
            sql: "INSERT INTO draft_step (draft_no, act, member, time, reason, version) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [number, act.rawValue, member, time, reason, draft.version])
    }

    /// How many drafts of a party are still on their way.
    func openCount(_ party: String) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT coalesce(sum(count), 0) FROM draft_tally
                    WHERE party = ? AND state NOT IN ('released', 'dropped')
                    """), arguments: [party]) ?? 0
    }

    /// What stands, as the party of a draft reads it.
    func reading(for party: String) throws -> Reading {
        try book.register.reading(
            db, for: Reader(language: .en, party: party), today: Instant(clamping: time).day(),
            now: Instant(clamping: time))
    }

    /// What a draft becomes on the state that stands.
    func entries(of draft: Draft, in reading: Reading) throws -> DraftEntries {
        try book.entries(of: draft, in: reading)
    }
}

extension Signed {
    /// The members of a party see its drafts; the ministry of its country those that wait for it.
    func maySee(_ draft: Draft) -> Bool {
        draft.party == party || (draft.state == .approved && may(.clear(country: draft.country)))
    }

    /// Whether this member would be the second pair of eyes: none of those who wrote in the draft.
    func mayApprove(_ draft: Draft) -> Bool {
        draft.hands.allSatisfy { may(.approve(party: draft.party, author: $0)) }
    }
}

extension Draft {
    /// What a member may do with the draft as it stands.
    package func acts(for signed: Signed) -> [DraftAct] {
        let mayWrite = party == signed.party && signed.may(.write(party: party))
        let mayApprove = party == signed.party && signed.may(.approve(party: party, author: ""))
        let mayClear = signed.may(.clear(country: country))
        return switch state {
        case .draft, .returned: mayWrite ? [.written, .submitted, .dropped] : []
        case .submitted:
            (signed.mayApprove(self) && mayApprove ? [.approved] : []) + (mayApprove ? [.returned] : [])
                + (mayWrite ? [.reopened] : [])
        case .approved: (mayClear ? [.cleared, .returned] : []) + (mayWrite ? [.reopened] : [])
        case .dropped: mayWrite ? [.reopened] : []
        case .released: []
        }
    }
}
