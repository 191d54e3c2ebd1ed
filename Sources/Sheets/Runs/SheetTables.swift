/// The tables of runs over sheets, beside the journal, so that what was said of a row is durable with its place; steps
/// may only be added.
enum SheetTables {
    static let steps = [first]

    private static let first = """
        CREATE TABLE sheet_run (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            party TEXT NOT NULL,
            country TEXT,
            member TEXT NOT NULL,
            language TEXT NOT NULL,
            name TEXT NOT NULL,
            digest TEXT NOT NULL,
            state TEXT NOT NULL,
            plan TEXT,
            survey TEXT,
            fault TEXT,
            total INTEGER NOT NULL DEFAULT 0,
            done_row INTEGER NOT NULL DEFAULT 0,
            done INTEGER NOT NULL DEFAULT 0,
            new INTEGER NOT NULL DEFAULT 0,
            changed INTEGER NOT NULL DEFAULT 0,
            same INTEGER NOT NULL DEFAULT 0,
            refused INTEGER NOT NULL DEFAULT 0,
            drafted INTEGER NOT NULL DEFAULT 0,
            drafted_line INTEGER NOT NULL DEFAULT 0,
            made INTEGER NOT NULL,
            moved INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sheet_run_by_party ON sheet_run (party, no);
        CREATE INDEX sheet_run_by_state ON sheet_run (state, no);
        CREATE TABLE sheet_line (
            run_no INTEGER NOT NULL REFERENCES sheet_run(no) ON DELETE CASCADE,
            no INTEGER NOT NULL,
            row INTEGER NOT NULL,
            col INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            thing TEXT,
            property TEXT,
            said TEXT NOT NULL,
            stands TEXT,
            fields TEXT,
            reasons TEXT,
            PRIMARY KEY (run_no, no)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sheet_line_by_outcome ON sheet_line (run_no, outcome, no);
        CREATE TABLE sheet_mapping (
            party TEXT NOT NULL,
            header TEXT NOT NULL,
            plan TEXT NOT NULL,
            moved INTEGER NOT NULL,
            PRIMARY KEY (party, header)
        ) STRICT, WITHOUT ROWID;
        """
}
