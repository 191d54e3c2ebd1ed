import GRDB
import Journal
import Drafts
import Languages
import Measures
import Register
import Search

extension ReportBook {
    /// Takes a report in under its ticket; sent twice it is one report.
    ///
    /// The words of another report of the same place are no second one: they go the way of that one. Returns whether its
    /// picture is kept.
    @discardableResult
    package func take(_ report: TypedReport, picture: String?, ticket: ReportTicket) async throws -> Bool {
        let (now, number) = (clock(), Self.digest(number(of: ticket)))
        let (max, since) = (limits.waitingMax, now - limits.doubleDays * 86_400_000)
        try await sweep()
        return try await write { db in
            let isKnown =
                try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT 1 FROM report WHERE id = ?)", arguments: [ticket.id]) ?? false
            guard !isKnown else { return false }
            let waiting = try Int.fetchOne(db, sql: "SELECT count(*) FROM report WHERE state = 'waiting'") ?? 0
            guard waiting < max else { throw ReportRefusal.full }
            let first = try Self.first(saying: report, since, db)
            if let first { try Self.checkRoom(beside: first, max, db) }
            var signs = ReportSign.signs(of: report.words)
            if first == nil, try Self.isAlike(report, since, db) { signs.insert(.alike) }
            try db.execute(
                sql: """
                    INSERT INTO report (id, number, made, language, words, lat, lon, thing, date, sector, picture, signs,
                        concerns, state, double_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    ticket.id, number, now, report.language.tag, report.words, report.place.coordinate?.lat,
                    report.place.coordinate?.lon, report.place.thing, report.date?.text, report.sector?.rawValue,
                    first == nil ? picture : nil, signs.map(\.rawValue).sorted().joined(separator: " "),
                    report.concerns.joined(separator: " "), first == nil ? "waiting" : "double", first,
                ])
            return first == nil
        }
    }

    private static func checkRoom(beside first: String, _ max: Int, _ db: Database) throws {
        let doubles = try Int.fetchOne(db, sql: "SELECT count(*) FROM report WHERE double_of = ?", arguments: [first])
        guard doubles ?? 0 < max else { throw ReportRefusal.full }
    }

    /// The report of the last days that says the same words, letter case, spaces and marks left out, of the same place.
    private static func first(saying report: TypedReport, _ since: Int64, _ db: Database) throws -> String? {
        let words = folded(report.words, report.language)
        return try recent(since, db).first { other in
            guard folded(other.words, other.language) == words else { return false }
            guard let one = report.place.coordinate, let two = other.place.coordinate else {
                return report.place.thing == other.place.thing
            }
            return one.distance(to: two) < 1
        }?.id
    }

    private static func folded(_ words: String, _ language: Language) -> [String] {
        StemmedWord.foldedWords(of: words, in: language, limit: 1_000)
    }

    private static func isAlike(_ report: TypedReport, _ since: Int64, _ db: Database) throws -> Bool {
        let likeness = ReportLikeness(
            words: report.words, language: report.language, place: report.place.coordinate, date: report.date)
        return try recent(since, db).contains { ReportLikeness.score($0.likeness, likeness) >= ReportLikeness.same }
    }

    /// The newest that wait and are not old: those among which a second one is looked for.
    private static func recent(_ since: Int64, _ db: Database) throws -> [WaitingReport] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM report WHERE state = 'waiting' AND made > ? ORDER BY made DESC LIMIT 100",
            arguments: [since]
        ).compactMap(WaitingReport.init(row:))
    }

    /// Takes the words of what was judged long ago away, and those of its doubles.
    private func sweep() async throws {
        let before = clock() - limits.judgedDays * 86_400_000
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE report SET words = '', picture = NULL WHERE words <> '' AND state = 'double' AND double_of IN
                        (SELECT id FROM report WHERE state IN ('refused', 'released') AND judged < ?)
                    """, arguments: [before])
            try db.execute(
                sql: """
                    UPDATE report SET words = '', picture = NULL
                    WHERE words <> '' AND state IN ('refused', 'released') AND judged < ?
                    """, arguments: [before])
        }
    }
}

extension WaitingReport {
    init?(row: Row) {
        guard let state = State(rawValue: row["state"]), let language = Language(rawValue: row["language"]) else {
            return nil
        }
        var place = ProblemPlace(thing: row["thing"])
        if let lat = row["lat"] as Double?, let lon = row["lon"] as Double? {
            place.coordinate = Coordinate(lon: lon, lat: lat)
        }
        func list(_ column: String) -> [String] { (row[column] as String).split(separator: " ").map(String.init) }
        self.init(
            id: row["id"], milliseconds: row["made"], language: language, words: row["words"], place: place,
            date: (row["date"] as String?).flatMap { try? Period(parsing: $0) }, sector: row["sector"],
            picture: row["picture"], signs: Set(list("signs").compactMap(ReportSign.init(rawValue:))),
            concerns: list("concerns"), state: state, doubleOf: row["double_of"], reason: row["reason"],
            reasonLanguage: (row["reason_language"] as String?).flatMap(Language.init(rawValue:)),
            judgedBy: row["party"])
    }
}
