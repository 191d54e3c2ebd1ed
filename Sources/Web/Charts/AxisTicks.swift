/// Round numbers along an axis, written exactly: each is a whole multiple of 1, 2, 2.5 or 5 tenths, units or tens.
struct AxisTicks: Sendable {
    struct Tick: Sendable, Hashable {
        let value: Double
        /// The plain decimal text of the value.
        let text: String
    }

    /// At least two, rising.
    let ticks: [Tick]

    var lower: Double { ticks.first?.value ?? 0 }
    var upper: Double { ticks.last?.value ?? 1 }

    /// Values beyond this are not drawn: no figure of a register is that large, and integers must not overflow.
    static let utmost = 1e15

    /// Ticks around some values, about `count` of them; around 0 and 1 when there are none that can be drawn.
    init(around values: [Double], count: Int = 5) {
        let values = values.filter(Self.canDraw)
        var (low, high) = (values.min() ?? 0, values.max() ?? 1)
        let least = max(abs(low), abs(high)) * 1e-9
        if high - low <= least {
            let room = low == 0 ? 1 : max(abs(low) * 0.1, 1e-9)
            (low, high) = (low - room, high + room)
        }
        let (mantissa, exponent) = Self.step(max(high - low, 1e-9) / Double(max(count, 2)))
        let step = Double(mantissa) * Self.power(exponent)
        let first = Int((low / step + 1e-9).rounded(.down))
        let last = max(Int((high / step - 1e-9).rounded(.up)), first + 1)
        ticks = (first...min(last, first + 20)).map {
            Tick(value: Double($0) * step, text: Self.text($0 * mantissa, exponent))
        }
    }

    static func canDraw(_ value: Double) -> Bool { value.isFinite && abs(value) <= utmost }

    /// Where a value lies between the ends of the axis, 0 to 1 and beyond.
    func share(_ value: Double) -> Double { (value - lower) / (upper - lower) }

    /// Where the middle of a number under the axis stands, so that none of it is cut off at the edge of the drawing.
    static func middle(of text: String, at place: Double, within width: Double) -> Double {
        let half = min(Double(text.count) * 3.9, width / 2)
        return min(max(place, half), width - half).tenths
    }

    /// The least round step that is not below one given.
    private static func step(_ rough: Double) -> (mantissa: Int, exponent: Int) {
        var exponent = -12
        while exponent < 16 {
            for mantissa in [10, 20, 25, 50] where Double(mantissa) * power(exponent - 1) >= rough * 0.999_999 {
                return mantissa % 10 == 0 ? (mantissa / 10, exponent) : (mantissa, exponent - 1)
            }
            exponent += 1
        }
        return (1, 16)
    }

    private static func power(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<abs(exponent) { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }

    /// `value` times ten to the `exponent` as a decimal text without superfluous zeros.
    static func text(_ value: Int, _ exponent: Int) -> String {
        guard value != 0 else { return "0" }
        let sign = value < 0 ? "-" : ""
        var digits = String(value.magnitude)
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: min(exponent, 18)) }
        let places = -exponent
        if digits.count <= places { digits = String(repeating: "0", count: places - digits.count + 1) + digits }
        let whole = digits.dropLast(places)
        var fraction = digits.suffix(places)
        while fraction.last == "0" { fraction.removeLast() }
        return sign + whole + (fraction.isEmpty ? "" : ".\(fraction)")
    }
}
