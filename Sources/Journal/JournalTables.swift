import GRDB

/// The tables that are not projections: made by numbered migrations that may only be added to.
enum JournalTables {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("journal-1") { db in try db.execute(sql: first) }
        return migrator
    }

    /// `position` is local; (`origin_no`, `sequence`) is the place in the origin's own chain.
    private static let first = """
        CREATE TABLE origin (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (length(id) = 32),
            public_key BLOB NOT NULL CHECK (length(public_key) = 32)
        ) STRICT;
        CREATE TABLE head (
            origin_no INTEGER PRIMARY KEY REFERENCES origin(no),
            sequence INTEGER NOT NULL,
            hash BLOB NOT NULL,
            signature BLOB NOT NULL
        ) STRICT;
        CREATE TABLE entry (
            position INTEGER PRIMARY KEY,
            origin_no INTEGER NOT NULL REFERENCES origin(no),
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            id BLOB NOT NULL CHECK (length(id) = 16),
            time INTEGER NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            previous BLOB NOT NULL CHECK (length(previous) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            salt BLOB CHECK (length(salt) = 16),
            body BLOB,
            CHECK ((salt IS NULL) = (body IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX entry_by_sequence ON entry (origin_no, sequence);
        CREATE UNIQUE INDEX entry_by_id ON entry (id);
        CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
        CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
        WHEN NEW.body IS NOT NULL OR NEW.position IS NOT OLD.position OR NEW.origin_no IS NOT OLD.origin_no
            OR NEW.sequence IS NOT OLD.sequence OR NEW.id IS NOT OLD.id OR NEW.time IS NOT OLD.time
            OR NEW.digest IS NOT OLD.digest OR NEW.previous IS NOT OLD.previous OR NEW.hash IS NOT OLD.hash
        BEGIN SELECT RAISE(ABORT, 'entries are never changed; only a body may be erased'); END;
        CREATE TABLE projection (
            name TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            watermark INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            next_version INTEGER,
            next_watermark INTEGER
        ) STRICT;
        """
}
