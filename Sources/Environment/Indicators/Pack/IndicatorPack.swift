import GRDB
package import Importing
package import Journal
import Languages
import Measures
package import Register

/// The indicators of a region pack: one row of `indicators.csv` each.
package struct IndicatorPack: SubjectPack {
    package private(set) var indicators: [Indicator] = []
    package private(set) var diagnostics: [Diagnostic] = []
    /// Where each was written.
    private var rows: [String: Int] = [:]

    private static let file = "indicators.csv"
    private static let texts = ["name", "about", "missing"]
    private static let columns = [
        "id", "formula", "things", "property", "time", "datum", "base", "beside", "better", "threshold", "deviation",
        "years", "parts",
    ]

    package init(_ files: PackFiles) {
        guard let table = files.contents[Self.file].map({ CSVTable(file: Self.file, bytes: Array($0)) }) else { return }
        diagnostics += table.diagnostics
        let known = Set(Self.columns + Self.texts.flatMap { text in Language.allCases.map { "\(text)_\($0.tag)" } })
        for column in table.columns where !known.contains(column) && !column.isEmpty {
            fault(1, column, "The heading is not known.", "See docs/region-pack.md, or remove the column.")
        }
        for row in table.rows { read(row) }
    }

    package var summary: String { "\(indicators.count) indicators" }

    /// Names whatever the indicators refer to that a pack does not hold.
    package mutating func check(against pack: RegionPack) {
        let things = Set(pack.things.map(\.id))
        let properties = Dictionary(pack.properties.map { ($0.id, $0) }) { first, _ in first }
        for indicator in indicators {
            let row = rows[indicator.id] ?? 1
            let sources = [indicator.base].compactMap(\.self) + indicator.beside
            for thing in indicator.things + indicator.parts + sources.compactMap(\.thing) where !things.contains(thing)
            {
                fault(row, "things", "There is no thing “\(thing)”.", "Write the id of a thing of this pack.")
            }
            let named = [indicator.property] + sources.map(\.property) + [indicator.threshold].compactMap(\.self)
            for property in named where properties[property]?.unit == nil {
                fault(
                    row, "property", "“\(property)” is no quantity of this pack.",
                    "Write the id of a property that has a unit.")
            }
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private mutating func fault(_ row: Int, _ column: String?, _ message: String, _ remedy: String) {
        diagnostics.append(Diagnostic(file: Self.file, row: row, column: column, message, remedy: remedy))
    }

    private mutating func read(_ row: CSVTable.Row) {
        let id = row["id"] ?? ""
        guard Identifier.isValid(id), !indicators.contains(where: { $0.id == id }) else {
            return fault(row.number, "id", "The identifier is missing, wrong or given twice.", "Give one of its own.")
        }
        func text(_ stem: String) -> JSON? {
            let fields = Language.allCases.compactMap { tongue in
                row["\(stem)_\(tongue.tag)"].map { (tongue.tag, JSON.string($0)) }
            }
            return fields.isEmpty ? nil : JSON(fields: fields)
        }
        func list(_ column: String) -> JSON? {
            JSON.list((row[column] ?? "").split(separator: "|").map(Self.trimmed).filter { !$0.isEmpty })
        }
        func cell(_ column: String) -> JSON? { row[column].map(JSON.string) }
        var fields: [(String, JSON?)] = [
            ("name", text("name")), ("about", text("about")), ("missing", text("missing")),
            ("order", .integer(Int64(indicators.count + 1))),
        ]
        for column in ["things", "beside", "parts"] { fields.append((column, list(column))) }
        for column in ["formula", "property", "time", "datum", "base", "better", "threshold", "deviation"] {
            fields.append((column, cell(column)))
        }
        if let years = row["years"] { fields.append(("years", Int64(years).map(JSON.integer) ?? .string(years))) }
        // What an entry could not hold would stand in no table.
        do {
            indicators.append(try Indicator(id: id, payload: JSON(present: fields)))
            rows[id] = row.number
        } catch {
            fault(row.number, error.field, "\(error)", "Correct the row.")
        }
    }
}

extension IndicatorPack {
    /// Appends the indicators that are new or have changed since an earlier load, under the name of the pack's recorder.
    package func load(into journal: Journal, recorder: String, member: String) async throws -> [String: Int] {
        guard errors.isEmpty, !indicators.isEmpty else { return [:] }
        let differing = try await journal.reader.read { db in try Self.differing(indicators, db) }
        guard !differing.isEmpty else { return [:] }
        _ = try await journal.append(expecting: nil) { db in
            try Self.differing(differing, db).map { $0.entry(party: recorder, member: member) }
        }
        return [Indicator.entryKind: differing.count]
    }

    private static func differing(_ indicators: [Indicator], _ db: Database) throws -> [Indicator] {
        try indicators.filter { indicator in
            let standing = try String.fetchOne(
                db,
                sql: "SELECT payload FROM indicator_wording WHERE id = ? ORDER BY position DESC LIMIT 1",
                arguments: [indicator.id])
            return standing != indicator.payload.canonicalText
        }
    }
}
