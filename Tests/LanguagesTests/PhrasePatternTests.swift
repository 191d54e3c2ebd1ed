import Chances
import Testing

@testable import Languages

@Suite struct PhrasePatternTests {
    private func said(
        _ pattern: String, _ language: Language, _ values: [String: PhraseValue] = [:]
    ) throws -> String {
        try PhrasePattern(parsing: pattern).said(in: language, values, isolating: true)
    }

    @Test func putsValuesIn() throws {
        #expect(try said("Map of {region}", .en, ["region": .text("the sea")]) == "Map of the sea")
        #expect(try said("It''s {a}'s # {b}", .en, ["a": .text("A")]) == "It's A's # {b}")
        #expect(try said("{ n }", .fa, ["n": .number("-12345.5")]) == "\u{200E}−۱۲\u{202F}۳۴۵\u{066B}۵")
        #expect(try said("", .en) == "")
    }

    @Test func countsInEachLanguage() throws {
        let russian = "{n, plural, one {# порт} few {# порта} many {# портов} other {# порта}}"
        let forms = try [1, 3, 11, 21, 12345].map { try said(russian, .ru, ["n": .count($0)]) }
        #expect(forms == ["1 порт", "3 порта", "11 портов", "21 порт", "12\u{202F}345 портов"])
        #expect(try said(russian, .ru, ["n": .number("1.5")]) == "1,5 порта")
        let english = "{n, plural, =0 {no port} one {# port} other {# ports}} in {place}"
        #expect(try said(english, .en, ["n": .count(0), "place": .text("Baku")]) == "no port in Baku")
        #expect(try said(english, .en, ["n": .count(1), "place": .text("Baku")]) == "1 port in Baku")
        #expect(try said(english, .en, ["n": .text("several"), "place": .text("Baku")]) == "several ports in Baku")
        #expect(try said(english, .en) == "{n} ports in {place}")
    }

    @Test func pluralsStandInPlurals() throws {
        let nested = "{a, plural, one {# of {b, plural, one {# page} other {# pages}}} other {#/{b}}}"
        #expect(try said(nested, .en, ["a": .count(1), "b": .count(5)]) == "1 of 5 pages")
        #expect(try said(nested, .en, ["a": .count(2), "b": .count(5)]) == "2/5")
        #expect(try PhrasePattern(parsing: nested).arguments == ["a", "b"])
    }

    @Test func depthIsLimited() throws {
        func deep(_ depth: Int) -> String {
            depth == 0 ? "x" : "{n, plural, other {\(deep(depth - 1))}}"
        }
        _ = try PhrasePattern(parsing: deep(3))
        #expect(throws: PhrasePatternFault.self) { try PhrasePattern(parsing: deep(4)) }
    }

    @Test(arguments: [
        "{", "}", "{}", "{a", "a}", "{a b}", "{1}", "{a,}", "{a, select, other {}}", "{a, plural}", "{a, plural,",
        "{a, plural, one}",
        "{a, plural, one {}", "{a, plural, one {} one {}}", "{a, plural, lots {}}", "{a, plural, = {}}",
        "{a, plural, =1 {} =1 {}}",
        "{a, plural, =1234567890 {}}", "{é}", "{\(String(repeating: "a", count: 41))}",
        String(repeating: "a", count: 4_001),
    ])
    func refusesMalformedPatterns(pattern: String) {
        #expect(throws: PhrasePatternFault.self) { try PhrasePattern(parsing: pattern) }
    }

    @Test func hostilePatternsNeverTrap() {
        var chance = Chance(seed: 4)
        let pieces = [
            "{", "}", "a", "n", ", plural, ", "one {", "other {", "=1 {", "#", "'", "''", " ", ",", "ی", "🜨", "\0",
        ]
        var read = 0
        for _ in 0..<30_000 {
            guard let pattern = try? PhrasePattern(parsing: chance.text(of: pieces, length: 25)) else { continue }
            read += 1
            _ = pattern.said(in: .fa, ["a": .text("x"), "n": .count(Int.min)], isolating: true)
            _ = pattern.categories(awryIn: .ru)
        }
        #expect(read > 100)
    }
}

@Suite struct IsolationTests {
    @Test func onlyTheOtherDirectionIsIsolated() {
        #expect(Isolation.isolated("Baku", in: .rightToLeft) == "\u{2068}Baku\u{2069}")
        #expect(Isolation.isolated("باکو", in: .rightToLeft) == "باکو")
        #expect(Isolation.isolated("باکو", in: .leftToRight) == "\u{2068}باکو\u{2069}")
        #expect(Isolation.isolated("Bakı, Баку", in: .leftToRight) == "Bakı, Баку")
        #expect(Isolation.isolated("12.5 – ۱۲", in: .rightToLeft) == "12.5 – ۱۲")
    }

    @Test func nothingReachesOutside() {
        #expect(
            Isolation.isolated("a\u{2069}b\u{202E}c\u{2066}d", in: .rightToLeft)
                == "\u{2068}abc\u{2066}d\u{2069}\u{2069}")
        #expect(Isolation.isolated("\u{202E}x", in: .leftToRight) == "x")
        var chance = Chance(seed: 5)
        for _ in 0..<5_000 {
            let text = chance.text(
                of: ["a", "ب", "\u{2066}", "\u{2068}", "\u{2069}", "\u{202A}", "\u{202C}", "1"], length: 12)
            for direction in [Language.Direction.leftToRight, .rightToLeft] {
                var open = 0
                for scalar in Isolation.isolated(text, in: direction).unicodeScalars {
                    if (0x2066...0x2068).contains(scalar.value) { open += 1 }
                    if scalar.value == 0x2069 { open -= 1 }
                    #expect(open >= 0 && !(0x202A...0x202E).contains(scalar.value))
                }
                #expect(open == 0)
            }
        }
    }
}
