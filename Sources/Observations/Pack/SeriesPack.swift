import GRDB
package import Importing
import Journal
import Languages
import Measures
package import Register

/// The series of a region pack: `observations/series.csv` describes them, the other files of the folder hold their
/// observations.
package struct SeriesPack: SubjectPack {
    /// Observations of one series that were read in one place.
    struct Group: Sendable {
        let series: String
        let source: String?
        var observations: [Observation]
    }

    package private(set) var series: [SeriesRecord] = []
    private(set) var groups: [Group] = []
    package private(set) var diagnostics: [Diagnostic] = []

    private static let folder = "observations/"
    private static let seriesFile = "observations/series.csv"
    private static let columns: Set<String> = Set(
        ["id", "thing", "property", "publisher", "unit", "datum", "resolution", "beat", "source", "detection_limit"]
            + ["name", "method", "licence", "note"].flatMap { field in
                Language.allCases.map { "\(field)_\($0.tag)" }
            })
    private static let observationColumns: Set<String> = ["series", "time", "value", "error", "quality", "source"]

    package init(_ files: PackFiles) {
        guard let table = files.contents[Self.seriesFile].map({ CSVTable(file: Self.seriesFile, bytes: Array($0)) })
        else { return }
        take(table, known: Self.columns)
        for row in table.rows { readSeries(row) }
        for file in files.contents.keys.sorted() where file.hasPrefix(Self.folder) && file != Self.seriesFile {
            readObservations(CSVTable(file: file, bytes: files.contents[file].map(Array.init) ?? []))
        }
    }

    package var summary: String { "\(series.count) series, \(count) observations" }
    package var count: Int { groups.reduce(0) { $0 + $1.observations.count } }

    private mutating func take(_ table: CSVTable, known: Set<String>) {
        diagnostics += table.diagnostics
        for column in table.columns where !known.contains(column) && !column.isEmpty {
            fault(table.file, 1, column, "The heading is not known.", "See docs/region-pack.md, or remove the column.")
        }
    }

    private mutating func fault(_ file: String, _ row: Int, _ column: String?, _ message: String, _ remedy: String) {
        diagnostics.append(Diagnostic(file: file, row: row, column: column, message, remedy: remedy))
    }

    private mutating func readSeries(_ row: CSVTable.Row) {
        func text(_ field: String) -> Text {
            Text(
                Dictionary(
                    Language.allCases.compactMap { language in
                        row["\(field)_\(language.tag)"].map { (language, $0) }
                    }
                ) { first, _ in first })
        }
        guard let id = row["id"], Identifier.isValid(id), !series.contains(where: { $0.id == id }),
            let unit = row["unit"].flatMap({ try? Unit(parsing: $0) }),
            let resolution = row["resolution"].flatMap(Resolution.init(rawValue:))
        else {
            fault(
                Self.seriesFile, row.number, "id", "The identifier, the unit or the resolution cannot be.",
                "Give each series an identifier of its own, a UCUM unit and one of: "
                    + Resolution.allCases.map(\.rawValue).joined(separator: ", ") + ".")
            return
        }
        var record = SeriesRecord(
            id: id, thing: row["thing"] ?? "", property: row["property"] ?? "", publisher: row["publisher"] ?? "",
            unit: unit, datum: row["datum"].flatMap(Datum.init(code:)), resolution: resolution,
            beatMinutes: row["beat"].flatMap { Int($0) }, name: text("name"), method: text("method"),
            licence: text("licence"), source: row["source"], note: text("note"))
        record.detectionLimit = row["detection_limit"].flatMap { Number(parsing: $0) }
        do {
            // What an entry could not hold would stand in no table.
            series.append(try SeriesRecord(id: id, payload: record.payload))
        } catch {
            fault(Self.seriesFile, row.number, nil, "\(error)", "Correct the row.")
        }
    }

    private mutating func readObservations(_ table: CSVTable) {
        take(table, known: Self.observationColumns)
        let known = Dictionary(series.map { ($0.id, $0) }) { first, _ in first }
        var open: [[String]: [Observation]] = [:]
        for row in table.rows {
            guard let id = row["series"], let record = known[id] else {
                fault(table.file, row.number, "series", "There is no such series.", "Describe it in series.csv.")
                continue
            }
            guard let observation = Self.observation(row, of: record) else {
                fault(
                    table.file, row.number, "time", "The time or value cannot be read, or is none of this series.",
                    "Write for instance 2020-05-14/2020-05-20 and -27.9.")
                continue
            }
            open[[id, row["source"] ?? record.source ?? ""], default: []].append(observation)
        }
        for (key, observations) in open.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let sorted = observations.sorted { $0.time < $1.time }
            for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.time.start == later.time.start {
                fault(
                    table.file, 1, "time", "\(key[0]) has two observations at \(later.time.text).",
                    "Remove one of them.")
            }
            groups.append(Group(series: key[0], source: key[1].isEmpty ? nil : key[1], observations: sorted))
        }
    }

    private static func observation(_ row: CSVTable.Row, of series: SeriesRecord) -> Observation? {
        guard let text = row["time"] else { return nil }
        let time: ObservedTime?
        if series.resolution == .instant {
            time = Instant(parsing: text).map(ObservedTime.moment)
        } else {
            time = (try? Period(parsing: text)).flatMap {
                series.resolution.holds($0) && !$0.isAbout ? .period($0) : nil
            }
        }
        guard let time, let quality = row["quality"].map(Quality.init(rawValue:)) ?? .unchecked else { return nil }
        let value = row["value"].flatMap { Number(parsing: $0) }
        guard (value == nil) == (row["value"] == nil) else { return nil }
        return Observation(
            time: time, value: value, error: row["error"].flatMap { Number(parsing: $0) }, quality: quality)
    }
}
