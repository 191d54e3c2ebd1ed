import Importing
import Journal
import Languages
import Measures

extension PackReader {
    mutating func readClaims(into pack: inout RegionPack) {
        let columns = [
            "thing", "property", "value", "unit", "datum", "as_of", "said_by", "source", "letter", "basis", "until",
            "stated", "visibility", "id",
        ]
        let properties = Dictionary(pack.properties.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for table in files.tables(in: "claims") {
            for row in rows(table, known: columns, texts: ["value", "speaker", "doubt", "note"]) {
                guard let claim = claim(row, properties) else {
                    diagnostics += row.diagnostics
                    continue
                }
                keep(claim, row, in: &pack.claims, &pack.places)
            }
        }
    }

    private func claim(_ row: PackRow, _ properties: [String: Property]) -> Claim? {
        let (thing, propertyID) = (row.identifier("thing"), row.identifier("property"))
        guard let property = properties[propertyID] else {
            row.fault(
                "property", "There is no property “\(propertyID.prefix(80))”.",
                remedy: "Add it to properties.csv, or correct the spelling.")
            return nil
        }
        guard let value = value(row, property) else { return nil }
        let saidBy = row.identifier("said_by")
        let basis: Basis? = row.choice("basis")
        if row.cell("basis") == nil { _ = row.required("basis") }
        let asOf = row.period("as_of")
        let identity = [thing, propertyID, asOf?.text ?? "", saidBy, row.cell("source") ?? "", row.cell("id") ?? ""]
        let digest = Digest(hashing: Array(identity.joined(separator: "\u{1F}").utf8))
        return Claim(
            id: "c-" + digest.hex.prefix(24), thing: thing, property: propertyID, value: value, asOf: asOf,
            saidBy: saidBy, speaker: row.text("speaker"), source: row.cell("source"), letter: row.cell("letter"),
            basis: basis ?? .found,
            until: row.period("until"), stated: row.cell("stated"), doubt: row.text("doubt"), note: row.text("note"),
            visibility: visibility(row))
    }

    func visibility(_ row: PackRow) -> Visibility {
        switch row.cell("visibility") {
        case nil, "public": return .everyone
        case "members": return .members
        case let other?:
            row.faultChoice("visibility", other, ["public", "members"])
            return .everyone
        }
    }

    private func value(_ row: PackRow, _ property: Property) -> Value? {
        let text = row.required("value")
        guard !text.isEmpty else { return nil }
        switch property.type {
        case .quantity: return quantity(text, row, property).map(Value.quantity)
        case .text:
            var value = Text()
            for language in Language.allCases { value[language] = row.cell("value_\(language.tag)") }
            if value[.en] == nil { value[.en] = text }
            return .text(value)
        case .choice:
            guard property.choices.contains(where: { $0.id == text }) else {
                row.faultChoice("value", text, property.choices.map(\.id))
                return nil
            }
            return .choice(text)
        case .reference: return .reference(text)
        case .period: return row.period("value").map(Value.period)
        case .geometry: return geometry(row, "value").map(Value.geometry)
        }
    }

    private func quantity(_ text: String, _ row: PackRow, _ property: Property) -> Quantity? {
        guard let propertyUnit = property.unit else { return nil }
        let amount: Amount
        do {
            amount = try Amount(parsing: text)
        } catch {
            row.fault("value", error.message, remedy: "Write for instance 10, 4.5, 17..18, <1000 or ~8.5.")
            return nil
        }
        var unit = propertyUnit
        if let code = row.cell("unit") {
            do {
                unit = try Unit(parsing: code)
            } catch {
                row.fault("unit", error.message, remedy: "Write a UCUM code, for instance t, Mt/a or km2.")
                return nil
            }
            if !unit.converts(to: propertyUnit) {
                row.fault(
                    "unit", "\(code) cannot be converted to \(propertyUnit.code), the unit of \(property.id).",
                    remedy: "Use a unit of the same dimension, or another property.")
            }
        }
        return Quantity(amount: amount, unit: unit, datum: datum(row, property))
    }

    private func datum(_ row: PackRow, _ property: Property) -> Datum? {
        guard let code = row.cell("datum") else {
            if property.needsDatum {
                row.fault(
                    "datum", "\(property.id) means nothing without a datum.",
                    remedy: "Name one of datums.csv, unstated if the source does not say.")
            }
            return nil
        }
        guard let datum = Datum(code: code) else {
            row.fault("datum", "“\(code.prefix(80))” is not a datum.", remedy: "Name one of datums.csv.")
            return nil
        }
        return datum
    }
}
