import Foundation
import Languages
import Measures
import Register

/// Says what the program would print, so that a judge can hold it against what others print.
///
/// Reads questions, one a line, their parts parted by tabs, and answers each with one line; what it does not understand
/// is answered with a question mark.
@main struct SpeakingProcess {
    static func main() {
        while let line = readLine() {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            print(answer(parts) ?? "?")
        }
    }

    private static func answer(_ parts: [String]) -> String? {
        guard parts.count >= 3 else { return nil }
        if parts[0] == "zone" { return offset(zone: parts[1], seconds: parts[2]) }
        guard let language = Language(rawValue: parts[1]) else { return nil }
        let rest = Array(parts.dropFirst(2))
        switch (parts[0], rest.count) {
        case ("number", 1): return NumberFormat(language).notation(rest[0])
        case ("plural", 1): return language.pluralCategory(rest[0]).rawValue
        case ("weekday", 1): return Int(rest[0]).flatMap { DateFormat(language).weekday($0) }
        case ("offset", 1): return Int(rest[0]).map { DateFormat(language).offset(minutes: $0) }
        case ("date", 4), ("month", 3): return date(language, rest)
        case ("list", 2...):
            return ListFormat.Meaning(rawValue: rest[0]).map {
                ListFormat(language).format(Array(rest.dropFirst()), $0)
            }
        case ("order", _): return AlphabeticalOrder(language).sorted(rest) { $0 }.joined(separator: "\t")
        case ("range", 2): return NumberFormat(language).range(rest[0], rest[1])
        case ("quantity", 2): return units?.quantity(rest[0], rest[1], in: language)
        case ("clock", 2): return clock(language, zone: rest[0], seconds: rest[1])
        default: return nil
        }
    }

    /// The names of units, where the process was started beside the folder of phrases.
    private static let units = (try? String(contentsOfFile: "Phrases/units.csv", encoding: .utf8)).map {
        UnitNames.read($0).names
    }

    /// Minutes ahead of UTC.
    private static func offset(zone: String, seconds: String) -> String? {
        guard let zone = ZoneFolder.system.zone(zone), let instant = instant(seconds) else { return nil }
        return String(zone.offsetMinutes(at: instant))
    }

    private static func instant(_ seconds: String) -> Instant? {
        Int64(seconds).flatMap { Instant(milliseconds: $0 * 1_000) }
    }

    private static func date(_ language: Language, _ parts: [String]) -> String? {
        let numbers = parts.dropFirst().compactMap { Int($0) }
        guard let calendar = DateFormat.Calendar(rawValue: parts[0]), numbers.count == parts.count - 1 else {
            return nil
        }
        let span: DateFormat.Span = numbers.count == 3 ? .day(month: numbers[1], day: numbers[2]) : .month(numbers[1])
        return DateFormat(language).format(.init(calendar, year: numbers[0], span))
    }

    /// A moment by the clock of a zone, its day in both calendars.
    private static func clock(_ language: Language, zone: String, seconds: String) -> String? {
        guard let zone = ZoneFolder.system.zone(zone), let instant = instant(seconds) else { return nil }
        let dates = DateFormat(language)
        let day = instant.day(in: zone)
        let (minute, gregorian) = (instant.minuteOfDay(in: zone), day.gregorian)
        let label = dates.offset(minutes: zone.offsetMinutes(at: instant))
        let parts = DateFormat.Parts(.gregorian, year: gregorian.year, .day(month: gregorian.month, day: gregorian.day))
        let first = dates.format(parts, hour: minute / 60, minute: minute % 60, zone: label)
        guard let date = JalaliDate(day) else { return first }
        let solar = DateFormat.Parts(.solarHijri, year: date.year, .day(month: date.month, day: date.dayOfMonth))
        return first + "\t" + dates.format(solar, hour: minute / 60, minute: minute % 60, zone: label)
    }
}
