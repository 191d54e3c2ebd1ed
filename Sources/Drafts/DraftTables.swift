/// The tables of drafts, beside the journal so that a release is one transaction; steps may only be added.
enum DraftTables {
    static let steps = [first, piles, runs]

    /// Work on whole batches, and what was wrong with their drafts.
    private static let runs = """
        CREATE TABLE draft_batch_run (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            batch TEXT NOT NULL,
            party TEXT NOT NULL,
            member TEXT NOT NULL,
            act TEXT NOT NULL,
            reason TEXT NOT NULL,
            state TEXT NOT NULL,
            last INTEGER NOT NULL DEFAULT 0,
            bound INTEGER NOT NULL,
            total INTEGER NOT NULL,
            done INTEGER NOT NULL DEFAULT 0,
            refused INTEGER NOT NULL DEFAULT 0,
            made INTEGER NOT NULL,
            moved INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX draft_batch_run_by_batch ON draft_batch_run (batch, party, no);
        CREATE INDEX draft_batch_run_by_state ON draft_batch_run (state, moved, no);
        CREATE TABLE draft_batch_fault (
            run_no INTEGER NOT NULL REFERENCES draft_batch_run(no) ON DELETE CASCADE,
            draft_no INTEGER NOT NULL,
            faults TEXT NOT NULL,
            PRIMARY KEY (run_no, draft_no)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX draft_batch_fault_by_draft ON draft_batch_fault (draft_no);
        """

    /// What waits alone, and sheet by sheet, is found without passing over the rows of a sheet.
    private static let piles = """
        CREATE INDEX draft_by_pile ON draft (party, state, batch, changed, no);
        CREATE INDEX draft_by_country_pile ON draft (country, batch, changed, no) WHERE state = 'approved';
        """

    private static let first = """
        CREATE TABLE draft (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            party TEXT NOT NULL,
            country TEXT,
            author TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT,
            state TEXT NOT NULL,
            version INTEGER NOT NULL,
            batch TEXT,
            fields TEXT NOT NULL,
            hands TEXT NOT NULL,
            submitter TEXT,
            approver TEXT,
            clearer TEXT,
            made INTEGER NOT NULL,
            changed INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX draft_by_party ON draft (party, state, changed, no);
        CREATE INDEX draft_by_country ON draft (country, changed, no) WHERE state = 'approved';
        CREATE INDEX draft_by_subject ON draft (subject, party) WHERE state NOT IN ('released', 'dropped');
        CREATE INDEX draft_by_batch ON draft (batch, state, no) WHERE batch IS NOT NULL;
        CREATE TABLE draft_step (
            no INTEGER PRIMARY KEY,
            draft_no INTEGER NOT NULL REFERENCES draft(no),
            act TEXT NOT NULL,
            member TEXT NOT NULL,
            time INTEGER NOT NULL,
            reason TEXT,
            version INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX draft_step_by_draft ON draft_step (draft_no, no);
        CREATE TABLE draft_batch (
            id TEXT PRIMARY KEY,
            party TEXT NOT NULL,
            author TEXT NOT NULL,
            name TEXT NOT NULL,
            made INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX draft_batch_by_party ON draft_batch (party, made);
        CREATE TABLE draft_tally (
            party TEXT NOT NULL, state TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (party, state)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER draft_is_counted AFTER INSERT ON draft BEGIN
            INSERT INTO draft_tally (party, state, count) VALUES (NEW.party, NEW.state, 1)
            ON CONFLICT (party, state) DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER draft_is_counted_anew AFTER UPDATE OF state ON draft WHEN OLD.state <> NEW.state BEGIN
            UPDATE draft_tally SET count = count - 1 WHERE party = OLD.party AND state = OLD.state;
            INSERT INTO draft_tally (party, state, count) VALUES (NEW.party, NEW.state, 1)
            ON CONFLICT (party, state) DO UPDATE SET count = count + 1;
        END;
        """
}
