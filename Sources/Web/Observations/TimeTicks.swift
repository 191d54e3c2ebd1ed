import Languages
import Measures

/// Round times along an axis: years, months, days or hours, whichever gives a handful.
struct TimeTicks: Sendable {
    struct Tick: Sendable, Hashable {
        let time: Int64
        let text: String
    }

    let ticks: [Tick]

    private static let day: Int64 = 86_400_000
    private static let most: Int64 = 6

    init(_ span: Range<Int64>, _ wording: Wording) {
        let days = max(1, (span.upperBound - span.lowerBound) / Self.day)
        if days > 365 * 3 {
            ticks = Self.years(span, wording)
        } else if days > 75 {
            ticks = Self.months(span, days, wording)
        } else if days > 2 {
            ticks = Self.days(span, days, wording)
        } else {
            ticks = Self.hours(span, wording)
        }
    }

    private static func years(_ span: Range<Int64>, _ wording: Wording) -> [Tick] {
        let (first, last) = (year(span.lowerBound), year(span.upperBound))
        let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].first { (last - first) / $0 <= most } ?? 1_000
        let from = first - (first % step + step) % step
        return stride(from: from, through: last, by: step).compactMap { year in
            tick(Day(year: year, month: 1, day: 1), span, NumberFormat(wording.language).digits(String(year)))
        }
    }

    private static func year(_ time: Int64) -> Int { Instant(clamping: time).day().gregorian.year }

    private static func months(_ span: Range<Int64>, _ days: Int64, _ wording: Wording) -> [Tick] {
        let step = [1, 2, 3, 6].first { days / (30 * Int64($0)) <= most } ?? 12
        let start = Instant(clamping: span.lowerBound).day().gregorian
        return stride(from: 0, through: 40, by: 1).compactMap { offset -> Tick? in
            let month = start.month - 1 + offset
            guard month % step == 0, let day = Day(year: start.year + month / 12, month: month % 12 + 1, day: 1),
                let period = try? Period(.month(year: start.year + month / 12, month: month % 12 + 1))
            else { return nil }
            return tick(day, span, wording.period(period))
        }
    }

    private static func days(_ span: Range<Int64>, _ days: Int64, _ wording: Wording) -> [Tick] {
        let step = [1, 2, 7, 14].first { days / Int64($0) <= most } ?? 28
        let start = Instant(clamping: span.lowerBound).day()
        return stride(from: 0, through: Int(days) + 1, by: step).compactMap { offset -> Tick? in
            guard let day = start.adding(days: offset) else { return nil }
            return tick(day, span, wording.gregorian(day))
        }
    }

    private static func hours(_ span: Range<Int64>, _ wording: Wording) -> [Tick] {
        let hour: Int64 = 3_600_000
        let step = [1, 2, 3, 6, 12].first { (span.upperBound - span.lowerBound) / (hour * $0) <= most } ?? 24
        // Round by the clock that the table below tells the time by.
        let ahead = Int64(wording.zone.offsetMinutes(at: Instant(clamping: span.lowerBound))) * 60_000
        let start = ((span.lowerBound + ahead) / (hour * step)) * hour * step - ahead
        return stride(from: start, through: span.upperBound, by: Int(hour * step)).filter(span.contains).map { time in
            let minute = Instant(clamping: time).minuteOfDay(in: wording.zone)
            return Tick(time: time, text: wording.dates.time(hour: minute / 60, minute: minute % 60))
        }
    }

    private static func tick(_ day: Day?, _ span: Range<Int64>, _ text: String) -> Tick? {
        guard let day else { return nil }
        let time = Int64(day.number) * Self.day
        return span.contains(time) ? Tick(time: time, text: text) : nil
    }
}
