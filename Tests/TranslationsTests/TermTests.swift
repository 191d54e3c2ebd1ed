import Foundation
import Importing
import Languages
import Register
import Testing

@testable import Translations

@Suite struct TermTests {
    private func term(_ id: String, _ words: [Language: [String]]) -> Term {
        Term(
            id: id, sector: .transport, name: Text(words.compactMapValues(\.first)),
            synonyms: words.mapValues { Array($0.dropFirst()) })
    }

    private var terms: [Term] {
        [
            term("port", [.en: ["port", "harbour"], .ru: ["порт"], .fa: ["بندر"], .kk: ["порт", "айлақ"]]),
            term("dry-port", [.en: ["dry port"], .ru: ["сухой порт"], .fa: ["بندر خشک"], .kk: ["құрғақ порт"]]),
            term("draught", [.en: ["draught"], .ru: ["осадка"], .fa: ["آبخور"], .kk: ["шөгім"]]),
            term("untold", [.en: ["barge"]]),
        ]
    }

    @Test func aTermIsFoundInEveryForm() {
        let russian = TermBase(terms, from: .ru, to: .fa)
        #expect(russian.terms(in: "В портах осадку измеряют ежегодно").map(\.term.id) == ["port", "draught"])
        let english = TermBase(terms, from: .en, to: .ru)
        #expect(english.terms(in: "Two harbours and their draughts").map(\.term.id) == ["port", "draught"])
        #expect(english.terms(in: "Two harbours").first?.words == ["порт"])
        let kazakh = TermBase(terms, from: .kk, to: .ru)
        #expect(kazakh.terms(in: "Айлақтардың шөгімі").map(\.term.id) == ["port", "draught"])
    }

    @Test func theLongerTermWinsAndEachIsSaidOnce() {
        let base = TermBase(terms, from: .en, to: .ru)
        let found = base.terms(in: "The dry port lies behind the port; the ports are old.")
        #expect(found.map(\.term.id) == ["dry-port", "port"])
        #expect(found.first?.range == 4..<12)
        // A term without a word in the other language is of no help.
        #expect(base.terms(in: "A barge").isEmpty)
    }

    @Test func aTranslationThatLacksATermIsToldSo() {
        let base = TermBase(terms, from: .en, to: .ru)
        #expect(base.lacking("Осадку в порту измерили", of: "The draught in the port was measured").isEmpty)
        #expect(base.lacking("Глубину в порту измерили", of: "The draught in the port").map(\.term.id) == ["draught"])
        #expect(base.lacking("", of: "Nothing of the trade").isEmpty)
        // A synonym will do.
        let kazakh = TermBase(terms, from: .en, to: .kk)
        #expect(kazakh.lacking("Айлақта", of: "In the port").isEmpty)
    }

    /// Every term of the region is found in its own words, in every pair of languages.
    @Test func theRegionsTermsFindThemselves() throws {
        let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Regions")
        let region = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
        let pack = RegionPack(PackFiles(directory: folder.appending(path: region)))
        #expect(pack.errors.map(\.description) == [])
        #expect(pack.terms.count >= 150)
        for term in pack.terms {
            #expect(term.name.languages == Language.allCases, "\(term.id)")
            #expect(!term.unchecked.isEmpty && term.origin != nil, "\(term.id)")
        }
        for source in Language.allCases {
            let base = TermBase(pack.terms, from: source, to: source == .en ? .fa : .en)
            for term in pack.terms {
                let word = try #require(term.name[source])
                let found = base.terms(in: word)
                // Quotation marks around a name are no part of a word.
                let outside = found.map { item in
                    Array(word.utf8.prefix(item.range.lowerBound)) + Array(word.utf8.dropFirst(item.range.upperBound))
                }
                let left = outside.map { String(decoding: $0, as: UTF8.self).contains { $0.isLetter || $0.isNumber } }
                #expect(left == [false], "\(source) \(term.id) \(word)")
                let other = found.first?.words.first ?? ""
                let lacking = base.lacking(other, of: word)
                #expect(lacking.isEmpty, "\(source) \(term.id)")
            }
        }
    }
}
