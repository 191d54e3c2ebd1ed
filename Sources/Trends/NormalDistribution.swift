/// The share of a standard normal distribution that lies below `value`.
package func normalShare(below value: Double) -> Double { 0.5 * complementaryErrorFunction(-value / 2.0.squareRoot()) }

/// The value of a standard normal distribution below which the share `share` lies.
package func normalQuantile(_ share: Double) throws(TrendError) -> Double {
    guard share > 0, share < 1 else { throw .outside(share) }
    guard share != 0.5 else { return 0 }
    // Only the lower half is worked out, where small shares keep all their digits.
    guard share < 0.5 else { return -(try normalQuantile(1 - share)) }
    var low = -38.6
    var high = 0.0
    var value = -1.0
    for _ in 0..<200 {
        let below = normalShare(below: value)
        if below > share { high = value } else { low = value }
        let density = exponential(-value * value / 2) / (2 * Double.pi).squareRoot()
        // Newton's step on the logarithm, which bends little; where it leads out of what is known, the middle.
        var next = density > 0 ? value - logarithm(below / share) * below / density : .infinity
        if !(next > low && next < high) { next = (low + high) / 2 }
        if next == value || abs(next - value) <= abs(value) * 1e-16 { return next }
        value = next
    }
    return value
}
