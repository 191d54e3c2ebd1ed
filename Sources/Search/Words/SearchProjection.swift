package import GRDB
package import Journal
import Storage

/// The tables of the search in running text, computed from the journal.
///
/// What everyone may read and what fewer may read are indexed apart: the frequencies that rank an answer to the public
/// are counted in public texts alone.
package struct SearchProjection: Projection {
    package let name = "search"
    package let tables = ["search_document", "search_removal", "search_words", "search_words_reserved"]
    package var version: Int { Self.formVersion * 1_000 + documents.version }
    private let documents: any SearchDocuments

    /// The version of tables, tokeniser and stems.
    private static let formVersion = 5

    package init(documents: any SearchDocuments) { self.documents = documents }

    package func read(_ body: EntryBody) -> (any Sendable)? { documents.changes(by: body) }

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
                CREATE TABLE \(names("search_removal")) (
                    kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (kind, id)
                ) STRICT, WITHOUT ROWID;
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
