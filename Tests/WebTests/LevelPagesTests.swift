import Languages
import Testing

@testable import Web

/// The page of the level: it works by its address alone and refuses what cannot be asked.
@Suite struct LevelPagesTests {
    private static func page(_ query: String, _ language: Language = .en) async throws -> Answer {
        try await WebTestSite.caspian().ask("/\(language.tag)/level\(query)")
    }

    @Test(arguments: Language.allCases)
    func everyLanguageShowsTheLevelAndItsForm(_ language: Language) async throws {
        let site = try await WebTestSite.caspian()
        for path in ["level", "level/record"] {
            let answer = try await site.ask("/\(language.tag)/\(path)")
            #expect(answer.status == 200)
            // A phrase that is missing stands in brackets.
            #expect(!answer.text.contains("[level."))
        }
    }

    @Test func theFormHoldsWhatWasChosen() async throws {
        let answer = try await Self.page("?scenario=scenario-prange-2020&level=-29.35&year=2060")
        #expect(answer.status == 200)
        #expect(answer.text.contains(#"value="scenario-prange-2020" selected"#))
        #expect(answer.text.contains(#"name="year""#) && answer.text.contains(#"value="2060""#))
        let own = try await Self.page("?scenario=&level=-31.5&year=2050")
        #expect(own.text.contains(#"value="-31.5""#) && own.text.contains("−31.5"))
    }

    @Test func aYearBeyondTheScenarioIsToldOnThePage() async throws {
        let answer = try await Self.page("?scenario=scenario-kazhydromet-optimistic&year=2060")
        #expect(answer.status == 200 && answer.text.contains("2060") && !answer.text.contains(#"id="harbours""#))
    }

    @Test(arguments: [
        ("?level=deep", 400), ("?level=-1000", 400), ("?scenario=scenario-prange-2020", 400),
        ("?scenario=line&year=20", 400),
        ("?scenario=nobody&year=2050", 404), ("?level=-30&level=-31", 400), ("?depth=1", 400), ("?level=-30%00", 400),
    ])
    func whatCannotBeAskedIsRefused(_ query: String, _ status: Int) async throws {
        #expect(try await Self.page(query).status == status)
    }

    /// Every number of the tables stands in a link to the claim it is, or beside the claims it is reckoned from.
    @Test func figuresLeadToTheirClaims() async throws {
        let answer = try await Self.page("?level=-31")
        #expect(answer.text.matches(of: /\/en\/claims\/c-/).count > 60)
    }
}
