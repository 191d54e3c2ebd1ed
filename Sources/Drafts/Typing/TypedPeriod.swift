import Languages
package import Measures

/// How the years of a date are meant where nothing in it says so.
package enum TypedCalendar: String, Sendable, Hashable, CaseIterable {
    case gregorian, jalali
}

/// A time as an official types it: `18.11.2025`, `27 آبان 1404`, `2025-Q3`, `January – July 2025`, `~1920`.
package enum TypedPeriod {
    /// Reads a time; months named in words say their calendar, bare years are meant as `calendar` says, and without it
    /// as the only calendar in which such a year makes sense.
    ///
    /// Throws `TypingFault`: `date-unreadable`, `date-not-there`, `date-reversed` or `date-calendar`.
    package static func read(_ typed: String, calendar: TypedCalendar? = nil) throws(TypingFault) -> Period {
        var text = TypedAmount.plain(typed)
        guard !text.isEmpty, text.utf8.count <= 120 else { throw TypingFault("date-unreadable", ["text": typed]) }
        var isAbout = false
        if let rest = text.dropping(first: approximations) { (text, isAbout) = (rest, true) }
        if let period = noted(text, isAbout, calendar) { return period }
        if let part = TypedDate(text) { return try period(part, nil, isAbout, calendar, typed) }
        let whole = text.dropping(first: beginnings) ?? text
        for place in whole.indices.dropFirst() {
            guard let length = separator(whole[place...]) else { continue }
            guard let from = TypedDate(String(whole[..<place])),
                let to = TypedDate(String(whole[place...].dropFirst(length))), to.year != nil
            else { continue }
            return try period(from, to, isAbout, calendar, typed)
        }
        throw TypingFault("date-unreadable", ["text": typed])
    }

    /// The notation of periods itself, where it cannot be mistaken for a date of another order.
    private static func noted(_ text: String, _ isAbout: Bool, _ calendar: TypedCalendar?) -> Period? {
        guard text.hasPrefix("sh:") || text.contains(where: { "QHx".contains($0) }) else { return nil }
        let mark = isAbout ? "~" : ""
        let isPlain = !text.hasPrefix("sh:")
        guard let period = try? Period(parsing: mark + text) else {
            guard isPlain, calendar != .gregorian else { return nil }
            return try? Period(parsing: mark + "sh:" + text)
        }
        guard isPlain, calendar == .jalali || (calendar == nil && period.end.gregorian.year < TypedDate.firstYear)
        else { return period }
        return try? Period(parsing: mark + "sh:" + text)
    }

    private static func period(
        _ first: TypedDate, _ second: TypedDate?, _ isAbout: Bool, _ calendar: TypedCalendar?, _ typed: String
    ) throws(TypingFault) -> Period {
        var first = first
        if let second {
            // “21 March – 21 November 2021”, “21–25 March 2021”: what both share is said once.
            if first.year == nil { first.year = second.year }
            if first.month == nil, first.isDayOnly { first.month = second.month }
            if first.calendar == nil { first.calendar = second.calendar }
        }
        let meant = try meaning(of: [first] + (second.map { [$0] } ?? []), calendar, typed)
        guard let from = first.part, second == nil || second?.part != nil else {
            throw TypingFault("date-unreadable", ["text": typed])
        }
        do {
            return try Period(from, to: second?.part, calendar: meant, isAbout: isAbout)
        } catch {
            switch error.code {
            case .reversed: throw TypingFault("date-reversed", ["text": typed])
            default: throw TypingFault("date-not-there", ["text": typed])
            }
        }
    }

    private static func meaning(
        of dates: [TypedDate], _ calendar: TypedCalendar?, _ typed: String
    ) throws(TypingFault) -> Period.Calendar {
        let named = Set(dates.compactMap(\.calendar))
        guard named.count < 2 else { throw TypingFault("date-calendar", ["text": typed]) }
        let years = dates.compactMap(\.year)
        let mayBeJalali = years.allSatisfy(JalaliDate.years.contains)
        let mayBeGregorian = years.allSatisfy { $0 >= TypedDate.firstYear }
        let wanted: Period.Calendar? =
            switch calendar {
            case .gregorian: .gregorian
            case .jalali: .solarHijri
            case nil: nil
            }
        let meant = named.first ?? wanted ?? (mayBeGregorian ? .gregorian : .solarHijri)
        guard meant == .gregorian ? mayBeGregorian : mayBeJalali else {
            throw TypingFault("date-calendar", ["text": typed])
        }
        return meant
    }

    private static func separator(_ rest: Substring) -> Int? {
        for sign in [
            "...", "..", "…", " – ", " — ", " - ", "–", "—", " to ", " till ", " до ", " по ", " تا ", "/", "-",
        ]
        where rest.hasPrefix(sign) { return sign.count }
        return nil
    }

    private static let approximations = [
        "~", "≈", "about", "approximately", "circa", "ca.", "c.", "около", "примерно", "حدود", "təxminən", "шамамен",
        "takmynan",
    ]
    private static let beginnings = ["from", "с", "от", "از"]
}

/// The parts of one date that were found in a text.
struct TypedDate {
    var calendar: Period.Calendar?
    var year: Int?
    var month: Int?
    private var day: Int?
    private var quarter: Int?
    private var half: Int?
    private var isDecade = false

    /// Earlier years are more likely of the other calendar, or mistyped.
    static let firstYear = 1700

