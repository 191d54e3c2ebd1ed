import Measures
import Testing

@testable import Environment

/// What a form and an address may ask.
@Suite struct LevelQuestionTests {
    @Test func whatIsEmptyWasNotSaid() throws {
        #expect(try LevelQuestion(level: nil, scenario: nil, year: nil) == .newest)
        #expect(try LevelQuestion(level: "", scenario: "", year: "2050") == .newest)
    }

    @Test func aScenarioGoesBeforeALevel() throws {
        let asked = try LevelQuestion(level: "-31", scenario: "scenario-a", year: "2050")
        #expect(asked == .scenario("scenario-a", year: 2050))
        #expect(try LevelQuestion(level: nil, scenario: "line", year: "2030") == .line(year: 2030))
    }

    @Test(arguments: [("-31", "-31"), ("-30.5", "-30.5"), ("\u{2212}30.25", "-30.25"), ("0", "0"), ("99", "99")])
    func levelsAreReadAsWritten(_ text: String, _ number: String) throws {
        guard case .level(let level) = try LevelQuestion(level: text, scenario: nil, year: nil) else {
            Issue.record("no level")
            return
        }
        #expect(level.text == number)
    }

    @Test(arguments: [
        "-", ".", "-.5", "5.", "1e3", "-1000", "nan", "inf", "0x10", "--3", "3.141", "-30,5", " -30", "-30 ", "٣٠",
        "-30;DROP TABLE claim", "\u{0}", "-30\n", "+30",
    ])
    func whatIsNoLevelIsRefused(_ text: String) {
        #expect(throws: LevelError.notALevel(text)) { try LevelQuestion(level: text, scenario: nil, year: nil) }
    }

    @Test(arguments: ["20500", "205", "-2050", "2O50", "1899", "2301", "٢٠٥٠", " 2050"])
    func whatIsNoYearIsRefused(_ text: String) {
        #expect(throws: LevelError.notAYear(text)) {
            try LevelQuestion(level: nil, scenario: "scenario-a", year: text)
        }
    }

    @Test func aScenarioNeedsAYear() {
        #expect(throws: LevelError.noYear) { try LevelQuestion(level: "-30", scenario: "scenario-a", year: "") }
    }

    @Test func everyFaultSaysWhatToDo() {
        let faults: [LevelError] = [
            .notALevel("x"), .notAYear("x"), .noYear, .noScenario("x"), .outsideYears(2200, 2020...2100), .nothingKnown,
        ]
        #expect(Set(faults.map(\.code)).count == faults.count)
        #expect(faults.allSatisfy { $0.message.contains(". ") && $0.message.hasSuffix(".") })
    }
}
