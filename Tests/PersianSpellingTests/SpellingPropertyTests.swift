import Chances
import Foundation
import PersianSpelling
import Testing

/// What holds of every text.
@Suite struct SpellingPropertyTests {
    /// Careful sentences with everything that a keyboard, a converter or a hasty hand does to them.
    private static let spoiled: [String] = {
        var chance = Chance(seed: 6)
        let stray = [
            "،", ".", ":", "؛", "!", "?", ",", "«", "»", "(", ")", "\u{200F}", "1", "٤", "ك", "ي", "\u{64B}", "A",
        ]
        return CarefulProse.sentences.flatMap { sentence in
            var noisy = ""
            for letter in sentence {
                switch chance.below(40) {
                case 0: continue
                case 1: noisy += " "
                case 2: noisy += "\u{200C}"
                case 3 where chance.maybe(40): noisy += chance.pick(stray)
                default: break
                }
                noisy.append(letter)
            }
            return [
                CarefulProse.replacing(sentence, by: ""), CarefulProse.replacing(sentence, by: " "),
                sentence.replacingOccurrences(of: "ی", with: "ي").replacingOccurrences(of: "ک", with: "ك"), noisy,
            ]
        }
    }()

    @Test func aCorrectedTextHasNothingMoreToCorrect() {
        for text in Self.spoiled {
            let once = PersianSpelling.corrected(text)
            #expect(PersianSpelling.corrected(once) == once, "\(text)")
        }
    }

    @Test func correctionsAreInOrderAndApart() {
        for text in Self.spoiled {
            var end = 0
            for correction in PersianSpelling.corrections(of: text) {
                #expect(correction.range.lowerBound >= end)
                #expect(correction.range.upperBound <= text.utf8.count)
                end = correction.range.upperBound
            }
        }
    }

    @Test func eachCanBeRefusedAndWanted() {
        for text in Self.spoiled.prefix(200) {
            let found = PersianSpelling.corrections(of: text)
            let certain = found.indices.filter { found[$0].isCertain }
            #expect(text.applying(found, except: Set(found.indices)) == text)
            for place in certain.prefix(5) {
                let alone = text.applying(found, except: Set(certain).subtracting([place]))
                let (from, to) = (found[place].range.lowerBound, found[place].range.upperBound)
                let bytes = Array(text.utf8)
                let expected = bytes[..<from] + Array(found[place].replacement.utf8) + bytes[to...]
                #expect(Array(alone.utf8) == Array(expected))
            }
            for place in found.indices where !found[place].isCertain {
                let wanted = text.applying(found, except: Set(certain), also: [place])
                #expect((wanted == text) == (found[place].rule == .unknownWord))
            }
        }
    }

    /// Nothing but letters, digits, marks and spaces of Persian is changed, and no letter is lost.
    @Test func lettersAreNeitherLostNorMade() {
        func letters(_ text: String) -> [Unicode.Scalar] {
            text.unicodeScalars.compactMap { scalar in
                switch scalar {
                case "ي", "ى": "ی"
                case "ك": "ک"
                case "\u{640}": nil
                default: scalar.properties.isAlphabetic && scalar.value != 0x64B ? scalar : nil
                }
            }
        }
        for text in Self.spoiled { #expect(letters(PersianSpelling.corrected(text)) == letters(text)) }
    }

    @Test func whatIsNotPersianStays() {
        var chance = Chance(seed: 9)
        let alien = [
            "https://fa.example.org/a,b?q=كي", "name@example.org", "COVID-19", "km/h", "ISO 9001", "v1.2.3", "Baku",
        ]
        for sentence in CarefulProse.sentences.prefix(100) {
            let piece = chance.pick(alien)
            let text = CarefulProse.replacing(sentence, by: "") + " " + piece + " " + sentence
            #expect(PersianSpelling.corrected(text).contains(piece))
        }
    }
}
