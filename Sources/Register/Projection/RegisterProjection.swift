package import GRDB
package import Journal
package import Search

extension Register {
    /// All tables that are computed for the register and for finding what is in it, in the order they are written.
    package static let projections = projections(finding: [])

    /// The same where rooms above have documents of their own to be found, and records whose words are translated.
    package static func projections(
        finding others: [any SearchDocuments], translating texts: [any SubjectTexts] = []
    ) -> [any Projection] {
        let documents = ComposedDocuments([RegisterDocuments()] + others)
        return [RegisterProjection(translating: texts), SearchProjection(documents: documents)]
    }
}

/// The tables of the register, computed from the journal.
package struct RegisterProjection: Projection {
    package let name = "register"
    // The columns of a key stand first in a table without row numbers: SQLite 3.40 finds others missing when it checks.
    // Raised too when the words of another part come in.
    package let version = 12
    package let tables =
        [
            "record", "thing", "thing_name", "thing_within", "term", "claim", "remark", "mark", "contest", "trail",
            "fault",
            "tally", "account", "release",
        ] + JoinTables.names + TranslationTables.names + SubjectTables.names
    private let texts: [any SubjectTexts]

    package init(translating texts: [any SubjectTexts] = []) { self.texts = texts }

    package func createTables(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: RegisterTables.tables(names) + JoinTables.tables(names) + TranslationTables.tables(names)
                + SubjectTables.tables(names))
    }

    package func createIndexes(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: RegisterTables.indexes(names) + TranslationTables.indexes(names) + SubjectTables.indexes(names))
    }

    package func read(_ body: EntryBody) -> (any Sendable)? {
        // A body that cannot be read is met again by the writer, which notes why.
        guard (try? EntryKind(of: body)) == .claim else { return nil }
        return try? Claim(body: body)
    }

    package func makeWriter(
        _ db: Database, names: TableNames, rebuilding: Bool
    ) throws -> any ProjectionWriter {
        try RegisterWriter(db, names: names, rebuilding: rebuilding, texts: texts)
    }

    package func completeRebuild(_ db: Database, names: TableNames) throws {
        try JoinWriter(db, names: names).settle()
        try ContestWriter(db, names: names).findAll()
        try AccountWriter(db, names: names).findAll()
        try TallyWriter(db, names: names, terms: TermWriter(db, names: names)).countAll()
    }
}

/// What the register's tables look like.
///
/// Identifiers of things, properties, parties and sources are numbers inside, since a claim carries four of them and
/// there may be ten million claims. `position` is the entry that says so. What is entered of a thing stands under the
/// number of the thing that stands for it, its root; `own_no` is the thing's own where that is another, or always where
/// it must be named.
/// `as_of` and `until_day` are the last days of these periods, in days since 1970.
enum RegisterTables {
    static func tables(_ names: TableNames) -> String { said(names) + found(names) }

    /// What entries say, as it stands.
    private static func said(_ names: TableNames) -> String {
        """
        CREATE TABLE \(names("record")) (
            kind TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, position INTEGER NOT NULL,
            recorder TEXT NOT NULL DEFAULT '', PRIMARY KEY (kind, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE \(names("thing")) (
            no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, recorder TEXT NOT NULL,
            visibility INTEGER NOT NULL, visible_to TEXT, payload TEXT NOT NULL, position INTEGER NOT NULL,
            joined_no INTEGER
        ) STRICT;
        CREATE TABLE \(names("thing_name")) (
            thing_no INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (name, thing_no)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE \(names("thing_within")) (
            whole_no INTEGER NOT NULL, part_no INTEGER NOT NULL, own_no INTEGER NOT NULL, rank INTEGER NOT NULL,
            PRIMARY KEY (whole_no, part_no, own_no)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE \(names("term")) (
            no INTEGER PRIMARY KEY, scheme TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (scheme, id)
        ) STRICT;
        CREATE TABLE \(names("claim")) (
            no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, thing_no INTEGER NOT NULL, property_no INTEGER NOT NULL,
            party_no INTEGER NOT NULL, source_no INTEGER, recorder TEXT NOT NULL,
            visibility INTEGER NOT NULL, visible_to TEXT, position INTEGER NOT NULL, time INTEGER NOT NULL,
            payload TEXT NOT NULL, as_of INTEGER, until_day INTEGER, own_no INTEGER
        ) STRICT;
        CREATE TABLE \(names("remark")) (
            no INTEGER PRIMARY KEY, claim_no INTEGER NOT NULL, stance TEXT NOT NULL, party TEXT NOT NULL,
            payload TEXT NOT NULL, position INTEGER NOT NULL, time INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE \(names("mark")) (
            thing_no INTEGER NOT NULL, property_no INTEGER NOT NULL, party TEXT NOT NULL, payload TEXT NOT NULL,
            position INTEGER NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (thing_no, property_no, party)
        ) STRICT, WITHOUT ROWID;

        """
    }

