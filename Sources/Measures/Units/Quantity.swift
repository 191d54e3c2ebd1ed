/// The level that heights and depths are counted from, by its identifier in the register, such as `baltic-1977`.
package struct Datum: Sendable, Hashable {
    /// The datum matters and was not said.
    package static let unstated = Datum(identifier: "unstated")

    package let code: String

    private init(identifier: String) { code = identifier }

    /// A datum; nil unless the code is 1 to 80 of `a`–`z`, `0`–`9` and `-`, not beginning with `-`.
    package init?(code: String) {
        let bytes = code.utf8
        let isPlain = bytes.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
        }
        guard (1...80).contains(bytes.count), isPlain, bytes.first != 0x2D else { return nil }
        self.code = code
    }
}

/// An amount of a unit, counted from a datum where one matters.
package struct Quantity: Sendable, Hashable {
    package let amount: Amount
    package let unit: Unit
    /// nil where a value means something without one.
    package let datum: Datum?

    package init(amount: Amount, unit: Unit, datum: Datum? = nil) {
        self.amount = amount
        self.unit = unit
        self.datum = datum
    }

    /// Whether two quantities may be held against each other, and if not, why.
    package enum Comparability: String, Sendable, Hashable, CaseIterable {
        case comparable = "comparable"
        case otherUnit = "other-unit"
        case otherDatum = "other-datum"
        case datumUnstated = "datum-unstated"
    }

    /// Comparable are quantities of one dimension that either both state the same datum or both need none.
    package func comparability(with other: Quantity) -> Comparability {
        guard unit.converts(to: other.unit) else { return .otherUnit }
        if datum == nil, other.datum == nil { return .comparable }
        guard let datum, let otherDatum = other.datum, datum != .unstated, otherDatum != .unstated else {
            return .datumUnstated
        }
        return datum == otherDatum ? .comparable : .otherDatum
    }

    /// Whether both can be true at once, by the rule of `Amount.agrees(with:)`; nil when they are not comparable.
    ///
    /// The quantity in the smaller unit is converted to the larger one, which keeps its digits.
    package func agrees(with other: Quantity) -> Bool? {
        guard comparability(with: other) == .comparable else { return nil }
        if unit == other.unit { return amount.agrees(with: other.amount) }
        // Units of one size (Cel and K) are told apart by their codes, so that the answer is the same both ways.
        let factor = unit.factor(to: other.unit).apply(to: 1)
        let isSmaller = factor == 1 ? unit.code < other.unit.code : factor < 1
        let (fine, coarse) = isSmaller ? (self, other) : (other, self)
        guard let converted = try? fine.converted(to: coarse.unit) else { return nil }
        return converted.amount.agrees(with: coarse.amount)
    }

    /// Which of both is higher, taken at the number stated, for a range at its middle; nil when not comparable.
    package func compare(with other: Quantity) -> Ordering? {
        guard comparability(with: other) == .comparable,
            let value = try? other.unit.convert(other.amount.middle, to: unit)
        else { return nil }
        return Ordering(amount.middle, value)
    }
}
