import Depths
package import Measures
import Register

/// What is known of the level of a sea: figures of years and months by datum and publisher, and of weeks.
package struct LevelRecord: Sendable {
    /// Figures of years and months, the oldest first.
    package let figures: [LevelFigure]
    /// The weeks, the oldest first.
    package let weeks: [LevelWeek]
    /// The datum of the newest level that states one.
    package let datum: Datum?

    init(figures: [LevelFigure], weeks: [LevelWeek]) {
        self.figures = figures.filter { $0.claim.asOf != nil && $0.datum != nil }.sorted(by: Self.isEarlier)
        self.weeks = weeks.sorted { ($0.time, $0.thing) < ($1.time, $1.thing) }
        datum = self.figures.last { $0.datum != .unstated }?.datum
    }

    private static func isEarlier(_ left: LevelFigure, _ right: LevelFigure) -> Bool {
        guard let first = left.claim.asOf, let second = right.claim.asOf else { return false }
        return (first, left.claim.id) < (second, right.claim.id)
    }

    /// The figures of one datum and one speaker.
    package struct Series: Sendable, Hashable {
        package let datum: Datum
        package let saidBy: String
        package let thing: String
        package let figures: [LevelFigure]
    }

    /// By datum, the one with the newest level first, then by how much each speaker says.
    package var series: [Series] {
        struct Key: Hashable {
            let datum: Datum
            let saidBy: String
            let thing: String
        }
        let groups = Dictionary(grouping: figures) { figure in
            Key(datum: figure.datum ?? .unstated, saidBy: figure.claim.saidBy, thing: figure.claim.thing)
        }
        return groups.map { Series(datum: $0.datum, saidBy: $0.saidBy, thing: $0.thing, figures: $1) }.sorted {
            let (first, second) = (rank($0.datum), rank($1.datum))
            if first != second { return first < second }
            return (-$0.figures.count, $0.saidBy, $0.thing) < (-$1.figures.count, $1.saidBy, $1.thing)
        }
    }

    private func rank(_ other: Datum) -> Int { other == datum ? 0 : other == .unstated ? 2 : 1 }
}

/// The lowest, the mean and the highest level of one week.
package struct LevelWeek: Sendable, Hashable {
    package let thing: String
    package let time: Period
    package let lowest: LevelFigure?
    package let mean: LevelFigure?
    package let highest: LevelFigure?

    /// How far the wind moved the water; nil where an end is missing or the ends stand the wrong way round.
    package var range: ClosedRange<Double>? {
        guard let low = lowest?.value.low, let high = highest?.value.high, low <= high else { return nil }
        return low...high
    }

    package var isDoubted: Bool { [lowest, mean, highest].contains { $0?.isDoubted ?? false } }
}

extension LevelRecord {
    /// The newest level in the datum of this record.
    package var newest: KnownLevel? {
        let usable = usable
        guard let end = usable.compactMap({ $0.claim.asOf?.end }).max() else { return nil }
        return known(usable.filter { $0.claim.asOf?.end == end })
    }

    /// The day on which the newest level ends.
    package var newestDay: Day? { usable.compactMap { $0.claim.asOf?.end }.max() }

    /// The level at a time in the datum of this record; nil before the first that is known.
    ///
    /// Figures of that time are taken, those of years and months before those of weeks; where there are none, those of
    /// the nearest times before and after it.
    package func level(at time: Period?) -> KnownLevel? {
        guard let time else { return newest.map { KnownLevel($0.water, assuming: [.undated]) } }
        for figures in [usable, means] {
            let then = figures.filter { $0.claim.asOf?.overlaps(time) ?? false }
            if let known = known(then) { return known }
        }
        let all = usable + means
        let before = all.filter { ($0.claim.asOf?.end ?? time.end) < time.start }
        let after = all.filter { ($0.claim.asOf?.start ?? time.start) > time.end }
        guard let last = before.compactMap({ $0.claim.asOf?.end }).max() else { return nil }
        let nearest = before.filter { $0.claim.asOf?.end == last }
        guard let first = after.compactMap({ $0.claim.asOf?.start }).min() else {
            return known(nearest, assuming: [.newest])
        }
        return known(nearest + after.filter { $0.claim.asOf?.start == first }, assuming: [.between])
    }

    private var usable: [LevelFigure] { figures.filter { $0.datum == datum && !$0.isDoubted } }
    private var means: [LevelFigure] { weeks.compactMap(\.mean).filter { $0.datum == datum && !$0.isDoubted } }

    private func known(_ figures: [LevelFigure], assuming assumptions: [LevelAssumption] = []) -> KnownLevel? {
        guard let datum, let height = try? Estimate.spread(of: figures.map(\.value)),
            let water = try? WaterLevel(height, above: datum.code)
        else { return nil }
        return KnownLevel(water, assuming: assumptions)
    }
}
