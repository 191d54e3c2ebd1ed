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
}
