/// A time as it was stated: in its calendar, as precise as it was, perhaps from–to, perhaps "about".
///
/// Ordered by the span of days it covers: by its end, then by its start.
package struct Period: Sendable, Hashable {
    package enum Calendar: String, Sendable, Hashable, CaseIterable {
        case gregorian = "gregorian"
        case solarHijri = "solar-hijri"

        /// The years a period may be stated in.
        package var years: ClosedRange<Int> {
            switch self {
            case .gregorian: 1...9999
            case .solarHijri: JalaliDate.years
            }
        }
    }

    /// From the coarsest to the finest.
    package enum Precision: Int, Sendable, Hashable, CaseIterable, Comparable {
        case decade, year, half, quarter, month, day

        package static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
    }

    /// One stated time, in the numbers of its calendar.
    package enum Part: Sendable, Hashable {
        /// The ten years from `first`, which ends in 0.
        case decade(first: Int)
        case year(Int)
        /// The first or second six months of a year.
        case half(year: Int, half: Int)
        /// Three months of a year, the first to the fourth.
        case quarter(year: Int, quarter: Int)
        case month(year: Int, month: Int)
        case day(year: Int, month: Int, day: Int)

        package var precision: Precision {
            switch self {
            case .decade: .decade
            case .year: .year
            case .half: .half
            case .quarter: .quarter
            case .month: .month
            case .day: .day
            }
        }
    }

    package let calendar: Calendar
    /// The time stated, or the beginning of a from–to.
    package let from: Part
    /// The end of a from–to, included; nil for a single time.
    package let to: Part?
    /// Whether it was stated as about.
    package let isAbout: Bool
    /// The Gregorian days it covers, the last included.
    package let span: ClosedRange<Day>

    /// A stated time; throws `notADate` when the calendar has no such time and `reversed` when it ends before it begins.
    package init(
        _ from: Part, to: Part? = nil, calendar: Calendar = .gregorian, isAbout: Bool = false
    ) throws(PeriodError) {
        func days(_ part: Part) throws(PeriodError) -> ClosedRange<Day> {
            guard let days = part.days(in: calendar) else {
                throw PeriodError(code: .notADate, text: part.text, calendar: calendar)
            }
            return days
        }
        let first = try days(from)
        let last = try to.map { part throws(PeriodError) in try days(part) } ?? first
        guard first.lowerBound <= last.lowerBound, first.upperBound <= last.upperBound else {
            throw PeriodError(code: .reversed, text: "\(from.text)/\(to?.text ?? "")", calendar: calendar)
        }
        self.calendar = calendar
        self.from = from
        self.to = to
        self.isAbout = isAbout
        span = first.lowerBound...last.upperBound
    }

    /// A single Gregorian day.
    package init(_ day: Day) {
        calendar = .gregorian
        let date = day.gregorian
        from = .day(year: date.year, month: date.month, day: date.day)
        to = nil
        isAbout = false
        span = day...day
    }

    /// The coarser precision of its one or two times.
    package var precision: Precision { min(from.precision, to?.precision ?? from.precision) }

    package var start: Day { span.lowerBound }
    package var end: Day { span.upperBound }

    /// Whether both have a day in common.
    package func overlaps(_ other: Period) -> Bool { span.overlaps(other.span) }
}

extension Period: Comparable {
    /// By the end of the span, then its start; the text only keeps periods of one span apart.
    package static func < (left: Period, right: Period) -> Bool {
        if left.end != right.end { return left.end < right.end }
        if left.start != right.start { return left.start < right.start }
        return left.text < right.text
    }
}

extension Period.Part {
    /// The Gregorian days of this time; nil when the calendar has no such time.
    func days(in calendar: Period.Calendar) -> ClosedRange<Day>? {
        switch self {
        case .decade(let first):
            guard first.isMultiple(of: 10), let last = first.adding(9) else { return nil }
            return calendar.days(from: (first, 1), to: (last, 12))
        case .year(let year): return calendar.days(from: (year, 1), to: (year, 12))
        case .half(let year, let half):
            guard (1...2).contains(half) else { return nil }
            return calendar.days(from: (year, half * 6 - 5), to: (year, half * 6))
        case .quarter(let year, let quarter):
            guard (1...4).contains(quarter) else { return nil }
            return calendar.days(from: (year, quarter * 3 - 2), to: (year, quarter * 3))
        case .month(let year, let month): return calendar.days(from: (year, month), to: (year, month))
        case .day(let year, let month, let day): return calendar.day(year, month, day).map { $0...$0 }
        }
    }
}

extension Period.Calendar {
    /// A date of this calendar as a day; nil when there is none.
    package func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
        switch self {
        case .gregorian: Day(year: year, month: month, day: day)
        case .solarHijri: JalaliDate(year: year, month: month, day: day)?.day
        }
    }

    fileprivate func days(from first: (year: Int, month: Int), to last: (year: Int, month: Int)) -> ClosedRange<Day>? {
        guard years.contains(first.year), years.contains(last.year), (1...12).contains(last.month) else { return nil }
        let length =
            switch self {
            case .gregorian: Day.daysInMonth(last.month, ofYear: last.year)
            case .solarHijri: JalaliDate.daysInMonth(last.month, ofYear: last.year)
            }
        guard let start = day(first.year, first.month, 1), let end = day(last.year, last.month, length) else {
            return nil
        }
        return start...end
    }
}

extension Int {
    fileprivate func adding(_ other: Int) -> Int? {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? nil : sum
    }
}
