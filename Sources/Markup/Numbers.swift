/// How far from zero a coordinate may lie; beyond it drawings are broken anyway and integers could overflow.
private let limit = 10_000_000.0

/// Writes a coordinate with at most two decimals, no exponent and no superfluous zeros; what is not a number is 0.
func appendNumber(_ value: Double, to bytes: inout [UInt8]) {
    appendScaled(scaled(value, decimals: 2) ?? 0, decimals: 2, to: &bytes)
}

/// The value in units of the last decimal, or nil if it is not a number.
func scaled(_ value: Double, decimals: Int) -> Int? {
    guard value.isFinite else { return nil }
    var factor = 1.0
    for _ in 0..<min(max(decimals, 0), 4) { factor *= 10 }
    // Halves away from zero; `rounded()` would need the mathematics library, which nothing here links.
    return Int(min(max(value, -limit), limit) * factor + (value < 0 ? -0.5 : 0.5))
}

/// Writes an integer count of last decimals as a decimal fraction: (-1250, 2) gives -12.5, (50, 2) gives .5.
func appendScaled(_ value: Int, decimals: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var remaining = min(max(decimals, 0), 4)
    var digits: [UInt8] = []
    while remaining > 0 && rest % 10 == 0 && rest != 0 {
        rest /= 10
        remaining -= 1
    }
    if rest == 0 {
        bytes.append(UInt8(ascii: "0"))
        return
    }
    while rest > 0 || remaining > 0 {
        digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
        remaining -= 1
        if remaining == 0 { digits.append(UInt8(ascii: ".")) }
    }
    bytes.append(contentsOf: digits.reversed())
}
