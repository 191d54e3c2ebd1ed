package import GRDB
import Journal
package import Members
import Register

/// Which drafts are asked for; everything named narrows.
package struct DraftQuery: Sendable, Hashable {
    package var states: Set<DraftState> = []
    package var kind: String?
    package var batch: String?
    package var subject: String?
    package var author: String?

    package init(
        states: Set<DraftState> = [], kind: String? = nil, batch: String? = nil, subject: String? = nil,
        author: String? = nil
    ) {
        self.states = states
        self.kind = kind
        self.batch = batch
        self.subject = subject
        self.author = author
    }

    fileprivate var condition: SQL {
        var condition: SQL = "1"
        if !states.isEmpty { condition = "\(condition) AND state IN \(states.map(\.rawValue))" }
        if let kind { condition = "\(condition) AND kind = \(kind)" }
        if let batch { condition = "\(condition) AND batch = \(batch)" }
        if let subject { condition = "\(condition) AND subject = \(subject)" }
        if let author { condition = "\(condition) AND author = \(author)" }
        return condition
    }
}

/// One page of drafts, the one last acted on first.
package struct DraftPage: Sendable, Hashable {
    package let drafts: [Draft]
    /// Where the next page goes on; `nil` after the last one.
    package let next: String?
}

/// What waits for a member: at most so many of each, and how many there are, counted up to a thousand.
package struct DraftsWaiting: Sendable, Hashable {
    package struct Pile: Sendable, Hashable {
        package let drafts: [Draft]
        package let count: Int
    }

    /// Begun by the member and not submitted yet.
    package let mine: Pile
    /// Sent back to those who wrote in them, the member among them.
    package let returned: Pile
    package let toApprove: Pile
    package let toClear: Pile
}

extension DraftBook {
    /// A draft with all that was done with it, oldest first; `nil` when there is none for this member.
    package func draft(_ id: String, for signed: Signed) async throws -> (draft: Draft, steps: [DraftStep])? {
        try await journal.reader.read { db in try Self.draft(id, for: signed, db) }
    }

    /// The same on a state that is being read already.
    package static func draft(
        _ id: String, for signed: Signed, _ db: Database
    ) throws -> (draft: Draft, steps: [DraftStep])? {
        guard Identifier.isValid(id),
            let row = try Row.fetchOne(db, sql: "SELECT \(Draft.columns) FROM draft WHERE id = ?", arguments: [id]),
            let draft = Draft(row: row), signed.maySee(draft)
        else { return nil }
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM draft_step WHERE draft_no = ? ORDER BY no", arguments: [draft.number])
        return (draft, rows.compactMap(DraftStep.init(row:)))
    }

    /// The drafts a member may see, page by page; `after` is where the page before said that it goes on.
    package func drafts(
        _ query: DraftQuery, after: String? = nil, limit: Int = 50, for signed: Signed
    ) async throws -> DraftPage {
        try await journal.reader.read { db in
            try Self.drafts(query.condition, after: after, limit: limit, for: signed, db)
        }
    }

    /// Whether a member has sent back or cleared a draft that it may no longer see.
    package func hasPassed(_ id: String, by signed: Signed) async throws -> Bool {
        try await journal.reader.read { db in
            guard Identifier.isValid(id),
                let number = try Int64.fetchOne(db, sql: "SELECT no FROM draft WHERE id = ?", arguments: [id])
            else { return false }
            return try Self.hasPassed(number, signed, db)
        }
    }

