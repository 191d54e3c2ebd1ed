import Journal

/// What the register keeps of translations.
///
/// `lagging` holds the versions of a record's own that stayed as they were when its original changed: which original
/// they were made from. A lagging version is stale for as long as the original is another one.
///
/// `text_field` lists every human-written field that says something, with the language of its original and a bit for
/// each language the record itself has it in; `about` is the claim or account on which a remark or mark rests. Most
/// claims are figures and have no row.
///
/// `wording` holds at which positions a record was worded before it was worded as it is: these too led to what stands.
enum TranslationTables {
    static let names = ["translation", "lagging", "text_field", "wording"]

    static func tables(_ names: TableNames) -> String {
        """
        CREATE TABLE \(names("translation")) (
            kind TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL,
            maker TEXT NOT NULL, source TEXT NOT NULL, digest TEXT NOT NULL, replaces TEXT, party TEXT NOT NULL,
            position INTEGER NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (kind, id, field, language)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE \(names("lagging")) (
            kind TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL,
            digest TEXT NOT NULL, PRIMARY KEY (kind, id, field, language)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE \(names("text_field")) (
            kind TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, source TEXT NOT NULL, digest TEXT NOT NULL,
            languages INTEGER NOT NULL, rank INTEGER NOT NULL, about TEXT, position INTEGER NOT NULL,
            PRIMARY KEY (kind, id, field)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE \(names("wording")) (
            position INTEGER PRIMARY KEY, subject TEXT NOT NULL
        ) STRICT;
        """
    }

    static func indexes(_ names: TableNames) -> String {
        """
        CREATE INDEX \(names.index("translation_late_by_position")) ON \(names("translation")) (position);
        CREATE INDEX \(names.index("wording_late_by_subject")) ON \(names("wording")) (subject);
        CREATE INDEX \(names.index("text_late_by_rank")) ON \(names("text_field")) (rank, kind, id, field);
        CREATE INDEX \(names.index("text_late_by_position")) ON \(names("text_field")) (position);
        CREATE INDEX \(names.index("text_late_by_about")) ON \(names("text_field")) (about) WHERE about IS NOT NULL;
        """
    }
}
