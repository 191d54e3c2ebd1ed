package import GRDB

extension Entry {
    /// The entries before a position whose bodies speak of a subject, oldest first.
    ///
    /// Looks through the whole journal: for what is as rare as an erasure.
    package static func of(_ subject: String, before position: Int64, _ db: Database) throws -> [Entry] {
        let needle = "\"subject\":\(JSON.string(subject).canonicalText)"
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(EntryRow.columns) FROM \(EntryRow.source)
                WHERE position < ? AND body IS NOT NULL AND instr(body, CAST(? AS BLOB)) > 0 ORDER BY position
                """, arguments: [position, needle])
        var entries: [Entry] = []
        while let row = try rows.next() {
            let entry = try EntryRow.entry(row)
            if entry.body?.subject == subject { entries.append(entry) }
        }
        return entries
    }

    /// The entry of an id; `nil` where there is none.
    package static func with(_ id: EntryID, _ db: Database) throws -> Entry? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(EntryRow.columns) FROM \(EntryRow.source) WHERE entry.id = ?"),
            arguments: [id.bytes]
        ).map(EntryRow.entry)
    }

    /// The entries at some positions, oldest first.
    package static func at(_ positions: Set<Int64>, _ db: Database) throws -> [Entry] {
        try positions.sorted().compactMap { position in
            try Row.fetchOne(
                db.cachedStatement(sql: "SELECT \(EntryRow.columns) FROM \(EntryRow.source) WHERE position = ?"),
                arguments: [position]
            ).map(EntryRow.entry)
        }
    }

    /// The entries that the origin of one wrote right before it, oldest first, as far as they are held here.
    package static func before(_ entry: Entry, count: Int, _ db: Database) throws -> [Entry] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(EntryRow.columns) FROM \(EntryRow.source)
                    WHERE entry.origin_no = (SELECT origin_no FROM entry WHERE position = ?)
                        AND entry.sequence >= ? AND entry.sequence < ? ORDER BY entry.sequence
                    """),
            arguments: [entry.position, entry.header.sequence - Int64(count), entry.header.sequence]
        ).map(EntryRow.entry)
    }

    /// Where the entry stands that an erasure at a position takes away; `nil` where none stands before it.
    package static func erased(by body: EntryBody, at erasure: Int64, _ db: Database) throws -> Int64? {
        guard let id = body.erasedEntry,
            let position = try Int64.fetchOne(
                db, sql: "SELECT position FROM entry WHERE id = ?", arguments: [id.bytes]),
            position < erasure
        else { return nil }
        return position
    }
}

extension EntryBody {
    /// The entry that an erasure names; `nil` where its subject is none.
    package var erasedEntry: EntryID? {
        let beginning = "entry/"
        guard subject.hasPrefix(beginning) else { return nil }
        return EntryID(text: String(subject.dropFirst(beginning.count)))
    }
}
