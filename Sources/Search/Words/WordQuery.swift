package import Languages

/// What a reader has typed, read as words that must all be found, "phrases", and an unfinished last word.
///
/// Nothing typed reaches the language of the index: the question is built anew from the words found in it.
package struct WordQuery: Sendable, Hashable {
    /// One demand: a word, or words that must stand together.
    struct Demand: Sendable, Hashable {
        var words: [TextWord]
        /// Whether the last word may go on.
        var isBeginning: Bool
    }

    static let demandsMax = 12
    static let scalarsMax = 400

    let demands: [Demand]
    package let language: Language

    /// Reads what was typed by a reader of `language`; of a very long text the beginning.
    ///
    /// `completing` lets the last word be the beginning of one.
    package init(_ typed: String, language: Language, completing: Bool = true) {
        self.language = language
        var demands: [Demand] = []
        let typed = String(String.UnicodeScalarView(typed.unicodeScalars.prefix(Self.scalarsMax)))
        let quotes: Set<Character> = ["\"", "«", "»", "“", "”", "„"]
        var isQuoted = false
        let pieces = typed.split(omittingEmptySubsequences: false, whereSeparator: { quotes.contains($0) })
        for (number, piece) in pieces.enumerated() {
            let words = WordReader.words(of: piece.unicodeScalars, limit: Self.demandsMax).filter {
                !WordTerms.terms(of: $0, in: language).isEmpty
            }
            let isLast = number == pieces.count - 1
            if isQuoted, !isLast {
                if !words.isEmpty { demands.append(Demand(words: words, isBeginning: false)) }
            } else {
                demands += words.map { Demand(words: [$0], isBeginning: false) }
                if isLast, completing, !words.isEmpty, piece.last?.isWhitespace == false, !demands.isEmpty {
                    demands[demands.count - 1].isBeginning = true
                }
            }
            isQuoted.toggle()
        }
        self.demands = Array(Self.telling(demands, for: language).prefix(Self.demandsMax))
    }

    /// Without words that only join others, unless there is nothing else or they stand within quotation marks.
    private static func telling(_ demands: [Demand], for language: Language) -> [Demand] {
        let telling = demands.filter { demand in
            guard demand.words.count == 1, let word = demand.words.first else { return true }
            return !FunctionWords.holds(word, for: language)
        }
        return telling.isEmpty ? demands : telling
    }

    /// How much of a name in a language is what was asked for: 1 is all its words, 0 is that a demand is not met by it.
    package func coverage(of name: String, in language: Language) -> Double {
        let matches = WordMatches(of: self, in: name, language: language)
        guard !matches.wordRanges.isEmpty, Set(matches.matches.map(\.demand)).count == demands.count else { return 0 }
        return Double(Set(matches.matches.map(\.range)).count) / Double(matches.wordRanges.count)
    }

    /// Whether there is nothing to look for.
    package var isEmpty: Bool { demands.isEmpty }

    /// The question in the language of the index.
    var expression: String {
        demands.map { demand in
            let readings = Self.languages(of: demand, for: language).map { Self.reading(demand, in: $0) }
            return "(" + readings.joined(separator: " OR ") + ")"
        }.joined(separator: " AND ")
    }

    /// The languages a demand is read in; one word of another script does not forbid a language.
    static func languages(of demand: Demand, for reader: Language) -> [Language] {
        var languages: [Language] = []
        for word in demand.words {
            for language in word.script.languages(for: reader) where !languages.contains(language) {
                languages.append(language)
            }
        }
        return languages.isEmpty ? [reader] : languages
    }

    private static func reading(_ demand: Demand, in language: Language) -> String {
        let text = demand.words.map(\.text).joined(separator: " , ").replacing("\"", with: "")
        let phrase = "\"" + WordTokenizer.mark(language) + text + "\""
        guard demand.isBeginning, let last = demand.words.last, demand.words.count == 1,
            WordTerms.beginning(of: last, stemmedIn: last.script.language(in: language)) != nil
        else { return phrase }
        return phrase + " OR " + phrase + "*"
    }
}
