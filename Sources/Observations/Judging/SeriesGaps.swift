package import Measures

/// A stretch in which a series should have spoken and did not.
package struct SeriesGap: Sendable, Hashable {
    package let before: ObservedTime
    package let after: ObservedTime
    /// How many observations would have stood between.
    package let missing: Int
}

package enum SeriesGaps {
    /// The gaps between observations in their order: where the next is later than one and a half steps.
    ///
    /// A series that promises no beat has none.
    package static func find(_ observations: [Observation], of series: SeriesRecord) -> [SeriesGap] {
        guard let step = series.stepMilliseconds else { return [] }
        return zip(observations, observations.dropFirst()).compactMap { earlier, later in
            let distance = later.time.start - earlier.time.start
            guard distance > step + step / 2 else { return nil }
            return SeriesGap(
                before: earlier.time, after: later.time, missing: max(1, Int((distance + step / 2) / step) - 1))
        }
    }

    /// When a series has been silent longer than it may at a moment: since when; `nil` where it is not.
    package static func silence(of series: SeriesRecord, last: Int64, now: Instant) -> Instant? {
        guard let step = series.stepMilliseconds, now.milliseconds - last > 2 * step + step / 2 else { return nil }
        return Instant(clamping: last)
    }
}
