import Journal
package import Languages
package import Register

/// Observations of one series that one entry states, sets right or takes back.
package struct ObservationBlock: Sendable, Hashable {
    package enum Act: String, Sendable, Hashable, CaseIterable {
        case stated
        /// In the place of what stands at the same times.
        case corrected
        /// What stands at these times is no longer said; the block holds the times alone.
        case withdrawn
    }

    package let id: String
    package let series: String
    package let act: Act
    /// Why it was set right or taken back.
    package let reason: Text
    /// In the order of their times, no two at one time.
    package let observations: [Observation]
    /// Where these were read, when it is not where the rest of the series was.
    package let source: String?
    package let visibility: Visibility

    package init(
        id: String, series: String, act: Act = .stated, reason: Text = Text(), observations: [Observation],
        source: String? = nil, visibility: Visibility = .everyone
    ) {
        self.id = id
        self.series = series
        self.act = act
        self.reason = reason
        self.observations = observations
        self.source = source
        self.visibility = visibility
    }

    /// Observations in blocks as large as entries may be, named after series and content; given in the order of their times.
    ///
    /// `standing` is the newest entry of the series they were made on: what was taken back may be stated once more.
    package static func blocks(
        of series: SeriesRecord, act: Act = .stated, reason: Text = Text(), source: String? = nil,
        on standing: Int64?, _ observations: [Observation]
    ) -> [ObservationBlock] {
        stride(from: 0, to: observations.count, by: ObservationLimits.block).map { start in
            let part = Array(observations[start..<min(start + ObservationLimits.block, observations.count)])
            func block(_ id: String) -> ObservationBlock {
                ObservationBlock(
                    id: id, series: series.id, act: act, reason: reason, observations: part,
                    source: source == series.source ? nil : source, visibility: series.visibility)
            }
            // The same observations on the same state make the same id, so that what was written twice is noticed.
            let state = standing.map { Array(" on \($0)".utf8) } ?? []
            let digest = Digest(hashing: Array(block("").payload.canonical) + state).hex.prefix(16)
            return block("\(series.id.prefix(60))-\(digest)")
        }
    }
}
