import Languages
import Measures

/// A time as our own lists and pages print it.
enum PrintedPeriod {
    /// Whether a cell holds a time as it is printed in one of the six languages, or as the register writes it.
    static func stands(_ period: Period, in text: String) -> Bool {
        let plain = TypedText.plain(text)
        return plain == period.text
            || Language.allCases.contains { TypedText.plain(self.text(period, in: $0)) == plain }
    }

    static func text(_ period: Period, in language: Language) -> String {
        let dates = DateFormat(language)
        let from = parts(period.from, period.calendar)
        if let to = period.to { return dates.range(from, parts(to, period.calendar)) }
        return period.isAbout ? dates.about(from) : dates.format(from)
    }

    private static func parts(_ part: Period.Part, _ calendar: Period.Calendar) -> DateFormat.Parts {
        let calendar: DateFormat.Calendar = calendar == .gregorian ? .gregorian : .solarHijri
        return switch part {
        case .decade(let first): .init(calendar, year: first, .decade)
        case .year(let year): .init(calendar, year: year)
        case .half(let year, let half): .init(calendar, year: year, .half(half))
        case .quarter(let year, let quarter): .init(calendar, year: year, .quarter(quarter))
        case .month(let year, let month): .init(calendar, year: year, .month(month))
        case .day(let year, let month, let day): .init(calendar, year: year, .day(month: month, day: day))
        }
    }
}
