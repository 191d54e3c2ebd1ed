package import Journal
package import Languages
package import Measures
package import Register

/// When a party wants to be told of a series, and how grave that is.
package struct AlertRule: Sendable, Hashable {
    package enum Watch: String, Sendable, Hashable, CaseIterable {
        /// The newest value lies above, or below, a threshold.
        case above, below
        /// Nothing has come for longer than the resolution allows.
        case silent
        /// A value has come that cannot be.
        case impossible

        package var needsThreshold: Bool { self == .above || self == .below }
    }

    /// As the Common Alerting Protocol names them.
    package enum Severity: String, Sendable, Hashable, CaseIterable { case minor, moderate, severe, extreme }

    /// So many rules may a party have at once, and so many of all are looked at.
    package static let partyMax = 200
    package static let readMax = 2_000

    package let id: String
    package let series: String
    package let watch: Watch
    /// In the unit and from the datum of the series.
    package let threshold: Number?
    package let severity: Severity
    /// What it means, and what to do.
    package internal(set) var text: Text
    /// Whether it has been taken back.
    package let isEnded: Bool
    package let visibility: Visibility

    package init(
        id: String, series: String, watch: Watch, threshold: Number? = nil, severity: Severity = .moderate,
        text: Text = Text(), isEnded: Bool = false, visibility: Visibility = .everyone
    ) {
        self.id = id
        self.series = series
        self.watch = watch
        self.threshold = threshold
        self.severity = severity
        self.text = text
        self.isEnded = isEnded
        self.visibility = visibility
    }
}

extension AlertRule: RegisterRecord {
    package static let entryKind = "alert-rule"

    package var payload: JSON {
        JSON(present: [
            ("series", .string(series)), ("watch", .string(watch.rawValue)), ("threshold", .optional(threshold?.text)),
            ("severity", .string(severity.rawValue)), ("text", text.json), ("ended", isEnded ? .bool(true) : nil),
            ("visibility", visibility.json),
        ])
    }

    package init(id: String, payload: JSON) throws(PayloadError) {
        let watch: Watch = try payload.required(try payload.choice("watch"), "watch")
        var threshold: Number?
        if let text = try payload.optionalString("threshold") {
            threshold = try payload.required(Number(parsing: text), "threshold")
        }
        guard watch.needsThreshold == (threshold != nil) else { throw PayloadError("threshold") }
        self.init(
            id: id, series: try payload.string("series"), watch: watch, threshold: threshold,
            severity: try payload.required(try payload.choice("severity"), "severity"),
            text: try payload.text("text"), isEnded: try payload.flag("ended"),
            visibility: try Visibility(json: payload["visibility"]))
    }
}

/// A rule that holds now: since when, and by which observation.
package struct StandingAlert: Sendable, Hashable {
    package let rule: AlertRule
    /// The party whose rule it is.
    package let recorder: String
    package let series: StandingSeries
    /// The first observation of those that keep it up, or the last before the silence.
    package let since: Instant
    /// The one that is told of; `nil` where there is silence.
    package let observation: StandingObservation?
    /// The entry that brought it about.
    package let position: Int64
    /// When that was entered; of a silence when it began to be one.
    package let told: Instant

    package var id: String { "\(rule.id)-\(since.milliseconds / 1000)" }
}