    /// What is found of it: places to look, counts, the order of accounts, who let a draft pass.
    private static func found(_ names: TableNames) -> String {
        """
        CREATE TABLE \(names("contest")) (
            thing_no INTEGER NOT NULL, property_no INTEGER NOT NULL, PRIMARY KEY (thing_no, property_no)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE \(names("trail")) (
            no INTEGER PRIMARY KEY, thing_no INTEGER NOT NULL, position INTEGER NOT NULL, time INTEGER NOT NULL,
            kind TEXT NOT NULL, subject TEXT NOT NULL, party TEXT NOT NULL, visibility INTEGER NOT NULL,
            visible_to TEXT, recorder TEXT NOT NULL, payload TEXT NOT NULL, own_no INTEGER
        ) STRICT;
        CREATE TABLE \(names("fault")) (
            position INTEGER PRIMARY KEY, what TEXT NOT NULL
        ) STRICT;
        CREATE TABLE \(names("tally")) (
            scheme INTEGER NOT NULL, no INTEGER NOT NULL, claims INTEGER NOT NULL, things INTEGER NOT NULL,
            PRIMARY KEY (scheme, no)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE \(names("account")) (
            property_no INTEGER NOT NULL, is_reserved INTEGER NOT NULL, position INTEGER NOT NULL,
            thing_no INTEGER NOT NULL, PRIMARY KEY (property_no, is_reserved, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE \(names("release")) (
            subject TEXT NOT NULL, position INTEGER NOT NULL, draft TEXT NOT NULL, party TEXT NOT NULL,
            time INTEGER NOT NULL, payload TEXT NOT NULL, PRIMARY KEY (subject, position)
        ) STRICT, WITHOUT ROWID;
        """
    }

    /// Claims come in any order of things, and each index by things then costs a page of its own for every claim: there are
    /// two, which hold `no` for the order and, behind it, all that the questions about ages ask.
    static func indexes(_ names: TableNames) -> String {
        """
        CREATE INDEX \(names.index("record_late_by_position")) ON \(names("record")) (position);
        CREATE INDEX \(names.index("thing_late_by_kind")) ON \(names("thing")) (kind, no);
        CREATE INDEX \(names.index("thing_late_joined")) ON \(names("thing")) (joined_no) WHERE joined_no IS NOT NULL;
        CREATE INDEX \(names.index("join_late_by_into")) ON \(names("thing_join")) (into_no);
        CREATE INDEX \(names.index("thing_late_reserved")) ON \(names("thing")) (no) WHERE visibility > 0;
        CREATE INDEX \(names.index("claim_late_reserved")) ON \(names("claim")) (no) WHERE visibility > 0;
        CREATE INDEX \(names.index("name_late_by_thing")) ON \(names("thing_name")) (thing_no);
        CREATE INDEX \(names.index("within_late_by_part")) ON \(names("thing_within")) (part_no, rank);
        CREATE INDEX \(names.index("claim_late_by_account")) ON \(names("claim"))
            (thing_no, property_no, no, as_of, visibility);
        CREATE INDEX \(names.index("claim_late_by_property")) ON \(names("claim")) (property_no);
        CREATE INDEX \(names.index("claim_late_by_party")) ON \(names("claim")) (party_no);
        CREATE INDEX \(names.index("claim_late_by_source")) ON \(names("claim")) (source_no);
        CREATE INDEX \(names.index("claim_late_by_position")) ON \(names("claim")) (position);
        CREATE INDEX \(names.index("claim_late_by_speaker")) ON \(names("claim"))
            (thing_no, party_no, no, property_no, as_of, visibility);
        CREATE INDEX \(names.index("claim_late_ending")) ON \(names("claim")) (thing_no, until_day)
            WHERE until_day IS NOT NULL;
        CREATE INDEX \(names.index("claim_late_reserved_by_account")) ON \(names("claim")) (thing_no, property_no)
            WHERE visibility > 0;
        CREATE INDEX \(names.index("remark_late_by_stance")) ON \(names("remark")) (stance);
        CREATE INDEX \(names.index("citation_late_by_cited")) ON \(names("citation")) (cited);
        CREATE INDEX \(names.index("letter_behind_late_by_letter")) ON \(names("letter_behind")) (letter, position);
        CREATE INDEX \(names.index("letter_behind_late_by_about")) ON \(names("letter_behind")) (about, position);
        CREATE INDEX \(names.index("remark_late_by_claim")) ON \(names("remark")) (claim_no);
        CREATE INDEX \(names.index("release_late_by_position")) ON \(names("release")) (position);
        CREATE INDEX \(names.index("release_late_by_draft")) ON \(names("release")) (draft);
        CREATE INDEX \(names.index("trail_late_by_thing")) ON \(names("trail")) (thing_no, position);
        CREATE INDEX \(names.index("trail_late_by_position")) ON \(names("trail")) (position);
        CREATE INDEX \(names.index("trail_late_by_subject")) ON \(names("trail")) (subject, position);
        """
    }
}
