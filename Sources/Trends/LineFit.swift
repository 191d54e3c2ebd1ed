/// A straight line through a series by least squares, with what is known of its slope.
package struct LineFit: Equatable, Sendable {
    /// Change of the value in one unit of time.
    package let slope: Double
    package let slopeError: Double
    /// The line's value at the mean time, where it is known best.
    package let centre: Sample
    /// The share of the values' scatter that the line explains; nothing where they do not scatter.
    package let explained: Double?
    /// The spread of the values around the line.
    package let residual: Double
    package let count: Int
    private let timeSquares: Double

    /// The line of at least three values at two times or more.
    package init(_ samples: [Sample]) throws(TrendError) {
        let samples = try samples.checked(least: 3)
        let count = Double(samples.count)
        let time = samples.map(\.time).sum / count
        let value = samples.map(\.value).sum / count
        timeSquares = samples.map { ($0.time - time) * ($0.time - time) }.sum
        let products = samples.map { ($0.time - time) * ($0.value - value) }.sum
        let slope = products / timeSquares
        let valueSquares = samples.map { ($0.value - value) * ($0.value - value) }.sum
        let rest = samples.map { sample in
            let distance = sample.value - value - slope * (sample.time - time)
            return distance * distance
        }.sum
        self.slope = slope
        centre = Sample(time: time, value: value)
        residual = (rest / (count - 2)).squareRoot()
        slopeError = residual / timeSquares.squareRoot()
        explained = valueSquares > 0 ? 1 - rest / valueSquares : nil
        self.count = samples.count
    }

    package var degrees: Double { Double(count - 2) }

    /// The line's value at time nought.
    package var intercept: Double { centre.value - slope * centre.time }

    package func value(at time: Double) -> Double { centre.value + slope * (time - centre.time) }

    /// Where the slope lies with this confidence, if the values scatter normally and independently around a line.
    package func slopeInterval(confidence: Double = 0.95) throws(TrendError) -> ClosedRange<Double> {
        let reach = try width(confidence) * slopeError
        return (slope - reach)...(slope + reach)
    }

    /// Where the line itself lies at a time, with this confidence.
    package func lineInterval(at time: Double, confidence: Double = 0.95) throws(TrendError) -> ClosedRange<Double> {
        try interval(at: time, confidence: confidence, own: 0)
    }

    /// Where a single further value would lie at a time, with this confidence.
    package func valueInterval(at time: Double, confidence: Double = 0.95) throws(TrendError) -> ClosedRange<Double> {
        try interval(at: time, confidence: confidence, own: 1)
    }

    /// How probable a slope at least as far from nought is when nothing changes.
    package func probability() throws(TrendError) -> Double {
        guard slopeError > 0 else { return slope == 0 ? 1 : 0 }
        return min(1, 2 * (try studentShare(above: abs(slope / slopeError), degrees: degrees)))
    }

    private func interval(at time: Double, confidence: Double, own: Double) throws(TrendError) -> ClosedRange<Double> {
        guard time.isFinite else { throw .outside(time) }
        let distance = time - centre.time
        let share = own + 1 / Double(count) + distance * distance / timeSquares
        let reach = try width(confidence) * residual * share.squareRoot()
        return (value(at: time) - reach)...(value(at: time) + reach)
    }

    private func width(_ confidence: Double) throws(TrendError) -> Double {
        guard confidence > 0, confidence < 1 else { throw .outside(confidence) }
        return try studentQuantile((1 + confidence) / 2, degrees: degrees)
    }
}
