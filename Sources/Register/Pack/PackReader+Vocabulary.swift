import Importing
import Languages
import Measures

extension PackReader {
    mutating func readVocabulary(into pack: inout RegionPack) {
        readRegion(into: &pack)
        for row in rows(files.table("kinds.csv"), known: ["id", "mark", "order"], texts: ["label", "plural"]) {
            let kind = Kind(
                id: row.identifier(), label: row.text("label", english: true), plural: row.text("plural"),
                mark: row.mark(), order: row.integer("order", in: 0...10_000) ?? 0)
            keep(kind, row, in: &pack.kinds, &pack.places)
        }
        for row in rows(files.table("datums.csv"), known: ["id"], texts: ["label", "note"]) {
            let datum = DatumLabel(
                id: row.identifier(), label: row.text("label", english: true), note: row.text("note"))
            keep(datum, row, in: &pack.datums, &pack.places)
        }
        let columns = [
            "id", "value", "unit", "datum", "total", "kinds", "expected", "sector", "use_of", "review_years", "choices",
        ]
        let table = rows(files.table("properties.csv"), known: columns, texts: ["label", "choices"])
        for row in table { keep(property(row), row, in: &pack.properties, &pack.places) }
        for (file, isThere) in [
            ("region.csv", pack.region != nil), ("kinds.csv", files.contents["kinds.csv"] != nil),
            ("properties.csv", files.contents["properties.csv"] != nil),
        ] where !isThere && files.contents[file] == nil {
            diagnostics.append(
                Diagnostic(file: file, "The file is missing.", remedy: "See docs/region-pack.md for what it holds."))
        }
    }

    private mutating func readRegion(into pack: inout RegionPack) {
        guard let table = files.table("region.csv") else { return }
        var values: [String: String] = [:]
        for row in rows(table, known: ["key", "value"]) {
            let key = row.required("key")
            if values[key] != nil {
                row.fault("key", "The key “\(key)” stands twice.", remedy: "Remove one of the two rows.")
            }
            values[key] = row.required("value")
            if key == "id" { _ = row.identifier("value") }
            if !Self.regionKeys.contains(key) { row.faultChoice("key", key, Self.regionKeys.sorted()) }
            if key.hasPrefix("zone_"), let zone = values[key] {
                check(zone) { row.fault("value", $0, remedy: $1, severity: $2) }
            }
            diagnostics += row.diagnostics
        }
        for key in ["id", "version", "name_en", "sea_en", "sea", "west", "south", "east", "north", "recorder"]
        where values[key] == nil {
            diagnostics.append(
                Diagnostic(
                    file: table.file, column: "key", "The key \(key) is missing.", remedy: "Add a row for it."))
        }
        let edges = ["west", "south", "east", "north"].map { values[$0] ?? "" }
        let numbers = edges.compactMap(Double.init)
        let isBox =
            numbers.count == 4 && Box(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3]) != nil
        if !isBox, !edges.contains("") {
            diagnostics.append(
                Diagnostic(
                    file: table.file, "The bounds are not a box on Earth.",
                    remedy: "Write west < east and south < north in degrees."))
        }
        func text(_ stem: String) -> Text {
            Text(
                byTag: Dictionary(
                    uniqueKeysWithValues: Language.allCases.map { ($0.tag, values["\(stem)_\($0.tag)"] ?? "") }))
        }
        pack.recorder = values["recorder"]
        pack.region = Region(
            id: values["id"] ?? "", version: values["version"] ?? "", name: text("name"), seaName: text("sea"),
            sea: values["sea"] ?? "", bounds: edges, digest: files.digest, zones: text("zone"))
    }

    private static let regionKeys: Set<String> = Set(
        ["id", "version", "west", "south", "east", "north", "sea", "recorder"]
            + Language.allCases.flatMap { ["name_\($0.tag)", "sea_\($0.tag)", "zone_\($0.tag)"] })

    private func property(_ row: PackRow) -> Property {
        let type = row.valueType()
        var unit: Unit?
        if let code = row.cell("unit") {
            do {
                unit = try Unit(parsing: code)
            } catch {
                row.fault("unit", error.message, remedy: "Write a UCUM code, for instance t, Mt/a, km2 or {TEU}/a.")
            }
        } else if type == .quantity {
            row.fault("unit", "A quantity needs a unit.", remedy: "Write a UCUM code; 1 for a pure number.")
        }
        if row.cell("kinds") == nil {
            row.fault("kinds", "The cell is empty.", remedy: "Name the kinds it applies to.")
        }
        return Property(
            id: row.identifier(), label: row.text("label", english: true), type: type ?? .text, unit: unit,
            needsDatum: row.flag("datum", word: "required"), isTotal: row.flag("total", word: "yes"),
            kinds: row.list("kinds"), expectedKinds: row.list("expected"), sector: row.choice("sector") ?? .general,
            useOf: row.cell("use_of"), reviewDays: row.years("review_years"), choices: choices(row))
    }

    private func choices(_ row: PackRow) -> [Property.Choice] {
        var labels: [String: Text] = [:]
        var order: [String] = []
        for language in [Language.en] + Language.allCases.filter({ $0 != .en }) {
            let column = language == .en && row.cell("choices_en") == nil ? "choices" : "choices_\(language.tag)"
            for item in row.list(column) {
                let parts = item.split(separator: "=", maxSplits: 1).map { $0.trimmingSpaces() }
                guard parts.count == 2, Identifier.isValid(parts[0]) else {
                    row.fault(
                        column, "“\(item.prefix(80))” is not id=Label.",
                        remedy: "Write for instance open=Open|closed=Closed.")
                    continue
                }
                if labels[parts[0]] == nil { order.append(parts[0]) }
                labels[parts[0], default: Text()][language] = parts[1]
            }
        }
        return order.map { Property.Choice(id: $0, label: labels[$0] ?? Text()) }
    }
}

extension PackRow {
    fileprivate func mark() -> Kind.Mark {
        guard let text = cell("mark") else { return .none }
        if let mark = Kind.Mark(rawValue: text) { return mark }
        faultChoice("mark", text, ["area", "ring", "dot", "line", "none"])
        return .none
    }

    fileprivate func valueType() -> Property.ValueType? {
        let text = required("value")
        if let type = Property.ValueType(rawValue: text) { return type }
        faultChoice("value", text, ["quantity", "text", "choice", "reference", "period", "geometry"])
        return nil
    }

    /// A number of years, such as 5 or 0.5, in days.
    fileprivate func years(_ column: String) -> Int? {
        guard let text = cell(column) else { return nil }
        guard let years = Number(parsing: text)?.double, years > 0, years <= 200 else {
            fault(column, "“\(text.prefix(40))” is not a number of years.", remedy: "Write for instance 5 or 0.5.")
            return nil
        }
        return Int(years * 365.25)
    }

    /// A column that holds one word or nothing.
    fileprivate func flag(_ column: String, word: String) -> Bool {
        guard let text = cell(column) else { return false }
        if text != word { faultChoice(column, text, [word]) }
        return text == word
    }
}
