import Languages
import Measures
import Testing

@testable import Register

@Suite struct AccountStateTests {
    private typealias Rule = AccountRuleTests

    private func account(
        _ claims: [StandingClaim], total: Bool = false, reviewDays: Int? = nil, mark: Mark? = nil,
        today: String = "2026-11-22", unit: String = "m"
    ) throws -> Account {
        Account(
            of: claims, thing: "port", property: try Rule.property(total: total, reviewDays: reviewDays, unit: unit),
            mark: mark, context: try Rule.context(today: today))
    }

    private func ids(_ claims: [StandingClaim]) -> [String] { claims.map(\.claim.id) }

    private func mark(_ claim: String?, by party: String) -> Mark {
        Mark(thing: "port", property: "draught", claim: claim, party: party, reason: Text([.en: "ours"]))
    }

    /// Three speakers at one meeting.
    private var draughts: [StandingClaim] {
        get throws {
            [
                try Rule.claim("a", "5.5", by: "paper", asOf: "2025-11-18"),
                try Rule.claim("b", "4", by: "radio", asOf: "2025-11-18", position: 2),
                try Rule.claim("c", "3.8", by: "un", asOf: "2025-11-18", position: 3),
            ]
        }
    }

    @Test func threeDraughtsOfOnePort() throws {
        let account = try account(draughts)
        #expect(account.chosen?.claim.id == "c")
        #expect(account.reason == .saidByInternational)
        // 3.8 and 4 meet at the coarser of both precisions.
        #expect(ids(account.rivals) == ["a"])
        #expect(account.spread == 3.8...5.5)
        #expect(account.states == [.disputed])
        let marked = try self.account(draughts, mark: mark("a", by: "owner"))
        #expect(marked.chosen?.claim.id == "a")
        #expect(marked.reason == .markedByOwner)
        #expect(Set(ids(marked.rivals)) == ["b", "c"])
        #expect(marked.mark?.party == "owner")
    }

    @Test func onlyAnOwnersMarkCounts() throws {
        for stranger in ["paper", "un", "all", "nobody"] {
            let account = try account(draughts, mark: mark("a", by: stranger))
            #expect(account.chosen?.claim.id == "c")
            #expect(account.mark == nil)
        }
        #expect(try account(draughts, mark: mark(nil, by: "owner")).chosen?.claim.id == "c")
        #expect(try account(draughts, mark: mark("x", by: "owner")).mark == nil)
    }

    @Test(arguments: [Remark.Stance.withdrawn, .disowned, .corrected])
    func whatIsTakenBackIsShownAndNeverChosen(stance: Remark.Stance) throws {
        let gone = try Rule.claim("a", "9", by: "owner", asOf: "2026", remarks: [(stance, "owner")])
        let kept = try Rule.claim("b", "4", by: "all")
        let account = try account([gone, kept], mark: mark("a", by: "owner"))
        #expect(account.chosen?.claim.id == "b")
        #expect(ids(account.claims) == ["b", "a"])
        #expect(account.rivals.isEmpty)
        #expect(account.states == [.single])
        let alone = try self.account([gone])
        #expect(alone.chosen == nil)
        #expect(alone.reason == .none)
        #expect(alone.states.isEmpty)
        #expect(ids(alone.claims) == ["a"])
    }

    @Test(
        arguments: [("bs", "unstated"), ("bs", "chart"), ("unstated", "unstated"), ("bs", nil)] as [(String, String?)])
    func levelsOnOtherDatumsAreNeverRivals(_ first: String, _ second: String?) throws {
        let account = try account([
            try Rule.claim("a", "-28.2", by: "paper", asOf: "2020", datum: first),
            try Rule.claim("b", "-27.1", by: "radio", asOf: "2020", datum: second),
        ])
        #expect(account.rivals.isEmpty)
        #expect(account.incomparable.count == 1)
        #expect(account.spread == nil)
        #expect(account.states.isEmpty)
    }

    @Test func levelsOnOneDatumAre() throws {
        let account = try account([
            try Rule.claim("a", "-28.2", by: "paper", asOf: "2020", datum: "bs"),
            try Rule.claim("b", "-27.1", by: "radio", asOf: "2020", datum: "bs"),
        ])
        #expect(account.rivals.count == 1)
        #expect(account.spread == -28.2 ... -27.1)
    }

