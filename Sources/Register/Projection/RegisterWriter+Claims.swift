import GRDB
import Journal
import Measures
import Storage

extension RegisterWriter {
    func writeClaim(_ entry: Entry, _ claim: Claim, party: String, payload: String) throws {
        let ownNo = try terms.thing(claim.thing)
        let place = isRebuilding ? (root: ownNo, own: nil) : try joins.place(ownNo)
        let account = (thing: place.root, property: try terms.number("property", claim.property))
        findClaim.bind(1, claim.id)
        let earlier = try findClaim.number()
        if let earlier { try replace(claimNo: earlier, by: payload) }
        if earlier != nil || claim.hasWords {
            try listTexts(
                of: claim, TextReference(.claim, claim.id), about: "claim/\(claim.id)", position: entry.position,
                replacing: earlier != nil)
        }
        let speakerNo = try terms.number("party", claim.saidBy)
        let sourceNo = try claim.source.map { try terms.number("source", $0) }
        insertClaim.bind(1, claim.id)
        insertClaim.bind(2, account.thing)
        insertClaim.bind(3, account.property)
        insertClaim.bind(4, speakerNo)
        insertClaim.bind(5, sourceNo)
        insertClaim.bind(6, party)
        insertClaim.bind(7, Int64(claim.visibility.rank))
        insertClaim.bind(8, claim.visibility.partyList)
        insertClaim.bind(9, entry.position)
        insertClaim.bind(10, entry.header.timeMilliseconds)
        insertClaim.bind(11, payload)
        insertClaim.bind(12, claim.asOf.map { Int64($0.end.number) })
        insertClaim.bind(13, claim.until.map { Int64($0.end.number) })
        insertClaim.bind(14, place.own)
        try insertClaim.run()
        if claim.letter != nil || claim.evidence != nil { try cite(entry, claim: claim, party) }
        if isRebuilding { return }
        secondClaim.bind(1, account.thing)
        secondClaim.bind(2, account.property)
        let isFirst = try secondClaim.number() == nil
        try accounts.add(
            thingNo: account.thing, propertyNo: account.property, isOpen: claim.visibility == .everyone,
            position: entry.position, isFirst: isFirst, isLast: !isWritingAgain)
        if claim.visibility == .everyone {
            try tallies.add(
                thingNo: account.thing, propertyNo: account.property, partyNo: speakerNo, sourceNo: sourceNo,
                isFirst: isFirst)
        }
        if earlier != nil {
            contests.reconsider(thingNo: account.thing, propertyNo: account.property)
        } else if !isFirst {
            try contests.judge(thingNo: account.thing, propertyNo: account.property, newest: claim)
        }
    }

    /// The earlier wording of a claim goes to the trail, its remarks stay with the claim.
    ///
    /// Entering it again takes a withdrawal back.
    private func replace(claimNo: Int64, by payload: String) throws {
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM \(names("claim")) WHERE no = ?", arguments: [claimNo])
        guard let row else { return }
        try compareTexts(.claim, row["id"], from: row["payload"], to: JSON(parsing: payload))
        try db.execute(
            sql: """
                INSERT INTO \(names("trail")) (thing_no, position, time, kind, subject, party, visibility, visible_to,
                    recorder, payload, own_no) VALUES (?, ?, ?, 'claim', ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                row["thing_no"], row["position"], row["time"], "claim/\(row["id"] as String)", row["recorder"],
                row["visibility"], row["visible_to"], row["recorder"], row["payload"], row["own_no"],
            ])
        if !isRebuilding { try tallies.remove(claimNo: claimNo) }
        try takeAway(claimNo: claimNo, row)
        try db.execute(
            sql: """
                DELETE FROM \(names("remark")) WHERE claim_no = :no AND stance = 'withdrawn';
                UPDATE \(names("remark")) SET claim_no = (SELECT coalesce(max(no), 0) + 1 FROM \(names("claim")))
                WHERE claim_no = :no
                """, arguments: ["no": claimNo])
        if !isRebuilding { contests.reconsider(thingNo: row["thing_no"], propertyNo: row["property_no"]) }
    }

    /// A claim whose row has been read goes from the tables.
    func takeAway(claimNo: Int64, _ row: Row) throws {
        try db.execute(sql: "DELETE FROM \(names("claim")) WHERE no = ?", arguments: [claimNo])
        if isRebuilding { return }
        try accounts.remove(
            thingNo: row["thing_no"], propertyNo: row["property_no"], isOpen: row["visibility"] == 0,
            position: row["position"])
    }
}
