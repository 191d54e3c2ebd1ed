/// A value of a series at its time, both in units that the asker has chosen.
package struct Sample: Equatable, Sendable {
    package let time: Double
    package let value: Double

    package init(time: Double, value: Double) {
        self.time = time
        self.value = value
    }
}

extension [Sample] {
    /// Refuses a series with too few values, with a value that is no number, or whose values all stand at one time.
    func checked(least: Int, most: Int = .max) throws(TrendError) -> [Sample] {
        guard count >= least else { throw .tooFew(needed: least, given: count) }
        guard count <= most else { throw .tooMany(limit: most, given: count) }
        for (place, sample) in enumerated() where !sample.time.isFinite || !sample.value.isFinite {
            throw .notANumber(place: place)
        }
        guard contains(where: { $0.time != self[0].time }) else { throw .equalTimes }
        return self
    }
}

extension [Double] {
    /// The values in order; refuses an empty list and what is no number.
    func checkedInOrder() throws(TrendError) -> [Double] {
        guard !isEmpty else { throw .tooFew(needed: 1, given: 0) }
        if let place = firstIndex(where: { !$0.isFinite }) { throw .notANumber(place: place) }
        return sorted()
    }

    var sum: Double {
        // Kahan's sum: long series keep the digits that a plain one would lose.
        var total = 0.0
        var lost = 0.0
        for value in self {
            let corrected = value - lost
            let next = total + corrected
            lost = (next - total) - corrected
            total = next
        }
        return total
    }
}
