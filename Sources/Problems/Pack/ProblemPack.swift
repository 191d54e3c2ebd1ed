import GRDB
package import Importing
package import Journal
import Languages
import Measures
package import Register

/// The problems of a region pack, from `problems.csv`: reported statements, each only with what its source says.
package struct ProblemPack: SubjectPack {
    package private(set) var problems: [Problem] = []
    package private(set) var diagnostics: [Diagnostic] = []

    private static let file = "problems.csv"

    private static let columns: Set<String> = Set(
        ["id", "original", "thing", "lat", "lon", "date", "sectors", "said_by", "source", "concerns"]
            + Language.allCases.flatMap { ["title_\($0.tag)", "words_\($0.tag)"] })

    package init(_ files: PackFiles) {
        guard let bytes = files.contents[Self.file] else { return }
        let table = CSVTable(file: Self.file, bytes: Array(bytes))
        diagnostics += table.diagnostics
        for column in table.columns where !Self.columns.contains(column) && !column.isEmpty {
            fault(1, column, "The heading is not known.", "See docs/region-pack.md, or remove the column.")
        }
        var seen: Set<String> = []
        for row in table.rows {
            guard let problem = read(row) else { continue }
            if seen.insert(problem.id).inserted {
                problems.append(problem)
            } else {
                fault(row.number, "id", "This problem stands here twice.", "Remove one of the rows.")
            }
        }
    }

    package var summary: String { "\(problems.count) problems" }

    private mutating func fault(_ row: Int, _ column: String?, _ message: String, _ remedy: String) {
        diagnostics.append(Diagnostic(file: Self.file, row: row, column: column, message, remedy: remedy))
    }

    private mutating func read(_ row: CSVTable.Row) -> Problem? {
        guard let id = row["id"], Identifier.isValid(id),
            let original = row["original"].flatMap(Language.init(rawValue:)), row["said_by"] != nil
        else {
            fault(
                row.number, "id", "The problem has no identifier, no language, or nobody who says it.", "Fill them in.")
            return nil
        }
        func text(_ stem: String) -> Text {
            var versions: [Language: String] = [:]
            for language in Language.allCases { versions[language] = row["\(stem)_\(language.tag)"] }
            return Text(versions)
        }
        var problem = Problem(id: id, title: text("title"), original: original, words: text("words"))
        problem.place = ProblemPlace(coordinate: coordinate(row), thing: row["thing"])
        problem.date = period(row)
        problem.sectors = Self.list(row["sectors"]).compactMap(Sector.init(rawValue:))
        (problem.saidBy, problem.source) = (row["said_by"], row["source"])
        problem.concerns = Self.list(row["concerns"])
        // What an entry could not hold would stand in no table.
        do {
            return try Problem(id: id, payload: problem.payload)
        } catch {
            fault(row.number, nil, "\(error)", "Correct the row.")
            return nil
        }
    }

    private mutating func coordinate(_ row: CSVTable.Row) -> Coordinate? {
        guard row["lat"] != nil || row["lon"] != nil else { return nil }
        if let lat = row["lat"].flatMap(Double.init), let lon = row["lon"].flatMap(Double.init),
            let place = Coordinate(lon: lon, lat: lat)
        {
            return place
        }
        fault(row.number, "lat", "Latitude and longitude are no place.", "Write degrees such as 36.9 and 54.0.")
        return nil
    }

    private mutating func period(_ row: CSVTable.Row) -> Period? {
        guard let text = row["date"] else { return nil }
        if let period = try? Period(parsing: text) { return period }
        fault(row.number, "date", "“\(text.prefix(40))” is no date.", "Write for instance 2022-12.")
        return nil
    }

    private static func list(_ cell: String?) -> [String] {
        (cell ?? "").split { $0 == "|" || $0.isWhitespace }.map(String.init)
    }
}

extension ProblemPack {
    /// Names what the rows lean on and the rest of the pack does not hold.
    package mutating func check(against pack: RegionPack) {
        let things = Set(pack.things.map(\.id))
        let parties = Set(pack.parties.map(\.id))
        let sources = Set(pack.sources.map(\.id))
        for problem in problems {
            let named = [problem.place.thing].compactMap(\.self) + problem.concerns
            for id in named where !things.contains(id) { unknown(problem, "thing", id) }
            if let party = problem.saidBy, !parties.contains(party) { unknown(problem, "said_by", party) }
            if let source = problem.source, !sources.contains(source) { unknown(problem, "source", source) }
        }
    }

    private mutating func unknown(_ problem: Problem, _ column: String, _ id: String) {
        diagnostics.append(
            Diagnostic(
                file: Self.file, column: column, "The problem \(problem.id) names “\(id)”, which is not in the pack.",
                remedy: "Correct the name, or add what it names."))
    }

    /// Appends the problems that are new or have changed since an earlier load, under the name of the pack's recorder.
    ///
    /// What a party has made its own since is left as it is.
    package func load(into journal: Journal, recorder: String, member: String) async throws -> [String: Int] {
        guard errors.isEmpty, !problems.isEmpty else { return [:] }
        let differing = try await journal.reader.read { db in try Self.differing(problems, recorder, db) }
        guard !differing.isEmpty else { return [:] }
        _ = try await journal.append(expecting: nil) { db in
            try Self.differing(differing, recorder, db).map { $0.entry(party: recorder, member: member) }
        }
        return [Problem.entryKind: differing.count]
    }

    private static func differing(_ problems: [Problem], _ recorder: String, _ db: Database) throws -> [Problem] {
        try problems.filter { problem in
            let row = try Row.fetchOne(
                db, sql: "SELECT recorder, payload, adopters FROM problem WHERE id = ?", arguments: [problem.id])
            guard let row else { return true }
            return row[0] == recorder && row[1] != problem.payload.canonicalText && row[2] == 0
        }
    }
}
