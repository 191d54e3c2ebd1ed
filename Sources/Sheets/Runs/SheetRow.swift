import GRDB
import Importing
import Languages

extension SheetRun {
    init?(row: Row) {
        guard let state = State(rawValue: row["state"]), let language = Language(rawValue: row["language"]) else {
            return nil
        }
        let counts = SheetLine.Outcome.allCases.map { ($0, row[$0.rawValue] as Int) }
        self.init(
            number: row["no"], id: row["id"], party: row["party"], country: row["country"], member: row["member"],
            language: language, name: row["name"], digest: row["digest"], state: state,
            plan: Kept.value(SheetPlan.self, row["plan"]), look: Kept.value(SheetLook.self, row["survey"]),
            fault: Kept.value(KeptFault.self, row["fault"])?.fault, total: row["total"], done: row["done"],
            doneRow: row["done_row"], counts: Dictionary(uniqueKeysWithValues: counts), drafted: row["drafted"],
            draftedLine: row["drafted_line"], madeMilliseconds: row["made"])
    }
}

extension SheetLine {
    init?(row: Row) {
        guard let outcome = Outcome(rawValue: row["outcome"]) else { return nil }
        self.init(row: row["row"], column: row["col"], outcome)
        (thing, property, said, stands) = (row["thing"], row["property"], row["said"], row["stands"])
        fields = Kept.value([String: String].self, row["fields"]) ?? [:]
        reasons = Kept.value([SheetReason].self, row["reasons"]) ?? []
    }

    func insert(_ db: Database, run: Int64, number: Int) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO sheet_line
                    (run_no, no, row, col, outcome, thing, property, said, stands, fields, reasons)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                run, number, row, column, outcome.rawValue, thing, property, String(said.prefix(500)),
                stands.map { String($0.prefix(500)) }, fields.isEmpty ? nil : Kept.text(fields),
                reasons.isEmpty ? nil : Kept.text(reasons),
            ])
    }
}
