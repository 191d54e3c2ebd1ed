import Chances
import Testing

@testable import Measures

@Suite struct AmountTests {
    private func amount(_ text: String) throws -> Amount { try Amount(parsing: text) }

    @Test(arguments: [
        "10", "17..18", "<1000", "<=5", ">30", ">=30", "~8.5", "-3..-2.50", "<-5", "~-0.1", "5..5", "68000..70000",
    ])
    func readsAndPrints(text: String) throws { #expect(try amount(text).text == text) }

    @Test(arguments: [
        ("", AmountError.Code.empty), ("many", .notANumber), ("18..17", .rangeReversed), ("1...2", .notANumber),
        ("..2", .notANumber), ("1..", .notANumber), ("<", .notANumber), ("=5", .notANumber), ("< 5", .notANumber),
        ("~<5", .notANumber), ("<5..6", .notANumber), ("1..2..3", .notANumber), ("1–2", .notANumber),
        ("~\u{338}5", .notANumber), ("<\u{338}5", .notANumber), ("1-2", .notANumber),
    ])
    func refuses(text: String, code: AmountError.Code) {
        let error = #expect(throws: AmountError.self) { try amount(text) }
        #expect(error?.code == code)
        #expect(error?.message.isEmpty == false)
    }

    @Test func ends() throws {
        #expect(try amount("17..18").low == 17 && amount("17..18").high == 18 && amount("17..18").middle == 17.5)
        #expect(try amount("<1000").low == nil && amount("<1000").high == 1000)
        #expect(try amount(">=30").low == 30 && amount(">=30").high == nil)
        #expect(try amount("~8.5").low == 8.5 && amount("~8.5").high == 8.5)
        #expect(try amount("4").low == 4 && amount("4").high == 4)
    }

    @Test(arguments: [
        ("4.5", "4.50"), ("4.5", "4.46"), ("4.5", "4.54"), ("17", "17..18"), ("17.3", "17..18"), ("10..12", "12..14"),
        ("<1000", "999"), ("<=1000", "1000"), (">999", "<1000"), ("<5", "<-100"), (">5", ">100"), ("~100", "105"),
        ("~100", "95"), ("~8", "8.5"), ("~8", "7.5"), ("~100", "~110"), (">=30", "30"), ("~1000", ">1000"),
        ("18", "17.5"),
        ("0", "~0"), ("0.4", "~0"),
    ])
    func agree(one: String, two: String) throws {
        #expect(try amount(one).agrees(with: amount(two)))
        #expect(try amount(two).agrees(with: amount(one)))
    }

    @Test(arguments: [
        ("5.5", "3.8"), ("4.5", "4.44"), ("4.5", "4.56"), ("17", "18"), ("19", "17..18"), ("10..12", "13..14"),
        ("<1000", "1000"), ("<1000", ">=1000"), ("<5", ">5"), ("~100", "106"), ("~8.5", "9"), (">30", "30"),
        ("~100", "~111"), ("0.6", "~0"), ("<5", "5.0"), ("28.23", "-28.23"),
    ])
    func differ(one: String, two: String) throws {
        #expect(try !amount(one).agrees(with: amount(two)))
        #expect(try !amount(two).agrees(with: amount(one)))
    }

    @Test func agreementIsSymmetricAndReflexive() throws {
        var random = Chance(seed: 3)
        var amounts: [Amount] = []
        while amounts.count < 300 {
            let text = random.text(of: ["~", "<", "<=", ">", ">=", "1", "2", "5", "9", "0", ".", "..", "-"], length: 6)
            if let amount = try? Amount(parsing: text) { amounts.append(amount) }
        }
        for one in amounts {
            #expect(one.agrees(with: one))
            for two in amounts where one.agrees(with: two) != two.agrees(with: one) { Issue.record("\(one) \(two)") }
        }
    }

    @Test func largestNumbersDoNotTrap() throws {
        let small = try #require(Number(mantissa: .min, fractionDigits: 15))
        for one in [Amount.exact(Number(.max)), .approximate(Number(.min)), .bound(.below, Number(.min))] {
            _ = one.agrees(with: .approximate(small))
            _ = one.agrees(with: .range(small, Number(.max)))
        }
        // A range made by hand the wrong way round is read the right way round.
        #expect(Amount.range(Number(9), Number(1)).agrees(with: .exact(Number(5))))
        #expect(Amount.range(Number(9), Number(1)).low == 1)
    }

    @Test func fuzz() {
        var random = Chance(seed: 4)
        for _ in 0..<30_000 {
            let text = random.text(of: ["~", "<", "=", ">", "1", "20", "0", ".", "..", "-", "é", " "], length: 9)
            guard let amount = try? Amount(parsing: text) else { continue }
            #expect(try! Amount(parsing: amount.text) == amount)
            if !text.contains("-0") { #expect(amount.text == text) }
        }
        for _ in 0..<5000 { _ = try? Amount(parsing: random.noise(length: 100)) }
    }
}
