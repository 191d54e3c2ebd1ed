import Languages
import Measures
import Testing

@testable import Register

/// Between which figures of two things a difference is taken, and why not between the others.
@Suite struct DifferenceTests {
    private static func property(isTotal: Bool = false, reviewDays: Int? = nil) throws -> Property {
        Property(
            id: "p", label: Text(), type: .quantity, unit: try Unit(parsing: "km"), needsDatum: false, isTotal: isTotal,
            kinds: [], expectedKinds: [], sector: .general, useOf: nil, reviewDays: reviewDays, choices: [])
    }

    private static func account(
        _ amount: String, _ unit: String = "km", asOf: String? = nil, datum: Datum? = nil, of property: Property
    ) throws -> Account {
        let quantity = Quantity(amount: try Amount(parsing: amount), unit: try Unit(parsing: unit), datum: datum)
        let claim = Claim(
            id: "c", thing: "t", property: "p", value: .quantity(quantity),
            asOf: try asOf.map { try Period(parsing: $0) }, saidBy: "x", basis: .found)
        return Account(
            of: [StandingClaim(claim: claim, recorder: "x", position: 1, recordedMilliseconds: 0)], thing: "t",
            property: property, mark: nil,
            context: AccountContext(
                owners: [], partyTypes: [:], today: try #require(Day(year: 2026, month: 1, day: 1))))
    }

    @Test func numbersOfOneUnitAndTime() throws {
        let property = try Self.property()
        let one = try Self.account("10", of: property)
        #expect(property.difference(from: one, to: try Self.account("12.5", of: property)) == .amount(2.5...2.5))
        #expect(property.difference(from: one, to: try Self.account("8000", "m", of: property)) == .amount(-2 ... -2))
        #expect(property.difference(from: one, to: try Self.account("9..13", of: property)) == .amount(-1...3))
        #expect(property.difference(from: one, to: one) == .amount(0...0))
    }

    @Test func whatForbidsADifference() throws {
        let (plain, aging) = (try Self.property(), try Self.property(reviewDays: 365))
        let total = try Self.property(isTotal: true)
        let cases: [(Property, Account?, Account?, AccountDifference.Reason)] = [
            (plain, try Self.account("1", of: plain), nil, .missing),
            (plain, try Self.account("1", of: plain), try Self.account("1", "t", of: plain), .otherUnit),
            (plain, try Self.account("1", of: plain), try Self.account("<3", of: plain), .openEnd),
            (
                plain, try Self.account("1", datum: Datum(code: "a"), of: plain),
                try Self.account("1", datum: Datum(code: "b"), of: plain), .otherDatum
            ),
            (
                plain, try Self.account("1", datum: Datum(code: "a"), of: plain), try Self.account("1", of: plain),
                .datumUnstated
            ),
            (aging, try Self.account("1", of: aging), try Self.account("1", asOf: "2024", of: aging), .undated),
            (
                aging, try Self.account("1", asOf: "2023", of: aging), try Self.account("1", asOf: "2024", of: aging),
                .otherTime
            ),
            (
                total, try Self.account("1", asOf: "2024", of: total),
                try Self.account("1", asOf: "2024-03", of: total),
                .otherTime
            ),
        ]
        for (property, one, other, reason) in cases {
            #expect(property.difference(from: one, to: other) == .unsaid(reason))
            #expect(property.difference(from: other, to: one) == .unsaid(reason))
        }
        let same = try Self.account("2", asOf: "2024-05", of: aging)
        #expect(aging.difference(from: try Self.account("1", asOf: "2024", of: aging), to: same) == .amount(1...1))
    }
}
