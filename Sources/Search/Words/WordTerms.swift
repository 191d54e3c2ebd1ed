import Languages

/// What a word becomes in the index: its stems, each with the language whose rules made it.
///
/// A word of a text is stemmed in one language, a word of a query in every language its script serves, so that stems meet
/// only where one set of rules made both.
enum WordTerms {
    static let lettersMax = 40

    /// The terms of a word of a text, the likeliest first; never empty.
    static func terms(of word: TextWord, in language: Language) -> [String] {
        terms(of: word, stemmedIn: word.script.language(in: language), textLanguage: language)
    }

    /// The same under the rules of one language, or none.
    static func terms(of word: TextWord, stemmedIn language: Language?, textLanguage: Language) -> [String] {
        let folded = Letters(WordFolding.fold(word.text, in: language ?? textLanguage).prefix(lettersMax))
        guard let language else { return [noLanguage + folded.text] }
        guard !folded.isEmpty else { return [] }
        return Stemming.stems(of: folded, in: language).map { language.tag + $0.text }
    }

    /// The beginning that every longer word shares with an unfinished one, as a term to be looked for as a prefix.
    static func beginning(of word: TextWord, stemmedIn language: Language?) -> String? {
        let folded = Letters(WordFolding.fold(word.text, in: language ?? .en).prefix(lettersMax))
        guard folded.count > 1 else { return nil }
        guard let language else { return noLanguage + folded.text }
        return language.tag + Stemming.withoutMarks(folded, in: language).text
    }

    private static let noLanguage = "--"
}
