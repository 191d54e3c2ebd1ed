/// A factor to the base units, its power of ten kept apart so that decimal conversions stay exact.
struct Scale: Sendable, Hashable {
    static let one = Scale(coefficient: 1, power: 0)

    var coefficient: Double
    /// The power of ten.
    var power: Int

    /// Whether it lies far enough from the ends of `Double` for any two scales to be divided.
    var isWithinBounds: Bool {
        power.magnitude <= 120 && coefficient.isFinite && (1e-30...1e30).contains(coefficient.magnitude)
    }

    init(coefficient: Double, power: Int) {
        self.coefficient = coefficient
        self.power = power
    }

    /// A whole number, its trailing zeros moved into the power of ten.
    init(_ value: Int) {
        var rest = value
        var power = 0
        while rest != 0, rest.isMultiple(of: 10) {
            rest /= 10
            power += 1
        }
        self.init(coefficient: Double(rest), power: power)
    }

    /// The product of this and a power of another; the exponent is bounded by the reader of units.
    func times(_ other: Scale, exponent: Int) -> Scale {
        var coefficient = coefficient
        for _ in 0..<exponent.magnitude {
            if exponent > 0 { coefficient *= other.coefficient } else { coefficient /= other.coefficient }
        }
        return Scale(coefficient: coefficient, power: power + other.power * exponent)
    }

    /// `value` times this factor; multiplies or divides by a power of ten that is exact within 10^22.
    func apply(to value: Double) -> Double {
        let scaled = value * coefficient
        return power < 0 ? scaled / powerOfTen(-power) : scaled * powerOfTen(power)
    }
}
