import GRDB
import Journal

/// The records of parts above the register, as far as their words go; `under` names the record they are read with.
enum SubjectTables {
    static let names = ["subject_record"]

    static func tables(_ names: TableNames) -> String {
        """
        CREATE TABLE \(names("subject_record")) (
            kind TEXT NOT NULL, id TEXT NOT NULL, recorder TEXT NOT NULL, visibility INTEGER NOT NULL, visible_to TEXT,
            thing TEXT, under_kind TEXT, under_id TEXT, said_by TEXT, position INTEGER NOT NULL, words TEXT NOT NULL,
            PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;
        """
    }

    static func indexes(_ names: TableNames) -> String {
        "CREATE INDEX \(names.index("subject_late_by_position")) ON \(names("subject_record")) (position);"
    }
}

extension RegisterWriter {
    /// Keeps the words of a record of a part above; what cannot be read, or is another party's, is left to that part to note.
    func writeSubject(_ entry: Entry, _ body: EntryBody) throws {
        guard body.version == 1, let texts = subjects[body.kind], let id = try? body.identifier,
            let record = try? texts.record(id, body.payload)
        else { return }
        let reference = TextReference(texts.kind, id)
        let standing = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT recorder, words, position FROM \(names("subject_record")) WHERE kind = ? AND id = ?"),
            arguments: [body.kind, id])
        // The party that recorded it first alone words it anew.
        guard standing.map({ $0[0] as String == body.party }) ?? true else { return }
        if let standing {
            let words = try SubjectWords(JSON(parsing: standing[1] as String))
            try compareTexts(reference, words.textFields, record.fields)
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO \(names("wording")) (position, subject) VALUES (?, ?)"
            ).execute(arguments: [standing[2] as Int64, body.subject])
        }
        try listTexts(record.isOver ? [] : record.fields, reference, position: entry.position)
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO \(names("subject_record")) (kind, id, recorder, visibility, visible_to, thing,
                    under_kind, under_id, said_by, position, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            body.kind, id, body.party, record.visibility.rank, record.visibility.partyList, record.thing,
            record.under?.kind.rawValue, record.under?.id, record.saidBy, entry.position, record.json.canonicalText,
        ])
    }

    func forgetSubject(_ kind: String, _ id: String) throws {
        try db.execute(
            sql: "DELETE FROM \(names("subject_record")) WHERE kind = ? AND id = ?", arguments: [kind, id])
    }
}
