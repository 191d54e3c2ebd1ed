/// The value in the middle; between two it is their mean.
package func median(_ values: [Double]) throws(TrendError) -> Double {
    middle(ofOrdered: try values.checkedInOrder())
}

/// The value below which the share `share` of the values lies, on a straight line between neighbours.
package func quantile(_ share: Double, of values: [Double]) throws(TrendError) -> Double {
    guard (0...1).contains(share) else { throw .outside(share) }
    let ordered = try values.checkedInOrder()
    let place = share * Double(ordered.count - 1)
    let below = Int(place)
    guard below + 1 < ordered.count else { return ordered[ordered.count - 1] }
    let rest = place - Double(below)
    // From the nearer end, so that equal neighbours give exactly themselves.
    let step = ordered[below + 1] - ordered[below]
    return rest < 0.5 ? ordered[below] + step * rest : ordered[below + 1] - step * (1 - rest)
}

/// The median distance from the median: a scatter that a few outliers do not move.
package func medianDeviation(_ values: [Double]) throws(TrendError) -> Double {
    let centre = try median(values)
    return try median(values.map { abs($0 - centre) })
}

/// How far each value lies from the median, in units that equal a standard deviation where values scatter normally.
///
/// Iglewicz and Hoaglin call a value beyond 3.5 an outlier.
package func outlierScores(_ values: [Double]) throws(TrendError) -> [Double] {
    let centre = try median(values)
    let deviation = try medianDeviation(values)
    guard deviation > 0 else { throw .equalValues }
    let scale = try normalQuantile(0.75) / deviation
    return values.map { ($0 - centre) * scale }
}

func middle(ofOrdered values: [Double]) -> Double {
    let half = values.count / 2
    return values.count.isMultiple(of: 2) ? values[half - 1] + (values[half] - values[half - 1]) / 2 : values[half]
}
