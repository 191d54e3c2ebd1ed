/// What the desk keeps of a member: when it was last looked at, which letters are wished for, the key of its feed.
///
/// All of it goes with the member.
enum DeskTables {
    /// A letter is of one day by the clock of the party, and there is never a second of that day.
    static let first = """
        CREATE TABLE visit (
            member_no INTEGER PRIMARY KEY REFERENCES member(no) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            time INTEGER NOT NULL,
            earlier_position INTEGER,
            earlier_time INTEGER
        ) STRICT;
        CREATE TABLE letter_wish (
            member_no INTEGER PRIMARY KEY REFERENCES member(no) ON DELETE CASCADE,
            rhythm TEXT NOT NULL CHECK (rhythm IN ('daily', 'weekly')),
            hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23)
        ) STRICT;
        CREATE TABLE letter (
            member_no INTEGER NOT NULL REFERENCES member(no) ON DELETE CASCADE,
            day INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'handed', 'sent', 'empty', 'lost')),
            attempts INTEGER NOT NULL,
            next INTEGER NOT NULL,
            PRIMARY KEY (member_no, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE feed_key (
            digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
            member_no INTEGER NOT NULL UNIQUE REFERENCES member(no) ON DELETE CASCADE,
            made INTEGER NOT NULL
        ) STRICT;
        """
}
