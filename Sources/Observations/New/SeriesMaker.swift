package import Drafts
package import Journal
package import Languages
import Measures
package import Register

/// Series: new ones, and those that their party describes anew.
///
/// Fields: `series` (one that stands) or `code` (the id wanted for a new one), `thing`, `property`, `publisher`, `unit`,
/// `datum`, `resolution`, `beat`, `name`, `method`, `licence` and `note` in `language`, `detectionLimit`, `fileName`,
/// `source` or a new one, `visibility`.
package struct SeriesMaker: DraftMaker {
    package let kind = "series"
    let units: TypedUnits

    package init(units: UnitNames) { self.units = TypedUnits(units) }

    package func subject(of fields: DraftFields) -> String? {
        (fields["series"] ?? fields["code"]).flatMap { Identifier.isValid($0) ? "series/\($0)" : nil }
    }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        let (series, source) = try describe(fields, draft: draft, by: party, member: member, in: reading)
        return (source.map { [$0] } ?? []) + [series.entry(party: party, member: member)]
    }

    /// The series that the fields describe; throws `DraftFaults` with everything that is wrong or missing.
    package func series(
        from fields: DraftFields, draft: String, by party: String, in reading: Reading
    ) throws -> SeriesRecord {
        try describe(fields, draft: draft, by: party, member: "", in: reading).series
    }

    private func describe(
        _ fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> (series: SeriesRecord, source: EntryBody?) {
        var reader = FieldReader(fields, by: party, in: reading)
        let standing = try Self.standing(&reader)
        let thing = try reader.required("thing").flatMap { try reader.thing($0, beside: "thing") }
        let property = Self.property(&reader, of: thing)
        let unit = unit(&reader, property)
        let datum = Self.datum(&reader, property)
        let step = SeriesStepFields(&reader)
        let texts = SeriesTextFields(&reader, keeping: standing?.series)
        let parties = reading.vocabulary.parties
        let publisher =
            reader["publisher"] == nil
            ? party : reader.known("publisher", "party-unknown") { parties[$0] != nil } ?? party
        let visibility = reader.visibility(standing?.series.visibility ?? .everyone)
        let source = SourceFields(&reader, publisher: publisher, visibility: visibility, member: member)
        let id = try Self.identifier(&reader, standing, draft: draft, property: property?.id)
        guard let thing, let property, let unit, let resolution = step.resolution else {
            try reader.finish()
            throw DraftFaults([])
        }
        let series = SeriesRecord(
            id: id, thing: thing.id, property: property.id, publisher: publisher, unit: unit, datum: datum,
            resolution: resolution, beatMinutes: step.beat, name: texts.name, method: texts.method,
            licence: texts.licence, source: source.id, note: texts.note, detectionLimit: step.detectionLimit,
            fileName: texts.fileName, visibility: visibility)
        if let standing { try Self.check(series, against: standing, &reader) }
        try reader.finish()
        return (series, source.entry)
    }

    // MARK: What it is called

    private static func standing(_ reader: inout FieldReader) throws -> StandingSeries? {
        guard let id = reader["series"] else { return nil }
        guard let standing = try reader.reading.series(id) else {
            reader.fault("series", "series-unknown", ["text": id])
            return nil
        }
        if standing.recorder != reader.party { reader.fault("series", "series-of-others") }
        return standing
    }

    private static func identifier(
        _ reader: inout FieldReader, _ standing: StandingSeries?, draft: String, property: String?
    ) throws -> String {
        if let standing { return standing.id }
        guard let code = reader["code"] else { return identifier(ofDraft: draft, property: property ?? "series") }
        if !Identifier.isValid(code) {
            reader.fault("code", "code-malformed", ["text": code])
        } else if try reader.reading.recorder(ofSeries: code) != nil {
            reader.fault("code", "code-taken", ["text": code])
        }
        return code
    }

    /// Readable in an address; the end is the ticket's, so that nobody can choose the name of another's.
    package static func identifier(ofDraft id: String, property: String) -> String {
        "\(property.prefix(50))-\(id.filter { $0 != "-" }.suffix(10))"
    }

    /// What its observations mean does not change behind them.
    private static func check(
        _ series: SeriesRecord, against standing: StandingSeries, _ reader: inout FieldReader
    ) throws {
        try reader.checkChange(of: "series/\(series.id)", isSame: series == standing.series)
        guard standing.count > 0 else { return }
        let old = standing.series
        let fixed: [(String, Bool)] = [
            ("thing", old.thing == series.thing), ("property", old.property == series.property),
            ("publisher", old.publisher == series.publisher), ("unit", old.unit == series.unit),
            ("datum", old.datum == series.datum), ("resolution", old.resolution == series.resolution),
        ]
        for (field, isSame) in fixed where !isSame { reader.fault(field, "series-fixed") }
    }
}
