import GRDB
import Storage
package import Measures

/// How often a member wants the desk as a letter, and at which hour by the clock of the party.
package struct LetterWish: Sendable, Hashable {
    package enum Rhythm: String, Sendable, Hashable, CaseIterable { case daily, weekly }

    package let rhythm: Rhythm
    /// 0…23.
    package let hour: Int

    package init(rhythm: Rhythm, hour: Int) { (self.rhythm, self.hour) = (rhythm, min(max(hour, 0), 23)) }
}

/// A member who wants letters.
package struct LetterReader: Sendable, Hashable {
    package let member: Member
    package let wish: LetterWish
    /// The last day of which nothing is to be done any more.
    package let settled: Day?

    /// As whom the letter is written: it may be read, and nothing done with it.
    package var signed: Signed {
        Signed(
            member: member.id, party: member.party ?? "", country: member.country, roles: member.roles,
            way: .token(id: "letter", scopes: [.read]))
    }
}

extension MemberBook {
    /// A letter is tried so often; between attempts lie 5, 10, 20 and 40 minutes.
    package static let letterAttemptsMax = 5
    private static let firstPause: Int64 = 300_000
    /// Letters are remembered for so many days, so that none of a day is written twice.
    private static let letterDays: Int32 = 40

    package func letterWish(of id: String) async throws -> LetterWish? {
        try await store.pool.read { db in
            try Row.fetchOne(
                db, sql: "SELECT rhythm, hour FROM letter_wish WHERE member_no = ?",
                arguments: [try Self.number(of: id, db)]
            ).flatMap(Self.wish)
        }
    }

    /// Says how often a member wants letters; `nil` for never.
    package func set(_ wish: LetterWish?, for id: String) async throws {
        try await write { db in
            let no = try Self.number(of: id, db)
            try db.execute(sql: "DELETE FROM letter_wish WHERE member_no = ?", arguments: [no])
            guard let wish else { return }
            try db.execute(
                sql: "INSERT INTO letter_wish (member_no, rhythm, hour) VALUES (?, ?, ?)",
                arguments: [no, wish.rhythm.rawValue, wish.hour])
        }
    }

    /// The active members who want letters and have a mail address.
    package func letterReaders() async throws -> [LetterReader] {
        let now = clock()
        return try await store.pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Member.columns), letter_wish.rhythm, letter_wish.hour,
                        (SELECT max(day) FROM letter WHERE letter.member_no = member.no
                            AND NOT (letter.state = 'waiting' AND letter.next <= ?)) AS settled
                    FROM letter_wish JOIN member ON member.no = letter_wish.member_no
                    WHERE member.state = 'active' AND member.mail IS NOT NULL AND member.party IS NOT NULL
                    ORDER BY letter_wish.member_no LIMIT \(Self.countMax)
                    """, arguments: [now]
            ).compactMap { row in
                Self.wish(row).map {
                    LetterReader(
                        member: Member(row), wish: $0, settled: (row["settled"] as Int?).flatMap { Day(number: $0) })
                }
            }
        }
    }

    private static func wish(_ row: Row) -> LetterWish? {
        LetterWish.Rhythm(rawValue: row["rhythm"]).map { LetterWish(rhythm: $0, hour: row["hour"]) }
    }
}

extension MemberBook {
    /// Takes the letter of a day into the hands of the caller, who must say what came of it; `false` where it is not to
    /// be written: it was taken already, or its next attempt is not due.
    ///
    /// What was taken is never given out again, not even after a crash: a letter that comes twice is worse than one
    /// that is missing, since tomorrow's says the same.
    package func take(letterOf id: String, day: Day) async throws -> Bool {
        let now = clock()
        return try await write { db in
            let no = try Self.number(of: id, db)
            let number = day.number
            try db.execute(
                sql: "DELETE FROM letter WHERE member_no = ? AND day < ?", arguments: [no, number - Self.letterDays])
            try db.execute(
                sql: """
                    INSERT INTO letter (member_no, day, state, attempts, next) VALUES (?1, ?2, 'handed', 1, 0)
                    ON CONFLICT (member_no, day) DO UPDATE SET state = 'handed', attempts = attempts + 1
                    WHERE state = 'waiting' AND next <= ?3
                    """, arguments: [no, number, now])
            return db.changesCount == 1
        }
    }

    /// What came of a letter that was taken.
    package enum LetterOutcome: Sendable, Hashable {
        case sent
        /// Nothing waits for the member, so nothing was sent.
        case empty
        /// It was surely not sent; it is tried again, but not for ever.
        case refused
    }

    package func note(_ outcome: LetterOutcome, letterOf id: String, day: Day) async throws {
        let now = clock()
        try await write { db in
            let no = try Self.number(of: id, db)
            let attempts = try Int.fetchOne(
                db, sql: "SELECT attempts FROM letter WHERE member_no = ? AND day = ?", arguments: [no, day.number])
            let state =
                switch outcome {
                case .sent: "sent"
                case .empty: "empty"
                case .refused: (attempts ?? 0) < Self.letterAttemptsMax ? "waiting" : "lost"
                }
            let pause = Self.firstPause << Int64(max(0, (attempts ?? 1) - 1))
            try db.execute(
                sql: "UPDATE letter SET state = ?, next = ? WHERE member_no = ? AND day = ? AND state = 'handed'",
                arguments: [state, now + pause, no, day.number])
        }
    }
}
