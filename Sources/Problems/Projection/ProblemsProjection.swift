package import GRDB
package import Journal

/// The tables of the problems, computed from the journal.
package struct ProblemsProjection: Projection {
    package let name = "problems"
    package let version = 2
    package let tables = [
        "problem", "problem_act", "problem_party", "problem_concern", "problem_sector", "problem_citation",
        "problem_fault",
    ]

    package init() {}

    package func createTables(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE TABLE \(names("problem")) (
                    no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, recorder TEXT NOT NULL, state TEXT NOT NULL,
                    opened INTEGER NOT NULL, moved INTEGER NOT NULL, updated INTEGER NOT NULL, reports INTEGER NOT NULL,
                    adopters INTEGER NOT NULL, steps INTEGER NOT NULL, open_ending TEXT, lat REAL, lon REAL, thing TEXT,
                    position INTEGER NOT NULL, payload TEXT NOT NULL
                ) STRICT;
                CREATE TABLE \(names("problem_act")) (
                    problem_no INTEGER NOT NULL, position INTEGER NOT NULL, time INTEGER NOT NULL, kind TEXT NOT NULL,
                    id TEXT NOT NULL, party TEXT NOT NULL, payload TEXT NOT NULL, PRIMARY KEY (problem_no, position)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("problem_party")) (
                    party TEXT NOT NULL, problem_no INTEGER NOT NULL, PRIMARY KEY (party, problem_no)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("problem_concern")) (
                    thing TEXT NOT NULL, problem_no INTEGER NOT NULL, PRIMARY KEY (thing, problem_no)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("problem_sector")) (
                    sector TEXT NOT NULL, problem_no INTEGER NOT NULL, PRIMARY KEY (sector, problem_no)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("problem_citation")) (
                    cited TEXT NOT NULL, problem_no INTEGER NOT NULL, PRIMARY KEY (cited, problem_no)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("problem_fault")) (position INTEGER PRIMARY KEY, what TEXT NOT NULL) STRICT;
                """)
    }

    package func createIndexes(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE INDEX \(names.index("problem_late_by_update")) ON \(names("problem")) (updated, no);
                CREATE INDEX \(names.index("problem_late_by_state")) ON \(names("problem")) (state, updated, no);
                CREATE INDEX \(names.index("problem_act_late_by_id")) ON \(names("problem_act")) (kind, id);
                CREATE INDEX \(names.index("problem_act_late_by_position")) ON \(names("problem_act")) (position);
                CREATE INDEX \(names.index("problem_party_late_by_no")) ON \(names("problem_party")) (problem_no);
                CREATE INDEX \(names.index("problem_concern_late_by_no")) ON \(names("problem_concern")) (problem_no);
                CREATE INDEX \(names.index("problem_sector_late_by_no")) ON \(names("problem_sector")) (problem_no);
                CREATE INDEX \(names.index("problem_citation_late_by_no")) ON \(names("problem_citation")) (problem_no);
                """)
    }

    package func makeWriter(
        _ db: Database, names: TableNames, rebuilding: Bool
    ) throws -> any ProjectionWriter {
        ProblemsWriter(db, names: names)
    }

    package func completeRebuild(_ db: Database, names: TableNames) throws {}

    /// The kinds of entry that problems consist of.
    package static let kinds: Set<String> = [
        Problem.entryKind, ProblemReport.entryKind, Adoption.entryKind, ProblemStep.entryKind,
        ProblemEnding.entryKind, EndingAnswer.entryKind,
    ]
}
