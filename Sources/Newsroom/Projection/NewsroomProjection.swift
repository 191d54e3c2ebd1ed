package import GRDB
package import Journal
import Register

/// The tables of the stories, computed from the journal.
///
/// They are a projection of their own: the register need not know what a story is.
package struct NewsroomProjection: Projection {
    package let name = "newsroom"
    package let version = 2
    package let tables = ["story", "story_version", "story_link", "story_sector", "story_step", "story_fault"]

    package init() {}

    package func createTables(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE TABLE \(names("story")) (
                    no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, original TEXT NOT NULL, recorder TEXT NOT NULL,
                    visibility INTEGER NOT NULL, visible_to TEXT, visible_from INTEGER NOT NULL,
                    corrected INTEGER, withdrawn INTEGER NOT NULL, position INTEGER NOT NULL, payload TEXT NOT NULL
                ) STRICT;
                CREATE TABLE \(names("story_version")) (
                    story_no INTEGER NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL, lead TEXT NOT NULL,
                    state TEXT NOT NULL, PRIMARY KEY (story_no, language)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("story_link")) (
                    target TEXT NOT NULL, story_no INTEGER NOT NULL, PRIMARY KEY (target, story_no)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("story_sector")) (
                    sector TEXT NOT NULL, story_no INTEGER NOT NULL, PRIMARY KEY (sector, story_no)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("story_step")) (
                    story_no INTEGER NOT NULL, position INTEGER NOT NULL, time INTEGER NOT NULL, what TEXT NOT NULL,
                    payload TEXT NOT NULL, PRIMARY KEY (story_no, position)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("story_fault")) (position INTEGER PRIMARY KEY, what TEXT NOT NULL) STRICT;
                """)
    }

    package func createIndexes(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE INDEX \(names.index("story_late_by_moment")) ON \(names("story")) (visible_from, no);
                CREATE INDEX \(names.index("story_late_by_recorder")) ON \(names("story")) (recorder, visible_from);
                CREATE INDEX \(names.index("story_link_late_by_story")) ON \(names("story_link")) (story_no);
                CREATE INDEX \(names.index("story_sector_late_by_story")) ON \(names("story_sector")) (story_no);
                CREATE INDEX \(names.index("story_step_late_by_position")) ON \(names("story_step")) (position);
                """)
    }

    package func makeWriter(
        _ db: Database, names: TableNames, rebuilding: Bool
    ) throws -> any ProjectionWriter {
        NewsroomWriter(db, names: names)
    }

    package func completeRebuild(_ db: Database, names: TableNames) throws {}
}

/// Everything that a node with a newsroom computes from its journal.
package enum NewsroomTables {
    /// The projections of the register and of the newsroom, in the order in which they are written.
    package static let projections: [any Projection] =
        Register.projections(finding: [StoryDocuments()]) + [NewsroomProjection()]
}
