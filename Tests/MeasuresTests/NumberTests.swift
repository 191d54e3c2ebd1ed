import Chances
import Testing

@testable import Measures

@Suite struct NumberTests {
    @Test(arguments: [
        "0", "10", "-28.23", "4.5", "4.50", "0.05", "-0.5", "999999999999999999", "0.000000000000001", "123.450",
    ])
    func keepsItsDigits(text: String) throws {
        let number = try #require(Number(parsing: text))
        #expect(number.text == text)
        #expect(number.double == Double(text))
    }

    @Test(arguments: [
        "", "-", ".", "1.", ".5", "+1", "007", "1,000", "1 000", " 1", "1 ", "1e3", "--1", "1.2.3", "٣", "0x1", "nan",
        "1234567890123456789", "0.0000000000000001", "1\u{301}", "-.5", "1.-2",
    ])
    func refuses(text: String) { #expect(Number(parsing: text) == nil) }

    @Test func minusZeroBecomesZero() { #expect(Number(parsing: "-0.0")?.text == "0.0") }

    @Test func valueAndDigitsAreDifferentThings() throws {
        let short = try #require(Number(parsing: "4.5"))
        let long = try #require(Number(parsing: "4.50"))
        #expect(short != long)
        #expect(short.isEqualInValue(to: long))
        #expect(long.exponent == -2 && long.mantissa == 450 && long.significantDigits == 3)
    }

    @Test func fromOtherNumbers() {
        #expect(Number(-42).text == "-42")
        #expect(Number(.min).text == "-9223372036854775808")
        #expect(Number(28.346, fractionDigits: 2)?.text == "28.35")
        #expect(Number(-0.5, fractionDigits: 0)?.text == "-1")
        #expect(Number(.infinity, fractionDigits: 0) == nil)
        #expect(Number(.nan, fractionDigits: 0) == nil)
        #expect(Number(1e18, fractionDigits: 0) == nil)
        #expect(Number(1e17, fractionDigits: 1) == nil)
        #expect(Number(1, fractionDigits: 16) == nil)
        #expect(Number(mantissa: 1, fractionDigits: -1) == nil)
    }

    @Test func comparesExactly() {
        // Against whole numbers: every pair of hundredths written with one, two or fifteen digits.
        let values = (-120...120).flatMap { value -> [(Int, Number)] in
            var written = [Number(mantissa: Int64(value), fractionDigits: 2)]
            if value.isMultiple(of: 10) { written.append(Number(mantissa: Int64(value / 10), fractionDigits: 1)) }
            written.append(Number(mantissa: Int64(value) * 10_000_000_000_000, fractionDigits: 15))
            return written.compactMap { $0 }.map { (value, $0) }
        }
        for (left, one) in values {
            for (right, two) in values where one.compare(with: two) != Ordering(left, right) {
                Issue.record("\(one) \(two)")
            }
        }
        #expect(Number(.max).compare(with: Number(.min)) == .above)
    }

    @Test func fuzz() {
        var random = Chance(seed: 1)
        for _ in 0..<20_000 {
            let text = random.text(of: ["0", "1", "9", "5", ".", "-", "e", " "], length: 24)
            guard let number = Number(parsing: text) else { continue }
            #expect(number.text == text || number.mantissa == 0)
            #expect(Number(parsing: number.text) == number)
            #expect(number.double == Double(text))
        }
        for _ in 0..<5000 { _ = Number(parsing: random.noise(length: 40)) }
    }

    @Test func doublesAreTheNearest() {
        var random = Chance(seed: 2)
        for _ in 0..<20_000 {
            let number = Number(
                mantissa: Int64(truncatingIfNeeded: random.next()) >> Int64(random.below(60)),
                fractionDigits: random.below(16))
            #expect(number?.double == number.flatMap { Double($0.text) })
        }
    }
}
