/// What kind of thing a unit measures: powers of the base dimensions and of the annotations.
///
/// An annotation counts as a base dimension of its own, so `{TEU}` converts neither to `{person}` nor to `1`.
package struct Dimension: Sendable, Hashable {
    /// A base dimension; the raw value is its place in the list of powers.
    package enum Base: Int, Sendable, Hashable, CaseIterable {
        case length, mass, time, current, temperature, substance, luminosity, angle
    }

    /// A power of an annotation, such as `{TEU}` to the power 1.
    package struct Annotation: Sendable, Hashable {
        /// The text between the braces.
        package let name: String
        package let power: Int
    }

    /// Neither base dimension nor annotation: a pure number.
    package static let none = Dimension()

    private var powers = SIMD8<Int16>()
    /// Sorted by name; none has the power 0.
    package private(set) var annotations: [Annotation] = []

    private init() {}

    init(_ powers: KeyValuePairs<Base, Int>) {
        for (base, power) in powers { self.powers[base.rawValue] = Int16(clamping: power) }
    }

    init(annotation name: String) {
        annotations = [Annotation(name: name, power: 1)]
    }

    /// The power of a base dimension.
    package func power(of base: Base) -> Int { Int(powers[base.rawValue]) }

    /// The largest power of either sign, to keep a product within bounds.
    var largestPower: Int {
        var largest = 0
        for base in Base.allCases { largest = max(largest, abs(power(of: base))) }
        for annotation in annotations { largest = max(largest, abs(annotation.power)) }
        return largest
    }

    /// The product of this and a power of another; both factors are bounded by the reader of units.
    func times(_ other: Dimension, power: Int) -> Dimension {
        var result = self
        result.powers = powers &+ other.powers &* SIMD8(repeating: Int16(clamping: power))
        var sums: [String: Int] = [:]
        for annotation in annotations { sums[annotation.name, default: 0] += annotation.power }
        for annotation in other.annotations { sums[annotation.name, default: 0] += annotation.power * power }
        result.annotations = sums.filter { $0.value != 0 }
            .map { Annotation(name: $0.key, power: $0.value) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return result
    }
}
