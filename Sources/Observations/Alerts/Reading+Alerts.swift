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

    /// A rule that has not ended; `nil` where this reader may not know of it.
    package func alertRule(_ id: String) throws -> StandingRule? {
        try alertRules(where: "AND id = \(id)", limit: 1).first
    }

    /// The rules this reader may know of that have not ended, of one series, of one party or of all.
    package func alertRules(
        of series: String? = nil, by party: String? = nil, limit: Int = AlertRule.readMax
    ) throws -> [StandingRule] {
        var narrowed: SQL = series.map { "AND series = \($0)" } ?? ""
        if let party { narrowed = "\(narrowed) AND recorder = \(party)" }
        return try alertRules(where: narrowed, limit: limit)
    }

    private func alertRules(where narrowed: SQL, limit: Int) throws -> [StandingRule] {
        // A node that computes no observations has none.
        guard try db.tableExists("alert_rule") else { return [] }
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

    /// The rules that hold now, of one series, of one party or of all, the newest first.
    package func alerts(of series: String? = nil, by party: String? = nil) throws -> [StandingAlert] {
        try alerts(of: alertRules(of: series, by: party))
    }

    /// One alert by its id, if it holds now.
    package func alert(_ id: String) throws -> StandingAlert? {
        guard let end = id.lastIndex(of: "-"), let rule = try alertRule(String(id[..<end])) else { return nil }
        return try alerts(of: [rule]).first { $0.id == id }
    }

    private func alerts(of rules: [StandingRule]) throws -> [StandingAlert] {
        var held: [String: (StandingSeries, [StandingObservation])] = [:]
        var alerts: [StandingAlert] = []
        for standing in rules {
            if held[standing.rule.series] == nil {
                guard let known = try self.series(standing.rule.series) else { continue }
                held[standing.rule.series] = (known, try newest(of: known.id))
            }
            guard let (known, observations) = held[standing.rule.series] else { continue }
            if let alert = try alert(standing, known, observations) { alerts.append(alert) }
        }
        return alerts.sorted { ($1.told, $0.id) < ($0.told, $1.id) }
    }

    /// So many of the newest observations of a series are looked at one by one.
    private static let looked = 2_000

    private func newest(of series: String) throws -> [StandingObservation] {
        guard let no = try seriesNumber(series) else { return [] }
        return try newest(of: no, limit: Self.looked)
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
            guard let newest = crossing.first, var first = crossing.last else { return nil }
            // It began before what was looked at.
            if crossing.count == known.count { first = try beginning(of: rule, series) ?? first }
            return made(
                first, newest, told: max(try time(of: first.position), try time(of: standing.position)))
        case .impossible:
            guard let found = Self.impossible(observations, series.series) else { return nil }
            return made(
                found, found, told: max(try time(of: found.position), try time(of: standing.position)))
        }
    }

    /// The first observation since which all lie beyond the threshold of a rule.
    private func beginning(of rule: AlertRule, _ series: StandingSeries) throws -> StandingObservation? {
        guard let no = try seriesNumber(series.id) else { return nil }
        let last = try newest(of: no, series: series.id) { !Self.crosses($0, rule) }
        let from = last.map { $0.observation.time.start + 1 } ?? Range<Int64>.always.lowerBound
        return try observations(of: series.id, in: from..<Range<Int64>.always.upperBound, limit: Self.looked)
            .first { $0.observation.number != nil }
    }

    private static func crosses(_ item: StandingObservation, _ rule: AlertRule) -> Bool {
        item.observation.number.map { crosses($0, rule) } ?? false
    }

    private static func crosses(_ value: Double, _ rule: AlertRule) -> Bool {
        guard let threshold = rule.threshold?.double else { return false }
        return rule.watch == .above ? value > threshold : value < threshold
    }

    /// The newest of the last hundred values that cannot be beside those before it.
    private static func impossible(_ observations: [StandingObservation], _ series: SeriesRecord)
        -> StandingObservation?
    {
        var earlier = Bucket()
        for item in observations.dropLast(100) { earlier.add(item.observation.number, isFlagged: false) }
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
