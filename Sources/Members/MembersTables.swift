import GRDB

/// The tables of the members' store: made by numbered migrations that may only be added to.
enum MembersTables {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("members-1") { db in try db.execute(sql: first) }
        migrator.registerMigration("desk-1") { db in try db.execute(sql: DeskTables.first) }
        migrator.registerMigration("problems-1") { db in try db.execute(sql: reporters) }
        return migrator
    }

    /// What those without an account have left of themselves with a report; sealed.
    private static let reporters = """
        CREATE TABLE reporter (
            report TEXT PRIMARY KEY,
            contact BLOB NOT NULL,
            made INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// `change` counts whatever ends or narrows what somebody may do, so that every process that serves sees it.
    private static let first = """
        CREATE TABLE member (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            mail TEXT,
            mail_key TEXT UNIQUE,
            language TEXT NOT NULL,
            party TEXT,
            country TEXT,
            roles TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
            password TEXT,
            code_secret BLOB,
            code_step INTEGER NOT NULL DEFAULT 0,
            issuer TEXT,
            issuer_subject TEXT,
            made INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX member_by_issuer ON member (issuer, issuer_subject) WHERE issuer IS NOT NULL;
        CREATE TABLE recovery (
            member_no INTEGER NOT NULL REFERENCES member(no) ON DELETE CASCADE,
            digest BLOB NOT NULL,
            PRIMARY KEY (member_no, digest)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE session (
            digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
            id TEXT NOT NULL UNIQUE,
            member_no INTEGER NOT NULL REFERENCES member(no) ON DELETE CASCADE,
            made INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            agent TEXT NOT NULL
        ) STRICT;
        CREATE INDEX session_by_member ON session (member_no);
        CREATE TABLE link (
            digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
            purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
            member_no INTEGER NOT NULL REFERENCES member(no) ON DELETE CASCADE,
            until INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX link_by_member ON link (member_no);
        CREATE TABLE token (
            digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
            id TEXT NOT NULL UNIQUE,
            member_no INTEGER NOT NULL REFERENCES member(no) ON DELETE CASCADE,
            label TEXT NOT NULL,
            scopes TEXT NOT NULL,
            made INTEGER NOT NULL,
            until INTEGER NOT NULL,
            used INTEGER
        ) STRICT;
        CREATE INDEX token_by_member ON token (member_no);
        CREATE TABLE erasure (id TEXT PRIMARY KEY, time INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE change (no INTEGER PRIMARY KEY CHECK (no = 1), number INTEGER NOT NULL) STRICT;
        INSERT INTO change (no, number) VALUES (1, 0);
        CREATE TRIGGER member_changed AFTER UPDATE OF party, country, roles, state ON member
        BEGIN UPDATE change SET number = number + 1; END;
        CREATE TRIGGER member_gone AFTER DELETE ON member BEGIN UPDATE change SET number = number + 1; END;
        CREATE TRIGGER session_gone AFTER DELETE ON session BEGIN UPDATE change SET number = number + 1; END;
        CREATE TRIGGER token_gone AFTER DELETE ON token BEGIN UPDATE change SET number = number + 1; END;
        """
}
