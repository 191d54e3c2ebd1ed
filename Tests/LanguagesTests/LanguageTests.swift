import Chances
import Testing

@testable import Languages

@Suite struct LanguageTests {
    @Test(arguments: [
        ("fa-IR", Language.fa), ("RU", .ru), ("az-Latn-AZ", .az), ("kk", .kk), ("tk-TM", .tk), ("en-GB-oxendict", .en),
    ])
    func tagsAreRead(tag: String, language: Language) {
        #expect(Language(tag: tag) == language)
    }

    @Test(arguments: [
        "", "de", "e", "english", "fa_IR", "fa-", "-fa", "fa--IR", "f4", "fa-IR!", " fa", "ф", "en-123456789",
    ])
    func otherTagsAreNot(tag: String) {
        #expect(Language(tag: tag) == nil)
    }

    @Test func aTagOfAnyLengthIsHarmless() {
        #expect(Language(tag: "fa" + String(repeating: "-IR", count: 100_000)) == nil)
    }

    @Test func onlyPersianRunsRightToLeft() {
        #expect(Language.allCases.filter { $0.direction == .rightToLeft } == [.fa])
        #expect(Set(Language.allCases.map(\.ownName)).count == 6)
        #expect(Language.kk.script == .cyrillic)
        #expect(Language.fa.direction.rawValue == "rtl")
    }

    @Test func everyReadingOrderHasAllLanguagesOnceAndBeginsWithTheChain() {
        for language in Language.allCases {
            #expect(language.readingOrder.count == 6)
            #expect(Set(language.readingOrder).count == 6)
            #expect(language.readingOrder.first == language)
            #expect(Array(language.readingOrder.dropFirst().prefix(language.fallbacks.count)) == language.fallbacks)
            #expect(language == .en || language.fallbacks.contains(.en))
        }
    }

    @Test(arguments: [
        ("fa", Language.fa), ("en-US,en;q=0.5", .en), ("de, ru;q=0.7, en;q=0.3", .ru), ("en;q=0.2, fa-IR;q=0.9", .fa),
        ("kk , tk", .kk), ("tk;q=0.5,kk;q=0.5", .tk), ("*", .en), ("en;q=0, *", .fa), ("*;q=0.1, az;q=0.2", .az),
        ("ru;Q=1.000", .ru), ("fr;q=1, *;q=0.001", .en), ("fa-IR;q=0, fa;q=0.4", .fa),
        ("en-GB;q=0.4,en;q=0.9,ru;q=0.8", .en),
        ("fa\t;\tq=0.5 , ,,", .fa), ("en;q=0.5, ru;q=2, fa;q=0.4", .en), ("en-GB;q=0, *;q=0.3", .en),
    ])
    func negotiates(header: String, language: Language) {
        #expect(Language.negotiate(acceptLanguage: header, among: Language.allCases) == language)
    }

    @Test(arguments: [
        "", "de", "*;q=0", "fa;q=0", "fa;q=1.001", "fa;q=0.1234", "fa;x=1", "fa;q=1;q=1", ";;;", ",", "fa;q=",
        "en;q=0, en-GB",
    ])
    func acceptsNothing(header: String) {
        #expect(Language.negotiate(acceptLanguage: header, among: Language.allCases) == nil)
    }

    @Test func onlyOfferedLanguagesAreChosen() {
        #expect(Language.negotiate(acceptLanguage: "ru, fa;q=0.1", among: [.en, .fa]) == .fa)
        #expect(Language.negotiate(acceptLanguage: "*", among: [.tk, .fa]) == .tk)
        #expect(Language.negotiate(acceptLanguage: "fa", among: []) == nil)
    }

    @Test func longHeadersAreReadInPart() {
        let many = String(repeating: "de,", count: 32) + "fa"
        #expect(Language.negotiate(acceptLanguage: many, among: Language.allCases) == nil)
        // `kk` is cut to `k`, and the piece that was cut must not count.
        let long = "ru;q=0.1," + String(repeating: " ", count: 989) + "az-Cyrl"
        #expect(Language.negotiate(acceptLanguage: long, among: Language.allCases) == .ru)
        #expect(Language.negotiate(acceptLanguage: String(repeating: "a", count: 5_000_000), among: [.az]) == nil)
    }

    @Test func hostileHeadersNeverTrap() {
        var chance = Chance(seed: 1)
        let pieces = [
            "en", "fa", "-", ",", ";", "q", "=", "0", "1", ".", "*", " ", "\t", "\0", "é", "🜨", "999999999999",
        ]
        for _ in 0..<20_000 {
            let chosen = Language.negotiate(acceptLanguage: chance.text(of: pieces, length: 40), among: [.en, .fa])
            #expect(chosen == nil || chosen == .en || chosen == .fa)
        }
    }
}

@Suite struct TextTests {
    @Test func readsAlongTheChainAndThenAnything() {
        var text = Text([.ru: "порт", .fa: "بندر", .en: ""])
        #expect(text.languages == [.fa, .ru])
        #expect(text.reading(in: .kk)?.text == "порт")
        #expect(text.reading(in: .kk)?.language == .ru)
        #expect(text.reading(in: .en)?.language == .fa)
        text[.en] = "port"
        #expect(text.reading(in: .az)?.text == "port")
        text[.en] = ""
        #expect(text[.en] == nil)
        #expect(Text().reading(in: .en) == nil)
        #expect(Text().isEmpty)
    }

    @Test func tagsGoBothWays() {
        let text = Text(byTag: ["fa-IR": "دور", "fa": "نزدیک", "de": "Hafen", "tk": "port"])
        #expect(text.byTag == ["fa": "نزدیک", "tk": "port"])
        #expect(Text(byTag: text.byTag) == text)
    }
}
