import GRDB
import Journal
import Measures
package import Register

extension Reading {
    /// A rule with the party whose it is.
    package struct StandingRule: Sendable, Hashable {
        package let rule: AlertRule
        package let recorder: String
        package let position: Int64
    }

    /// The rules this reader may know of that have not ended, of one series or of all.
    package func alertRules(of series: String? = nil, limit: Int = 500) throws -> [StandingRule] {
        // A node that computes no observations has none.
        guard try db.tableExists("alert_rule") else { return [] }
        let narrowed: SQL = series.map { "AND alert_rule.series = \($0)" } ?? ""
        let request = SQLRequest<Row>(
            literal: """
                SELECT id, recorder, position, payload FROM alert_rule
                WHERE ended = 0 AND \(who.condition(on: "alert_rule")) \(narrowed) ORDER BY id LIMIT \(limit)
                """)
        let found = try request.fetchAll(db).compactMap { row -> StandingRule? in
            guard let payload = try? JSON(parsing: row[3] as String),
                let rule = try? AlertRule(id: row[0], payload: payload)
            else { return nil }
            return StandingRule(rule: rule, recorder: row[1], position: row[2])
        }
        let rules = try translated(found.map(\.rule), .alertRule) { $0.id }
        return zip(found, rules).map { StandingRule(rule: $1, recorder: $0.recorder, position: $0.position) }
    }

    /// The series that rules look at, by the ids of the rules.
    package func seriesWatched(by rules: [String]) throws -> [String: String] {
        guard !rules.isEmpty, try db.tableExists("alert_rule") else { return [:] }
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT id, series FROM alert_rule WHERE id IN \(rules) AND \(who.condition(on: "alert_rule"))
                """
        ).fetchAll(db)
        return Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { first, _ in first }
    }

    /// The rules that hold now, the newest first.
    package func alerts(of series: String? = nil) throws -> [StandingAlert] {
        var held: [String: (StandingSeries, [StandingObservation])] = [:]
        var alerts: [StandingAlert] = []
        for standing in try alertRules(of: series) {
            if held[standing.rule.series] == nil {
                guard let known = try self.series(standing.rule.series) else { continue }
                held[standing.rule.series] = (known, try newest(of: known))
            }
            guard let (known, observations) = held[standing.rule.series] else { continue }
            if let alert = try alert(standing, known, observations) { alerts.append(alert) }
        }
        return alerts.sorted { ($1.told, $0.id) < ($0.told, $1.id) }
    }

    /// At least the newest block of a series, in the order of time.
    private func newest(of standing: StandingSeries) throws -> [StandingObservation] {
        let first = try Int64.fetchOne(
            db,
            sql: """
                SELECT min(first_time) FROM (
                    SELECT block.first_time FROM observation_block AS block JOIN series ON series.no = block.series_no
                    WHERE series.id = ? AND act != 'withdrawn' ORDER BY block.last_time DESC LIMIT 20)
                """, arguments: [standing.id])
        guard let first else { return [] }
        return Array(
            try observations(
                of: standing.id, in: first..<Range<Int64>.always.upperBound, limit: ObservationLimits.file
            ).suffix(2_000))
    }

    private func alert(
        _ standing: StandingRule, _ series: StandingSeries, _ observations: [StandingObservation]
    ) throws -> StandingAlert? {
        let rule = standing.rule
        func made(_ first: StandingObservation, _ shown: StandingObservation?, told: Instant) -> StandingAlert {
            StandingAlert(
                rule: rule, recorder: standing.recorder, series: series,
                since: Instant(clamping: first.observation.time.start), observation: shown,
                position: max(standing.position, shown?.position ?? first.position), told: told)
        }
        switch rule.watch {
        case .silent:
            guard let last = observations.last,
                SeriesGaps.silence(of: series.series, last: last.observation.time.start, now: now) != nil,
                let step = series.series.stepMilliseconds
            else { return nil }
            let told = Instant(clamping: last.observation.time.start + 2 * step + step / 2)
            return made(last, nil, told: max(told, try time(of: standing.position)))
        case .above, .below:
            let known = observations.filter { $0.observation.number != nil }
            let crossing = known.reversed().prefix { Self.crosses($0, rule) }
            guard let newest = crossing.first, let first = crossing.last else { return nil }
            return made(
                first, newest, told: max(try time(of: first.position), try time(of: standing.position)))
        case .impossible:
            guard let found = Self.impossible(observations, series.series) else { return nil }
            return made(
                found, found, told: max(try time(of: found.position), try time(of: standing.position)))
        }
    }

    private static func crosses(_ item: StandingObservation, _ rule: AlertRule) -> Bool {
        guard let value = item.observation.number, let threshold = rule.threshold?.double else { return false }
        return rule.watch == .above ? value > threshold : value < threshold
    }

    /// The newest of the last hundred values that cannot be beside those before it.
    private static func impossible(_ observations: [StandingObservation], _ series: SeriesRecord)
        -> StandingObservation?
    {
        let earlier = observations.dropLast(100).compactMap(\.observation.number)
        let possible = PossibleValues(of: series, standing: earlier)
        return observations.suffix(100).last { item in
            item.observation.quality.counts && item.observation.value.map { possible.refusal(of: $0) != nil } ?? false
        }
    }

    /// When an entry was written.
    private func time(of position: Int64) throws -> Instant {
        Instant(
            clamping: try Int64.fetchOne(db, sql: "SELECT time FROM entry WHERE position = ?", arguments: [position])
                ?? 0)
    }
}
