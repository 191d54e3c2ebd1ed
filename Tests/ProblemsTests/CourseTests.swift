import Chances
import Languages
import Measures
import Problems
import Register
import Testing

@Suite struct CourseTests {
    private static let day: Int64 = 86_400_000

    private static func opened() -> ProblemCourse {
        let problem = Problem(id: "p", title: Text([.en: "Reeds"]), original: .en, words: Text([.en: "They die."]))
        return ProblemCourse(problem, party: "north", position: 1, milliseconds: 0)
    }

    private static func act(_ what: ProblemAct.What, _ party: String, _ days: Int64 = 1) -> ProblemAct {
        ProblemAct(what, party: party, position: days + 1, milliseconds: days * day)
    }

    private static func adoption(leaving: Bool = false) -> ProblemAct.What {
        var adoption = Adoption(id: "a", problem: "p")
        adoption.isLeaving = leaving
        return .adoption(adoption)
    }

    private static func step(_ id: String, _ state: ProblemStep.State = .planned) -> ProblemAct.What {
        var step = ProblemStep(id: id, problem: "p", words: Text([.en: "Count the reeds"]))
        step.state = state
        step.due = try? Period(parsing: "1970-02")
        return .step(step)
    }

    private static func ending(_ how: ProblemEnding.How, _ id: String = "e") -> ProblemAct.What {
        .ending(ProblemEnding(id: id, problem: "p", how: how, reason: Text([.en: "Done."])))
    }

    private static func answer(_ agrees: Bool, _ ending: String = "e") -> ProblemAct.What {
        .answer(EndingAnswer(id: "w", problem: "p", ending: ending, agrees: agrees))
    }

    @Test func twoPartiesMakeItCommonAndBothMustEndIt() throws {
        var course = Self.opened()
        #expect(course.state == .reported)
        try course.take(Self.act(Self.adoption(), "north"))
        #expect(course.state == .reported)
        #expect(throws: ProblemActFault.tooFew) { try course.take(Self.act(Self.ending(.solved), "north")) }
        try course.take(Self.act(Self.adoption(), "south", 2))
        #expect(course.state == .together)
        try course.take(Self.act(Self.ending(.solved), "north", 3))
        #expect(course.state == .together)
        #expect(throws: ProblemActFault.endingOpen) { try course.take(Self.act(Self.ending(.passed, "f"), "south", 4)) }
        #expect(throws: ProblemActFault.answeredAlready) { try course.take(Self.act(Self.answer(true), "north", 4)) }
        #expect(throws: ProblemActFault.notAdopter) { try course.take(Self.act(Self.answer(true), "east", 4)) }
        #expect(throws: ProblemActFault.endingGone) { try course.take(Self.act(Self.answer(true, "f"), "south", 4)) }
        try course.take(Self.act(Self.answer(true), "south", 5))
        #expect(course.state == .solved)
        #expect(throws: ProblemActFault.ended) { try course.take(Self.act(Self.step("s"), "north", 6)) }
    }

    @Test func aRefusedEndingFallsAndAnotherMayFollow() throws {
        var course = Self.opened()
        for party in ["north", "south"] { try course.take(Self.act(Self.adoption(), party)) }
        try course.take(Self.act(Self.ending(.solved), "north", 2))
        try course.take(Self.act(Self.answer(false), "south", 3))
        #expect(course.state == .together)
        #expect(course.ending?.refusedBy == "south")
        try course.take(Self.act(Self.ending(.passed, "f"), "south", 4))
        try course.take(Self.act(Self.answer(true, "f"), "north", 5))
        #expect(course.state == .passed)
    }

