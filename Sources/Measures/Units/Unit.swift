/// A unit of measure, written as a case-sensitive UCUM code such as `Mt/a`, `10*6.m3/d` or `{TEU}`.
///
/// Two units are equal when their codes are; units of one meaning with different codes are told by `isEquivalent(to:)`.
package struct Unit: Sendable {
    /// The most characters of a code.
    package static let maximumLength = 64
    /// The most parentheses within each other.
    package static let maximumDepth = 8
    /// The pure number, `1`.
    package static let one = Unit(code: "1", scale: .one, dimension: .none, offset: 0)

    /// The code as written.
    package let code: String
    package let dimension: Dimension
    let scale: Scale
    /// Added after scaling to reach the base unit: 273.15 for a bare `Cel`, otherwise 0.
    let offset: Double

    init(code: String, scale: Scale, dimension: Dimension, offset: Double) {
        self.code = code
        self.scale = scale
        self.dimension = dimension
        self.offset = offset
    }

    /// Reads a UCUM code of at most 64 characters; the error tells the place of the fault.
    package init(parsing code: some StringProtocol) throws(UnitError) {
        var reader = try UnitReader(code)
        self = try reader.unit()
    }

    /// Whether both measure the same kind of thing.
    package func converts(to other: Unit) -> Bool { dimension == other.dimension }

    /// Whether both are one unit under two names, such as `l` and `dm3`.
    package func isEquivalent(to other: Unit) -> Bool {
        guard converts(to: other), offset == other.offset else { return false }
        let factor = factor(to: other)
        return abs(factor.apply(to: 1) - 1) < 1e-12
    }

    /// The value in the other unit; throws `otherDimension`, or `tooLarge` when the result is not finite.
    ///
    /// A bare `Cel` is a reading on the scale (0 Cel is 273.15 K); in a product, such as `Cel/a`, it is a difference.
    package func convert(_ value: Double, to other: Unit) throws(UnitError) -> Double {
        guard converts(to: other) else { throw UnitError(code: .otherDimension, unit: code, part: other.code) }
        let result: Double
        if offset == 0, other.offset == 0 {
            result = factor(to: other).apply(to: value)
        } else {
            let inBase = scale.apply(to: value) + offset
            result = Scale.one.times(other.scale, exponent: -1).apply(to: inBase - other.offset)
        }
        guard result.isFinite else { throw UnitError(code: .tooLarge, unit: code, part: other.code) }
        return result
    }

    /// What a value is multiplied with on its way to the other unit, offsets aside.
    func factor(to other: Unit) -> Scale { scale.times(other.scale, exponent: -1) }
}

extension Unit: Hashable {
    package static func == (left: Unit, right: Unit) -> Bool { left.code == right.code }
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension Unit: CustomStringConvertible {
    package var description: String { code }
}
