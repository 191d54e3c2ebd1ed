/// The share of Student's distribution that lies beyond `value` on its side: for a positive value the share above it.
package func studentShare(above value: Double, degrees: Double) throws(TrendError) -> Double {
    guard degrees > 0, degrees.isFinite else { throw .outside(degrees) }
    guard !value.isNaN else { throw .outside(value) }
    let square = value * value
    let tail = square.isFinite ? 0.5 * betaShare(below: square, of: degrees) : 0
    return value >= 0 ? tail : 1 - tail
}

/// The value of Student's distribution below which the share `share` lies.
package func studentQuantile(_ share: Double, degrees: Double) throws(TrendError) -> Double {
    guard share > 0, share < 1 else { throw .outside(share) }
    guard degrees > 0, degrees.isFinite else { throw .outside(degrees) }
    guard share != 0.5 else { return 0 }
    let distance = try studentDistance(tail: min(share, 1 - share), degrees: degrees)
    return share < 0.5 ? -distance : distance
}

/// The positive value beyond which the share `tail` lies.
private func studentDistance(tail: Double, degrees: Double) throws(TrendError) -> Double {
    var low = 0.0
    var high = 1.0
    while try studentShare(above: high, degrees: degrees) > tail, high < 1e300 { (low, high) = (high, high * 2) }
    let logScale = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * logarithm(degrees * .pi)
    var value = (low + high) / 2
    for _ in 0..<300 {
        let excess = try studentShare(above: value, degrees: degrees) - tail
        if excess > 0 { low = value } else { high = value }
        let density = exponential(logScale - (degrees + 1) / 2 * logarithm1p(value * value / degrees))
        var next = density > 0 ? value + excess / density : .infinity
        if !(next > low && next < high) { next = (low + high) / 2 }
        if next == value || abs(next - value) <= value * 1e-16 { return next }
        value = next
    }
    return value
}

/// The regularised incomplete beta function I(x; degrees/2, 1/2) at x = degrees / (degrees + square).
private func betaShare(below square: Double, of degrees: Double) -> Double {
    guard square > 0 else { return 1 }
    let (first, second) = (degrees / 2, 0.5)
    let inside = degrees / (degrees + square)
    let outside = square / (degrees + square)
    let logFront =
        -first * logarithm1p(square / degrees) + second * logarithm(outside)
        + logGamma(first + second) - logGamma(first) - logGamma(second)
    let front = exponential(logFront)
    // Each of the two fractions converges quickly on its own side of the bulk.
    if inside < (first + 1) / (first + second + 2) {
        return front * betaFraction(inside, first, second) / first
    }
    return 1 - front * betaFraction(outside, second, first) / second
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
private func betaFraction(_ place: Double, _ first: Double, _ second: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var numerator = 1.0
    var denominator = 1 / kept(1 - (first + second) * place / (first + 1))
    var fraction = denominator
    for step in 1...20_000 {
        let m = Double(step)
        let even = m * (second - m) * place / ((first + 2 * m - 1) * (first + 2 * m))
        denominator = 1 / kept(1 + even * denominator)
        numerator = kept(1 + even / numerator)
        fraction *= denominator * numerator
        let odd = -(first + m) * (first + second + m) * place / ((first + 2 * m) * (first + 2 * m + 1))
        denominator = 1 / kept(1 + odd * denominator)
        numerator = kept(1 + odd / numerator)
        let change = denominator * numerator
        fraction *= change
        if abs(change - 1) < 1e-16 { break }
    }
    return fraction
}
