import Clippings
import Languages
import Measures
import Register

/// How a figure of a text would be said in the unit of a property; only decimal steps are taken, so that no digit is made up.
struct FigureUnits {
    let units: UnitNames

    /// The amount and the code of its unit; `nil` where the property measures something else.
    func amount(_ figure: FigureMention, for property: Property) -> (amount: String, unit: String)? {
        guard property.type == .quantity, let own = property.unit else { return nil }
        for code in codes(figure.unit, own) {
            guard let unit = try? Unit(parsing: code), unit.converts(to: own),
                let factor = try? unit.convert(1, to: own)
            else { continue }
            let isKnown = units.codes.contains(code)
            guard let power = Self.power(of: factor) else {
                if isKnown { return (figure.number, code) }
                continue
            }
            let shifted = Self.shifted(figure.number, by: power)
            if isKnown, code != own.code, (Self.smallest(shifted) ?? 0) < 0.01 { return (figure.number, code) }
            return (shifted, own.code)
        }
        return nil
    }

    /// Units of things counted: the code of the property itself, where the words of the text are those of its unit or name.
    func counted(
        _ figure: FigureMention, for property: Property, _ words: (String) -> Set<String>, _ language: Language
    ) -> (
        amount: String, unit: String
    )? {
        guard figure.unit.isEmpty, property.type == .quantity, let own = property.unit,
            own.dimension.annotations.contains(where: { $0.power == 1 })
        else { return nil }
        let said = words(figure.unitWords)
        let named = words(units.name(own.code, in: language)).union(words(property.label[language] ?? ""))
        return said.isDisjoint(with: named) ? nil : (figure.number, own.code)
    }

    /// The code of the text, its money as the register writes it, and the same for the stretch of time of the property.
    private func codes(_ code: String, _ own: Unit) -> [String] {
        guard !code.isEmpty else { return [] }
        let money = code.hasPrefix("[") && code.utf8.count == 5 ? "{" + code.dropFirst().dropLast() + "}" : nil
        let plain = [code, money, code == "[USD]" ? "[$]" : nil].compactMap(\.self)
        guard let slash = own.code.lastIndex(of: "/") else { return plain }
        return plain + plain.map { $0 + own.code[slash...] }
    }

    /// The power of ten that a factor is; `nil` for any other factor.
    static func power(of factor: Double) -> Int? {
        guard factor > 0, factor.isFinite else { return nil }
        return (-18...18).first { power in
            var value = 1.0
            for _ in 0..<power.magnitude { value = power < 0 ? value / 10 : value * 10 }
            return abs(value - factor) <= factor * 1e-9
        }
    }

    /// A plain decimal, or two with `..` between them, times a power of ten.
    static func shifted(_ number: String, by power: Int) -> String {
        guard let gap = number.firstRange(of: "..") else { return one(number[...], power) }
        return one(number[..<gap.lowerBound], power) + ".." + one(number[gap.upperBound...], power)
    }

    private static func one(_ number: Substring, _ power: Int) -> String {
        let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        var (whole, fraction) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        for _ in 0..<power.magnitude {
            if power > 0 {
                whole.append(fraction.isEmpty ? "0" : fraction.removeFirst())
            } else {
                fraction.insert(whole.popLast() ?? "0", at: fraction.startIndex)
            }
        }
        if power < 0 { while fraction.hasSuffix("0") { fraction.removeLast() } }
        let plain = whole.drop { $0 == "0" }
        return (plain.isEmpty ? "0" : String(plain)) + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func smallest(_ number: String) -> Double? {
        Double(number.firstRange(of: "..").map { number[..<$0.lowerBound] } ?? number[...])
    }
}
