package import Journal
package import Languages
package import Register

extension SeriesRecord: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) {
        body("name", &name)
        body("method", &method)
        body("licence", &licence)
        body("note", &note)
    }
}

extension AlertRule: TextRecord {
    package mutating func eachText(_ body: (String, inout Text) -> Void) { body("text", &text) }
}

/// The words of series, for translators: they are read with the thing that is observed.
package struct SeriesTexts: SubjectTexts {
    package let kind = TextReference.Kind.series

    package init() {}

    package func record(_ id: String, _ payload: JSON) throws(PayloadError) -> SubjectRecord {
        let series = try SeriesRecord(id: id, payload: payload)
        var record = SubjectRecord(series)
        (record.visibility, record.thing, record.saidBy) = (series.visibility, series.thing, series.publisher)
        return record
    }
}

/// The words of rules for alerts: they are read with their series.
package struct AlertTexts: SubjectTexts {
    package let kind = TextReference.Kind.alertRule

    package init() {}

    package func record(_ id: String, _ payload: JSON) throws(PayloadError) -> SubjectRecord {
        let rule = try AlertRule(id: id, payload: payload)
        var record = SubjectRecord(rule)
        record.visibility = rule.visibility
        record.under = TextReference(.series, rule.series)
        record.isOver = rule.isEnded
        return record
    }
}
