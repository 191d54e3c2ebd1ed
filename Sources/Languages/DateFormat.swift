/// Prints dates, parts of years and times of day as a language writes them.
package struct DateFormat: Sendable, Hashable {
    /// The calendar a date is stated in.
    package enum Calendar: String, Sendable, Hashable {
        case gregorian
        /// The calendar of Iran.
        case solarHijri
    }

    /// How much of the calendar a date covers.
    package enum Span: Sendable, Hashable {
        case day(month: Int, day: Int)
        case month(Int)
        /// Quarter 1…4 of the year.
        case quarter(Int)
        /// Half 1…2 of the year.
        case half(Int)
        case year
        /// The ten years from the last year divisible by ten.
        case decade
    }

    /// A date as plain numbers.
    ///
    /// Numbers that the calendar does not have are printed as they are.
    package struct Parts: Sendable, Hashable {
        /// The calendar of the numbers.
        package let calendar: Calendar
        /// The year of that calendar.
        package let year: Int
        /// What is meant within the year.
        package let span: Span

        /// A date from its numbers.
        package init(_ calendar: Calendar, year: Int, _ span: Span = .year) {
            self.calendar = calendar
            self.year = year
            self.span = span
        }
    }

    /// The language printed in.
    package let language: Language

    /// A format for one language.
    package init(_ language: Language) {
        self.language = language
    }

    /// `18 November 2025`, `ноябрь 2025 г.`, `2025-nji ýylyň 18-nji noýabry`; a Solar Hijri date names its calendar
    /// in every language but Persian.
    package func format(_ date: Parts) -> String {
        pieces(date, closesPeriod: true).whole + calendarMark(date.calendar)
    }

    /// A period from one date to another, saying once what both have in common: `21 March – 21 November 2021`.
    package func range(_ from: Parts, _ to: Parts) -> String {
        if from == to { return format(from) }
        guard from.calendar == to.calendar else { return format(from) + wideDash + format(to) }
        let mark = calendarMark(from.calendar)
        if from.span == .year && to.span == .year { return years(from.year, to.year) + mark }
        let last = pieces(to, closesPeriod: true)
        guard from.year == to.year, isWithinYear(from.span), isWithinYear(to.span) else {
            return pieces(from, closesPeriod: true).whole + wideDash + last.whole + mark
        }
        if case .day(let month, let day) = from.span, case .day(month, _) = to.span {
            return last.before + number(day) + narrowDash + last.core + last.after + mark
        }
        return last.before + pieces(from, closesPeriod: false).core + wideDash + last.core + last.after + mark
    }

    /// A date that is not known exactly: `about 1920`.
    package func about(_ date: Parts) -> String {
        switch language {
        case .en: "about " + format(date)
        case .fa: "حدود " + format(date)
        case .ru: "примерно " + format(date)
        case .az: "təxminən " + format(date)
        case .kk: "шамамен " + format(date)
        case .tk: "takmynan " + format(date)
        }
    }

    /// A time of day on the 24-hour clock, with the label of its zone where one is given: `19:36 UTC+4`.
    package func time(hour: Int, minute: Int, zone: String? = nil) -> String {
        let clock = number(hour, atLeastTwoDigits: true) + ":" + number(minute, atLeastTwoDigits: true)
        guard let zone, !zone.isEmpty else { return clock }
        return clock + "\u{A0}" + Isolation.isolated(zone, in: language.direction)
    }

    /// A day and a time of day: `18 November 2025, 19:36`.
    package func format(_ date: Parts, hour: Int, minute: Int, zone: String? = nil) -> String {
        joined(format(date), time(hour: hour, minute: minute, zone: zone))
    }

    /// A day and a time of day, both as printed.
    package func joined(_ day: String, _ time: String) -> String {
        day + (language == .fa ? "، ساعت " : ", ") + time
    }

    func number(_ number: Int, atLeastTwoDigits: Bool = false) -> String {
        let padding = atLeastTwoDigits && (0...9).contains(number) ? "0" : ""
        return NumberFormat(language).digits(padding + String(number))
    }

    private func isWithinYear(_ span: Span) -> Bool {
        switch span {
        case .day, .month, .quarter, .half: true
        case .year, .decade: false
        }
    }

    private var wideDash: String { language == .fa ? " تا " : " – " }

    private var narrowDash: String { language == .fa ? " تا " : "–" }

    private func calendarMark(_ calendar: Calendar) -> String {
        guard calendar == .solarHijri else { return "" }
        return switch language {
        case .fa: ""
        case .en: " (Solar Hijri)"
        case .ru: " (солн. хиджра)"
        case .az: " (hicri-şəmsi)"
        case .kk: " (күн хижрасы)"
        case .tk: " (hijri-şemsi)"
        }
    }
}
