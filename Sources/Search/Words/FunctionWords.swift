import Languages

/// Words that only join others: asked for beside other words they tell nothing of what is looked for.
enum FunctionWords {
    /// Prepositions, conjunctions, articles and particles, folded, by the language in which they are that.
    private static let words: [Language: Set<String>] = [
        .en: ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"],
        .fa: ["از", "با", "بر", "برای", "به", "تا", "در", "را", "که", "و", "یا"],
        .ru: [
            "а", "без", "в", "во", "для", "до", "за", "и", "из", "или", "к", "ко", "на", "над", "о", "об", "от", "по",
            "под", "при", "с", "со", "у",
        ],
        .az: ["ilə", "üçün", "və", "ya"],
        .kk: ["бен", "мен", "немесе", "пен", "үшін", "және"],
        .tk: ["bilen", "hem", "üçin", "we", "ýa"],
    ]

    private static let folded: [Language: Set<String>] = words.reduce(into: [:]) { folded, item in
        folded[item.key] = Set(item.value.map { WordFolding.fold($0, in: item.key).text })
    }

    /// Whether a typed word is one in a language that its script serves.
    static func holds(_ word: TextWord, for reader: Language) -> Bool {
        word.script.languages(for: reader).contains { language in
            folded[language]?.contains(WordFolding.fold(word.text, in: language).text) == true
        }
    }
}
