import Chances
import Testing

@testable import Measures

@Suite struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", Int64(0)), ("2026-11-22T19:36:14.123Z", 1_795_376_174_123),
        ("1969-12-31T23:59:59.999Z", -1), ("2000-02-29T12:00:00.000Z", 951_825_600_000),
        ("0001-01-01T00:00:00.000Z", -62_135_596_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
    func readsAndPrints(text: String, milliseconds: Int64) throws {
        let instant = try #require(Instant(parsing: text))
        #expect(instant.milliseconds == milliseconds)
        #expect(instant.text == text)
        #expect(Instant(milliseconds: milliseconds) == instant)
    }

    @Test(arguments: [
        ("2026-11-22T19:36:14Z", "2026-11-22T19:36:14.000Z"), ("2026-11-22T19:36:14.1Z", "2026-11-22T19:36:14.100Z"),
        ("2026-11-22T19:36:14.123999999Z", "2026-11-22T19:36:14.123Z"),
        ("2026-11-22T01:00:00+03:30", "2026-11-21T21:30:00.000Z"),
        ("2026-11-22T23:00:00.5-05:00", "2026-11-23T04:00:00.500Z"),
    ])
    func readsOtherForms(text: String, canonical: String) { #expect(Instant(parsing: text)?.text == canonical) }

    @Test(arguments: [
        "", "2026-11-22", "2026-11-22T19:36:14", "2026-11-22 19:36:14Z", "2026-11-22T24:00:00Z", "2026-11-22T19:60:00Z",
        "2026-11-22T23:59:60Z", "2026-11-22T19:36:14.Z", "2026-11-22T19:36:14.1234567890Z", "2026-02-30T00:00:00Z",
        "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2026-11-22T19:36:14+0330", "2026-11-22T19:36:14ZZ",
        "2026-11-22T19:36:14+24:00", "2026-11-22T19:36:14z",
    ])
    func refuses(text: String) { #expect(Instant(parsing: text) == nil) }

    @Test func days() throws {
        let evening = try #require(Instant(parsing: "2026-11-22T20:45:00Z"))
        #expect(evening.day().text == "2026-11-22" && evening.minuteOfDay() == 1245)
        #expect(evening.day(offsetMinutes: 210).text == "2026-11-23" && evening.minuteOfDay(offsetMinutes: 210) == 15)
        #expect(evening.day(offsetMinutes: -1300).text == "2026-11-21")
        #expect(Instant(clamping: -1).day().text == "1969-12-31")
        let day = try #require(Day(parsing: "2026-11-23"))
        #expect(Instant(startOf: day, offsetMinutes: 210).text == "2026-11-22T20:30:00.000Z")
        #expect(Instant(startOf: day, offsetMinutes: 210).day(offsetMinutes: 210) == day)
    }

    @Test func bounds() {
        #expect(Instant(milliseconds: .max) == nil && Instant(milliseconds: .min) == nil)
        #expect(Instant(clamping: .max).day() == .last && Instant(clamping: .min).day() == .first)
        #expect(Instant(clamping: .max).day(offsetMinutes: .max) == .last)
        #expect(Instant(clamping: .min).day(offsetMinutes: .min) == .first)
        #expect(Instant(clamping: 5).adding(milliseconds: .max) == Instant(clamping: .max))
        #expect(Instant(clamping: -5).adding(milliseconds: .min) == Instant(clamping: .min))
        #expect(Instant(startOf: .last, offsetMinutes: .min).day() == .last)
        #expect(Instant(clamping: 1) < Instant(clamping: 2))
    }

    @Test func fuzz() {
        var random = Chance(seed: 8)
        for _ in 0..<20_000 {
            let instant = Instant(clamping: Int64(truncatingIfNeeded: random.next()) >> Int64(random.below(40) + 15))
            #expect(Instant(parsing: instant.text) == instant)
        }
        let characters = "2026-11-22T19:36:14.123Z+03:30".map(String.init)
        for _ in 0..<20_000 {
            var text = characters
            for _ in 0..<random.below(4) {
                text[random.below(text.count)] = ["9", "-", ":", "Z", "", "é", "T"][random.below(7)]
            }
            text.removeLast(random.below(8))
            if let instant = Instant(parsing: text.joined()) { #expect(Instant(parsing: instant.text) == instant) }
            _ = Instant(parsing: random.noise(length: 40))
        }
    }
}
