import Depths
import Languages
import Measures
import Register
import Testing

@testable import Environment

/// The level at a time, from a few made-up claims.
@Suite struct LevelRecordTests {
    private static func figure(_ level: String, _ time: String, _ datum: String = "bs", doubt: String = "") throws
        -> LevelFigure
    {
        let zero = try #require(Datum(code: datum))
        let quantity = try Quantity(amount: Amount(parsing: level), unit: Unit(parsing: "m"), datum: zero)
        let claim = try Claim(
            id: "c-\(time)-\(datum)", thing: "lake", property: "sea-level", value: .quantity(quantity),
            asOf: Period(parsing: time), saidBy: "service", basis: .found,
            doubt: doubt.isEmpty ? Text() : Text([.en: doubt]))
        return try #require(
            LevelFigure(
                StandingClaim(claim: claim, recorder: "loader", position: 1, recordedMilliseconds: 0),
                in: Unit(parsing: "m")))
    }

    private static func record() throws -> LevelRecord {
        try LevelRecord(
            figures: [
                figure("-26.5", "1990"), figure("-27.5", "2010"), figure("-29", "2020"),
                figure("-25", "2024", "other"), figure("-20", "2025", doubt: "A misprint."),
                figure("-27", "2024", "unstated"),
            ], weeks: [])
    }

    private static func level(_ time: String?) throws -> KnownLevel? {
        try record().level(at: try time.map { try Period(parsing: $0) })
    }

    @Test func aLevelOfThatTimeIsTaken() throws {
        let known = try #require(try Self.level("2010-07"))
        #expect(known.height.low == -27.5 && known.height.isExact && known.assumptions.isEmpty)
    }

    @Test func betweenTwoTimesItLiesBetweenThem() throws {
        let known = try #require(try Self.level("2015"))
        #expect(known.height.low == -29 && known.height.high == -27.5 && known.assumptions == [.between])
    }

    @Test func afterTheNewestItIsTakenAsUnchanged() throws {
        let known = try #require(try Self.level("2030"))
        #expect(known.height.low == -29 && known.assumptions == [.newest])
        #expect(try Self.level(nil)?.assumptions == [.undated])
    }

    @Test func beforeTheFirstNothingIsKnown() throws {
        #expect(try Self.level("1950") == nil)
        #expect(LevelRecord(figures: [], weeks: []).newest == nil)
    }

    /// Doubted values, and those of other zeros, are shown and never reckoned with.
    @Test func anotherDatumIsNeverMixedIn() throws {
        let record = try LevelRecord(
            figures: [Self.figure("-29", "2020"), Self.figure("-27", "2025", "unstated")], weeks: [])
        #expect(record.datum?.code == "bs" && record.newest?.height.low == -29)
        #expect(record.series.map(\.datum.code) == ["bs", "unstated"])
        #expect(try Self.record().datum?.code == "bs")
    }

    /// Months of thirty years, with one year left out, and one figure of ten years.
    @Test func aLineGoesThroughOneValueAYear() throws {
        let years = (1991...2020).filter { $0 != 2005 }
        let months = try years.flatMap { year in
            try (1...12).map { month in
                try Self.figure("-\(year - 1965).\(month % 2 == 0 ? 4 : 6)", "\(year)-\(month < 10 ? "0" : "")\(month)")
            }
        }
        let decade = try Self.figure("-90", "1981/1990")
        let line = try #require(LevelLine(LevelRecord(figures: months + [decade], weeks: [])))
        #expect(line.years.map(\.year) == years && line.yearsLeftOut == 0)
        #expect(line.years.allSatisfy { $0.figures.count == 12 })
        for fit in line.fits {
            #expect(abs(fit.slope + 1) < 0.001)
            // Lines to 2000 and later, each against the year so many later, of which 2005 is none.
            #expect(fit.trials.map(\.count) == [18, 14, 10])
        }
        let whole = try Self.figure("-40", "2000")
        let other = try #require(LevelLine(LevelRecord(figures: months + [whole], weeks: [])))
        #expect(other.years.first { $0.year == 2000 }?.figures.map(\.claim.id) == [whole.claim.id])
    }

    @Test func aLineOfVeryManyYearsIsDrawnThroughTheNewest() throws {
        let figures = try (1881...1940).map { try Self.figure("-\($0 % 7)", "\($0)") }
        let line = try #require(LevelLine(LevelRecord(figures: figures, weeks: []), yearsMax: 40))
        #expect(line.years.count == 40 && line.years.last?.year == 1940)
        #expect(line.yearsLeftOut == 20)
    }
}
