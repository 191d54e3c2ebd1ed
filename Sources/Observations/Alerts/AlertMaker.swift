package import Drafts
package import Journal
import Languages
import Measures
package import Register

/// Rules by which a party is told of a series.
///
/// Fields: `series`, `watch`, `threshold`, `severity`, `text` with `language`, `visibility`, `rule` (one that stands),
/// `ended` (`yes`).
package struct AlertMaker: DraftMaker {
    package let kind = "alert-rule"

    package init() {}

    package func subject(of fields: DraftFields) -> String? { fields.seriesSubject }

    package func entries(
        from fields: DraftFields, draft: String, by party: String, member: String, in reading: Reading
    ) throws -> [EntryBody] {
        var reader = FieldReader(fields, by: party, in: reading)
        let series = reader.required("series")
        let known = try series.flatMap { try reading.series($0) }
        if let series, known == nil { reader.fault("series", "series-unknown", ["text": series]) }
        let watch = AlertRule.Watch(rawValue: reader.required("watch") ?? "")
        if watch == nil, reader["watch"] != nil { reader.fault("watch", "missing") }
        let severity = AlertRule.Severity(rawValue: reader["severity"] ?? "moderate")
        if severity == nil { reader.fault("severity", "missing") }
        var threshold: Number?
        if watch?.needsThreshold == true, let typed = reader.required("threshold") {
            threshold = Self.threshold(typed, of: known, &reader)
        }
        let text = reader.text("text", in: "language", atMost: 1_000, keeping: nil)
        let visibility = reader.visibility()
        let standing = try reader["rule"].flatMap { try reading.alertRule($0) }
        if reader["rule"] != nil, standing?.recorder != party { reader.fault("rule", "series-of-others") }
        if standing == nil, try reading.alertRules(by: party).count >= AlertRule.partyMax {
            reader.fault("series", "too-many", ["count": String(AlertRule.partyMax)])
        }
        try reader.finish()
        guard let series, let watch, let severity else { return [] }
        let rule = AlertRule(
            id: standing?.rule.id ?? "a-" + draft, series: series, watch: watch, threshold: threshold,
            severity: severity, text: text, isEnded: reader["ended"] == "yes", visibility: visibility)
        return [rule.entry(party: party, member: member)]
    }

    /// The threshold as typed, in the unit of its series; nothing is converted silently.
    private static func threshold(_ typed: String, of series: StandingSeries?, _ reader: inout FieldReader) -> Number? {
        if let plain = Number(parsing: NumberFormat.asciiDigits(typed)) { return plain }
        guard let amount = try? TypedAmount(typed, in: reader.language()), case .exact(let number) = amount.amount
        else {
            reader.fault("threshold", "amount-unreadable", ["text": typed])
            return nil
        }
        if let unit = amount.unit, let kept = series?.series.unit, (try? Unit(parsing: unit)) != kept {
            reader.fault("threshold", "unit-other", ["text": typed, "unit": kept.code])
        }
        return number
    }
}
