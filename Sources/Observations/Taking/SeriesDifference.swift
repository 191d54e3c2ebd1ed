package import Languages
import Measures
package import Register

/// What observations that come in are beside those that stand.
package struct SeriesDifference: Sendable, Hashable {
    package struct Change: Sendable, Hashable {
        package let standing: StandingObservation
        package let offered: Observation
    }

    /// At times at which nothing stands.
    package private(set) var fresh: [Observation] = []
    /// As they stand, to the digit.
    package private(set) var same: [Observation] = []
    package private(set) var changed: [Change] = []

    /// Compares observations in the order of their times with those that stand, in theirs.
    package init(_ offered: [Observation], standing: [StandingObservation]) {
        var place = 0
        for observation in offered {
            while place < standing.count, standing[place].observation.time.start < observation.time.start { place += 1 }
            guard place < standing.count, standing[place].observation.time.start == observation.time.start else {
                fresh.append(observation)
                continue
            }
            if observation.saysTheSame(as: standing[place].observation) {
                same.append(observation)
            } else {
                changed.append(Change(standing: standing[place], offered: observation))
            }
        }
    }

    /// The entries that make it so.
    package func blocks(
        of series: SeriesRecord, reason: Text, source: String? = nil, on standing: Int64?
    ) -> [ObservationBlock] {
        ObservationBlock.blocks(of: series, source: source, on: standing, fresh)
            + ObservationBlock.blocks(
                of: series, act: .corrected, reason: reason, source: source, on: standing, changed.map(\.offered))
    }
}

extension Observation {
    func saysTheSame(as other: Observation) -> Bool {
        time.start == other.time.start && time.end == other.time.end && value == other.value && error == other.error
            && quality == other.quality
    }
}

extension Reading {
    /// What observations of a series, in the order of their times, are beside those that stand.
    package func difference(_ offered: [Observation], from series: String) throws -> SeriesDifference {
        guard let first = offered.first, let last = offered.last else { return SeriesDifference([], standing: []) }
        let standing = try observations(
            of: series, in: first.time.start..<(last.time.start + 1), limit: ObservationLimits.file)
        return SeriesDifference(offered, standing: standing)
    }
}
