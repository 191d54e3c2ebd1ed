import Testing

@testable import Measures

@Suite struct DayTests {
    @Test func everyDayFromFirstToLast() {
        // A slow calendar walks beside: one day at a time through all 3.65 million days.
        var (year, month, day) = (1, 1, 1)
        var weekday = 0
        for number in Int(Day.first.number)...Int(Day.last.number) {
            guard let own = Day(number: number), own.gregorian == (year, month, day),
                own.weekday.rawValue == weekday + 1, Day(year: year, month: month, day: day) == own
            else {
                Issue.record("\(number) is not \(year)-\(month)-\(day)")
                return
            }
            weekday = (weekday + 1) % 7
            day += 1
            guard day > 28 else { continue }
            let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(year == 10_000 && month == 1 && day == 1)
    }

    @Test func edges() {
        #expect(Day(year: 1970, month: 1, day: 1)?.number == 0)
        #expect(Day(year: 1, month: 1, day: 1) == .first && Day(year: 9999, month: 12, day: 31) == .last)
        #expect(Day(number: Int(Day.last.number) + 1) == nil && Day(number: .min) == nil && Day(number: .max) == nil)
        for date in [
            (0, 1, 1), (10_000, 1, 1), (2025, 2, 29), (2025, 13, 1), (2025, 0, 1), (2025, 4, 31), (2025, 1, 0),
        ] {
            #expect(Day(year: date.0, month: date.1, day: date.2) == nil)
        }
        #expect(Day(year: .max, month: .min, day: .max) == nil)
        #expect(
            Day.last.adding(days: 1) == nil && Day.last.adding(days: .max) == nil && Day.first.adding(days: .min) == nil
        )
        #expect(Day.first.adding(days: 3_652_058) == .last && Day.first.days(to: .last) == 3_652_058)
    }

    @Test func text() {
        #expect(Day(parsing: "2025-11-18")?.text == "2025-11-18")
        #expect(Day(parsing: "2025-11-18")?.weekday == .tuesday)
        #expect(Day(parsing: "0001-01-01") == .first)
        for bad in ["", "2025-11-1", "2025-11-180", "2025/11/18", "2025-02-29", "20251118", "-025-11-18", "٢٠٢٥-11-18"]
        {
            #expect(Day(parsing: bad) == nil)
        }
    }
}

@Suite struct JalaliDateTests {
    /// The leap years from 1300 to 1500, from an independent implementation.
    static let leapYears = [
        1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370,
        1375,
        1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449,
        1453,
        1457, 1461, 1465, 1469, 1474, 1478, 1482, 1486, 1490, 1494, 1498,
    ]

    @Test func leapYearsOfTwoCenturies() {
        #expect((1300...1500).filter(JalaliDate.isLeap) == Self.leapYears)
    }

    @Test func firstDaysOfAllMonthsOfTwoCenturies() throws {
        // The remainder stands for the 2412 day numbers that an independent implementation gives.
        var sum = 0
        for year in 1300...1500 {
            for month in 1...12 {
                let date = try #require(JalaliDate(year: year, month: month, day: 1))
                sum = (((sum * 1_000_003 + Int(date.day.number)) % 2_147_483_647) + 2_147_483_647) % 2_147_483_647
            }
        }
        #expect(sum == 732978107)
    }

    @Test func agreesWithTheBreakTables() {
        // The table-driven rule between the breaks at 1210 and 1635.
        for year in JalaliDate.years {
            let sinceBreak = year - 1210
            #expect(JalaliDate.isLeap(year) == ((sinceBreak + 1) % 33 != 0 && ((sinceBreak + 1) % 33 - 1) % 4 == 0))
        }
    }

    @Test(arguments: [
        ((1300, 1, 1), "1921-03-21"), ((1357, 11, 22), "1979-02-11"), ((1399, 12, 30), "2021-03-20"),
        ((1403, 12, 30), "2025-03-20"), ((1404, 1, 1), "2025-03-21"), ((1404, 6, 31), "2025-09-22"),
        ((1404, 7, 1), "2025-09-23"), ((1404, 8, 27), "2025-11-18"), ((1500, 12, 29), "2122-03-20"),
    ])
    func knownDates(date: (Int, Int, Int), text: String) throws {
        let jalali = try #require(JalaliDate(year: date.0, month: date.1, day: date.2))
        #expect(jalali.day.text == text)
        #expect(JalaliDate(jalali.day) == jalali)
    }

    @Test func everyDayThereAndBack() throws {
        let first = try #require(JalaliDate(year: JalaliDate.years.lowerBound, month: 1, day: 1))
        var day = first.day
        for year in JalaliDate.years {
            for month in 1...12 {
                for dayOfMonth in 1...JalaliDate.daysInMonth(month, ofYear: year) {
                    let date = JalaliDate(year: year, month: month, day: dayOfMonth)
                    if date?.day != day || JalaliDate(day) != date {
                        Issue.record("\(year)-\(month)-\(dayOfMonth) is not \(day)")
                        return
                    }
                    day = Day(clamping: Int(day.number) + 1)
                }
            }
        }
        #expect(JalaliDate(day) == nil)
        #expect(first.day.adding(days: -1).flatMap { JalaliDate($0) } == nil)
        #expect(JalaliDate(.first) == nil && JalaliDate(.last) == nil)
    }

    @Test func refuses() {
        for date in [
            (1404, 12, 30), (1404, 7, 31), (1404, 0, 1), (1404, 13, 1), (1404, 1, 32), (1209, 1, 1), (1630, 1, 1),
        ] {
            #expect(JalaliDate(year: date.0, month: date.1, day: date.2) == nil)
        }
        #expect(JalaliDate(year: .max, month: .max, day: .max) == nil)
        #expect(JalaliDate(year: .min, month: 1, day: 1) == nil)
    }
}
