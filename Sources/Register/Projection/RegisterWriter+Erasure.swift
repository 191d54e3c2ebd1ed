import GRDB
import Journal

extension RegisterWriter {
    /// Whatever was computed from an erased body goes with it: all that its subject led to is taken away, and what
    /// else was said of the subject is written again, just as a replay will find it.
    func erase(_ erasure: Entry, _ body: EntryBody) throws {
        guard let id = body.erasedEntry else { throw PayloadError("subject", "is not an entry") }
        guard let position = try Entry.erased(by: body, at: erasure.position, db) else { return }
        isWritingAgain = true
        defer { isWritingAgain = false }
        for subject in try subjects(ofEntryAt: position) {
            let related = [subject] + (try translatedJudgements(on: subject))
            for subject in related { try forget(subject) }
            let entries = try related.flatMap { try Entry.of($0, before: erasure.position, db) }
            for entry in entries.sorted(by: { $0.position < $1.position }) where entry.position != position {
                // What was at fault beside the erased entry may be sound without it.
                try db.execute(
                    sql: "DELETE FROM \(names("fault")) WHERE position = ?", arguments: [entry.position])
                try apply(entry, body: entry.body)
            }
        }
        try forgetTranslations(of: id, before: erasure.position)
        try db.execute(sql: "DELETE FROM \(names("letter_behind")) WHERE position = ?", arguments: [position])
        try db.execute(sql: "DELETE FROM \(names("fault")) WHERE position = ?", arguments: [position])
    }

    /// The remarks on a claim whose words have been translated: what is kept of these rests on the claim too.
    private func translatedJudgements(on subject: String) throws -> [String] {
        guard subject.hasPrefix("claim/") else { return [] }
        let ids = try String.fetchAll(
            db, sql: "SELECT DISTINCT id FROM \(names("translation")) WHERE kind = 'entry' ORDER BY id")
        return try ids.filter { id in
            try EntryID(text: id).flatMap { try Entry.with($0, db) }?.body?.subject == subject
        }.map { "entry/\($0)" }
    }

    /// What others made of the words of a remark or mark goes with it.
    private func forgetTranslations(of id: EntryID, before position: Int64) throws {
        let subject = "entry/\(id)"
        let exists = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM \(names("translation")) WHERE kind = 'entry' AND id = ?)",
            arguments: [id.description])
        guard exists == true else { return }
        try forget(subject)
        for entry in try Entry.of(subject, before: position, db) {
            guard let body = entry.body, body.kind == EntryKind.translation.rawValue else { continue }
            try apply(entry, body: body)
        }
    }

    private func subjects(ofEntryAt position: Int64) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT subject FROM \(names("trail")) WHERE position = :position
                UNION SELECT 'claim/' || id FROM \(names("claim")) WHERE position = :position
                UNION SELECT CASE kind WHEN 'clearing' THEN 'country' ELSE kind END || '/' || id
                    FROM \(names("record")) WHERE position = :position
                UNION SELECT kind || '/' || id FROM \(names("subject_record")) WHERE position = :position
                UNION SELECT subject FROM \(names("wording")) WHERE position = :position
                UNION SELECT 'draft/' || draft FROM \(names("release")) WHERE position = :position
                UNION SELECT kind || '/' || id FROM \(names("translation")) WHERE position = :position
                """, arguments: ["position": position])
    }

    private func forget(_ subject: String) throws {
        let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return }
        try db.execute(sql: "DELETE FROM \(names("trail")) WHERE subject = ?", arguments: [subject])
        try db.execute(
            sql: "DELETE FROM \(names("citation")) WHERE kind = ? AND id = ?", arguments: [parts[0], parts[1]])
        try forgetTexts(subject)
        switch parts[0] {
        case "claim": try forgetClaim(parts[1])
        case "thing": try forgetThing(parts[1])
        case "account": try forgetMarks(parts[1])
        case "draft":
            for table in ["release", "letter_behind"] {
                try db.execute(sql: "DELETE FROM \(names(table)) WHERE draft = ?", arguments: [parts[1]])
            }
        case "country":
            try forgetRecord(EntryKind.clearing.rawValue, parts[1])
        case "entry": break
        default:
            try forgetSubject(parts[0], parts[1])
            try forgetRecord(parts[0], parts[1])
            if parts[0] == EntryKind.property.rawValue, !isRebuilding { try contests.reconsider(property: parts[1]) }
        }
    }

    private func forgetRecord(_ kind: String, _ id: String) throws {
        guard let position = try recordPosition(kind, id) else { return }
        tallies.countRecord(from: position, to: nil)
        try db.execute(sql: "DELETE FROM \(names("record")) WHERE kind = ? AND id = ?", arguments: [kind, id])
    }

    private func forgetClaim(_ id: String) throws {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT no, thing_no, property_no, visibility, position FROM \(names("claim")) WHERE id = ?",
            arguments: [id])
        guard let row else { return }
        let no: Int64 = row["no"]
        try db.execute(sql: "DELETE FROM \(names("remark")) WHERE claim_no = ?", arguments: [no])
        if !isRebuilding { try tallies.remove(claimNo: no) }
        try takeAway(claimNo: no, row)
        if !isRebuilding { contests.reconsider(thingNo: row["thing_no"], propertyNo: row["property_no"]) }
    }

    /// The number stays, since others speak of the thing by it.
    private func forgetThing(_ id: String) throws {
        let no = try terms.thing(id)
        if isRebuilding {
            try emptyThing(no)
        } else {
            try tallies.changing(thing: id) { try emptyThing(no) }
        }
        try db.execute(sql: "DELETE FROM \(names("thing_name")) WHERE thing_no = ?", arguments: [no])
        try db.execute(sql: "DELETE FROM \(names("thing_within")) WHERE part_no = ?", arguments: [no])
        try joins.forget(no)
        try settleJoins()
    }

    private func emptyThing(_ no: Int64) throws {
        try db.execute(
            sql: """
                UPDATE \(names("thing")) SET kind = '', recorder = '', visibility = 0, visible_to = NULL, payload = '',
                    position = 0 WHERE no = ?
                """, arguments: [no])
    }

    private func forgetMarks(_ place: String) throws {
        let parts = place.split(separator: "/").map(String.init)
        guard parts.count == 2 else { return }
        try db.execute(
            sql: "DELETE FROM \(names("mark")) WHERE thing_no = ? AND property_no = ?",
            arguments: [try terms.thing(parts[0]), try terms.number("property", parts[1])])
    }
}
