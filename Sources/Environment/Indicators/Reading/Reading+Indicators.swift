import GRDB
import Journal
package import Measures
package import Register

extension Reading {
    /// The moment of the whole state that is being asked.
    package func indicatorMoment() throws -> IndicatorMoment {
        IndicatorMoment(position: try lastPosition(), day: today)
    }

    /// The moment right after an entry; `nil` where the journal has not come so far.
    package func indicatorMoment(after position: Int64) throws -> IndicatorMoment? {
        guard position > 0, position <= (try lastPosition()), let time = try time(at: position) else { return nil }
        return IndicatorMoment(position: position, day: Instant(clamping: time).day())
    }

    /// The moment at the end of a day.
    package func indicatorMoment(atEndOf day: Day) throws -> IndicatorMoment {
        IndicatorMoment(position: try lastPosition(atEndOf: day, .utc), day: day)
    }

    /// The indicators as they were defined at a moment, in their order.
    package func indicators(at moment: IndicatorMoment) throws -> [Indicator] {
        try indicators(at: moment, having: "true")
    }

    /// Those that look at a thing or have it as a part.
    package func indicators(lookingAt thing: String, at moment: IndicatorMoment) throws -> [Indicator] {
        // Most things have none: what does not name the thing is not even read.
        try indicators(at: moment, having: "instr(payload, \("\"\(thing)\"")) > 0").filter {
            $0.things.contains(thing) || $0.parts.contains(thing)
        }
    }

    private func indicators(at moment: IndicatorMoment, having condition: SQL) throws -> [Indicator] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT id, payload, max(position) FROM indicator_wording WHERE position <= \(moment.position)
                GROUP BY id HAVING \(condition)
                """
        ).fetchAll(db)
        let found = rows.compactMap { row in
            (try? JSON(parsing: row[1] as String)).flatMap { try? Indicator(id: row[0], payload: $0) }
        }
        return try translated(found, .indicator) { $0.id }.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    }

    /// One of them; `nil` where there was none of that name.
    package func indicator(_ id: String, at moment: IndicatorMoment) throws -> Indicator? {
        let payload = try SQLRequest<String>(
            literal: """
                SELECT payload FROM indicator_wording WHERE id = \(id) AND position <= \(moment.position)
                ORDER BY position DESC LIMIT 1
                """
        ).fetchOne(db)
        return try payload.flatMap { payload in
            try translated([try Indicator(id: id, payload: try JSON(parsing: payload))], .indicator) { $0.id }.first
        }
    }

    /// What an indicator said at a moment, to this reader.
    package func assessment(of indicator: Indicator, at moment: IndicatorMoment) throws -> Assessment {
        try assessments(of: [indicator], at: moment)[0]
    }

    /// What several indicators said; each thing is asked once.
    package func assessments(of indicators: [Indicator], at moment: IndicatorMoment) throws -> [Assessment] {
        var gathering = IndicatorGathering(reading: self, moment: moment)
        return try indicators.map { indicator in
            Assessing(indicator, try gathering.material(for: indicator), at: moment).assessment()
        }
    }
}

/// One wording of an indicator: the entry that says it, and when it was said.
package struct IndicatorWording: Sendable, Hashable {
    package let position: Int64
    package let day: Day
}

extension Reading {
    /// The party that defined an indicator and alone words it anew; `nil` where there is none.
    package func recorder(ofIndicator id: String) throws -> String? {
        try SQLRequest<String>(
            literal: "SELECT recorder FROM indicator_wording WHERE id = \(id) ORDER BY position LIMIT 1"
        ).fetchOne(db)
    }

    /// How an indicator was worded up to a moment, the newest first.
    package func wordings(
        ofIndicator id: String, at moment: IndicatorMoment, limit: Int = 24
    ) throws -> [IndicatorWording] {
        let positions = try SQLRequest<Int64>(
            literal: """
                SELECT position FROM indicator_wording WHERE id = \(id) AND position <= \(moment.position)
                ORDER BY position DESC LIMIT \(limit)
                """
        ).fetchAll(db)
        return try positions.compactMap { position in
            try indicatorMoment(after: position).map { IndicatorWording(position: position, day: $0.day) }
        }
    }
}
