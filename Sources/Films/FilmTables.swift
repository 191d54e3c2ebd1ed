/// The tables of films and pictures, in the journal's store; they are no projection.
enum FilmTables {
    static let steps = [first]

    private static let first = """
        CREATE TABLE film (
            id TEXT PRIMARY KEY, party TEXT NOT NULL, member TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
            about TEXT NOT NULL, state TEXT NOT NULL, fault TEXT, container TEXT, bytes INTEGER NOT NULL,
            length INTEGER NOT NULL DEFAULT 0, width INTEGER NOT NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0,
            made INTEGER NOT NULL, moved INTEGER NOT NULL, is_public INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX film_by_party ON film (party, made);
        CREATE INDEX film_by_state ON film (state, moved);
        CREATE TABLE film_file (
            film TEXT NOT NULL, part TEXT NOT NULL, digest TEXT NOT NULL, bytes INTEGER NOT NULL, type TEXT NOT NULL,
            ending TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, PRIMARY KEY (film, part)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE film_captions (
            film TEXT NOT NULL, language TEXT NOT NULL, digest TEXT NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (film, language)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE picture (
            id TEXT PRIMARY KEY, party TEXT NOT NULL, member TEXT NOT NULL, name TEXT NOT NULL, alt TEXT NOT NULL,
            width INTEGER NOT NULL, height INTEGER NOT NULL, made INTEGER NOT NULL,
            is_public INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX picture_by_party ON picture (party, made);
        CREATE TABLE picture_file (
            picture TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, digest TEXT NOT NULL,
            bytes INTEGER NOT NULL, PRIMARY KEY (picture, width)
        ) STRICT, WITHOUT ROWID;
        """
}
