package import Importing
import Measures

/// How often a series seems to speak, told from the times of a file.
package struct SeriesStep: Sendable, Hashable {
    package private(set) var resolution: Resolution?
    /// Minutes from one moment to the next, where nearly all stand as far apart.
    package private(set) var beat: Int?

    /// So many times say how the others are.
    private static let looked = 2_000

    package init(guessing points: [RawPoint]) {
        var moments: [Int64] = []
        var periods: [Period] = []
        for point in points.prefix(Self.looked) {
            if let instant = PointReading.instant(point.time) {
                moments.append(instant.milliseconds)
            } else if let period = PointReading.period(point.time) {
                periods.append(period)
            }
        }
        guard !moments.isEmpty || !periods.isEmpty else { return }
        let isDaily = moments.allSatisfy { $0 % 86_400_000 == 0 }
        if periods.isEmpty, !isDaily {
            resolution = .instant
            beat = Self.usual(Self.steps(moments)).flatMap { step in
                step % 60_000 == 0 && (1...527_040).contains(step / 60_000) ? Int(step / 60_000) : nil
            }
            return
        }
        // A file that mixes moments with days is no series of either.
        guard isDaily else { return }
        let days = moments.map { Period(Instant(clamping: $0).day()) } + periods
        resolution = Self.resolution(of: days)
    }

    private static func resolution(of periods: [Period]) -> Resolution? {
        let lengths = Set(periods.map { $0.start.days(to: $0.end) + 1 })
        if let longest = lengths.max(), longest > 1 {
            // The narrowest that holds them all.
            return [Resolution.week, .tenDay, .month, .year].first { step in periods.allSatisfy(step.holds) }
        }
        let starts = periods.map { Int64($0.start.number) }
        guard let step = usual(steps(starts)) else { return .day }
        return switch step {
        case 7: .week
        case 9...11: .tenDay
        default: .day
        }
    }

    private static func steps(_ times: [Int64]) -> [Int64] { zip(times, times.dropFirst()).map { $1 - $0 } }

    /// The distance that at least three of four have.
    private static func usual(_ steps: [Int64]) -> Int64? {
        let counts = Dictionary(steps.map { ($0, 1) }, uniquingKeysWith: +)
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.key > 0,
            most.value * 4 >= steps.count * 3
        else { return nil }
        return most.key
    }
}
