import Languages

/// Beginnings of words that speak of a sector; `=` before a word that must stand whole.
enum SectorWords {
    static func stems(_ language: Language) -> StemList { all[language] ?? StemList() }

    /// Persian words of several parts, whole.
    static let together: StemList = {
        var stems = StemList()
        let words = [
            ("transport", "راه‌آهن حمل‌ونقل"), ("environment", "محیط‌زیست زیست‌محیطی تنوع‌زیستی"), ("tourism", "بوم‌گردی"),
            ("trade-industry", "سرمایه‌گذاری"),
        ]
        for (sector, list) in words {
            for word in list.split(separator: " ") { stems.add(StoryWords.key(String(word)), isWhole: true, sector) }
        }
        return stems
    }()

    private static let all: [Language: StemList] = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
            var stems = StemList()
            for (sector, words) in list(language) {
                for word in words.split(whereSeparator: \.isWhitespace) {
                    let isWhole = word.hasPrefix("=")
                    stems.add(StoryWords.key(String(isWhole ? word.dropFirst() : word)), isWhole: isWhole, sector)
                }
            }
            return (language, stems)
        })

    private static func list(_ language: Language) -> [(String, String)] {
        switch language {
        case .en: english
        case .fa: persian
        case .ru: russian
        case .az: azerbaijani
        case .kk: kazakh
        case .tk: turkmen
        }
    }
}
