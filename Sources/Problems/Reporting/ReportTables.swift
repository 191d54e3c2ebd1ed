/// The tables of reports that wait for a member, in the journal's store; they are no projection, and no entry holds
/// what stands in them before a member has released it.
enum ReportTables {
    static let steps = [first, second]

    private static let first = """
        CREATE TABLE report (
            id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, made INTEGER NOT NULL, language TEXT NOT NULL,
            words TEXT NOT NULL, lat REAL, lon REAL, thing TEXT, date TEXT, sector TEXT, picture TEXT,
            signs TEXT NOT NULL, concerns TEXT NOT NULL, state TEXT NOT NULL, double_of TEXT, reason TEXT,
            reason_language TEXT, party TEXT, member TEXT, judged INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX report_by_state ON report (state, made);
        CREATE INDEX report_by_first ON report (double_of) WHERE double_of IS NOT NULL;
        CREATE TABLE report_key (no INTEGER PRIMARY KEY CHECK (no = 1), secret TEXT NOT NULL) STRICT;
        """

    /// What was judged long ago is looked for among those that still have words; `position` is the entry of a release.
    private static let second = """
        ALTER TABLE report ADD COLUMN position INTEGER;
        CREATE INDEX report_by_position ON report (position) WHERE position IS NOT NULL;
        CREATE INDEX report_with_words ON report (state, judged) WHERE words <> '';
        """
}
