import Chances
import Languages
import Testing

@testable import Search

/// Where the words of a query stand in a text, against a slow way that looks at every place by itself.
@Suite struct WordsMatchTests {
    private static let words: [Language: [String]] = [
        .en: ["port", "ports", "Port", "harbour's", "boats", "boat", "2025", "reed-bed", "the", "of", "x"],
        .ru: ["порт", "порта", "портами", "Лодки", "лодка", "2025", "камыш", "и", "в"],
        .fa: ["بندر", "بندرها", "بندر ها", "می روند", "قایق‌ها", "قایق", "۲۰۲۵", "و"],
        .kk: ["порт", "порттың", "қайық", "қайықтар", "су", "2025"],
    ]

    private static func slow(_ query: WordQuery, _ text: String, _ language: Language) -> [WordMatches.Match] {
        let words = WordReader.words(of: text.unicodeScalars, limit: WordMatches.wordsMax)
        var matches: Set<WordMatches.Match> = []
        for (number, demand) in query.demands.enumerated() {
            for reading in WordQuery.languages(of: demand, for: query.language) {
                for start in words.indices where start + demand.words.count <= words.count {
                    let isThere = demand.words.indices.allSatisfy { offset in
                        let word = words[start + offset]
                        let own = Set(WordTerms.terms(of: word, in: language))
                        let asked = demand.words[offset]
                        if !own.isDisjoint(with: WordTerms.terms(of: asked, in: reading)) { return true }
                        guard demand.isBeginning, offset == demand.words.count - 1,
                            let beginning = WordTerms.beginning(
                                of: asked, stemmedIn: asked.script.language(in: reading))
                        else { return false }
                        return own.contains { $0.hasPrefix(beginning) }
                    }
                    guard isThere else { continue }
                    for word in words[start..<(start + demand.words.count)] {
                        matches.insert(.init(range: word.range, form: word.text, demand: number))
                    }
                }
            }
        }
        return matches.sorted { ($0.range.lowerBound, $0.demand) < ($1.range.lowerBound, $1.demand) }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>) func everyPlaceIsFound(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<60 {
            let language = try #require([Language.en, .ru, .fa, .kk].randomElement(using: &chance))
            let list = Self.words[language] ?? []
            func some(_ count: Int) -> String {
                (0..<count).compactMap { _ in list.randomElement(using: &chance) }.joined(separator: " ")
            }
            let text = some(Int.random(in: 0...40, using: &chance))
            var asked = some(Int.random(in: 1...3, using: &chance))
            if Bool.random(using: &chance) { asked = "\"\(asked)\"" }
            let reader = try #require(Language.allCases.randomElement(using: &chance))
            let query = WordQuery(asked, language: reader, completing: Bool.random(using: &chance))
            let found = WordMatches(of: query, in: text, language: language)
            #expect(found.matches == Self.slow(query, text, language), "\(asked) in \(text)")
        }
    }
}
