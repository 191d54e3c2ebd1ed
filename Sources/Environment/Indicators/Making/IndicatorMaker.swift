package import Drafts
package import Journal
import Languages
import Measures
import Observations
package import Register

/// Indicators: new ones, and new wordings of those that a party itself has defined.
///
/// Fields: `indicator` (where one stands already), `name-fa`, `about-fa` and `missing-fa` for each language, `property`,
/// `things` (names or ids, one a line), `series`, `formula`, `time`, `datum`, `baseProperty`, `baseThing`, `baseTime`,
/// `threshold` (a property), `better`, `deviation`, `years`, `parts`, `sector`.
package struct IndicatorMaker: DraftMaker {
    package let kind = Indicator.entryKind

    package init() {}

    package func subject(of fields: DraftFields) -> String? {
        fields["indicator"].flatMap { Identifier.isValid($0) ? "\(kind)/\($0)" : nil }
    }

    /// The id of the indicator that a draft becomes.
    package static func identifier(ofDraft id: String) -> String { "i-" + id }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let standing = try standing(&reader)
        let name = reader.indicatorText("name", atMost: IndicatorLimits.name, isLine: true)
        if name.isEmpty { reader.fault("name-\(reader.language().tag)", "missing") }
        let formula = reader.choice("formula", Indicator.Formula.self)
        let series = try reader.indicatorSeries()
        let property = reader.quantity("property", or: series?.series.property)
        let things = try reader.indicatorThings("things", or: series?.series.thing)
        if things.isEmpty, !reader.faults.contains(where: { $0.field == "things" }) {
            reader.fault("things", "missing")
        }
        reader.check(things, of: property, series)
        var indicator = Indicator(
            id: standing?.id ?? Self.identifier(ofDraft: draft), name: name, formula: formula ?? .latest,
            things: things.map(\.id), property: property?.id ?? "")
        (indicator.beside, indicator.order) = (standing?.beside ?? [], standing?.order ?? Indicator.lastOrder)
        indicator.series = series?.id
        indicator.about = reader.indicatorText("about", atMost: IndicatorLimits.text)
        indicator.missing = reader.indicatorText("missing", atMost: IndicatorLimits.text)
        if let property, let formula { try reader.readMeasures(of: property, formula, into: &indicator) }
        try reader.readConfidence(into: &indicator)
        try reader.checkChange(of: "indicator/\(indicator.id)", isSame: standing?.payload == indicator.payload)
        if standing == nil, try reading.recorder(ofIndicator: indicator.id) != nil {
            reader.fault("", "stands-already")
        }
        try reader.finish()
        return [indicator.entry(party: party, member: member)]
    }

    private func standing(_ reader: inout FieldReader) throws -> Indicator? {
        guard let id = reader["indicator"] else { return nil }
        guard Identifier.isValid(id),
            let indicator = try reader.reading.indicator(id, at: try reader.reading.indicatorMoment())
        else {
            reader.fault("indicator", "indicator-unknown", ["text": id])
            return nil
        }
        if try reader.reading.recorder(ofIndicator: id) != reader.party {
            reader.fault("indicator", "indicator-of-others")
        }
        return indicator
    }
}

/// How long what is written of an indicator may be.
package enum IndicatorLimits {
    package static let name = 160
    package static let text = 2_000
}
