import Languages
import Markup
import Measures
import Problems
import Register

extension Links {
    /// The problems, narrowed, and behind one of them.
    func problems(_ query: ProblemQuery = ProblemQuery(), after id: String? = nil) -> Address {
        let fields = [
            ("state", query.isCold ? Self.cold : query.states.count == 1 ? query.states.first?.rawValue : nil),
            ("thing", query.thing), ("sector", query.sector?.rawValue), ("party", query.party), ("after", id),
        ]
        let parts = fields.compactMap { name, value in value.map { "\(name)=\($0)" } }
        return address("problems" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&")))
    }

    /// The word that stands among the states for those that are cold.
    static let cold = "cold"
    static let problemParameters: Set<String> = ["state", "thing", "sector", "party", "after"]

    var problemsFeed: Address { address("problems.atom") }
    func problem(_ id: String) -> Address { address("problems/\(id)") }
    /// A form about a problem: `adopt`, `step`, `end`, `change`.
    func problem(_ id: String, _ act: String) -> Address { address("problems/\(id)/\(act)") }
    var newProblem: Address { address("problems/new") }
    var problemReport: Address { address("problems/report") }
    var problemReportState: Address { address("problems/report/state") }
    var problemReportErasure: Address { address("problems/report/erase") }
    var waitingReports: Address { address("problems/reports") }
    func waitingReport(_ id: String, _ act: String? = nil) -> Address {
        address("problems/reports/\(id)" + (act.map { "/\($0)" } ?? ""))
    }

    /// The way to a page that belongs to a problem.
    func trail(to problem: Problem, _ wording: Wording) -> [(name: String, address: Address)] {
        [(wording.say("problem.list.title"), problems()), (wording.plain(problem.title), self.problem(problem.id))]
    }
}