    static func hasPassed(_ number: Int64, _ signed: Signed, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM draft_step
                    WHERE draft_no = ? AND member = ? AND act IN ('returned', 'cleared'))
                """, arguments: [number, signed.member]) ?? false
    }

    /// Whether something that waits to be cleared by this member's ministry rests on a file.
    package func isToBeCleared(file digest: String, by signed: Signed) async throws -> Bool {
        guard signed.may(.clear(country: signed.country)) else { return false }
        return try await journal.reader.read { db in
            let page = try Self.drafts(
                "state = 'approved' AND country = \(signed.country) AND instr(fields, \(digest)) > 0", after: nil,
                limit: 1, for: signed, db)
            return !page.drafts.isEmpty
        }
    }

    static func drafts(
        _ condition: SQL, after: String?, limit: Int, for signed: Signed, _ db: Database
    ) throws -> DraftPage {
        let limit = max(1, min(limit, 500))
        let place: SQL = cursor(after).map { "(changed, no) < (\($0.changed), \($0.number))" } ?? "1"
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT \(sql: Draft.columns) FROM draft WHERE \(condition) AND \(signed.draftCondition) AND \(place)
                ORDER BY changed DESC, no DESC LIMIT \(limit)
                """
        ).fetchAll(db)
        let drafts = rows.compactMap(Draft.init(row:))
        let next = drafts.count == limit ? drafts.last.map { "\($0.changedMilliseconds)-\($0.number)" } : nil
        return DraftPage(drafts: drafts, next: next)
    }

    private static func cursor(_ text: String?) -> (changed: Int64, number: Int64)? {
        guard let parts = text?.split(separator: "-"), parts.count == 2, let changed = Int64(parts[0]),
            let number = Int64(parts[1])
        else { return nil }
        return (changed, number)
    }

    /// What waits for a member.
    package func waiting(for signed: Signed, limit: Int = 10) async throws -> DraftsWaiting {
        try await journal.reader.read { db in try Self.waiting(for: signed, limit: limit, db) }
    }

    /// The same on a state that is being read already.
    package static func waiting(for signed: Signed, limit: Int = 10, _ db: Database) throws -> DraftsWaiting {
        func pile(_ condition: SQL) throws -> DraftsWaiting.Pile {
            let page = try drafts(condition, after: nil, limit: limit, for: signed, db)
            guard page.next != nil else { return .init(drafts: page.drafts, count: page.drafts.count) }
            let count = try SQLRequest<Int>(
                literal: """
                    SELECT count(*) FROM (SELECT 1 FROM draft WHERE \(condition) AND \(signed.draftCondition) LIMIT 1000)
                    """
            ).fetchOne(db)
            return .init(drafts: page.drafts, count: count ?? page.drafts.count)
        }
        let own: SQL = "party = \(signed.party)"
        let hand: SQL = "instr(hands, \("|\(signed.member)|"))"
        let mayApprove = signed.may(.approve(party: signed.party, author: ""))
        let mayClear = signed.may(.clear(country: signed.country))
        let none: SQL = "0"
        return DraftsWaiting(
            mine: try pile("\(own) AND state = 'draft' AND author = \(signed.member)"),
            returned: try pile("\(own) AND state = 'returned' AND \(hand) > 0"),
            toApprove: try pile(mayApprove ? "\(own) AND state = 'submitted' AND \(hand) = 0" : none),
            toClear: try pile(mayClear ? "state = 'approved' AND country = \(signed.country)" : none))
    }

    /// How many drafts of the member's party stand in each state.
    package func counts(for signed: Signed) async throws -> [DraftState: Int] {
        try await journal.reader.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT state, count FROM draft_tally WHERE party = ?", arguments: [signed.party])
            return Dictionary(
                rows.compactMap { row in DraftState(rawValue: row[0]).map { ($0, row[1] as Int) } }
            ) { first, _ in first }
        }
    }

    /// The batches of the member's party, the newest first, with how far their drafts have come.
    package func batches(limit: Int = 50, for signed: Signed) async throws -> [DraftBatch] {
        try await journal.reader.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT id FROM draft_batch WHERE party = ? ORDER BY made DESC LIMIT ?",
                arguments: [signed.party, limit])
            return try rows.compactMap { try Self.batch($0[0], db) }
        }
    }

    /// A batch with how far its drafts have come; `nil` when there is none for this member.
    package func batch(_ id: String, for signed: Signed) async throws -> DraftBatch? {
        try await journal.reader.read { db in
            guard let batch = try Self.batch(id, db) else { return nil }
            if batch.party == signed.party { return batch }
            let page = try Self.drafts("batch = \(id)", after: nil, limit: 1, for: signed, db)
            return page.drafts.isEmpty ? nil : batch
        }
    }

    static func batch(_ id: String, _ db: Database) throws -> DraftBatch? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM draft_batch WHERE id = ?", arguments: [id]) else {
            return nil
        }
        var batch = DraftBatch(
            id: row["id"], party: row["party"], author: row["author"], name: row["name"],
            madeMilliseconds: row["made"])
        for row in try Row.fetchAll(
            db, sql: "SELECT state, count(*) FROM draft WHERE batch = ? GROUP BY state", arguments: [id])
        {
            if let state = DraftState(rawValue: row[0]) { batch.counts[state] = row[1] }
        }
        return batch
    }
}

extension Signed {
    /// `maySee` as SQL over the table of drafts.
    var draftCondition: SQL {
        guard may(.clear(country: country)) else { return "party = \(party)" }
        return "(party = \(party) OR (state = 'approved' AND country = \(country)))"
    }
}
