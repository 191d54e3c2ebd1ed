import Importing
import Languages
import Measures

/// One row of a pack's file being read: takes cells by heading and notes what is wrong with them.
final class PackRow {
    let file: String
    let number: Int
    private let row: CSVTable.Row
    private(set) var diagnostics: [Diagnostic] = []

    init(_ row: CSVTable.Row, file: String) {
        self.row = row
        self.file = file
        number = row.number
    }

    /// Whether the row has no error, so that what was read may stand.
    var isSound: Bool { !diagnostics.contains { $0.severity == .error } }

    func fault(_ column: String?, _ message: String, remedy: String, severity: Diagnostic.Severity = .error) {
        diagnostics.append(
            Diagnostic(severity, file: file, row: number, column: column, message, remedy: remedy))
    }

    func cell(_ column: String) -> String? { row[column] }

    func required(_ column: String) -> String {
        guard let cell = row[column] else {
            fault(column, "The cell is empty.", remedy: "Fill it in.")
            return ""
        }
        return cell
    }

    func identifier(_ column: String = "id") -> String {
        let text = required(column)
        if !text.isEmpty, !Identifier.isValid(text) {
            fault(
                column, "“\(text.prefix(90))” is not an identifier.",
                remedy: "Use lower-case letters, digits and hyphens, at most 80.")
        }
        return text
    }

    /// A text in the languages there are columns for; English is required where `english` says so.
    func text(_ stem: String, english: Bool = false) -> Text {
        var text = Text()
        for language in Language.allCases { text[language] = row["\(stem)_\(language.tag)"] }
        if english, text[.en] == nil {
            fault(
                "\(stem)_en", "The English text is missing.", remedy: "Fill it in; the other languages fall back on it."
            )
        }
        return text
    }

    func list(_ column: String) -> [String] {
        (row[column] ?? "").split(separator: "|").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ column: String, of: Choice.Type = Choice.self
    ) -> Choice? {
        guard let text = row[column] else { return nil }
        if let value = Choice(rawValue: text) { return value }
        faultChoice(column, text, Choice.allCases.map(\.rawValue))
        return nil
    }

    func faultChoice(_ column: String, _ text: String, _ offered: [String]) {
        fault(
            column, "“\(text.prefix(80))” is not one of the words known here.",
            remedy: "Use one of: \(offered.joined(separator: ", ")).")
    }

    func integer(_ column: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = row[column] else { return nil }
        guard let value = Int(text), range.contains(value) else {
            fault(
                column, "“\(text.prefix(40))” is not a whole number.",
                remedy: "Write a number from \(range.lowerBound) to \(range.upperBound).")
            return nil
        }
        return value
    }

    func period(_ column: String) -> Period? {
        guard let text = row[column] else { return nil }
        do {
            return try Period(parsing: text)
        } catch {
            fault(column, error.message, remedy: "Write for instance 2025, 2025-11, 2025-11-18 or sh:1404-08-27.")
            return nil
        }
    }

    func position() -> Coordinate? {
        guard row["lat"] != nil || row["lon"] != nil else { return nil }
        guard let lat = row["lat"].flatMap(Double.init), let lon = row["lon"].flatMap(Double.init),
            let place = Coordinate(lon: lon, lat: lat)
        else {
            let isLatSound = row["lat"].flatMap(Double.init).map { (-90...90).contains($0) } ?? false
            fault(
                isLatSound ? "lon" : "lat", "The position “\(row["lat"] ?? ""), \(row["lon"] ?? "")” is not on Earth.",
                remedy: "Write lat from -90 to 90 and lon from -180 to 180, in degrees with a point.")
            return nil
        }
        return place
    }
}

extension StringProtocol {
    func trimmingSpaces() -> String {
        var text = Substring(self)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
