/// A day of the proleptic Gregorian calendar, of the years 1 to 9999, counted from 1970-01-01.
package struct Day: Sendable, Hashable, Comparable {
    /// 0001-01-01.
    package static let first = Day(unchecked: -719_162)
    /// 9999-12-31.
    package static let last = Day(unchecked: 2_932_896)

    /// Days since 1970-01-01.
    package let number: Int32

    private init(unchecked number: Int32) { self.number = number }

    /// The day with that number; nil outside the years 1 to 9999.
    package init?(number: Int) {
        guard (Int(Self.first.number)...Int(Self.last.number)).contains(number) else { return nil }
        self.number = Int32(number)
    }

    /// The day with the nearest number within the years 1 to 9999.
    init(clamping number: Int) {
        self.number = Int32(min(max(number, Int(Self.first.number)), Int(Self.last.number)))
    }

    /// A Gregorian date; nil when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.daysInMonth(month, ofYear: year)).contains(day)
        else { return nil }
        // Years begin in March here, so that the leap day is the last; 719468 days lie before 1970-01-01 from 0000-03-01.
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        self.number = Int32(365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468)
    }

    /// Year, month and day of the Gregorian calendar.
    package var gregorian: (year: Int, month: Int, day: Int) {
        let days = Int(number) + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    package var weekday: Weekday {
        // 1970-01-01 was a Thursday; the sum is kept positive.
        Weekday.allCases[(Int(number) + 3 + 7 * 200_000) % 7]
    }

    /// The day that many days later (or earlier); nil outside the years 1 to 9999.
    package func adding(days: Int) -> Day? {
        let (sum, overflows) = Int(number).addingReportingOverflow(days)
        return overflows ? nil : Day(number: sum)
    }

    /// Days from this day to another, negative when the other is earlier.
    package func days(to other: Day) -> Int { Int(other.number) - Int(number) }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    package static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// Days of a Gregorian month 1…12; 0 for any other month.
    package static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1...12: 31
        default: 0
        }
    }
}

extension Day: CustomStringConvertible {
    /// Reads `2025-11-18`; nil for anything else.
    package init?(parsing text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day as `2025-11-18`.
    package var text: String {
        let date = gregorian
        return "\(padded(date.year, to: 4))-\(padded(date.month, to: 2))-\(padded(date.day, to: 2))"
    }

    package var description: String { text }
}

/// A day of the week; the raw value is that of ISO 8601.
package enum Weekday: Int, Sendable, Hashable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    private static let words = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// Its first three letters in English, as in `sat`; for files.
    package var word: String { Self.words[rawValue - 1] }

    /// Reads `sat`; nil for anything else.
    package init?(word: String) {
        guard let place = Self.words.firstIndex(of: word) else { return nil }
        self.init(rawValue: place + 1)
    }
}

/// The value of one to nine decimal digits; nil for anything else.
func decimal(_ digits: some Collection<UInt8>) -> Int? {
    guard (1...9).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
}

/// A number that is not negative, with zeros before it up to a width.
func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
