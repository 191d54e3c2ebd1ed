import GRDB
import Journal
import Register

extension ObservationsWriter {
    func write(rule body: EntryBody, _ entry: Entry) throws {
        guard body.version == 1 else { throw PayloadError("version", "is not known to this program") }
        let rule = try AlertRule(body: body)
        let earlier = try String.fetchOne(
            db.cachedStatement(sql: "SELECT recorder FROM \(names("alert_rule")) WHERE id = ?"), arguments: [rule.id])
        if let earlier, earlier != body.party { throw PayloadError("subject", "is a rule of another party") }
        try db.cachedStatement(
            sql: """
                INSERT INTO \(names("alert_rule")) (id, series, recorder, visibility, visible_to, ended, position, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET series = excluded.series, visibility = excluded.visibility,
                    visible_to = excluded.visible_to, ended = excluded.ended, position = excluded.position,
                    payload = excluded.payload
                """
        ).execute(arguments: [
            rule.id, rule.series, body.party, rule.visibility.rank, rule.visibility.partyList, rule.isEnded,
            entry.position, body.payload.canonicalText,
        ])
    }

    /// Of an erased rule the wording before it stands again, where there is one.
    ///
    /// Who worded a rule first decides whose it is, so that wordings of others that were at fault are looked at again.
    func eraseRule(at position: Int64, before erasure: Int64) throws {
        var ids = try String.fetchSet(
            db, sql: "SELECT id FROM \(names("alert_rule")) WHERE position = ?", arguments: [position])
        _ = try takeFaults { body in
            guard body.kind == AlertRule.entryKind, let id = try? body.identifier else { return false }
            ids.insert(id)
            return true
        }
        for id in ids.sorted() {
            try db.execute(sql: "DELETE FROM \(names("alert_rule")) WHERE id = ?", arguments: [id])
            for entry in try Entry.of("\(AlertRule.entryKind)/\(id)", before: erasure, db)
            where entry.position != position {
                try apply(entry, body: entry.body)
            }
        }
    }
}
