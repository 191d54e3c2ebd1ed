package import GRDB
package import Journal
import Languages
import Storage

/// The tables of the search in running text, computed from the journal.
///
/// What everyone may read and what fewer may read are indexed apart: the frequencies that rank an answer to the public
/// are counted in public texts alone.
package struct SearchProjection: Projection {
    package let name = "search"
    package let tables = ["search_document", "search_words", "search_words_reserved"]
    package var version: Int { Self.formVersion * 1_000 + documents.version }
    private let documents: any SearchDocuments

    /// The version of tables, tokeniser and stems.
    private static let formVersion = 4

    package init(documents: any SearchDocuments) { self.documents = documents }

    package func createTables(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE TABLE \(names("search_document")) (
                    no INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, language TEXT NOT NULL, thing TEXT,
                    title TEXT NOT NULL, text TEXT NOT NULL, visibility INTEGER NOT NULL, visible_to TEXT,
                    recorder TEXT NOT NULL, position INTEGER NOT NULL, part TEXT NOT NULL,
                    visible_from INTEGER NOT NULL,
                    UNIQUE (kind, id, language, part)
                ) STRICT;
                """)
        for table in ["search_words", "search_words_reserved"] {
            try db.execute(
                sql: """
                    CREATE VIRTUAL TABLE \(names(table)) USING fts5(
                        title, text, content='', tokenize='\(WordTokenizer.name)')
                    """)
        }
    }

    package func createIndexes(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE INDEX \(names.index("search_late_by_thing")) ON \(names("search_document")) (thing)
                WHERE thing IS NOT NULL
                """)
    }

    package func makeWriter(
        _ db: Database, names: TableNames, rebuilding: Bool
    ) throws -> any ProjectionWriter {
        try SearchWriter(db, names: names, documents: documents)
    }

    package func prepare(_ db: Database) throws { WordTokenizer.register(in: db) }

    package func completeRebuild(_ db: Database, names: TableNames) throws {
        for table in ["search_words", "search_words_reserved"] {
            try db.execute(sql: "INSERT INTO \(names(table)) (\(names(table))) VALUES ('optimize')")
        }
    }
}

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
        for change in documents.changes(by: entry, body: body) {
            switch change {
            case .put(let document):
                try remove(document.kind, document.id, language: document.language, part: document.part)
                try put(document, position: entry.position)
                if document.part.isEmpty { try refile(document) }
            case .remove(let kind, let id): try remove(kind, id, part: "")
            case .eraseEntry(let id):
                try erase(id, before: entry.position)
                hasErased = true
            }
        }
    }

    private func erase(_ id: EntryID, before erasure: Int64) throws {
        let position = try Int64.fetchOne(db, sql: "SELECT position FROM entry WHERE id = ?", arguments: [id.bytes])
        guard let position, position < erasure else { return }
        let records = try Row.fetchAll(
            db, sql: "SELECT DISTINCT kind, id FROM \(names("search_document")) WHERE position = ?",
            arguments: [position])
        for record in records {
            let (kind, id): (String, String) = (record[0], record[1])
            try remove(kind, id)
            for entry in try Entry.of("\(kind)/\(id)", before: erasure, db) where entry.position != position {
                try apply(entry, body: entry.body)
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

    private func remove(_ kind: String, _ id: String, language: Language? = nil, part: String? = nil) throws {
        isHeld.bind(1, kind)
        isHeld.bind(2, id)
        guard try isHeld.number() != nil else { return }
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
    }

    private static func table(_ rank: Int) -> String { rank == 0 ? "search_words" : "search_words_reserved" }
}
