import Testing

@testable import Languages

/// The rules as CLDR prints them, on its operands, without regard to speed.
private struct Operands {
    let n: Double
    let i: Int
    let v: Int

    init(_ text: String) {
        let parts = text.drop { $0 == "-" }.split(separator: ".")
        n = Double(text.drop { $0 == "-" }) ?? .nan
        i = Int(parts[0]) ?? -1
        v = parts.count == 2 ? parts[1].count : 0
    }

    func category(_ language: Language) -> PluralCategory {
        switch language {
        case .en:
            return i == 1 && v == 0 ? .one : .other
        case .fa:
            return i == 0 || n == 1 ? .one : .other
        case .az, .kk, .tk:
            return n == 1 ? .one : .other
        case .ru:
            if v == 0 && i % 10 == 1 && i % 100 != 11 { return .one }
            if v == 0 && (2...4).contains(i % 10) && !(12...14).contains(i % 100) { return .few }
            if v == 0 && i % 10 == 0 || v == 0 && (5...9).contains(i % 10) || v == 0 && (11...14).contains(i % 100) {
                return .many
            }
            return .other
        }
    }
}

@Suite struct PluralRulesTests {
    @Test(arguments: Language.allCases)
    func agreesWithTheReference(language: Language) {
        var texts = (0...200).map(String.init) + ["1000", "1001", "1011", "1000000", "1111111", "-1", "-2", "-11"]
        for whole in 0...30 {
            for fraction in ["0", "00", "000", "1", "5", "10", "01", "99"] { texts.append("\(whole).\(fraction)") }
        }
        for text in texts {
            #expect(language.pluralCategory(text) == Operands(text).category(language), "\(language) \(text)")
            #expect(language.pluralCategories.contains(language.pluralCategory(text)))
        }
    }

    @Test func russianGolden() {
        let golden: [(String, PluralCategory)] = [
            ("0", .many), ("1", .one), ("2", .few), ("5", .many), ("11", .many), ("12", .many), ("21", .one),
            ("22", .few),
            ("111", .many), ("112", .many), ("121", .one), ("1.0", .other), ("2.5", .other),
        ]
        for (text, category) in golden { #expect(Language.ru.pluralCategory(text) == category) }
    }

    @Test func longAndOddNumbersHaveAForm() {
        #expect(Language.ru.pluralCategory("98765432109876543210987654321") == .one)
        #expect(Language.en.pluralCategory("007") == .other)
        #expect(Language.en.pluralCategory("001") == .one)
        for text in ["", "-", ".", "1.", ".5", "+1", "1e5", "many", "۱", String(repeating: "9", count: 1_000)] {
            for language in Language.allCases { #expect(language.pluralCategory(text) == .other) }
        }
    }
}
