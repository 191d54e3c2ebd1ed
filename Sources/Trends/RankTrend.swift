/// Whether a series rises or falls, told from the order of its values alone (Mann and Kendall).
package struct RankTrend: Equatable, Sendable {
    /// The longest series asked: the pairs are counted one by one.
    package static let longest = 20_000
    /// Up to this many values without ties every order is counted; above it the normal distribution stands for them.
    package static let longestCounted = 33

    /// Where the probability comes from.
    package enum Method: Equatable, Sendable { case counted, normal }

    /// Pairs that rise less pairs that fall.
    package let sum: Int
    /// The variance of the sum when nothing changes, ties taken off.
    package let variance: Double
    /// The sum less one step, in standard deviations.
    package let score: Double
    /// How probable a sum at least as far from nought is when nothing changes.
    package let probability: Double
    package let method: Method
    /// Kendall's tau-b: 1 where every pair rises, -1 where every pair falls.
    package let agreement: Double
    package let count: Int

    /// Tells of at least three values that are not all the same.
    package init(_ samples: [Sample]) throws(TrendError) {
        let samples = try samples.checked(least: 3, most: Self.longest)
        guard samples.contains(where: { $0.value != samples[0].value }) else { throw .equalValues }
        let sum = Self.sum(of: samples)
        let times = Ties(samples.map(\.time))
        let values = Ties(samples.map(\.value))
        let variance = Self.variance(samples.count, times, values)
        let step = Double(sum.signum())
        self.sum = sum
        self.variance = variance
        count = samples.count
        score = variance > 0 ? (Double(sum) - step) / variance.squareRoot() : 0
        let pairs = Double(samples.count * (samples.count - 1))
        agreement = 2 * Double(sum) / ((pairs - times.pairs) * (pairs - values.pairs)).squareRoot()
        if times.groups.isEmpty, values.groups.isEmpty, samples.count <= Self.longestCounted {
            method = .counted
            probability = Self.counted(sum, samples.count)
        } else {
            method = .normal
            probability = min(1, 2 * normalShare(below: -abs(score)))
        }
    }

    private static func sum(of samples: [Sample]) -> Int {
        var sum = 0
        for (place, later) in samples.enumerated() {
            for earlier in samples[..<place] where earlier.time != later.time && earlier.value != later.value {
                sum += (later.time > earlier.time) == (later.value > earlier.value) ? 1 : -1
            }
        }
        return sum
    }

    private static func variance(_ count: Int, _ times: Ties, _ values: Ties) -> Double {
        let number = Double(count)
        let plain = (Ties.full(count) - times.pairsTriples - values.pairsTriples) / 18
        let pairs = times.pairs * values.pairs / (2 * number * (number - 1))
        let triples = times.triples * values.triples / (9 * number * (number - 1) * (number - 2))
        return plain + pairs + triples
    }

    /// The share of all orders of `count` values whose sum is at least as far from nought.
    private static func counted(_ sum: Int, _ count: Int) -> Double {
        let pairs = count * (count - 1) / 2
        let falling = (pairs - abs(sum)) / 2
        // Share of orders with a given number of falling pairs, built up value by value.
        var shares = [1.0]
        for length in 2...count {
            var next = [Double](repeating: 0, count: min(falling, length * (length - 1) / 2) + 1)
            for place in next.indices {
                let earliest = max(0, place - length + 1)
                for earlier in stride(from: earliest, through: min(place, shares.count - 1), by: 1) {
                    next[place] += shares[earlier] / Double(length)
                }
            }
            shares = next
        }
        return min(1, 2 * shares.prefix(falling + 1).reduce(0, +))
    }
}
