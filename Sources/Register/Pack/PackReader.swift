import Importing
import Languages
import Measures

/// Reads the files of a pack into records, row by row.
struct PackReader {
    let files: PackFiles
    var diagnostics: [Diagnostic] = []
    var geometries: [String: Shape] = [:]
    /// By the thing.
    var clocks: [String: ClockRow] = [:]

    init(_ files: PackFiles) {
        self.files = files
        for (path, data) in files.contents.sorted(by: { $0.key < $1.key })
        where path.hasSuffix(".geojson") && !path.hasPrefix("map/") {
            let geometry = GeoJSON(file: path, bytes: data)
            diagnostics += geometry.diagnostics
            let name = path.split(separator: "/").last.map(String.init) ?? path
            for feature in geometry.features {
                let reference = "\(name)#\(feature.id)"
                if geometries.updateValue(feature.shape, forKey: reference) != nil {
                    diagnostics.append(
                        Diagnostic(
                            file: path, "The geometry “\(reference.prefix(80))” stands in this pack twice.",
                            remedy: "Give one of the two features an id of its own, or rename one of the files."))
                }
            }
        }
    }

    /// Reads every row of a table, after checking its headings against those that are known.
    mutating func rows(_ table: CSVTable?, known stems: [String], texts: [String] = []) -> [PackRow] {
        guard let table else { return [] }
        diagnostics += table.diagnostics
        var known = Set(stems)
        for text in texts { for language in Language.allCases { known.insert("\(text)_\(language.tag)") } }
        for column in table.columns where !known.contains(column) && !column.isEmpty {
            diagnostics.append(
                Diagnostic(
                    file: table.file, row: 1, column: String(column.prefix(80)), "The heading is not known.",
                    remedy: "See docs/region-pack.md for the headings of this file, or remove the column."))
        }
        return table.rows.map { PackRow($0, file: table.file) }
    }

    /// Takes over what a row noted, and keeps its record when it is sound and its identifier is new.
    mutating func keep<Record: RegisterRecord>(
        _ record: Record, _ row: PackRow, in list: inout [Record], _ places: inout PackPlaces
    ) {
        let kind = Record.entryKind
        if let first = places[kind, record.id] {
            row.fault(
                "id", "“\(record.id)” was already given in \(first.file), row \(first.row).",
                remedy: Record.self == Claim.self
                    ? "Give one of the two rows an id of its own, or remove it." : "Choose another identifier.")
        }
        diagnostics += row.diagnostics
        guard row.isSound else { return }
        places[kind, record.id] = .init(file: row.file, row: row.number)
        list.append(record)
    }

    func geometry(_ row: PackRow, _ column: String) -> Shape? {
        guard let reference = row.cell(column) else { return nil }
        if let shape = geometries[reference] { return shape }
        row.fault(
            column, "There is no geometry “\(reference.prefix(80))” in this pack.",
            remedy: "Write file.geojson#id of a feature in things/ or geometry/.")
        return nil
    }
}
