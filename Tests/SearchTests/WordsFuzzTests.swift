import Chances
import Languages
import Testing

@testable import Search

/// Whatever stands in a text, words come out whole, bounded and the same each time.
@Suite struct WordsFuzzTests {
    private static let alphabets = [
        "abcdefghijklmnopqrstuvwxyz'", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "әғқңөұүһіабдеклмнорсты",
        "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئ\u{200C}", "əıöüğşçaeiouyblmnrstdk", "äžňöşüýçabdeklmnrty",
    ].map { Array($0.unicodeScalars) }

    private func word(_ chance: inout Chance) -> String {
        var scalars = String.UnicodeScalarView()
        let alphabet = chance.pick(Self.alphabets)
        for _ in 0..<(1 + chance.below(14)) { scalars.append(chance.pick(alphabet)) }
        return String(scalars)
    }

    private func anything(_ chance: inout Chance) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<chance.below(60) {
            let value: UInt32
            switch chance.below(6) {
            case 0: value = UInt32(chance.below(0x110000))
            case 1: value = UInt32(chance.below(0x80))
            case 2: value = UInt32(0x0300 + chance.below(0x70))
            case 3: value = UInt32(0x0600 + chance.below(0x100))
            case 4: value = UInt32(0x0400 + chance.below(0x130))
            default: value = UInt32(0x2000 + chance.below(0x70))
            }
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    @Test func stemsAreNeverEmptyAndNeverLong() {
        var chance = Chance(seed: 1)
        for _ in 0..<6_000 {
            let word = word(&chance)
            for language in Language.allCases {
                let folded = WordFolding.fold(word, in: language)
                guard !folded.isEmpty else { continue }
                let stems = Stemming.stems(of: folded, in: language)
                #expect(!stems.isEmpty && stems.count <= 6, "\(language) \(word)")
                #expect(stems.allSatisfy { !$0.isEmpty && $0.count <= folded.count + 5 }, "\(language) \(word)")
                #expect(stems == Stemming.stems(of: folded, in: language))
            }
        }
    }

    @Test func foldingTwiceIsFoldingOnce() {
        var chance = Chance(seed: 2)
        for _ in 0..<4_000 {
            let word = word(&chance)
            for language in Language.allCases {
                let once = WordFolding.fold(word, in: language)
                #expect(WordFolding.fold(once.text, in: language) == once, "\(language) \(word)")
            }
        }
    }

    @Test func anyTextGivesWordsThatStandInIt() {
        var chance = Chance(seed: 3)
        for _ in 0..<6_000 {
            let text = anything(&chance)
            let bytes = Array(text.utf8)
            var end = 0
            for word in WordReader.words(of: text.unicodeScalars) {
                #expect(word.range.lowerBound >= end && word.range.upperBound <= bytes.count && !word.range.isEmpty)
                end = word.range.upperBound
                if !word.text.contains("\u{200C}") {
                    #expect(String(decoding: bytes[word.range], as: UTF8.self) == word.text)
                }
                for language in Language.allCases { _ = WordTerms.terms(of: word, in: language) }
            }
        }
    }

    @Test func theWordsOfAWordAreThatWord() {
        var chance = Chance(seed: 4)
        for _ in 0..<4_000 {
            for word in WordReader.words(of: anything(&chance).unicodeScalars) where !word.text.contains("\u{200C}") {
                #expect(WordReader.words(of: word.text.unicodeScalars).map(\.text) == [word.text])
            }
        }
    }

    @Test func piecesOfATextAreTheText() {
        var chance = Chance(seed: 5)
        for _ in 0..<1_500 {
            let words = (0..<(1 + chance.below(30))).map { _ in word(&chance) }
            let text = words.joined(separator: chance.pick([" ", ", ", "\n"]))
            let language = chance.pick(Language.allCases)
            let query = WordQuery(chance.pick(words) + " " + chance.pick(words), language: language)
            let matches = WordMatches(of: query, in: text, language: language)
            #expect(matches.pieces(of: text).map(\.text).joined() == text)
            let short = matches.pieces(of: text, wordsMax: 5).filter { $0.text != "… " && $0.text != " …" }
            let passage = Array(short.map(\.text).joined().utf8)
            #expect(Array(text.utf8).firstRange(of: passage) != nil)
        }
    }
}
