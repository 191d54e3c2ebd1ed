/// A date of the Solar Hijri calendar as used in Iran, of the years 1210 to 1629 (1831 to 2251).
///
/// Within these years the calendar's break tables, kept by the equinox at Tehran, come down to one cycle of 33 years
/// with eight leap years; outside the cycle breaks, so dates there are refused rather than guessed.
package struct JalaliDate: Sendable, Hashable, Comparable {
    /// The years the calendar is known for here.
    package static let years = 1210...1629

    package let year: Int
    package let month: Int
    package let dayOfMonth: Int

    /// A date; nil when there is no such day or the year lies outside `years`.
    package init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month),
            (1...Self.daysInMonth(month, ofYear: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        dayOfMonth = day
    }

    /// The date of a day; nil when its year lies outside `years`.
    package init?(_ day: Day) {
        let number = Int(day.number)
        // The mean year of 12053/33 days leads to the year or its neighbour.
        var year = 1300 + floorDivision((number - Self.firstDay(ofYear: 1300)) * 33, by: 12_053)
        if number < Self.firstDay(ofYear: year) { year -= 1 }
        if number >= Self.firstDay(ofYear: year + 1) { year += 1 }
        guard Self.years.contains(year) else { return nil }
        let dayOfYear = number - Self.firstDay(ofYear: year)
        self.year = year
        month = dayOfYear < 186 ? dayOfYear / 31 + 1 : (dayOfYear - 186) / 30 + 7
        dayOfMonth = dayOfYear < 186 ? dayOfYear % 31 + 1 : (dayOfYear - 186) % 30 + 1
    }

    /// The day of the Gregorian calendar.
    package var day: Day {
        let before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
        return Day(clamping: Self.firstDay(ofYear: year) + before + dayOfMonth - 1)
    }

    /// Whether the twelfth month of that year has 30 days.
    package static func isLeap(_ year: Int) -> Bool { floorRemainder(25 * year + 11, by: 33) < 8 }

    /// Days of a month 1…12; 0 for any other month.
    package static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
        switch month {
        case 1...6: 31
        case 7...11: 30
        case 12: isLeap(year) ? 30 : 29
        default: 0
        }
    }

    package static func < (left: JalaliDate, right: JalaliDate) -> Bool {
        (left.year, left.month, left.dayOfMonth) < (right.year, right.month, right.dayOfMonth)
    }

    /// The number of the first day of a year: 1 Farvardin 1300 was 21 March 1921.
    private static func firstDay(ofYear year: Int) -> Int {
        -17_818 + 365 * (year - 1300) + leapYears(before: year) - leapYears(before: 1300)
    }

    /// Leap years from year 1 up to the year before.
    private static func leapYears(before year: Int) -> Int { floorDivision(8 * (year - 1) + 29, by: 33) }
}

func floorDivision(_ value: Int, by divisor: Int) -> Int {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}

func floorRemainder(_ value: Int, by divisor: Int) -> Int {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
}
