package import Languages
package import Measures

extension DateFormat {
    /// A stated time as the language prints it, in the calendar in which it was stated.
    package func period(_ period: Period) -> String {
        let from = Parts(period.from, period.calendar)
        if let to = period.to { return range(from, Parts(to, period.calendar)) }
        return period.isAbout ? about(from) : format(from)
    }

    /// A day in the calendar that officials of the language use first.
    package func day(_ day: Day) -> String {
        if language == .fa, let date = JalaliDate(day) {
            return format(Parts(.solarHijri, year: date.year, .day(month: date.month, day: date.dayOfMonth)))
        }
        let date = day.gregorian
        return format(Parts(.gregorian, year: date.year, .day(month: date.month, day: date.day)))
    }
}

extension DateFormat.Parts {
    /// A part of a stated time.
    package init(_ part: Period.Part, _ calendar: Period.Calendar) {
        let calendar: DateFormat.Calendar = calendar == .gregorian ? .gregorian : .solarHijri
        self =
            switch part {
            case .decade(let first): .init(calendar, year: first, .decade)
            case .year(let year): .init(calendar, year: year)
            case .half(let year, let half): .init(calendar, year: year, .half(half))
            case .quarter(let year, let quarter): .init(calendar, year: year, .quarter(quarter))
            case .month(let year, let month): .init(calendar, year: year, .month(month))
            case .day(let year, let month, let day): .init(calendar, year: year, .day(month: month, day: day))
            }
    }
}
