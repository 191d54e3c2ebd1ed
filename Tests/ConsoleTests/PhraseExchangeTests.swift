import Chances
import Foundation
import Importing
import Languages
import Testing

@testable import Console

/// From a sheet to a translator's file and back.
@Suite struct PhraseExchangeTests {
    private static func sheet(_ name: String) -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Phrases")
        return (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    }

    private static func roundTrip(_ xliff: XLIFF) -> XLIFF? {
        XLIFF.read(file: "x.xlf", bytes: Array(xliff.written().utf8)).xliff
    }

    @Test(arguments: Language.allCases.filter { $0 != .en })
    func whatIsShippedComesBackAsItWas(_ language: Language) throws {
        let (english, own) = (Self.sheet("en.csv"), Self.sheet("\(language.tag).csv"))
        let units = PhraseUnit.units(english: english, own: own, in: language)
        #expect(units.count >= 390)
        let back = try #require(Self.roundTrip(XLIFF(units, in: language)))
        #expect(back.units.count == units.count)
        let merge = PhraseMerge(back.offers, into: own, english: english, in: language)
        #expect(merge.refused == [] && merge.changed == [])
        if !own.isEmpty { #expect(merge.sheet == own && merge.unchangedCount == units.count) }
    }

    /// Random sheets: what a translator writes arrives, and nothing else moves.
    @Test func whatIsTranslatedArrives() throws {
        var chance = Chance(seed: 21)
        let words = [
            "a", "ی", "<b>", "&", "\"", ",", "\n", "\r\n", "''", " ", "{a}", "{ b }", "\u{2068}", "é", "]]>", "\u{0}",
            "#",
            "{n, plural, one {# of {a}} other {x}}",
        ]
        for _ in 0..<500 {
            let keys = (0..<Int.random(in: 1...5, using: &chance)).map { "k.\($0)" }
            let phrases = keys.map { _ in "x" + chance.text(of: words, length: 5) }
            let english = Self.csv(zip(keys, phrases).map { [$0, $1, "no", "note"] })
            // A translation with the same placeholders in another order of words.
            let translated = phrases.map { "ترجمه, " + $0 + "\"" }
            let known = keys.filter { _ in Bool.random(using: &chance) }
            let own = Self.csv(known.map { [$0, phrases[keys.firstIndex(of: $0) ?? 0], "yes", "own, note"] })
            let units = PhraseUnit.units(english: english, own: own, in: .fa)
            #expect(units.map(\.key) == keys)
            let changed = XLIFF(
                source: "en", target: "fa", original: "phrases",
                units: zip(XLIFF(units, in: .fa).units, translated).map { unit, text in
                    XLIFF.Unit(id: unit.id, source: unit.source, target: [.text(text)], state: .final)
                })
            let back = try #require(Self.roundTrip(changed))
            let merge = PhraseMerge(back.offers, into: own, english: english, in: .fa)
            #expect(merge.refused == [] && merge.changed == keys)
            let notes = keys.map { known.contains($0) ? "own, note" : "" }
            #expect(merge.sheet == Self.csv(zip(zip(keys, translated), notes).map { [$0.0, $0.1, "yes", $1] }))
        }
    }

    private static func csv(_ rows: [[String]]) -> String {
        ([["key", "phrase", "reviewed", "note"]] + rows).map { row in
            row.map { cell in
                cell.contains { ",\"\n\r\r\n".contains($0) } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
            }.joined(separator: ",") + "\n"
        }.joined()
    }

    @Test func statesSayWhatWasReviewed() {
        let sheet = "key,phrase,reviewed\na,A,no\nb,B,no\nc,C,no\n"
        let units = PhraseUnit.units(english: sheet, own: "key,phrase,reviewed\na,x,yes\nb,y,no\n", in: .tk)
        let xliff = XLIFF(units, in: .tk)
        #expect(xliff.units.map(\.state) == [.reviewed, .translated, .initial])
        #expect(xliff.offers.map(\.isReviewed) == [true, false, false])
    }
}
