import GRDB
import Journal
import Measures
package import Register

extension Reading {
    /// The newest draft of a party that would bring something about: one that is open, or that the decision which is
    /// being made has just released, so that its entries come before those of drafts behind it.
    package func comingDraft(about subject: String, kind: String, of party: String) throws -> Draft? {
        guard try db.tableExists("draft") else { return nil }
        let open = try SQLRequest<Row>(
            literal: """
                SELECT \(sql: Draft.columns) FROM draft WHERE subject = \(subject) AND party = \(party) AND kind = \(kind)
                    AND state NOT IN ('released', 'dropped') ORDER BY no DESC LIMIT 1
                """, cached: true
        ).fetchOne(db)
        if let open { return Draft(row: open) }
        return try SQLRequest<Row>(
            literal: """
                SELECT \(sql: Draft.columns) FROM draft WHERE party = \(party) AND state = 'released' AND changed >= \(now.milliseconds)
                    AND subject = \(subject) AND kind = \(kind) ORDER BY no DESC LIMIT 1
                """, cached: true
        ).fetchOne(db).flatMap(Draft.init(row:))
    }

    /// Where a draft stands; `nil` where there is none of this id yet.
    package func draftState(_ id: String) throws -> DraftState? {
        guard try db.tableExists("draft") else { return nil }
        return try SQLRequest<String>(literal: "SELECT state FROM draft WHERE id = \(id)", cached: true).fetchOne(db)
            .flatMap(DraftState.init(rawValue:))
    }
}
