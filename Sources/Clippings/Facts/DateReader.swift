import Languages
import Measures

/// Reads dates of both calendars as six languages write them.
struct DateReader {
    struct Found {
        /// How many words it takes.
        let count: Int
        let period: Period
        let isYearAssumed: Bool
    }

    private let text: [Unicode.Scalar]
    private let words: [StoryWord]
    private let language: Language
    /// The day from which a year that is not stated is the nearest.
    private let anchor: Day

    init(_ text: [Unicode.Scalar], _ words: [StoryWord], language: Language, anchor: Day) {
        self.text = text
        self.words = words
        self.language = language
        self.anchor = anchor
    }

    /// The date that begins at a word.
    func read(_ place: Int) -> Found? {
        guard place < words.count else { return nil }
        if words[place].isNumber { return figures(place) ?? yearFirst(place) ?? dayFirst(place) }
        return monthFirst(place)
    }

    // MARK: forms

    /// `2025-11-18`, `18.11.2025`, `۱۴۰۴/۰۸/۲۷`.
    private func figures(_ place: Int) -> Found? {
        guard place + 2 < words.count, words[place + 1].isNumber, words[place + 2].isNumber else { return nil }
        guard let mark = between(place), mark == between(place + 1), "-/.".unicodeScalars.contains(mark) else {
            return nil
        }
        guard let first = number(place, 4), let second = number(place + 1, 2), let third = number(place + 2, 4) else {
            return nil
        }
        if words[place].key.utf8.count == 4 { return day(first, second, third, count: 3) }
        guard words[place + 2].key.utf8.count == 4 else { return nil }
        if mark == "/", language == .en {
            // Day and month stand either way in English.
            if first > 12 { return day(third, second, first, count: 3) }
            return second > 12 || first == second ? day(third, first, second, count: 3) : nil
        }
        return day(third, second, first, count: 3)
    }

    /// `18 November 2025`, `18-nji noýabr`, `۲۷ آبان ۱۴۰۴`.
    private func dayFirst(_ place: Int) -> Found? {
        guard let date = number(place, 2), (1...31).contains(date) else { return nil }
        if let found = days(place, date) { return found }
        let next = skip(place + 1, Self.afterDay)
        guard let month = month(next) else { return nil }
        let last = skip(next + 1, Self.beforeYear)
        if let year = year(last), isNear(next, last) {
            return day(year, month, date, count: skip(last + 1, Self.behindYear) - place)
        }
        return assumed(month, date, count: next + 1 - place)
    }

    /// `18–19 November 2025`.
    private func days(_ place: Int, _ date: Int) -> Found? {
        guard let last = end(place, after: date), let month = month(skip(place + 2, Self.afterDay)) else { return nil }
        let monthPlace = skip(place + 2, Self.afterDay)
        let yearPlace = skip(monthPlace + 1, Self.beforeYear)
        guard let year = year(yearPlace), isNear(monthPlace, yearPlace) else { return nil }
        return days(year, month, date, last, count: skip(yearPlace + 1, Self.behindYear) - place)
    }

    private func days(_ year: Int, _ month: Month, _ first: Int, _ last: Int, count: Int) -> Found? {
        guard (year < 1500) == (month.calendar == .solarHijri) else { return nil }
        let period = try? Period(
            .day(year: year, month: month.month, day: first), to: .day(year: year, month: month.month, day: last),
            calendar: year < 1500 ? .solarHijri : .gregorian)
        return period.map { Found(count: count, period: $0, isYearAssumed: false) }
    }

    /// The later day of two with a dash between.
    private func end(_ place: Int, after date: Int) -> Int? {
        guard place + 1 < words.count else { return nil }
        let gap = text[words[place].range.upperBound..<words[place + 1].range.lowerBound]
        let marks = gap.filter { !$0.isBlank }
        guard gap.count <= 3, marks.count == 1, let mark = marks.first, "-–—".unicodeScalars.contains(mark),
            let last = number(place + 1, 2), last > date, last <= 31
        else { return nil }
        return last
    }

    /// `2025 жылғы 18 қараша`, `2025-ci il noyabrın 18-də`, `2025-nji ýylyň noýabry`.
    private func yearFirst(_ place: Int) -> Found? {
        guard let stated = year(place) else { return nil }
        let next = skip(place + 1, Self.afterYear)
        guard next < words.count, next > place + 1 || language == .kk else { return nil }
        if let date = number(next, 2), (1...31).contains(date) {
            if let end = end(next, after: date), let month = month(skip(next + 2, Self.afterDay)) {
                return days(stated, month, date, end, count: skip(next + 2, Self.afterDay) + 1 - place)
            }
            let last = skip(next + 1, Self.afterDay)
            guard let month = month(last) else { return nil }
            return day(stated, month, date, count: last + 1 - place)
        }
        guard let month = month(next) else { return nil }
        let last = skip(next + 1, Self.afterMonth)
        if let date = number(last, 2), (1...31).contains(date), last == next + 1 || last < next + 3 {
            return day(stated, month, date, count: last + 1 - place)
        }
        return whole(stated, month, count: next + 1 - place)
    }

