/// The tables of imports, beside the journal, so that what was reached is durable; steps may only be added.
enum SeriesImportTables {
    static let steps = [first]

    private static let first = """
        CREATE TABLE series_import (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            party TEXT NOT NULL,
            country TEXT,
            member TEXT NOT NULL,
            language TEXT NOT NULL,
            name TEXT NOT NULL,
            digest TEXT NOT NULL,
            series TEXT,
            scheme TEXT NOT NULL,
            reason TEXT NOT NULL DEFAULT '',
            common TEXT,
            state TEXT NOT NULL,
            fault TEXT,
            total INTEGER NOT NULL DEFAULT 0,
            done INTEGER NOT NULL DEFAULT 0,
            series_total INTEGER NOT NULL DEFAULT 0,
            series_done INTEGER NOT NULL DEFAULT 0,
            fresh INTEGER NOT NULL DEFAULT 0,
            same INTEGER NOT NULL DEFAULT 0,
            changed INTEGER NOT NULL DEFAULT 0,
            refused INTEGER NOT NULL DEFAULT 0,
            waiting INTEGER NOT NULL DEFAULT 0,
            drafted INTEGER NOT NULL DEFAULT 0,
            made INTEGER NOT NULL,
            moved INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX series_import_by_party ON series_import (party, no);
        CREATE INDEX series_import_by_state ON series_import (state, moved);
        CREATE TABLE series_import_line (
            import_no INTEGER NOT NULL REFERENCES series_import(no) ON DELETE CASCADE,
            no INTEGER NOT NULL,
            findings TEXT NOT NULL,
            PRIMARY KEY (import_no, no)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE series_import_answer (
            import_no INTEGER NOT NULL REFERENCES series_import(no) ON DELETE CASCADE,
            name TEXT NOT NULL,
            fields TEXT NOT NULL,
            PRIMARY KEY (import_no, name)
        ) STRICT, WITHOUT ROWID;
        """
}

/// What may be kept of imports.
package enum SeriesImportLimits {
    /// The imports of a party that may go on at one time.
    package static let going = 5
    /// The imports of a party that are kept; the oldest that is over goes first.
    package static let kept = 30
    /// How long one that is over is kept, in milliseconds.
    package static let keptMilliseconds: Int64 = 30 * 86_400_000
}

/// Why something cannot be done with an import.
package enum SeriesImportError: Error, Sendable, Hashable {
    case notFound
    /// It has gone on, or is over.
    case wrongState
    /// So many of the party's imports go on already.
    case tooMany
    case tooLarge
}
