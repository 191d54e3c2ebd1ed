/// An observation that lies apart from those around it.
///
/// It is marked, never taken out.
package struct SeriesOutlier: Sendable, Hashable {
    /// Its place among the observations given.
    package let place: Int
    /// How far it lies apart from both its neighbours, in robust standard deviations of all such distances.
    package let score: Double
}

/// The rule by which outliers are marked: the modified z-score of Iglewicz and Hoaglin (1993), of differences.
///
/// Of each observation the distance from both neighbours is taken, where both lie on one side of it, the smaller of the
/// two; what lies more than `threshold` × median absolute deviation ÷ 0.6745 away is marked. A step to a new level is none.
package enum SeriesOutliers {
    package static let threshold = 3.5
    /// Fewer say nothing about what is usual.
    package static let fewest = 12

    package static func find(_ values: [Double?]) -> [SeriesOutlier] {
        let known = values.indices.filter { values[$0] != nil }
        guard known.count >= fewest else { return [] }
        let numbers = known.compactMap { values[$0] }
        let differences = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
        let middle = median(differences)
        let distances = differences.map { abs($0 - middle) }
        // Where most differences are the same, their median says nothing and the mean stands in, as the authors advise.
        let mean = distances.reduce(0, +) / Double(distances.count)
        let usual = median(distances)
        let deviation = usual > mean * 1e-6 ? usual : mean * 1.253314 * 0.6745
        guard deviation > 0 else { return [] }
        return (1..<(numbers.count - 1)).compactMap { place in
            let (rise, fall) = (differences[place - 1] - middle, differences[place] - middle)
            guard rise * fall < 0 else { return nil }
            let score = 0.6745 * min(abs(rise), abs(fall)) / deviation
            return score > threshold ? SeriesOutlier(place: known[place], score: score) : nil
        }
    }

    static func median(_ numbers: [Double]) -> Double {
        guard !numbers.isEmpty else { return 0 }
        let sorted = numbers.sorted()
        let half = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
    }
}
