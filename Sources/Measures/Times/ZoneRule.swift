/// What a zone's clocks do after the last change its file lists: the same all year, or set forward and back.
///
/// Read from the notation of POSIX (`CET-1CEST,M3.5.0,M10.5.0/3`) with the hours of RFC 9636.
struct ZoneRule: Sendable, Hashable {
    /// A day of every year and the seconds after its midnight, by the clock that holds before.
    struct Change: Sendable, Hashable {
        enum YearDay: Sendable, Hashable {
            /// Week 1…5 of a month, 5 being the last; weekday 0…6 from Sunday.
            case weekday(month: Int, week: Int, weekday: Int)
            /// Day 1…365 without 29 February.
            case julian(Int)
            /// Day 0…365 with it.
            case ordinal(Int)
        }

        let day: YearDay
        let seconds: Int
    }

    struct Summer: Sendable, Hashable {
        let offset: Int
        let start: Change
        let end: Change
    }

    /// Seconds ahead of UTC.
    let standard: Int
    let summer: Summer?

    init(standard: Int, summer: Summer? = nil) {
        self.standard = standard
        self.summer = summer
    }

    func offset(at seconds: Int) -> Int {
        guard let summer else { return standard }
        let day = Day(clamping: floorDivision(seconds + standard, by: 86_400))
        let year = day.gregorian.year
        let start = summer.start.seconds(in: year) - standard
        let end = summer.end.seconds(in: year) - summer.offset
        // South of the equator, summer goes on over the new year.
        let isSummer = start < end ? start <= seconds && seconds < end : seconds < end || start <= seconds
        return isSummer ? summer.offset : standard
    }
}

extension ZoneRule.Change {
    /// Seconds since 1970 by the local clock.
    fileprivate func seconds(in year: Int) -> Int {
        let first = Day(year: year, month: 1, day: 1) ?? .last
        return (Int(first.number) + dayOfYear(year)) * 86_400 + seconds
    }

    private func dayOfYear(_ year: Int) -> Int {
        switch day {
        case .ordinal(let day): return day
        case .julian(let day): return day - 1 + (day >= 60 && Day.isLeap(year) ? 1 : 0)
        case .weekday(let month, let week, let weekday):
            guard let first = Day(year: year, month: month, day: 1),
                let newYear = Day(year: year, month: 1, day: 1)
            else { return 0 }
            var day = (weekday - first.weekday.rawValue % 7 + 7) % 7 + 7 * (week - 1)
            while day >= Day.daysInMonth(month, ofYear: year) { day -= 7 }
            return newYear.days(to: first) + day
        }
    }
}

extension ZoneRule {
    /// Nil for a text that is no rule.
    init?(parsing text: String) {
        var reader = RuleReader(text)
        guard reader.name(), let west = reader.time(hoursMax: 24) else { return nil }
        guard !reader.isAtEnd else {
            self.init(standard: -west)
            return
        }
        guard reader.name() else { return nil }
        var offset = 3_600 - west
        if reader.isAtOffset {
            guard let west = reader.time(hoursMax: 24) else { return nil }
            offset = -west
        }
        guard let start = reader.change(), let end = reader.change(), reader.isAtEnd else { return nil }
        self.init(standard: -west, summer: Summer(offset: offset, start: start, end: end))
    }
}

private struct RuleReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    var isAtOffset: Bool { rest.first.map { $0 != UInt8(ascii: ",") } ?? false }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: byte) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let value = decimal(Array(digits)), range.contains(value) else { return nil }
        rest = rest[digits.endIndex...]
        return value
    }

    /// An abbreviation: three letters and more, or anything between angle brackets.
    mutating func name() -> Bool {
        if take("<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")), end > rest.startIndex else { return false }
            rest = rest[rest.index(after: end)...]
            return true
        }
        let letters = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
        rest = rest[letters.endIndex...]
        return letters.count >= 3
    }

    /// Seconds of `[+-]h[h][:mm[:ss]]`.
    mutating func time(hoursMax: Int) -> Int? {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        guard let hours = number(0...hoursMax) else { return nil }
        var seconds = hours * 3_600
        for unit in [60, 1] {
            guard take(":") else { break }
            guard let part = number(0...59) else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }

    /// `,M3.5.0/2`, `,J60` or `,59`; two in the morning where no time is given.
    mutating func change() -> ZoneRule.Change? {
        guard take(","), let day = day() else { return nil }
        guard take("/") else { return ZoneRule.Change(day: day, seconds: 7_200) }
        return time(hoursMax: 167).map { ZoneRule.Change(day: day, seconds: $0) }
    }

    private mutating func day() -> ZoneRule.Change.YearDay? {
        if take("J") { return number(1...365).map(ZoneRule.Change.YearDay.julian) }
        guard take("M") else { return number(0...365).map(ZoneRule.Change.YearDay.ordinal) }
        guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}
