/// The forms a counted noun can take; the raw values are CLDR's names.
package enum PluralCategory: String, CaseIterable, Sendable, Hashable {
    case zero, one, two, few, many, other
}

/// What the plural rules look at in a number: CLDR's operands i and v, and whether its fraction is nothing but zeros.
struct PluralOperands: Equatable, Sendable {
    let integerIsZero: Bool
    let integerIsOne: Bool
    /// i modulo 100; the six languages ask for no more.
    let lastTwoDigits: Int
    /// v: the count of visible fraction digits.
    let visibleFractionDigits: Int
    let fractionIsZero: Bool

    init(_ decimal: PlainDecimal) {
        let zero = UInt8(ascii: "0")
        let significant = decimal.integer.drop { $0 == zero }
        integerIsZero = significant.isEmpty
        integerIsOne = significant.elementsEqual([UInt8(ascii: "1")])
        lastTwoDigits = significant.suffix(2).reduce(0) { $0 * 10 + Int($1 - zero) }
        visibleFractionDigits = decimal.fraction.count
        fractionIsZero = decimal.fraction.allSatisfy { $0 == zero }
    }
}

extension Language {
    /// The cardinal plural categories a pattern of this language must give, after CLDR.
    package var pluralCategories: [PluralCategory] {
        self == .ru ? [.one, .few, .many, .other] : [.one, .other]
    }

    /// The cardinal plural category of a number given as plain decimal text (`1`, `1.50`, `-3`), after CLDR;
    /// `other` for a text that is not a number.
    package func pluralCategory(_ decimal: String) -> PluralCategory {
        guard let decimal = PlainDecimal(decimal) else { return .other }
        return pluralCategory(PluralOperands(decimal))
    }

    func pluralCategory(_ number: PluralOperands) -> PluralCategory {
        let isExactlyOne = number.integerIsOne && number.fractionIsZero
        switch self {
        case .en: return number.integerIsOne && number.visibleFractionDigits == 0 ? .one : .other
        case .fa: return number.integerIsZero || isExactlyOne ? .one : .other
        case .az, .kk, .tk: return isExactlyOne ? .one : .other
        case .ru: return russianCategory(number)
        }
    }

    private func russianCategory(_ number: PluralOperands) -> PluralCategory {
        guard number.visibleFractionDigits == 0 else { return .other }
        switch (number.lastTwoDigits % 10, number.lastTwoDigits) {
        case (_, 11...14): return .many
        case (1, _): return .one
        case (2...4, _): return .few
        default: return .many
        }
    }
}