    @Test func totalsOfOtherPeriodsAreNoRivals() throws {
        let claims = [
            try Rule.claim("a", "3", by: "paper", asOf: "2025-01/2025-07", unit: "t"),
            try Rule.claim("b", "5", by: "radio", asOf: "2025-01/2025-09", unit: "t"),
        ]
        #expect(try account(claims, total: true, unit: "t").rivals.isEmpty)
        #expect(try account(claims, total: false, unit: "t").rivals.count == 1)
        let same = claims + [try Rule.claim("c", "6", by: "paper", asOf: "2025-01-01/2025-09-30", unit: "t")]
        #expect(ids(try account(same, total: true, unit: "t").rivals).count == 1)
    }

    @Test func theTermOfAClosure() throws {
        let closure = try Rule.claim("a", "1", by: "owner", asOf: "2020", until: "2026-10-01")
        #expect(try account([closure], today: "2026-10-01").states == [.single])
        #expect(try account([closure], today: "2026-10-02").states == [.notKnownSince, .single])
        #expect(try account([closure], today: "2026-10-02").chosen?.claim.id == "a")
    }

    @Test func theReviewDate() throws {
        let claim = try Rule.claim("a", "1", by: "owner", asOf: "2025")
        #expect(try account([claim], reviewDays: 365, today: "2026-12-31").states == [.single])
        #expect(try account([claim], reviewDays: 365, today: "2027-01-01").states == [.aged, .single])
        #expect(try account([claim], today: "2099-01-01").states == [.single])
        #expect(try account([try Rule.claim("a", "1", by: "owner")], reviewDays: 1).states == [.single])
        #expect(
            try account([claim], today: "2027-12-31").ageYears(today: try #require(Day(parsing: "2027-12-31"))) == 1)
    }

    @Test func oneStateEach() throws {
        #expect(
            try account([try Rule.claim("a", "1", by: "all", basis: .generalKnowledge)]).states == [.assumed, .single])
        #expect(try account([try Rule.claim("a", "1", by: "all", basis: .derived)]).states == [.derived, .single])
        #expect(try account([try Rule.claim("a", "1", by: "all", doubt: "odd")]).states == [.suspect, .single])
        #expect(try account([try Rule.claim("a", "1", by: "all", remarks: [(.confirmed, "un")])]).states == [.agreed])
        #expect(try account([try Rule.claim("a", "1", by: "all", remarks: [(.adopted, "owner")])]).states == [.agreed])
        #expect(try account([try Rule.claim("a", "1", by: "all", remarks: [(.disputed, "un")])]).states == [.disputed])
        #expect(try account([try Rule.claim("a", "1", by: "all", remarks: [(.commented, "un")])]).states == [])
        let first = try Rule.claim("a", "1", by: "paper")
        #expect(try account([first, try Rule.claim("b", "1.0", by: "radio")]).states == [.agreed])
        // Nobody seconds himself.
        #expect(try account([first, try Rule.claim("b", "1.0", by: "paper")]).states == [])
    }

    @Test func theReasons() throws {
        func reason(_ first: StandingClaim, _ second: StandingClaim) throws -> Account.Reason {
            let account = try account([second, first])
            #expect(account.chosen == first)
            return account.reason
        }
        let paper = try Rule.claim("b", "1", by: "paper")
        #expect(try reason(try Rule.claim("a", "1", by: "owner", doubt: "odd"), paper) == .saidByOwner)
        #expect(try reason(paper, try Rule.claim("a", "1", by: "un", doubt: "odd")) == .undoubted)
        #expect(try reason(try Rule.claim("a", "1", by: "un"), paper) == .saidByInternational)
        #expect(try reason(paper, try Rule.claim("a", "1", by: "all", asOf: "2026")) == .moreAuthoritative)
        #expect(try reason(try Rule.claim("a", "1", by: "radio", asOf: "1900"), paper) == .newest)
        #expect(try reason(paper, try Rule.claim("a", "~1", by: "radio", position: 9)) == .firmest)
        #expect(try reason(try Rule.claim("c", "1", by: "radio", position: 2), paper) == .latestRecorded)
        #expect(try account([paper]).reason == .onlyClaim)
    }

    @Test func openBoundsDoNotWidenTheSpread() throws {
        let account = try account([
            try Rule.claim("a", "<2", by: "paper", asOf: "2025"),
            try Rule.claim("b", "500", by: "radio", asOf: "2025", unit: "cm"),
        ])
        #expect(account.chosen?.claim.id == "b")
        #expect(account.spread == 2...5)
    }
}