    /// Nil where something in the text is not understood.
    init?(_ text: String) {
        var numbers: [(value: Int, digits: Int)] = []
        var pending: Int?
        for token in Self.tokens(text) {
            if let value = Int(token) {
                guard token.utf8.count <= 4 else { return nil }
                numbers.append((value, token.utf8.count))
            } else if let roman = Self.romans[token] {
                pending = roman
            } else if let named = DateFormat.month(named: token) {
                guard month == nil else { return nil }
                month = named.month
                calendar = named.calendar == .gregorian ? .gregorian : .solarHijri
            } else if let ordinal = Self.ordinals[Folding.folded(token)] {
                pending = ordinal
            } else if !take(Folding.folded(token), &numbers, pending) {
                return nil
            }
        }
        // “The first half” and “نیمهٔ اول”: the ordinal on either side of the word.
        if quarter == -1, let ordinal = pending { quarter = ordinal }
        if half == -1, let ordinal = pending { half = ordinal }
        guard pending == nil || quarter != nil || half != nil, place(numbers) else { return nil }
    }

    /// Whether only a day was given, as in the beginning of “21–25 March”.
    var isDayOnly: Bool { day != nil && month == nil }

    var part: Period.Part? {
        guard let year else { return nil }
        if isDecade { return year.isMultiple(of: 10) && month == nil ? .decade(first: year) : nil }
        if let quarter { return month == nil ? .quarter(year: year, quarter: quarter) : nil }
        if let half { return month == nil ? .half(year: year, half: half) : nil }
        guard let month else { return day == nil ? .year(year) : nil }
        return day.map { .day(year: year, month: month, day: $0) } ?? .month(year: year, month: month)
    }

    /// Words that say what a number counts, or nothing.
    private mutating func take(
        _ word: String, _ numbers: inout [(value: Int, digits: Int)], _ pending: Int?
    ) -> Bool {
        if Self.quarterWords.contains(word) || Self.halfWords.contains(word) {
            var number = pending
            if number == nil, let place = numbers.firstIndex(where: { $0.digits == 1 }) {
                number = numbers.remove(at: place).value
            }
            if Self.quarterWords.contains(word) { quarter = number ?? -1 } else { half = number ?? -1 }
            return true
        }
        if word == "s" || word == "ler" {
            isDecade = true
            return true
        }
        return Self.silentWords.contains(word)
    }

    private mutating func place(_ numbers: [(value: Int, digits: Int)]) -> Bool {
        var numbers = numbers
        // “Q3 2025”: the number behind the word.
        if quarter == -1 || half == -1 {
            guard let place = numbers.firstIndex(where: { $0.digits == 1 }) else { return false }
            let value = numbers.remove(at: place).value
            if quarter == -1 { quarter = value } else { half = value }
        }
        if let quarter, !(1...4).contains(quarter) { return false }
        if let half, !(1...2).contains(half) { return false }
        if month != nil {
            guard numbers.count <= 2, numbers.count(where: { $0.digits == 4 }) <= 1 else { return false }
            year = numbers.first { $0.digits == 4 }?.value
            day = numbers.first { $0.digits < 3 }?.value
            return numbers.allSatisfy { $0.digits == 4 || $0.digits < 3 }
        }
        switch numbers.map(\.digits) {
        case [4]: year = numbers[0].value
        case [1], [2]: day = numbers[0].value
        case [4, 1], [4, 2]: (year, month) = (numbers[0].value, numbers[1].value)
        case [1, 4], [2, 4]: (month, year) = (numbers[0].value, numbers[1].value)
        case let digits where digits.count == 3 && digits[0] == 4 && digits[1] < 3 && digits[2] < 3:
            (year, month, day) = (numbers[0].value, numbers[1].value, numbers[2].value)
        case let digits where digits.count == 3 && digits[2] == 4 && digits[0] < 3 && digits[1] < 3:
            (day, month, year) = (numbers[0].value, numbers[1].value, numbers[2].value)
        default: return false
        }
        return true
    }

    /// Runs of digits and runs of letters; all else stands between them.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var isNumber: Bool?
        for character in text {
            let kind: Bool? =
                character.isASCII && character.isNumber ? true : character.isLetter ? false : nil
            if let kind, kind == isNumber, let last = tokens.indices.last {
                tokens[last].append(character)
            } else if kind != nil {
                tokens.append(String(character))
            }
            isNumber = kind
        }
        return tokens
    }

    private static func folded(_ words: String) -> Set<String> {
        Set(words.split(separator: " ").map { Folding.folded(String($0)) })
    }

    private static let romans = ["I": 1, "II": 2, "III": 3, "IV": 4]
    private static let quarterWords = folded(
        "Q quarter квартал квартала кв سه‌ماهه سه‌ماههٔ فصل rüb rübü rübündə тоқсан тоқсаны çärýek çärýegi")
    private static let halfWords = folded(
        "H half полугодие полугодия полугодии نیمه نیمهٔ نیمسال نیم‌سال yarımil yarısı жартыжылдық жартыжылдығы ýarymy ýarym"
    )
    private static let ordinals: [String: Int] = {
        let words = [
            "first первый первое первая اول نخست birinci бірінші", "second второй второе вторая دوم ikinci екінші",
            "third третий третья سوم üçüncü үшінші üçünji",
            "fourth четвёртый четвертый چهارم dördüncü төртінші dördünji",
        ]
        var ordinals: [String: Int] = [:]
        for (index, list) in words.enumerated() { for word in folded(list) { ordinals[word] = index + 1 } }
        return ordinals
    }()
    private static let silentWords = folded(
        """
        g г гг год года году годы year of the in th st nd rd سال ماه il ili ilin ildə ci cı cu cü inci ıncı nci ncı uncu üncü \
        жыл жылы жылғы жылдың ж ші шы ýyl ýylyň ýyly nji njy е й го ه ش م
        """)
}