    @Test func whoLeavesTakesAnEndingAlong() throws {
        var course = Self.opened()
        for party in ["north", "south", "east"] { try course.take(Self.act(Self.adoption(), party)) }
        try course.take(Self.act(Self.ending(.solved), "east", 2))
        try course.take(Self.act(Self.answer(true), "north", 2))
        try course.take(Self.act(Self.adoption(leaving: true), "east", 3))
        #expect(course.ending == nil)
        #expect(course.state == .together)
        // The last one whose word was missing goes: the others have agreed.
        try course.take(Self.act(Self.adoption(), "east", 4))
        try course.take(Self.act(Self.ending(.solved, "g"), "north", 5))
        try course.take(Self.act(Self.answer(true, "g"), "south", 6))
        try course.take(Self.act(Self.adoption(leaving: true), "east", 7))
        #expect(course.state == .solved)
    }

    @Test func stepsAreTheirOwnersAndKeepItFromGrowingCold() throws {
        var course = Self.opened()
        #expect(throws: ProblemActFault.notAdopter) { try course.take(Self.act(Self.step("s"), "north")) }
        for party in ["north", "south"] { try course.take(Self.act(Self.adoption(), party)) }
        let cold = Int64(ProblemLimits.coldDays)
        func at(_ days: Int64) -> Instant { Instant(clamping: days * Self.day) }
        // Adopting is no step.
        #expect(!course.isCold(at(cold - 1)) && course.isCold(at(cold)))
        try course.take(Self.act(Self.step("s"), "north", 10))
        #expect(!course.isCold(at(cold + 9)) && course.isCold(at(cold + 10)))
        #expect(throws: ProblemActFault.stepOfOthers) { try course.take(Self.act(Self.step("s"), "south", 11)) }
        let later = at(60).day()
        #expect(course.late(later).map(\.owner) == ["north"])
        try course.take(Self.act(Self.step("s", .done), "north", 20))
        #expect(course.late(later).isEmpty)
        #expect(course.steps.count == 1 && course.steps[0].saidMilliseconds == 10 * Self.day)
        try course.take(Self.act(Self.ending(.withdrawn), "north", 21))
        try course.take(Self.act(Self.answer(true), "south", 22))
        #expect(course.state == .withdrawn && !course.isCold(at(cold * 9)))
    }

    @Test func onlyWhatNobodyElseHasAdoptedIsTakenBackAlone() throws {
        var course = Self.opened()
        var newer = course.problem
        newer.withdrawal = Text([.en: "It was another lake."])
        #expect(throws: ProblemActFault.notOwn) { try course.take(Self.act(.problem(newer), "south")) }
        try course.take(Self.act(Self.adoption(), "south"))
        #expect(throws: ProblemActFault.notOwn) { try course.take(Self.act(.problem(newer), "north")) }
        try course.take(Self.act(Self.adoption(leaving: true), "south", 2))
        try course.take(Self.act(.problem(newer), "north", 3))
        #expect(course.state == .withdrawn)
    }

    /// Whatever comes in whatever order, what must hold holds.
    @Test func whateverComesTheRulesHold() throws {
        var chances = Chance(seed: 74)
        for _ in 0..<400 {
            var course = Self.opened()
            for number in 0..<30 {
                let party = ["north", "south", "east"].randomElement(using: &chances) ?? "north"
                let what: [ProblemAct.What] = [
                    Self.adoption(), Self.adoption(), Self.adoption(leaving: true),
                    Self.step("s\(Int.random(in: 0..<3, using: &chances))"),
                    Self.ending(ProblemEnding.How.allCases.randomElement(using: &chances) ?? .solved, "e\(number)"),
                    Self.answer(Bool.random(using: &chances), course.ending?.ending.id ?? "none"),
                ]
                let before = course
                do {
                    try course.take(
                        Self.act(what.randomElement(using: &chances) ?? Self.adoption(), party, Int64(number + 1)))
                } catch {
                    #expect(course == before, "a refused act left something behind")
                    continue
                }
                #expect(!before.state.isEnded)
                #expect(Set(course.adopters).count == course.adopters.count)
                if course.state == .solved || course.state == .passed {
                    let agreed = try #require(course.ending?.agreed)
                    #expect(course.adopters.allSatisfy(agreed.contains))
                }
                if course.state == .together { #expect(course.adopters.count >= 2) }
                #expect(ProblemCourse(acts: course.acts) == course)
            }
        }
    }
}
