/// The median of the slopes between all pairs of a series (Theil and Sen): a rate that a few outliers do not move.
package struct MedianSlope: Equatable, Sendable {
    /// The longest series asked: its pairs are two millions.
    package static let longest = 2000

    /// Change of the value in one unit of time.
    package let slope: Double
    /// The value at the median time of a line with this slope through the medians.
    package let centre: Sample
    package let count: Int
    private let slopes: [Double]
    /// The standard deviation of Kendall's sum, by which the interval is wide.
    private let spread: Double

    /// The slope of at least two values at different times.
    package init(_ samples: [Sample]) throws(TrendError) {
        let samples = try samples.checked(least: 2, most: Self.longest)
        var slopes: [Double] = []
        slopes.reserveCapacity(samples.count * (samples.count - 1) / 2)
        for (place, later) in samples.enumerated() {
            for earlier in samples[..<place] where earlier.time != later.time {
                slopes.append((later.value - earlier.value) / (later.time - earlier.time))
            }
        }
        slopes.sort()
        let times = Ties(samples.map(\.time))
        let values = Ties(samples.map(\.value))
        let variance = Ties.full(samples.count) - times.pairsTriples - values.pairsTriples
        self.slopes = slopes
        slope = middle(ofOrdered: slopes)
        centre = Sample(
            time: middle(ofOrdered: samples.map(\.time).sorted()),
            value: middle(ofOrdered: samples.map(\.value).sorted()))
        spread = (max(0, variance) / 18).squareRoot()
        count = samples.count
    }

    package func value(at time: Double) -> Double { centre.value + slope * (time - centre.time) }

    /// Where the slope lies with this confidence (Sen 1968); of a few values that is the range of all slopes.
    package func slopeInterval(confidence: Double = 0.95) throws(TrendError) -> ClosedRange<Double> {
        guard confidence > 0, confidence < 1 else { throw .outside(confidence) }
        let reach = -(try normalQuantile((1 - confidence) / 2)) * spread
        let pairs = Double(slopes.count)
        let upper = min(Int(((pairs + reach) / 2).rounded(.toNearestOrEven)), slopes.count - 1)
        let lower = max(Int(((pairs - reach) / 2).rounded(.toNearestOrEven)) - 1, 0)
        guard lower <= upper else { return slope...slope }
        return slopes[lower]...slopes[upper]
    }
}
