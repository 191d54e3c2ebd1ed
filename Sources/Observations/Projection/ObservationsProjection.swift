package import GRDB
package import Journal

/// The tables of series and observations, computed from the journal.
package struct ObservationsProjection: Projection {
    package let name = "observations"
    package let version = 2
    package let tables = [
        "series", "series_step", "observation_block", "observation_replaced", "observation_bucket",
        "alert_rule", "observation_fault",
    ]

    package init() {}

    package func read(_ body: EntryBody) -> (any Sendable)? {
        // A body that cannot be read is met again by the writer, which notes why.
        guard body.kind == ObservationBlock.entryKind, body.version == 1 else { return nil }
        return try? ReadyBlock(body)
    }

    package func createTables(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE TABLE \(names("series")) (
                    no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, thing TEXT NOT NULL, property TEXT NOT NULL,
                    publisher TEXT NOT NULL, recorder TEXT NOT NULL, visibility INTEGER NOT NULL, visible_to TEXT,
                    position INTEGER NOT NULL, payload TEXT NOT NULL, finest INTEGER, observations INTEGER NOT NULL,
                    first_time INTEGER, last_time INTEGER, last_position INTEGER NOT NULL
                ) STRICT;
                CREATE TABLE \(names("series_step")) (
                    series_no INTEGER NOT NULL, position INTEGER NOT NULL, time INTEGER NOT NULL,
                    payload TEXT NOT NULL, PRIMARY KEY (series_no, position)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("observation_block")) (
                    no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, series_no INTEGER NOT NULL,
                    position INTEGER NOT NULL, time INTEGER NOT NULL, act TEXT NOT NULL, reason TEXT, source TEXT,
                    first_time INTEGER NOT NULL, last_time INTEGER NOT NULL, count INTEGER NOT NULL,
                    columns BLOB NOT NULL
                ) STRICT;
                -- Made before the rows: what may be written depends on what stands at the same times.
                CREATE INDEX \(names.index("observation_block_early_by_time")) ON \(names("observation_block"))
                    (series_no, first_time, last_time, count);
                CREATE TABLE \(names("observation_replaced")) (
                    series_no INTEGER NOT NULL, block_no INTEGER NOT NULL, place INTEGER NOT NULL,
                    time INTEGER NOT NULL, by_no INTEGER NOT NULL, by_position INTEGER NOT NULL,
                    PRIMARY KEY (series_no, block_no, place)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE \(names("observation_bucket")) (
                    series_no INTEGER NOT NULL, zoom INTEGER NOT NULL, chunk INTEGER NOT NULL, buckets BLOB NOT NULL,
                    PRIMARY KEY (series_no, zoom, chunk)
                ) STRICT;
                CREATE TABLE \(names("alert_rule")) (
                    no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, series TEXT NOT NULL, recorder TEXT NOT NULL,
                    visibility INTEGER NOT NULL, visible_to TEXT, ended INTEGER NOT NULL, position INTEGER NOT NULL,
                    payload TEXT NOT NULL
                ) STRICT;
                CREATE TABLE \(names("observation_fault")) (position INTEGER PRIMARY KEY, what TEXT NOT NULL) STRICT;
                """)
    }

    package func createIndexes(_ db: Database, names: TableNames) throws {
        try db.execute(
            sql: """
                CREATE INDEX \(names.index("series_late_by_thing")) ON \(names("series")) (thing, property);
                CREATE INDEX \(names.index("series_late_by_position")) ON \(names("series")) (last_position);
                CREATE INDEX \(names.index("series_step_late_by_position")) ON \(names("series_step")) (position);
                CREATE INDEX \(names.index("observation_block_late_by_position")) ON \(names("observation_block"))
                    (position);
                """)
    }

    package func makeWriter(
        _ db: Database, names: TableNames, rebuilding: Bool
    ) throws -> any ProjectionWriter {
        return ObservationsWriter(db, names: names)
    }

    package func completeRebuild(_ db: Database, names: TableNames) throws {}
}

/// What a node with observations computes beside the register.
package enum ObservationsTables {
    package static let projections: [any Projection] = [ObservationsProjection()]
}
