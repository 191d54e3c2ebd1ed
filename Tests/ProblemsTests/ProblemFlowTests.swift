import Chances
import Drafts
import Foundation
import GRDB
import Journal
import Languages
import Measures
import Members
import Problems
import Register
import Testing

@Suite struct ProblemFlowTests {
    @Test func aReportBecomesAProblemThatTwoPartiesSolve() async throws {
        let node = try await ProblemNode()
        let report = try await node.report(picture: "picture-1")
        try await node.release(
            "problem-report",
            [
                "report": report.id, "title-en": "Dead reeds", "title-ru": "Гибель камыша",
                "words-ru": "Камыш вдоль берега побурел.", "words-en": "Forged", "sectors": "environment|fisheries",
            ],
            ticket: "ticket-release")
        let id = ReportMaker.problem(ofReport: report.id)
        #expect(try await node.reports.outcome(ofNumber: report.number) == .released(problem: id))
        let opened = try #require(try await node.read { try $0.problem(id) })
        #expect(opened.state == .reported)
        // The words are the reporter's, whatever a member wrote into the field.
        #expect(
            opened.reports.map { $0.words[.en] } == [
                "The reeds along the northern shore have turned brown and are dying."
            ])
        #expect(opened.problem.words[.ru] == "Камыш вдоль берега побурел.")
        #expect(opened.problem.sectors == [.environment, .fisheries])
        #expect(opened.problem.concerns == ["shore-north"])
        #expect(
            try await node.read { try ProblemShowings.shown(among: ["picture-1", "picture-2"], $0.db) } == ["picture-1"]
        )
        #expect(try await node.read(as: "north") { try $0.waitingReports(for: ProblemNode.ann, limit: 9).count } == 0)
        #expect(
            try await node.read(as: "north") { try $0.problemDesk(for: ProblemNode.ann).map(\.why) } == [.concerned])
        try await node.release(
            "problem-adoption", ["problem": id, "words": "It is our shore.", "language": "en"], ticket: "ticket-adopt-n"
        )
        try await node.release(
            "problem-adoption", ["problem": id], ticket: "ticket-adopt-s", by: ProblemNode.sue, and: ProblemNode.tom)
        #expect(try await node.read { try $0.problem(id)?.state } == .together)
        try await node.release(
            "problem-step",
            ["problem": id, "words": "Count the reeds", "language": "en", "due": "2026-12", "state": "planned"],
            ticket: "ticket-step-1")
        try await node.release(
            "problem-ending",
            [
                "problem": id, "how": "solved", "reason": "They are green again.", "language": "en",
                "indicators": "reed-cover",
            ],
            ticket: "ticket-end-1")
        #expect(try await node.read(as: "south") { try $0.problemDesk(for: ProblemNode.sue).map(\.why) } == [.ending])
        try await node.release(
            "problem-ending", ["problem": id, "ending": "e-ticket-end-1", "agrees": "yes"], ticket: "ticket-end-2",
            by: ProblemNode.sue,
            and: ProblemNode.tom)
        let ended = try #require(try await node.read { try $0.problem(id) })
        #expect(ended.state == .solved)
        #expect(ended.acts.count == 7)
        let line = try #require(try await node.read { try $0.problems(limit: 5)?.first })
        #expect(line.state == .solved && line.adopters == ["north", "south"] && line.reports == 1 && line.steps == 1)
    }

    /// Acts of every sort, some of which cannot follow; what stood in their way is erased, or what they rest on.
    @Test(arguments: 0..<6) func anErasureLeavesWhatAReplayFinds(seed: UInt64) async throws {
        let node = try await ProblemNode()
        let id = try await node.together()
        var chance = Chance(seed: seed)
        for number in 0..<14 {
            let party = chance.pick(["north", "south"])
            var adoption = Adoption(id: "a\(number)", problem: id)
            adoption.isLeaving = chance.maybe()
            var step = ProblemStep(id: "s\(chance.below(3))", problem: id, words: Text([.en: "Step \(number)"]))
            step.state = chance.pick([.done, .dropped])
            step.outcome = Text([.en: "So."])
            let problem = Problem(
                id: id, title: Text([.en: "Reeds \(number)"]), original: .en, words: Text([.en: "They die."]))
            let bodies = [
                adoption.entry(party: party, member: "m"), step.entry(party: party, member: "m"),
                problem.entry(party: party, member: "m"),
            ]
            _ = try await node.journal.append([chance.pick(bodies)])
        }
        for _ in 0..<3 {
            let acts = try node.journal.read(after: 0, limit: 1_000).filter {
                $0.body?.kind.hasPrefix("problem") ?? false
            }
            let chosen = chance.pick(acts).header.id
            try await node.erase { $0.header.id == chosen }
        }
        let live = try await node.tables()
        for projection in ProblemNode.projections { try node.journal.rebuild(projection, batch: 7) }
        #expect(try await node.tables() == live)
    }

    @Test func aStepOpenedInAnotherLanguageKeepsItsWords() async throws {
        let node = try await ProblemNode()
        let id = try await node.together()
        try await node.release(
            "problem-step",
            ["problem": id, "words": "Qamışları saymaq", "language": "az", "due": "2026-12", "state": "planned"],
            ticket: "ticket-step-1")
        let step = try #require(try await node.read { try $0.problem(id)?.steps.first?.step })
        var fields = step.fields(in: .ru).merging(["language": "ru", "state": "done", "outcome": "Готово"]) { $1 }
        #expect(fields["words"] == "Qamışları saymaq")
        try await node.release("problem-step", fields, ticket: "ticket-step-2")
        let done = try #require(try await node.read { try $0.problem(id)?.steps.first?.step })
        #expect(done.words == Text([.az: "Qamışları saymaq"]) && done.outcome == Text([.ru: "Готово"]))
        fields = done.fields(in: .en).merging(["language": "en", "words": "Counting reeds"]) { $1 }
        try await node.release("problem-step", fields, ticket: "ticket-step-3")
        let again = try #require(try await node.read { try $0.problem(id)?.steps.first?.step })
        #expect(again.words == Text([.en: "Counting reeds"]) && again.outcome == Text([.ru: "Готово"]))
    }

    @Test func aSecondReportIsJoinedToTheFirst() async throws {
        let node = try await ProblemNode()
        let id = try await node.together()
        let second = try await node.report([
            "words": "Brown reeds again near the harbour, more than last week.", "language": "en",
        ])
        let found = try await node.read(as: "north") { reading in
            try reading.waitingReport(second.id, for: ProblemNode.ann).map {
                try reading.like($0, for: ProblemNode.ann)
            }
        }
        guard case .problem(let line)? = found?.first?.what else {
            Issue.record("nothing alike was found")
            return
        }
        #expect(line.id == id)
        try await node.release("problem-report", ["report": second.id, "problem": id], ticket: "ticket-join-1")
        #expect(try await node.read { try $0.problem(id)?.reports.count } == 2)
        #expect(try await node.reports.outcome(ofNumber: second.number) == .released(problem: id))
        // Joined once it cannot be joined or refused again.
        #expect(
            try await node.refusals("problem-report", ["report": second.id, "problem": id], ticket: "ticket-join-2")
                .contains("report:problem-report-judged"))
        await #expect(throws: ReportJudgingFault.notFound) {
            try await node.reports.refuse(second.id, reason: "No.", in: .en, by: ProblemNode.bob)
        }
    }

    @Test func onlyApproversRefuseAndOnlyWhomItConcerns() async throws {
        let node = try await ProblemNode()
        let report = try await node.report()
        for (member, fault) in [(ProblemNode.ann, ReportJudgingFault.forbidden), (ProblemNode.far, .notFound)] {
            await #expect(throws: fault) {
                try await node.reports.refuse(report.id, reason: "No.", in: .en, by: member)
            }
        }
        await #expect(throws: ReportJudgingFault.reasonMissing) {
            try await node.reports.refuse(report.id, reason: "  \n", in: .en, by: ProblemNode.bob)
        }
        try await node.reports.refuse(report.id, reason: "Spam.", in: .en, by: ProblemNode.bob)
        // Its words go after some weeks.
        node.pass(31 * ProblemNode.day)
        try await node.report(["words": "Something else was seen at the reeds.", "date": "2026-12-20"])
        let words = try await node.read(as: "north") { try $0.waitingReport(report.id, for: ProblemNode.ann)?.words }
        #expect(words == "")
    }

    @Test func whatDoesNotFollowIsSaidBesideItsField() async throws {
        let node = try await ProblemNode()
        let id = try await node.together()
        let cases: [(String, DraftFields, String)] = [
            ("problem-adoption", ["problem": id], ":problem-adopted-already"),
            ("problem-adoption", ["problem": "nothing"], "problem:problem-unknown"),
            ("problem-adoption", ["problem": id, "leaving": "yes"], "words:missing"),
            ("problem-step", ["problem": id], "words:missing"),
            ("problem-step", ["problem": id, "words": "Count", "language": "en"], "due:missing"),
            ("problem-step", ["problem": id, "words": "Count", "due": "2020"], "due:problem-due-past"),
            ("problem-step", ["problem": id, "words": "Count", "due": "2999"], "due:problem-due-far"),
            (
                "problem-step", ["problem": id, "words": "Count", "due": "2027", "claims": "no-claim"],
                "claims:claim-unknown"
            ),
            (
                "problem-step",
                ["problem": id, "words": "Count", "due": "2027", "evidence": String(repeating: "0", count: 64)],
                "evidence:file-unknown"
            ),
            ("problem-step", ["problem": id, "words": "Count", "due": "2027", "state": "dropped"], "outcome:missing"),
            (
                "problem-step", ["problem": id, "words": "Count", "due": "2027", "step": "s-other"],
                "step:problem-step-unknown"
            ),
            (
                "problem-step", ["problem": id, "words": String(repeating: "x", count: 501), "due": "2027"],
                "words:too-long"
            ),
            (
                "problem-ending", ["problem": id, "how": "solved", "reason": "Yes."],
                "evidence:problem-evidence-missing"
            ),
            ("problem-ending", ["problem": id, "how": "forgotten", "reason": "Yes."], "how:problem-how-unknown"),
            ("problem-ending", ["problem": id, "ending": "e-none", "agrees": "yes"], ":problem-ending-gone"),
            ("problem", ["problem": id, "withdrawal": "No longer."], "withdrawal:problem-of-others"),
            ("problem", ["problem": id, "withdrawing": "yes"], "withdrawal:missing"),
            ("problem-report", ["report": "r-none"], "report:problem-report-unknown"),
        ]
        for (index, item) in cases.enumerated() {
            let faults = try await node.refusals(item.0, item.1, ticket: "ticket-wrong-\(index)")
            #expect(faults.contains(item.2), "\(item.0) \(item.1.filter { $0.key != "problem" }): \(faults)")
        }
        #expect(
            try await node.refusals(
                "problem-step", ["problem": id, "words": "Count", "due": "2027"], ticket: "ticket-far-1",
                by: ProblemNode.far
            )
            .contains(":problem-not-adopted"))
    }

    @Test func entriesThatCannotFollowAreFaultsAndARebuildTellsTheSame() async throws {
        let node = try await ProblemNode()
        let id = try await node.together()
        // By another way than the forms: a step of a party that has not adopted it, an ending of nothing, a broken one.
        var step = ProblemStep(id: "s-x", problem: id, words: Text([.en: "Push in"]))
        step.due = try Period(parsing: "2027")
        _ = try await node.journal.append([
            step.entry(party: "east", member: "m"),
            Adoption(id: "a-y", problem: "nothing").entry(party: "east", member: "m"),
            EntryBody(
                kind: "problem-step", party: "north", member: "m", subject: "problem-step/s-z",
                payload: JSON(fields: [("problem", .string(id))])),
        ])
        let faults = try await node.read { try String.fetchAll($0.db, sql: "SELECT what FROM problem_fault") }
        #expect(faults.count == 3)
        let before = try await node.read { try ($0.problem(id), $0.problems(limit: 9)) }
        #expect(before.0?.steps.isEmpty == true)
        try node.journal.rebuild(ProblemsProjection())
        let after = try await node.read { try ($0.problem(id), $0.problems(limit: 9)) }
        #expect(before.0 == after.0 && before.1 == after.1)
    }

    @Test func listsAreNarrowedAndGoOn() async throws {
        let node = try await ProblemNode()
        for number in 0..<5 {
            node.pass(ProblemNode.hour)
            let report = try await node.report(
                [
                    "words":
                        "Matter number \(["one", "two", "three", "four", "five"][number]) was seen at the water here."
                ], from: "192.0.2.\(number)")
            try await node.release(
                "problem-report",
                ["report": report.id, "title-en": "Matter \(number)", "sectors": number < 2 ? "energy" : "tourism"],
                ticket: "ticket-list-\(number)")
        }
        let all = try #require(try await node.read { try $0.problems(limit: 10) })
        var paged: [String] = []
        while true {
            let last = paged.last
            guard let page = try await node.read({ try $0.problems(after: last, limit: 2) }), !page.isEmpty else {
                break
            }
            paged += page.map(\.id)
        }
        #expect(paged == all.map(\.id))
        #expect(try await node.read { try $0.problems(after: "nothing", limit: 2) } == nil)
        func count(_ narrow: @Sendable (inout ProblemQuery) -> Void) async throws -> Int {
            var query = ProblemQuery()
            narrow(&query)
            let asked = query
            return try await node.read { try $0.problemCount(asked) }
        }
        #expect(try await count { $0.sector = .energy } == 2)
        #expect(try await count { $0.thing = "shore-north" } == 5)
        #expect(try await count { $0.thing = "plain-east" } == 0)
        #expect(try await count { $0.party = "north" } == 5)
        #expect(try await count { $0.states = [.solved] } == 0)
        #expect(try await count { $0.isCold = true } == 0)
        node.pass(181 * ProblemNode.day)
        #expect(try await count { $0.isCold = true } == 5)
        #expect(try await node.read { try $0.texts("matter").count } == 5)
    }

    @Test func recordsAreWrittenAndReadTheSame() throws {
        var problem = Problem(
            id: "p-one", title: Text([.en: "Reeds", .fa: "نی‌ها"]), original: .fa, words: Text([.fa: "نی‌ها خشک‌اند."]))
        problem.place = ProblemPlace(coordinate: Coordinate(lon: 51.12345, lat: -0.5), thing: "port-north")
        (problem.date, problem.saidBy, problem.source) = (try Period(parsing: "2026-11"), "paper", "page-1")
        (problem.sectors, problem.concerns) = ([.energy], ["a", "b"])
        #expect(try Problem(id: "p-one", payload: problem.payload) == problem)
        for (degrees, text) in [
            (0.0, "0"), (36.88, "36.88"), (-0.00001, "-0.00001"), (51.000001, "51"), (179.99999, "179.99999"),
        ] {
            #expect(ProblemPlace.text(degrees) == text)
        }
        let payload = JSON(fields: [("title", .object(.init())), ("original", "en")])
        #expect(throws: PayloadError.self) { try Problem(id: "p", payload: payload) }
        #expect(throws: PayloadError.self) {
            try ProblemEnding(
                id: "e", payload: ProblemEnding(id: "e", problem: "p", how: .solved, reason: Text([.en: "Yes"])).payload
            )
        }
    }
}
