import Languages

/// The words that begin an insertion, in the languages in which officials write.
///
/// They are read in every language, since a text is often begun as a copy of another, and written in the language of the
/// text.
enum InsertionWord: String, CaseIterable {
    case picture, film, map, chart, figure

    private static let words: [Language: [InsertionWord: String]] = [
        .en: [.picture: "picture", .film: "film", .map: "map", .chart: "chart", .figure: "figure"],
        .fa: [.picture: "تصویر", .film: "فیلم", .map: "نقشه", .chart: "نمودار", .figure: "رقم"],
        .ru: [.picture: "снимок", .film: "фильм", .map: "карта", .chart: "график", .figure: "показатель"],
        .az: [.picture: "şəkil", .film: "film", .map: "xəritə", .chart: "qrafik", .figure: "göstərici"],
        .kk: [.picture: "сурет", .film: "фильм", .map: "карта", .chart: "диаграмма", .figure: "көрсеткіш"],
        .tk: [.picture: "surat", .film: "film", .map: "karta", .chart: "diagramma", .figure: "görkeziji"],
    ]

    private static let known: [String: InsertionWord] = {
        var known: [String: InsertionWord] = [:]
        for words in words.values { for (insertion, word) in words { known[word] = insertion } }
        // A Persian keyboard of another country writes the same word with other letters.
        known["فيلم"] = .film
        known["تصوير"] = .picture
        // In these languages a film is as often called a video.
        known["видео"] = .film
        known["бейне"] = .film
        return known
    }()

    init?(word: String) {
        guard let found = Self.known[word.lowercased()] else { return nil }
        self = found
    }

    func word(in language: Language) -> String { Self.words[language]?[self] ?? rawValue }
}
