import Journal

/// The tables of joins, and of what letters and files entries rest on.
enum JoinTables {
    static let names = ["thing_join", "citation", "letter_behind"]

    static func tables(_ names: TableNames) -> String {
        """
        CREATE TABLE \(names("thing_join")) (
            thing_no INTEGER PRIMARY KEY, into_no INTEGER, party TEXT NOT NULL, position INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE \(names("citation")) (
            kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, cited TEXT NOT NULL,
            visibility INTEGER NOT NULL, visible_to TEXT, recorder TEXT NOT NULL,
            PRIMARY KEY (kind, id, position, cited)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE \(names("letter_behind")) (
            position INTEGER PRIMARY KEY, letter TEXT NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL,
            party TEXT NOT NULL, time INTEGER NOT NULL, draft TEXT NOT NULL
        ) STRICT;
        """
    }
}
