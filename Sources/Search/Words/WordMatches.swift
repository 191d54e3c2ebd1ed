import Languages

/// A piece of a text, and whether it is what was looked for.
package struct MarkedPiece: Sendable, Hashable {
    package let text: String
    package let isMatch: Bool
}

/// Why a text was found: the word that was typed and the forms of it in the text.
package struct WordReason: Sendable, Hashable {
    package let asked: String
    package let found: [String]
}

/// Where the words of a query stand in a text.
struct WordMatches: Sendable {
    struct Match: Sendable, Hashable {
        let range: Range<Int>
        let form: String
        let demand: Int
    }

    /// Words of a text that are looked at; of a longer text the beginning.
    static let wordsMax = 4_000

    let matches: [Match]
    private let isCut: Bool
    /// Every word, by its place; to cut a text between words.
    let wordRanges: [Range<Int>]

    init(of query: WordQuery, in text: String, language: Language) {
        self.init(of: Patterns(query), in: text, language: language)
    }

    init(of patterns: Patterns, in text: String, language: Language) {
        let words = WordReader.words(of: text.unicodeScalars, limit: Self.wordsMax)
        isCut = words.count == Self.wordsMax
        let vocabulary = Vocabulary(words, language)
        wordRanges = words.map(\.range)
        var matches: [Match] = []
        for (number, readings) in patterns.demands.enumerated() {
            var places: Set<Int> = []
            for reading in readings {
                let pattern = reading.held(against: vocabulary)
                let length = pattern.count
                guard length > 0, length <= words.count else { continue }
                for start in 0...(words.count - length)
                where pattern.indices.allSatisfy({ pattern[$0][vocabulary.numbers[start + $0]] }) {
                    places.formUnion(start..<(start + length))
                }
            }
            matches += places.sorted().map { Match(range: words[$0].range, form: words[$0].text, demand: number) }
        }
        self.matches = matches.sorted {
            ($0.range.lowerBound, $0.demand) < ($1.range.lowerBound, $1.demand)
        }
    }

    /// The different words of a text, each with its terms: a word that stands often is looked at once.
    fileprivate struct Vocabulary {
        /// The number of the word at every place.
        let numbers: [Int]
        let terms: [Set<String>]

        init(_ words: [TextWord], _ language: Language) {
            var (known, terms): ([String: Int], [Set<String>]) = ([:], [])
            numbers = words.map { word in
                if let number = known[word.text] { return number }
                known[word.text] = terms.count
                terms.append(Set(WordTerms.terms(of: word, in: language)))
                return terms.count - 1
            }
            self.terms = terms
        }
    }

    /// A query made ready once to be held against many texts.
    struct Patterns: Sendable {
        /// Each demand in every language in which it may be meant.
        fileprivate let demands: [[Pattern]]

        init(_ query: WordQuery) {
            demands = query.demands.map { demand in
                WordQuery.languages(of: demand, for: query.language).map { Pattern(demand, language: $0) }
            }
        }
    }

    /// A demand as terms to hold against a text.
    fileprivate struct Pattern: Sendable {
        var terms: [Set<String>]
        var beginning: String?

        init(_ demand: WordQuery.Demand, language: Language) {
            terms = demand.words.map { Set(WordTerms.terms(of: $0, in: language)) }
            if demand.isBeginning, let last = demand.words.last {
                beginning = WordTerms.beginning(of: last, stemmedIn: last.script.language(in: language))
            }
        }

        /// For each of its words, which words of a vocabulary are a form of it.
        func held(against vocabulary: Vocabulary) -> [[Bool]] {
            terms.indices.map { place in
                vocabulary.terms.map { word in
                    if !terms[place].isDisjoint(with: word) { return true }
                    guard let beginning, place == terms.count - 1 else { return false }
                    return word.contains { $0.hasPrefix(beginning) }
                }
            }
        }
    }

    /// The whole text in pieces, or a passage of at most `wordsMax` words around the densest matches.
    func pieces(of text: String, wordsMax: Int? = nil) -> [MarkedPiece] {
        let bytes = Array(text.utf8)
        let window = (passage(wordsMax) ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
        var pieces: [MarkedPiece] = []
        var place = window.lowerBound
        func add(_ range: Range<Int>, _ isMatch: Bool) {
            guard !range.isEmpty else { return }
            pieces.append(MarkedPiece(text: String(decoding: bytes[range], as: UTF8.self), isMatch: isMatch))
        }
        if window.lowerBound > 0 { pieces.append(MarkedPiece(text: "… ", isMatch: false)) }
        for match in matches where match.range.lowerBound >= place && match.range.upperBound <= window.upperBound {
            add(place..<match.range.lowerBound, false)
            add(match.range, true)
            place = match.range.upperBound
        }
        add(place..<window.upperBound, false)
        if window.upperBound < bytes.count { pieces.append(MarkedPiece(text: " …", isMatch: false)) }
        return pieces
    }

    /// The bytes of the best passage; nil when the whole text is no longer.
    private func passage(_ wordsMax: Int?) -> Range<Int>? {
        guard let wordsMax, wordsMax > 0, wordRanges.count > wordsMax else { return nil }
        var places: [Int: Set<Int>] = [:]
        let numbers = Dictionary(
            wordRanges.enumerated().map { ($1.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
        for match in matches {
            if let place = numbers[match.range.lowerBound] { places[place, default: []].insert(match.demand) }
        }
        var best = (start: 0, demands: -1, matches: -1)
        for start in places.keys.sorted().prefix(200) {
            let inside = places.filter { (start..<(start + wordsMax)).contains($0.key) }
            let demands = inside.values.reduce(Set<Int>()) { $0.union($1) }.count
            if (demands, inside.count) > (best.demands, best.matches) { best = (start, demands, inside.count) }
        }
        let first = max(0, min(best.start - 4, wordRanges.count - wordsMax))
        let last = min(first + wordsMax, wordRanges.count) - 1
        let isWhole = last == wordRanges.count - 1 && !isCut
        return (first == 0 ? 0 : wordRanges[first].lowerBound)..<(isWhole ? Int.max : wordRanges[last].upperBound)
    }

    /// The typed words with the forms found, in the order typed; at most `formsMax` forms each.
    static func reasons(_ all: [WordMatches], for query: WordQuery, formsMax: Int = 5) -> [WordReason] {
        query.demands.enumerated().compactMap { number, demand in
            var forms: [String] = []
            for match in all.flatMap(\.matches) where match.demand == number && !forms.contains(match.form) {
                if forms.count < formsMax { forms.append(match.form) }
            }
            guard !forms.isEmpty else { return nil }
            return WordReason(asked: demand.words.map(\.text).joined(separator: " "), found: forms)
        }
    }
}
