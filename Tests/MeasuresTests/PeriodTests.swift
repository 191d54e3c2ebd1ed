import Chances
import Testing

@testable import Measures

@Suite struct PeriodTests {
    @Test(arguments: [
        ("2025", "2025-01-01", "2025-12-31", Period.Precision.year), ("2025-11", "2025-11-01", "2025-11-30", .month),
        ("2024-02", "2024-02-01", "2024-02-29", .month), ("2025-11-18", "2025-11-18", "2025-11-18", .day),
        ("2025-Q1", "2025-01-01", "2025-03-31", .quarter), ("2025-Q3", "2025-07-01", "2025-09-30", .quarter),
        ("2025-H1", "2025-01-01", "2025-06-30", .half), ("2025-H2", "2025-07-01", "2025-12-31", .half),
        ("198x", "1980-01-01", "1989-12-31", .decade), ("2021-03-21/2021-11-21", "2021-03-21", "2021-11-21", .day),
        ("~1920", "1920-01-01", "1920-12-31", .year), ("sh:1404", "2025-03-21", "2026-03-20", .year),
        ("sh:1403", "2024-03-20", "2025-03-20", .year), ("sh:1404-08", "2025-10-23", "2025-11-21", .month),
        ("sh:1404-08-27", "2025-11-18", "2025-11-18", .day), ("sh:1403-12/1404-01", "2025-02-19", "2025-04-20", .month),
        ("sh:1404-H1", "2025-03-21", "2025-09-22", .half), ("sh:1404-Q4", "2025-12-22", "2026-03-20", .quarter),
        ("sh:140x", "2021-03-21", "2031-03-20", .decade), ("~sh:1398/1400", "2019-03-21", "2022-03-20", .year),
        ("2019/2021-06", "2019-01-01", "2021-06-30", .year), ("0001", "0001-01-01", "0001-12-31", .year),
        ("999x", "9990-01-01", "9999-12-31", .decade), ("2025/2025", "2025-01-01", "2025-12-31", .year),
    ])
    func readsAndPrints(text: String, start: String, end: String, precision: Period.Precision) throws {
        let period = try Period(parsing: text)
        #expect(period.text == text)
        #expect(period.start.text == start && period.end.text == end)
        #expect(period.precision == precision)
        #expect(period.isAbout == text.hasPrefix("~"))
        #expect(period.calendar == (text.contains("sh:") ? .solarHijri : .gregorian))
        #expect((period.to != nil) == text.contains("/"))
    }

    @Test(arguments: [
        ("", PeriodError.Code.empty), ("25", .unreadable), ("2025-1", .unreadable), ("2025-13", .notADate),
        ("2025-02-29", .notADate), ("2025-Q5", .notADate), ("2025-H0", .notADate), ("2025-Q", .unreadable),
        ("0000", .notADate), ("000x", .notADate), ("2026/2025", .reversed), ("2025-06/2025", .reversed),
        ("2025/2025-06", .reversed), ("sh:1404-12-30", .notADate), ("sh:2025", .notADate), ("sh:~1404", .unreadable),
        ("sh:1403/sh:1404", .unreadable), ("2025/", .unreadable), ("/2025", .unreadable),
        ("2024/2025/2026", .unreadable),
        ("~", .unreadable), ("~~2025", .unreadable), ("SH:1404", .unreadable), ("2025-11-18-", .unreadable),
        ("2025-11-18T00", .unreadable), (" 2025", .unreadable), ("19xx", .unreadable), ("۱۴۰۴", .unreadable),
        ("sh:163x", .notADate), ("2025-q3", .unreadable),
    ])
    func refuses(text: String, code: PeriodError.Code) {
        let error = #expect(throws: PeriodError.self) { try Period(parsing: text) }
        #expect(error?.code == code)
        #expect(error?.message.isEmpty == false)
    }

    @Test func partsMadeByHandAreChecked() throws {
        for part in [
            Period.Part.decade(first: .max), .decade(first: 1985), .decade(first: .min), .year(.max), .year(.min),
            .half(year: 2025, half: .max), .quarter(year: 2025, quarter: .min), .month(year: .max, month: .max),
            .month(year: 2025, month: 0), .day(year: .min, month: .min, day: .min),
        ] {
            #expect(throws: PeriodError.self) { try Period(part) }
            #expect(throws: PeriodError.self) { try Period(part, calendar: .solarHijri) }
        }
        #expect(try Period(.month(year: 2025, month: 11)) == Period(parsing: "2025-11"))
        let day = try #require(Day(parsing: "2025-11-18"))
        #expect(try Period(day) == Period(parsing: "2025-11-18"))
    }

    @Test func order() throws {
        let sorted = ["2024", "sh:1403", "2025-11", "2025", "2025-Q4", "2025-12", "2025-12-31", "202x"]
        let periods = try sorted.map { try Period(parsing: $0) }
        let expected = ["2024", "sh:1403", "2025-11", "2025", "2025-Q4", "2025-12", "2025-12-31", "202x"]
        #expect(periods.reversed().sorted().map(\.text) == expected)
        #expect(try Period(parsing: "~2025") != Period(parsing: "2025"))
        #expect(try Period(parsing: "sh:1404").overlaps(Period(parsing: "2026-Q1")))
        #expect(try !Period(parsing: "sh:1404").overlaps(Period(parsing: "2026-04")))
        #expect(try Period(parsing: "2025").overlaps(Period(parsing: "2025-12-31/2026-02-01")))
    }

    @Test func fuzz() throws {
        let pieces = [
            "2025", "1404", "sh:", "~", "/", "-", "Q3", "H1", "x", "198", "11", "02", "29", "30", "0", "1", "9999", "é",
        ]
        var random = Chance(seed: 7)
        var periods: [Period] = []
        for _ in 0..<40_000 {
            let text = random.text(of: pieces, length: 9)
            guard let period = try? Period(parsing: text) else { continue }
            #expect(period.text == text)
            if periods.count < 150 { periods.append(period) }
        }
        #expect(periods.count == 150)
        for one in periods {
            for two in periods where (one < two ? 1 : 0) + (two < one ? 1 : 0) + (one == two ? 1 : 0) != 1 {
                Issue.record("\(one) \(two)")
            }
        }
        for _ in 0..<10_000 { _ = try? Period(parsing: random.noise(length: 80)) }
    }
}
