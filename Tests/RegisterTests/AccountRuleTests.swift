import Chances
import Languages
import Measures
import Testing

@testable import Register

@Suite struct AccountRuleTests {
    static let types: [String: Party.PartyType] = [
        "owner": .office, "ministry": .ministry, "un": .international, "paper": .publisher, "radio": .publisher,
        "all": .unattributed,
    ]

    static func property(
        total: Bool = false, reviewDays: Int? = nil, unit: String = "m", type: Property.ValueType = .quantity
    ) throws -> Property {
        Property(
            id: "draught", label: Text([.en: "Draught"]), type: type, unit: try Unit(parsing: unit), needsDatum: false,
            isTotal: total, kinds: ["port"], expectedKinds: [], sector: .transport, useOf: nil, reviewDays: reviewDays,
            choices: [])
    }

    static func context(today: String = "2026-11-22") throws -> AccountContext {
        AccountContext(
            owners: ["owner", "ministry"], partyTypes: types, today: try #require(Day(parsing: today)))
    }

    static func claim(
        _ id: String, _ amount: String, by party: String, asOf: String? = nil, datum: String? = nil, unit: String = "m",
        until: String? = nil, doubt: String? = nil, basis: Basis = .found, position: Int64 = 1,
        remarks: [(Remark.Stance, String)] = []
    ) throws -> StandingClaim {
        let quantity = Quantity(
            amount: try Amount(parsing: amount), unit: try Unit(parsing: unit), datum: datum.flatMap(Datum.init(code:)))
        let claim = Claim(
            id: id, thing: "port", property: "draught", value: .quantity(quantity),
            asOf: try asOf.map { try Period(parsing: $0) }, saidBy: party, basis: basis,
            until: try until.map { try Period(parsing: $0) }, doubt: Text(doubt.map { [.en: $0] } ?? [:]))
        return StandingClaim(
            claim: claim, recorder: "editors", position: position, recordedMilliseconds: 0,
            remarks: remarks.map { Remark(claim: id, stance: $0.0, party: $0.1, reason: Text()) })
    }

    private func randomClaim(_ id: String, _ random: inout Chance) throws -> StandingClaim {
        let stances = Remark.Stance.allCases
        return try Self.claim(
            id, random.pick(["5.5", "4", "3.8", "3.8..5.5", "<5", "~4", "550", "4.0"]),
            by: random.pick(["owner", "ministry", "un", "paper", "radio", "all", "stranger"]),
            asOf: random.pick([nil, "2024", "2025", "2025-06", "sh:1404", "2025-01/2025-07", "2025-01/2025-09"]),
            datum: random.pick([nil, nil, nil, "bs", "chart", "unstated"]),
            unit: random.pick(["m", "m", "m", "cm", "t"]),
            until: random.pick([nil, nil, "2025", "2027"]), doubt: random.maybe(25) ? "odd" : nil,
            basis: random.pick(Basis.allCases), position: Int64(1 + random.below(3)),
            remarks: (0..<max(0, random.below(5) - 2)).map { _ in
                (random.pick(stances), random.pick(["owner", "paper"]))
            })
    }

    private func randomMark(_ random: inout Chance) -> Mark? {
        guard random.maybe() else { return nil }
        return Mark(
            thing: "port", property: "draught", claim: random.pick(["c0", "c1", "c5", "gone", nil]),
            party: random.pick(["owner", "ministry", "paper", "un"]), reason: Text([.en: "ours"]))
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func randomAccountsFollowTheRule(seed: UInt64) throws {
        var random = Chance(seed: seed)
        for _ in 0..<400 {
            let property = try Self.property(total: random.maybe(), reviewDays: random.pick([nil, 100, 600]))
            let context = try Self.context()
            let claims = try (0..<random.below(7)).map { try randomClaim("c\($0)", &random) }
            let mark = randomMark(&random)
            let reference = AccountReference(property: property, mark: mark, context: context).outcome(claims)
            let account = Account(of: claims, thing: "port", property: property, mark: mark, context: context)
            #expect(AccountReference.Outcome(account) == reference)
            let shuffled = claims.shuffled(using: &random)
            #expect(Account(of: shuffled, thing: "port", property: property, mark: mark, context: context) == account)
            #expect(account.chosen.map(\.isCandidate) ?? true)
        }
    }

    /// Every account of up to `count` claims over a small grid.
    private func expectAll(_ count: Int, _ grid: [(String) throws -> StandingClaim]) throws {
        let (property, context) = (try Self.property(), try Self.context())
        let reference = AccountReference(property: property, mark: nil, context: context)
        let columns = try (0..<count).map { place in try grid.map { try $0("c\(place)") } }
        var places = Array(repeating: 0, count: count)
        var failures = 0
        repeat {
            let claims = places.enumerated().map { columns[$0.offset][$0.element] }
            let account = Account(of: claims, thing: "port", property: property, mark: nil, context: context)
            if AccountReference.Outcome(account) != reference.outcome(claims) { failures += 1 }
            var place = 0
            while place < count {
                places[place] += 1
                if places[place] < grid.count { break }
                places[place] = 0
                place += 1
            }
        } while places.contains { $0 != 0 }
        #expect(failures == 0)
    }

    private func grid(
        _ parties: [String], _ dates: [String?], _ amounts: [String], _ remarks: [[(Remark.Stance, String)]]
    ) -> [(String) throws -> StandingClaim] {
        var grid: [(String) throws -> StandingClaim] = []
        for party in parties {
            for date in dates {
                for amount in amounts {
                    for doubt in [nil, "odd"] {
                        for remarks in remarks {
                            grid.append {
                                try Self.claim($0, amount, by: party, asOf: date, doubt: doubt, remarks: remarks)
                            }
                        }
                    }
                }
            }
        }
        return grid
    }

    @Test func everyAccountOfTwoClaims() throws {
        try expectAll(
            2,
            grid(["owner", "un", "paper", "all"], [nil, "2024", "2025"], ["5", "<6"], [[], [(.disowned, "owner")]]))
    }

    @Test func everyAccountOfThreeClaims() throws {
        try expectAll(3, grid(["owner", "un", "all"], ["2024", "2025"], ["4"], [[]]))
        try expectAll(3, grid(["paper"], [nil, "2025"], ["4", "~5"], [[], [(.withdrawn, "editors")]]))
    }
}
