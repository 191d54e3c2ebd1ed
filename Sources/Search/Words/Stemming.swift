package import Languages

/// The stems of words, by language.
package enum Stemming {
    /// The stems of a word in any spelling; words share a stem when one is an inflected form of the other.
    package static func stems(of word: String, in language: Language) -> [String] {
        stems(of: WordFolding.fold(word, in: language), in: language).map(\.text)
    }

    /// The stems of a folded word; never empty for a word that is not.
    static func stems(of word: Letters, in language: Language) -> [Letters] {
        switch language {
        case .en: EnglishStem.stems(of: word)
        case .fa: PersianStem.stems(of: word)
        case .ru: RussianStem.stems(of: word)
        case .az: AzerbaijaniStem.stems(of: word)
        case .kk: KazakhStem.stems(of: word)
        case .tk: TurkmenStem.stems(of: word)
        }
    }

    /// A folded word with the letters its stem would have: what marks a stemmer takes off at its end are off here too.
    static func withoutMarks(_ word: Letters, in language: Language) -> Letters {
        switch language {
        case .en, .ru: word
        case .fa: word.filter { $0 != PersianStem.halfSpace }
        case .az: AzerbaijaniStem.withoutMarks(word)
        case .kk: KazakhStem.withoutMarks(word)
        case .tk: TurkmenStem.withoutMarks(word)
        }
    }
}
