import Journal
import Languages
import Measures
import Problems
import Register

/// Problems of the little sea: everyone reads of them, but each lies at something hidden and rests on it.
///
/// No form would take them so; they are what is left where something was closed later.
enum AccessProblems {
    static func bodies(_ number: Int, _ word: String) throws -> [EntryBody] {
        let id = "matter-\(number)"
        var problem = Problem(
            id: id, title: Text([.en: "Matter \(number)"]), original: .en,
            words: Text([.en: "The water has left the quay."]))
        (problem.place.thing, problem.concerns, problem.saidBy) = ("\(word)-thing", ["land-1"], "north")
        var step = ProblemStep(id: "step-\(number)", problem: id, words: Text([.en: "Measure it."]))
        step.due = try Period(parsing: "2040")
        (step.evidence.claims, step.evidence.letters) = (["\(word)-claim"], ["\(word)-letter"])
        var ending = ProblemEnding(
            id: "ending-\(number)", problem: id, how: .solved, reason: Text([.en: "The water is back."]))
        ending.evidence.claims = ["\(word)-claim"]
        return [
            problem.entry(party: "north", member: "m"),
            Adoption(id: "adopted-\(number)", problem: id).entry(party: "north", member: "m"),
            Adoption(id: "adopted-too-\(number)", problem: id).entry(party: "south", member: "m"),
            step.entry(party: "north", member: "m"), ending.entry(party: "north", member: "m"),
        ]
    }
}
