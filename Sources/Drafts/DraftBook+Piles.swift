package import GRDB
import Journal
package import Members

/// What waits on a desk as lines: a draft of its own, or all that came with one sheet as one.
package struct DraftPile: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        /// The draft, or the oldest of those that came together.
        package let draft: Draft
        /// The batch with the number of its drafts that wait here.
        package let batch: DraftBatch?
        /// How many drafts the line stands for.
        package let count: Int
        /// Why it was sent back, and by whom, where it was.
        package let returned: DraftStep?
    }

    package let lines: [Line]
    /// How many lines there are, counted up to `countMax`.
    package let count: Int

    package static let countMax = 1_000
    static let batchesMax = 50
    static let none = DraftPile(lines: [], count: 0)
}

/// What waits for a member, as the desk shows it.
package struct DraftPiles: Sendable, Hashable {
    package let mine: DraftPile
    package let returned: DraftPile
    package let toApprove: DraftPile
    package let toClear: DraftPile
}

extension DraftBook {
    /// What waits for a member, on a state that is being read already: what is to be released or cleared oldest first,
    /// what the member writes newest first.
    package static func piles(for signed: Signed, limit: Int, _ db: Database) throws -> DraftPiles {
        let own: SQL = "party = \(signed.party)"
        let hand: SQL = "instr(hands, \("|\(signed.member)|"))"
        let mayWrite = signed.may(.write(party: signed.party))
        let mayApprove = signed.may(.approve(party: signed.party, author: ""))
        func pile(_ pile: SQL, _ hands: SQL, isNewestFirst: Bool = false) throws -> DraftPile {
            try Self.pile(pile, hands, isNewestFirst, limit, db)
        }
        return DraftPiles(
            mine: mayWrite
                ? try pile("\(own) AND state = 'draft'", "author = \(signed.member)", isNewestFirst: true) : .none,
            returned: mayWrite ? try pile("\(own) AND state = 'returned'", "\(hand) > 0") : .none,
            toApprove: mayApprove ? try pile("\(own) AND state = 'submitted'", "\(hand) = 0") : .none,
            toClear: signed.may(.clear(country: signed.country))
                ? try pile("state = 'approved' AND country = \(signed.country)", "1") : .none)
    }

    /// What the drafts of a party that are on their way are about, on a state that is being read already; so many of them
    /// are looked at.
    package static func openSubjects(of party: String, _ db: Database) throws -> [String] {
        try SQLRequest<String>(
            literal: """
                SELECT subject FROM draft WHERE party = \(party) AND subject IS NOT NULL
                    AND state IN ('draft', 'submitted', 'approved', 'returned') LIMIT 2000
                """
        ).fetchAll(db)
    }

    private static func pile(
        _ pile: SQL, _ hands: SQL, _ isNewestFirst: Bool, _ limit: Int, _ db: Database
    ) throws -> DraftPile {
        let alone: SQL = "\(pile) AND batch IS NULL AND \(hands)"
        let order: SQL = isNewestFirst ? "DESC" : "ASC"
        let rows = try SQLRequest<Row>(
            literal:
                "SELECT \(sql: Draft.columns) FROM draft WHERE \(alone) ORDER BY changed \(order), no \(order) LIMIT \(limit)"
        ).fetchAll(db)
        var lines = try rows.compactMap { row -> DraftPile.Line? in
            guard let draft = Draft(row: row) else { return nil }
            return .init(draft: draft, batch: nil, count: 1, returned: try returned(draft, db))
        }
        let batches = try batchLines(pile, hands, db)
        var count = lines.count + batches.count
        if rows.count == limit {
            let all = SQLRequest<Int>(
                literal: """
                    SELECT count(*) FROM (SELECT 1 FROM draft WHERE \(alone) LIMIT \(DraftPile.countMax))
                    """)
            count = min(DraftPile.countMax, (try all.fetchOne(db) ?? 0) + batches.count)
        }
        lines = (lines + batches).sorted { first, second in
            let (one, other) = (first.draft.changedMilliseconds, second.draft.changedMilliseconds)
            return isNewestFirst ? one > other : one < other
        }
        return DraftPile(lines: Array(lines.prefix(limit)), count: count)
    }

    /// The batches of which something waits: each is found by one step in the index, however many drafts it has.
    private static func batchLines(_ pile: SQL, _ hands: SQL, _ db: Database) throws -> [DraftPile.Line] {
        let ids = try SQLRequest<String>(
            literal: """
                WITH RECURSIVE sheet(id) AS (
                    SELECT min(batch) FROM draft WHERE \(pile) AND batch > ''
                    UNION ALL
                    SELECT (SELECT min(batch) FROM draft WHERE \(pile) AND batch > sheet.id) FROM sheet
                    WHERE sheet.id IS NOT NULL LIMIT \(DraftPile.batchesMax)
                )
                SELECT id FROM sheet WHERE id IS NOT NULL
                """
        ).fetchAll(db)
        return try ids.compactMap { id in
            // Whoever made a batch has a hand in all of it; the first thousand tell for the rest.
            let first = SQLRequest<Row>(
                literal: """
                    SELECT * FROM (
                        SELECT \(sql: Draft.columns) FROM draft WHERE \(pile) AND batch = \(id) ORDER BY changed LIMIT 1000
                    ) WHERE \(hands) LIMIT 1
                    """)
            guard let row = try first.fetchOne(db), let draft = Draft(row: row), let batch = try Self.batch(id, db)
            else {
                return nil
            }
            let count = try SQLRequest<Int>(
                literal: "SELECT count(*) FROM draft WHERE \(pile) AND batch = \(id)"
            ).fetchOne(db)
            return .init(draft: draft, batch: batch, count: count ?? 1, returned: try returned(draft, db))
        }
    }

    private static func returned(_ draft: Draft, _ db: Database) throws -> DraftStep? {
        guard draft.state == .returned else { return nil }
        return try Row.fetchOne(
            db, sql: "SELECT * FROM draft_step WHERE draft_no = ? AND act = 'returned' ORDER BY no DESC LIMIT 1",
            arguments: [draft.number]
        ).flatMap(DraftStep.init(row:))
    }

    /// The drafts of a party about some subjects that are still on their way, by the subject: one of each.
    package static func underway(
        _ subjects: [String], party: String, _ db: Database
    ) throws -> [String: Draft] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT \(sql: Draft.columns) FROM draft WHERE subject IN \(subjects) AND party = \(party)
                    AND state NOT IN ('released', 'dropped') ORDER BY no
                """
        ).fetchAll(db)
        return Dictionary(
            rows.compactMap(Draft.init(row:)).compactMap { draft in draft.subject.map { ($0, draft) } }
        ) { first, _ in first }
    }
}
