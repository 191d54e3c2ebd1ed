import GRDB
import Journal
import Languages

extension RegisterWriter {
    func writeRemark(_ entry: Entry, _ body: EntryBody) throws {
        let remark = try Remark(body: body)
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT no, thing_no, property_no, visibility, visible_to, recorder, own_no FROM \(names("claim")) WHERE id = ?
                """, arguments: [remark.claim])
        guard let row else { throw PayloadError("subject", "names a claim that is not known") }
        if remark.stance == .withdrawn, remark.party != row["recorder"] as String {
            throw PayloadError("stance", "withdraws a claim that another party has recorded")
        }
        try db.execute(
            sql: """
                INSERT INTO \(names("remark")) (claim_no, stance, party, payload, position, time)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                row["no"], remark.stance.rawValue, remark.party, body.payload.canonicalText, entry.position,
                entry.header.timeMilliseconds,
            ])
        try db.execute(
            sql: """
                INSERT INTO \(names("trail")) (thing_no, position, time, kind, subject, party, visibility, visible_to,
                    recorder, payload, own_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                row["thing_no"], entry.position, entry.header.timeMilliseconds, body.kind, body.subject, body.party,
                row["visibility"], row["visible_to"], row["recorder"], body.payload.canonicalText,
                row["own_no"],
            ])
        try listTexts(
            of: remark, TextReference(.entry, entry.header.id.description), about: body.subject,
            position: entry.position)
        if !isRebuilding { contests.reconsider(thingNo: row["thing_no"], propertyNo: row["property_no"]) }
    }

    func writeMark(_ entry: Entry, _ body: EntryBody) throws {
        let mark = try Mark(body: body)
        let thingNo = try terms.thing(mark.thing)
        let propertyNo = try terms.number("property", mark.property)
        if mark.claim == nil {
            try db.execute(
                sql: "DELETE FROM \(names("mark")) WHERE thing_no = ? AND property_no = ? AND party = ?",
                arguments: [thingNo, propertyNo, mark.party])
        } else {
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO \(names("mark")) (thing_no, property_no, party, payload, position, time)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    thingNo, propertyNo, mark.party, body.payload.canonicalText, entry.position,
                    entry.header.timeMilliseconds,
                ])
        }
        try listTexts(
            of: mark, TextReference(.entry, entry.header.id.description), about: body.subject, position: entry.position)
        try writeTrail(entry, body, thingNo: thingNo, .everyone)
    }
}