    /// `November 18, 2025`, `noyabrın 18-də`, `November 2025`.
    private func monthFirst(_ place: Int) -> Found? {
        guard place + 1 < words.count else { return nil }
        let next = skip(place + 1, Self.afterMonth)
        guard next < words.count, words[next].isNumber, next <= place + 2 else { return nil }
        guard let month = month(place) else { return nil }
        if let stated = year(next) { return whole(stated, month, count: next + 1 - place) }
        guard let date = number(next, 2), (1...31).contains(date), language != .ru, language != .fa else { return nil }
        if let end = end(next, after: date), let stated = year(next + 2) {
            return days(stated, month, date, end, count: next + 3 - place)
        }
        let last = skip(next + 1, Self.afterDay)
        if let stated = year(last), last <= next + 2 { return day(stated, month, date, count: last + 1 - place) }
        return assumed(month, date, count: next + 1 - place)
    }

    // MARK: parts

    private typealias Month = (calendar: DateFormat.Calendar, month: Int)

    private static let afterDay = keys("st nd rd th of ci cı cu cü nci ncı nji njy де да го е числа день")
    private static let beforeYear = keys("ماه سال в of il")
    private static let afterYear = keys(
        "ci cı cu cü nci ncı il ilin ili nji njy ýylyň ýyl жылғы жыл жылдың жылы ж года год г سال")
    private static let behindYear = keys("ci cı cu cü il ilin nji njy ýyl ýylyň года год г ж жыл жылы жылғы")
    private static let afterMonth = keys("ayının айының aýynyň ماه the в")
    private static let endings: [String] = [
        "ynda", "yndan", "ynyň", "ynyn", "yna", "ine", "ina", "una", "y", "unda", "inda", "unde", "inde", "undan",
        "indan", "inden", "inin", "unun", "in", "un", "da", "de", "ta", "te",
        "dan", "den", "тан", "ға", "га", "да", "де", "та", "те", "нын", "нин", "дын", "дин", "тын", "ында", "инде",
        "ы", "и", "a", "e",
    ].map { StoryWords.key($0) }.sorted { $0.count > $1.count }

    private static func keys(_ list: String) -> Set<String> {
        Set(list.split(separator: " ").map { StoryWords.key(String($0)) })
    }

    private func skip(_ place: Int, _ passed: Set<String>) -> Int {
        var place = place
        var steps = 0
        while place < words.count, steps < 3, passed.contains(words[place].key) {
            place += 1
            steps += 1
        }
        return place
    }

    /// The value of a number of at most so many digits.
    private func number(_ place: Int, _ digits: Int) -> Int? {
        guard place < words.count, words[place].isNumber, words[place].key.utf8.count <= digits else { return nil }
        return Int(words[place].key)
    }

    private func year(_ place: Int) -> Int? {
        guard let value = number(place, 4), (1300...1450).contains(value) || (1900...2100).contains(value) else {
            return nil
        }
        return value
    }

    private func month(_ place: Int) -> Month? {
        guard place < words.count, !words[place].isNumber, words[place].key.utf8.count < 40 else { return nil }
        let key = words[place].key
        if let found = DateFormat.month(named: key) { return found }
        for ending in Self.endings where key.hasSuffix(ending) && key.utf8.count > ending.utf8.count + 2 {
            if let found = DateFormat.month(named: String(key.dropLast(ending.count))) { return found }
        }
        return nil
    }

    /// The one mark between a word and the next; nil where there is another number of them.
    private func between(_ place: Int) -> Unicode.Scalar? {
        let range = words[place].range.upperBound..<words[place + 1].range.lowerBound
        return range.count == 1 ? text[range.lowerBound] : nil
    }

    private func isNear(_ place: Int, _ next: Int) -> Bool {
        next < words.count && words[next].range.lowerBound - words[place].range.upperBound <= 12
            && !text[words[place].range.upperBound..<words[next].range.lowerBound].contains { $0.endsSentence }
    }

    // MARK: periods

    private func day(_ year: Int, _ month: Month, _ date: Int, count: Int) -> Found? {
        let isIranian = year < 1500
        guard isIranian == (month.calendar == .solarHijri) else { return nil }
        return day(year, month.month, date, count: count)
    }

    private func day(_ year: Int, _ month: Int, _ date: Int, count: Int) -> Found? {
        guard (1300...1450).contains(year) || (1900...2100).contains(year) else { return nil }
        return period(.day(year: year, month: month, day: date), isIranian: year < 1500, count: count)
    }

    private func whole(_ year: Int, _ month: Month, count: Int) -> Found? {
        guard (year < 1500) == (month.calendar == .solarHijri) else { return nil }
        return period(.month(year: year, month: month.month), isIranian: year < 1500, count: count)
    }

    private func period(_ part: Period.Part, isIranian: Bool, count: Int, isAssumed: Bool = false) -> Found? {
        guard let period = try? Period(part, calendar: isIranian ? .solarHijri : .gregorian) else { return nil }
        return Found(count: count, period: period, isYearAssumed: isAssumed)
    }

    /// The year that brings the day nearest to the anchor.
    private func assumed(_ month: Month, _ date: Int, count: Int) -> Found? {
        let isIranian = month.calendar == .solarHijri
        let near = isIranian ? JalaliDate(anchor)?.year ?? 1400 : anchor.gregorian.year
        let found = (near - 1...near + 1).compactMap { year in
            period(
                .day(year: year, month: month.month, day: date), isIranian: isIranian, count: count, isAssumed: true)
        }
        return found.min { abs($0.period.start.days(to: anchor)) < abs($1.period.start.days(to: anchor)) }
    }
}
