import GRDB
import Journal
import Languages
import Storage

/// Writes documents and their words, in the order of the entries.
final class SearchWriter: ProjectionWriter {
    private let db: Database
    private let names: TableNames
    private let documents: any SearchDocuments
    private var hasErased = false
    /// Most entries are of records that have no words here, and the index alone tells.
    private let isHeld: BoundStatement

    init(_ db: Database, names: TableNames, documents: any SearchDocuments) throws {
        self.db = db
        self.names = names
        self.documents = documents
        isHeld = try BoundStatement(
            db, "SELECT no FROM \(names("search_document")) WHERE kind = ? AND id = ? LIMIT 1")
    }

    func apply(_ entry: Entry, body: EntryBody?) throws {
        try apply(entry, documents.changes(by: body))
    }

    func apply(_ entry: Entry, ready: ReadyBody, record: (any Sendable)?) throws {
        try apply(entry, record as? [SearchChange] ?? documents.changes(by: ready.body))
    }

    private func apply(_ entry: Entry, _ changes: [SearchChange]) throws {
        try take(changes, entry.position)
        for case .eraseEntry(let id) in changes {
            try erase(id, before: entry.position)
            hasErased = true
        }
    }

    private func take(_ changes: [SearchChange], _ position: Int64) throws {
        var removed: [(kind: String, id: String)] = []
        for change in changes {
            switch change {
            case .put(let document):
                try remove(document.kind, document.id, language: document.language, part: document.part)
                try put(document, position: position)
                guard document.part.isEmpty else { continue }
                try refile(document)
                removed.removeAll { $0 == (document.kind, document.id) }
            case .remove(let kind, let id):
                if try remove(kind, id, part: "") { removed.append((kind, id)) }
            case .eraseEntry: continue
            }
        }
        for (kind, id) in removed {
            // Where the entry that took it away is erased, it is to be found again.
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO \(names("search_removal")) (kind, id, position) VALUES (?, ?, ?)"
            ).execute(arguments: [kind, id, position])
        }
    }

    /// Writes what else was said of a record again, of which an entry is erased; its parts may be of other subjects.
    private func erase(_ id: EntryID, before erasure: Int64) throws {
        let position = try Int64.fetchOne(db, sql: "SELECT position FROM entry WHERE id = ?", arguments: [id.bytes])
        guard let position, position < erasure else { return }
        let records = try Row.fetchAll(
            db,
            sql: """
                SELECT kind, id FROM \(names("search_document")) WHERE position = :position
                UNION SELECT kind, id FROM \(names("search_removal")) WHERE position = :position
                """, arguments: ["position": position])
        for record in records {
            let (kind, id): (String, String) = (record[0], record[1])
            var positions = try Int64.fetchSet(
                db, sql: "SELECT position FROM \(names("search_document")) WHERE kind = ? AND id = ?",
                arguments: [kind, id])
            positions.formUnion(try Entry.of("\(kind)/\(id)", before: erasure, db).map(\.position))
            try remove(kind, id)
            try db.execute(
                sql: "DELETE FROM \(names("search_removal")) WHERE kind = ? AND id = ?", arguments: [kind, id])
            for entry in try Entry.at(positions.subtracting([position]), db) {
                let changes = documents.changes(by: entry.body)
                try take(changes.filter { $0.isOf(kind, id) }, entry.position)
            }
        }
    }

    /// Deleted words stay in the segments of the index until these are merged.
    func finish() throws {
        guard hasErased else { return }
        hasErased = false
        for table in ["search_words", "search_words_reserved"] {
            try db.execute(sql: "INSERT INTO \(names(table)) (\(names(table))) VALUES ('optimize')")
        }
    }

    private func put(_ document: SearchDocument, position: Int64) throws {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO \(names("search_document"))
                    (kind, id, language, thing, title, text, visibility, visible_to, recorder, position, part,
                    visible_from)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: [
            document.kind, document.id, document.language.tag, document.thing, document.title, document.text,
            document.visibility.rank, document.visibility.visibleTo, document.visibility.recorder, position,
            document.part, document.visibleFrom,
        ])
        let table = names(Self.table(document.visibility.rank))
        let mark = WordTokenizer.mark(document.language)
        try db.cachedStatement(sql: "INSERT INTO \(table) (rowid, title, text) VALUES (?, ?, ?)").execute(
            arguments: [db.lastInsertedRowID, mark + document.title, mark + document.text])
    }

    /// Translations of a record are read by whoever reads the record: those indexed for others move with it.
    private func refile(_ record: SearchDocument) throws {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT language, part, title, text, thing, position, visible_from FROM \(names("search_document"))
                    WHERE kind = ? AND id = ? AND part <> ''
                        AND (visibility, coalesce(visible_to, ''), recorder) <> (?, ?, ?)
                    """),
            arguments: [
                record.kind, record.id, record.visibility.rank, record.visibility.visibleTo ?? "",
                record.visibility.recorder,
            ])
        for row in rows {
            guard let language = Language(tag: row["language"]) else { continue }
            let moved = SearchDocument(
                kind: record.kind, id: record.id, language: language, part: row["part"], title: row["title"],
                text: row["text"], thing: row["thing"], visibility: record.visibility,
                visibleFrom: row["visible_from"])
            try remove(record.kind, record.id, language: language, part: row["part"])
            try put(moved, position: row["position"])
        }
    }

    /// Whether there was something to take away.
    @discardableResult
    private func remove(_ kind: String, _ id: String, language: Language? = nil, part: String? = nil) throws -> Bool {
        isHeld.bind(1, kind)
        isHeld.bind(2, id)
        guard try isHeld.number() != nil else { return false }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT no, language, title, text, visibility FROM \(names("search_document"))
                    WHERE kind = ? AND id = ? AND (language = ? OR ? IS NULL) AND (part = ? OR ? IS NULL)
                    """), arguments: [kind, id, language?.tag, language?.tag, part, part])
        for row in rows {
            let table = names(Self.table(row["visibility"]))
            let mark = WordTokenizer.mark(Language(tag: row["language"]) ?? .en)
            let no: Int64 = row["no"]
            // An index that does not hold its texts must be told which words go.
            try db.cachedStatement(
                sql: "INSERT INTO \(table) (\(table), rowid, title, text) VALUES ('delete', ?, ?, ?)"
            )
            .execute(arguments: [no, mark + (row["title"] as String), mark + (row["text"] as String)])
            try db.cachedStatement(sql: "DELETE FROM \(names("search_document")) WHERE no = ?").execute(arguments: [no])
        }
        return !rows.isEmpty
    }

    private static func table(_ rank: Int) -> String { rank == 0 ? "search_words" : "search_words_reserved" }
}
