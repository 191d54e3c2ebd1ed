import Chances
import Testing

@testable import Measures

@Suite struct QuantityTests {
    private func quantity(_ amount: String, _ unit: String, _ datum: Datum? = nil) throws -> Quantity {
        Quantity(amount: try Amount(parsing: amount), unit: try Unit(parsing: unit), datum: datum)
    }

    @Test(arguments: [
        ("8.5", "Mt/a", "t/a", "8500000"), ("8500000", "t/a", "Mt/a", "8.500000"),
        ("17..18", "km", "m", "17000..18000"),
        ("<1000", "m", "km", "<1.000"), ("~8.50", "m", "cm", "~850"), ("5", "[ft_i]", "m", "1.52"),
        ("100", "[mi_i]", "km", "161"), ("1234", "[mi_i]", "km", "1986"), ("1.000", "[nmi_i]", "m", "1852"),
        ("0", "Cel", "K", "273"), ("20.5", "Cel", "K", "293.7"), ("0", "[ft_i]", "m", "0.0"),
        ("12", "{TEU}/mo", "{TEU}/a", "144"),
        ("4.50", "m", "m", "4.50"), ("7", "wk", "d", "49.0"), ("-28.23", "m", "mm", "-28230"),
    ])
    func converts(amount: String, from: String, to: String, expected: String) throws {
        let result = try quantity(amount, from, Datum(code: "d1")).converted(to: Unit(parsing: to))
        #expect(result.amount.text == expected)
        #expect(result.unit.code == to && result.datum == Datum(code: "d1"))
    }

    @Test func conversionErrors() throws {
        let counted = try quantity("5", "{TEU}")
        #expect(#expect(throws: UnitError.self) { try counted.converted(to: .one) }?.code == .otherDimension)
        let large = try quantity("999999999999999999", "Mm")
        #expect(
            #expect(throws: UnitError.self) { try large.converted(to: Unit(parsing: "pm")) }?.code == .tooLarge)
    }

    @Test func comparability() throws {
        let (one, two) = (Datum(code: "baltic-1977"), Datum(code: "local"))
        let level = try quantity("-28.23", "m", one)
        #expect(try level.comparability(with: quantity("-2823", "cm", one)) == .comparable)
        #expect(try level.comparability(with: quantity("-28.23", "m", two)) == .otherDatum)
        #expect(try level.comparability(with: quantity("-28.23", "m", .unstated)) == .datumUnstated)
        #expect(try level.comparability(with: quantity("-28.23", "m")) == .datumUnstated)
        #expect(try level.comparability(with: quantity("-28.23", "t", two)) == .otherUnit)
        let unstated = try quantity("-28.23", "m", .unstated)
        #expect(unstated.comparability(with: unstated) == .datumUnstated)
        #expect(unstated.agrees(with: unstated) == nil && unstated.compare(with: unstated) == nil)
        #expect(try quantity("5", "m").comparability(with: quantity("5", "km")) == .comparable)
    }

    @Test(arguments: [
        ("8.5", "Mt", "8500000", "t", true), ("8.5", "Mt", "8520000", "t", true), ("8.5", "Mt", "8560000", "t", false),
        ("5.5", "m", "550", "cm", true), ("<1", "km", "999", "m", true), ("<1", "km", "1000", "m", false),
        ("17..18", "km", "17500", "m", true), ("1", "[nmi_i]", "1.852", "km", true), ("3.8", "m", "5.5", "m", false),
    ])
    func agreement(_ one: String, _ oneUnit: String, _ two: String, _ twoUnit: String, _ expected: Bool) throws {
        let (left, right) = (try quantity(one, oneUnit), try quantity(two, twoUnit))
        #expect(left.agrees(with: right) == expected && right.agrees(with: left) == expected)
    }

    @Test func order() throws {
        #expect(try quantity("5", "km").compare(with: quantity("4999", "m")) == .above)
        #expect(try quantity("5", "km").compare(with: quantity("5000", "m")) == .equal)
        #expect(try quantity("4..5", "km").compare(with: quantity("4600", "m")) == .below)
        #expect(try quantity("5", "km").compare(with: quantity("5", "t")) == nil)
    }

    @Test func datums() {
        #expect(Datum(code: "baltic-1977")?.code == "baltic-1977")
        for bad in ["", "-a", "A", "a b", "é", String(repeating: "a", count: 81)] { #expect(Datum(code: bad) == nil) }
        #expect(Datum(code: "unstated") == .unstated)
    }

    @Test func fuzz() throws {
        var random = Chance(seed: 6)
        let units = try ["m", "km", "[ft_i]", "qm", "Qm", "[nmi_i]", "Cel", "K", "1"].map { try Unit(parsing: $0) }
        for _ in 0..<20_000 {
            let number = Number(
                mantissa: Int64(truncatingIfNeeded: random.next()) >> Int64(random.below(63)),
                fractionDigits: random.below(16))
            guard let number else { continue }
            let one = Quantity(amount: .exact(number), unit: units[random.below(units.count)])
            let two = Quantity(amount: .approximate(number), unit: units[random.below(units.count)])
            #expect(one.agrees(with: two) == two.agrees(with: one))
            _ = try? one.converted(to: two.unit)
        }
    }
}
