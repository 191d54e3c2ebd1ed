package import Languages

/// A word of a running text with what it is known by: its spelling folded, and the stems of its readings.
package struct StemmedWord: Sendable, Hashable {
    /// Where it stands, in UTF-8 bytes.
    package let range: Range<Int>
    /// Its spelling without what only tells writers apart.
    package let folded: String
    /// The likeliest first, each with the language whose rules made it; words that share one are forms of one word.
    package let stems: [String]
    /// Whether it only joins others: a preposition, an article.
    package let isJoining: Bool

    /// The words of a text in a language, at most `limit` of them.
    package static func words(of text: String, in language: Language, limit: Int = .max) -> [StemmedWord] {
        WordReader.words(of: text.unicodeScalars, limit: limit).map { word in
            StemmedWord(
                range: word.range,
                folded: WordFolding.fold(word.text, in: word.script.language(in: language) ?? language).text,
                stems: WordTerms.terms(of: word, in: language),
                isJoining: FunctionWords.holds(word, for: language))
        }
    }

    /// The folded spellings of the words of a text alone, which costs less.
    package static func foldedWords(of text: String, in language: Language, limit: Int = .max) -> [String] {
        WordReader.words(of: text.unicodeScalars, limit: limit).map { word in
            WordFolding.fold(word.text, in: word.script.language(in: language) ?? language).text
        }
    }
}
