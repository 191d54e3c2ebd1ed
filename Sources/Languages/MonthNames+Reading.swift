extension DateFormat {
    /// The month that a word names in any of the six languages and forms, and the calendar it belongs to; `nil` for
    /// any other word.
    ///
    /// Short forms of Latin and Russian names are taken too: `Nov`, `нояб`.
    package static func month(named word: String) -> (calendar: Calendar, month: Int)? {
        MonthNames.index[Folding.folded(word)]
    }
}

extension MonthNames {
    /// Every name in its search form; the calendars share none.
    fileprivate static let index: [String: (calendar: DateFormat.Calendar, month: Int)] = {
        var index: [String: (calendar: DateFormat.Calendar, month: Int)] = [:]
        let forms: [Form] = [.alone, .beforeYear, .afterDay, .betweenDayAndYear]
        for calendar in [DateFormat.Calendar.gregorian, .solarHijri] {
            for language in Language.allCases {
                for month in 1...12 {
                    for form in forms {
                        guard let name = name(month, of: calendar, in: language, form) else { continue }
                        index[Folding.folded(name)] = (calendar, month)
                    }
                }
            }
        }
        for (month, words) in shortForms.enumerated() {
            for word in words.split(separator: " ") {
                index[Folding.folded(String(word))] = (.gregorian, month + 1)
            }
        }
        // Turkmen names the month of a year in the possessive; alone it has none of these endings.
        for (word, month) in turkmenAlone { index[Folding.folded(word)] = month }
        return index
    }()

    private static let shortForms = [
        "jan янв ژانویهٔ", "feb фев февр", "mar мар", "apr апр", "may май", "jun июн", "jul июл", "aug авг",
        "sep sept сен сент",
        "oct окт", "nov ноя нояб", "dec дек",
    ]

    private static let turkmenAlone: [(String, (calendar: DateFormat.Calendar, month: Int))] = {
        let gregorian = [
            "ýanwar", "fewral", "mart", "aprel", "maý", "iýun", "iýul", "awgust", "sentýabr", "oktýabr", "noýabr",
            "dekabr",
        ]
        let solarHijri = [
            "farwardin", "ordibeheşt", "hordad", "tir", "mordad", "şahriwar", "mehr", "aban", "azar", "deý", "bahman",
            "esfand",
        ]
        return gregorian.enumerated().map { ($1, (.gregorian, $0 + 1)) }
            + solarHijri.enumerated().map { ($1, (.solarHijri, $0 + 1)) }
    }()
}
