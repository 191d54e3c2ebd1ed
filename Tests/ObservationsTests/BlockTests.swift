import Chances
import Journal
import Languages
import Measures
import Observations
import Register
import Testing

@Suite struct BlockTests {
    private static func random(_ chance: inout Chance) -> [Observation] {
        let isMoment = chance.maybe()
        let calendar: Period.Calendar = chance.maybe() ? .gregorian : .solarHijri
        var time: Int64 = Int64(chance.below(20_000))
        return (0..<(1 + chance.below(60))).compactMap { _ in
            time += Int64(1 + chance.below(chance.maybe(80) ? 1 : 400))
            let value =
                chance.maybe(90)
                ? Number(mantissa: Int64(chance.below(2_000_000)) - 1_000_000, fractionDigits: chance.below(5)) : nil
            let error = chance.maybe(20) ? Number(mantissa: Int64(chance.below(100)), fractionDigits: 2) : nil
            let quality = chance.pick(Quality.allCases)
            if isMoment {
                return Instant(milliseconds: time * 600_123).map {
                    Observation(time: .moment($0), value: value, error: error, quality: quality)
                }
            }
            guard let day = Day(number: Int(time)) else { return nil }
            let date = JalaliDate(day)
            let part =
                calendar == .gregorian
                ? Period.Part.day(year: day.gregorian.year, month: day.gregorian.month, day: day.gregorian.day)
                : .day(year: date?.year ?? 1400, month: date?.month ?? 1, day: date?.dayOfMonth ?? 1)
            return (try? Period(part, calendar: calendar)).map {
                Observation(time: .period($0), value: value, error: error, quality: quality)
            }
        }
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var chance = Chance(seed: 71)
        for number in 0..<200 {
            let block = ObservationBlock(id: "b-\(number)", series: "s", observations: Self.random(&chance))
            let read = try ObservationBlock(id: block.id, payload: JSON(parsing: block.payload.canonicalText))
            #expect(read == block)
        }
    }

    @Test func periodsComeBackAsTheyWereStated() throws {
        for text in [
            "2020", "2020-05", "2020-05-14/2020-05-20", "2020-05-14", "sh:1399", "sh:1399-02", "sh:1399-02-25",
        ] {
            let period = try Period(parsing: text)
            let block = ObservationBlock(
                id: "b", series: "s", observations: [Observation(time: .period(period), value: Number(1))])
            #expect(try ObservationBlock(id: "b", payload: block.payload).observations.first?.time.text == text)
        }
    }

    @Test func twoThousandAtABeatAreSmall() throws {
        var chance = Chance(seed: 72)
        var level: Int64 = -2_815
        let observations = (0..<2_000).compactMap { place -> Observation? in
            level += Int64(chance.below(5)) - 2
            return Instant(milliseconds: 1_577_836_800_000 + Int64(place) * 600_000).map {
                Observation(time: .moment($0), value: Number(mantissa: level, fractionDigits: 2))
            }
        }
        let block = ObservationBlock(id: "b", series: "s", observations: observations)
        #expect(block.payload.canonicalText.utf8.count < 14_000)
    }

    @Test(arguments: [
        #"{"series":"s","tick":"day","from":"2020-01-01","steps":"0","days":"1*2","digits":"0*2","values":"1 2"}"#,
        #"{"series":"s","tick":"day","from":"2020-01-01","steps":"-1","days":"1*2","digits":"0*2","values":"1 2"}"#,
        #"{"series":"s","tick":"day","from":"2020-01-01","steps":"1*999999","days":"1*2","digits":"0*2","values":"1 2"}"#,
        #"{"series":"s","tick":"day","from":"2020-01-01","steps":"1","days":"1","digits":"0*2","values":"1 2"}"#,
        #"{"series":"s","tick":"day","from":"2020-01-01","steps":"","days":"1","digits":"99","values":"1"}"#,
        #"{"series":"s","tick":"day","from":"2020-01-01","steps":"","days":"1","digits":"-1","values":"1"}"#,
        #"{"series":"s","tick":"day","from":"9999-12-31","steps":"5","days":"1*2","digits":"0*2","values":"1 2"}"#,
        #"{"series":"s","tick":"second","from":"2020-01-01T00:00:00Z","steps":"999999999999999999","digits":"0*2","values":"1 2"}"#,
        #"{"series":"s","tick":"hour","from":"2020-01-01","steps":"","digits":"0","values":"1"}"#,
        #"{"series":"S s","tick":"day","from":"2020-01-01","steps":"","days":"1","digits":"0","values":"1"}"#,
        #"{"series":"s","tick":"day","from":"2020-01-01","steps":"","days":"1","digits":"0","values":"01"}"#,
    ])
    func whatCannotBeIsRefused(payload: String) throws {
        let json = try JSON(parsing: payload)
        #expect(throws: PayloadError.self) { try ObservationBlock(id: "b", payload: json) }
    }
}
