import Desk
import Languages
import Problems

extension DeskItem {
    /// A line of problems as the desk shows it.
    init(_ line: ProblemDeskLine, _ words: DeskWords) {
        self.init(
            section: .problems, id: "problem/\(line.id)/\(line.why.rawValue)",
            title: line.title.reading(in: words.language)?.text ?? line.id,
            text: words.say(PhraseKey("problem.desk.\(line.why.rawValue)")),
            reference: line.why == .report ? .report(line.id) : .problem(line.id), milliseconds: line.milliseconds)
    }
}
