import Drafts
import GRDB
import Journal
import Languages
import Measures
import Members
import Problems
import Register
import Testing

/// Where problems are found again: on the page of a place and of a party, for whom may know of the place.
@Suite struct ProblemPlacesTests {
    private static func problem(_ id: String, at thing: String, concerns: [String] = []) -> EntryBody {
        var problem = Problem(
            id: id, title: Text([.en: "Matter \(id)"]), original: .en, words: Text([.en: "The water has left."]))
        (problem.place.thing, problem.concerns) = (thing, concerns)
        return problem.entry(party: "paper", member: "m")
    }

    private static func hidden() -> EntryBody {
        Thing(
            id: "quay", kind: "port", name: Text([.en: "Quay"]), position: nil, within: ["port-north"],
            visibility: .ownParty
        ).entry(party: "north", member: "m")
    }

    @Test func problemsStandWithTheirPlacesAndTheirParties() async throws {
        let node = try await ProblemNode()
        _ = try await node.journal.append([
            Self.hidden(), Self.problem("a", at: "port-north"), Self.problem("b", at: "quay"),
            Self.problem("c", at: "shore-south", concerns: ["shore-south", "shore-north"]),
        ])
        func at(_ thing: String, as party: String? = nil) async throws -> Set<String> {
            try await node.read(as: party) { reading in
                let lines = try reading.problems(at: thing, limit: 9)
                var query = ProblemQuery()
                query.thing = thing
                #expect(try reading.problems(query, limit: 9)?.map(\.id).sorted() == lines.map(\.id).sorted())
                return Set(lines.map(\.id))
            }
        }
        #expect(try await at("port-north") == ["a"])
        // The one at a place that is hidden lies nowhere for others.
        #expect(try await at("port-north", as: "north") == ["a", "b"])
        #expect(try await at("quay") == [])
        #expect(try await at("quay", as: "north") == ["b"])
        #expect(try await at("shore-north") == ["a", "c"])
        #expect(try await at("land") == ["a", "c"])
        #expect(try await at("plain-east") == [])
        try await node.release(
            "problem-adoption", ["problem": "b"], ticket: "ticket-adopt", by: ProblemNode.sue, and: ProblemNode.tom)
        func of(_ party: String) async throws -> [String] {
            try await node.read { try $0.problems(ofParty: party, limit: 9).map(\.id).sorted() }
        }
        #expect(try await of("north") == ["c"])
        #expect(try await of("south") == ["b", "c"])
        #expect(try await of("paper") == ["a", "b", "c"])
        #expect(try await of("east") == [])
    }

    @Test func whatIsEndedStandsLastAndWhatIsWithdrawnNot() async throws {
        let node = try await ProblemNode()
        _ = try await node.journal.append([Self.problem("a", at: "port-north"), Self.problem("b", at: "port-north")])
        try await node.release("problem-adoption", ["problem": "a"], ticket: "ticket-adopt")
        let ending = ["problem": "a", "how": "withdrawn", "reason": "It was winter.", "language": "en"]
        try await node.release("problem-ending", ending, ticket: "ticket-end")
        #expect(try await node.read { try $0.problems(at: "port-north", limit: 9).map(\.id) } == ["b"])
        #expect(try await node.read { try $0.openProblems(limit: 9).map(\.id) } == ["b"])
    }

    @Test func thePlacesOfProblemsAreFoundByIndexes() async throws {
        let node = try await ProblemNode()
        let plan = try await node.read(as: "north") { reading in
            try Row.fetchAll(
                reading.db,
                sql: """
                    EXPLAIN QUERY PLAN SELECT no FROM problem WHERE no IN (
                        SELECT here.no FROM problem AS here WHERE here.thing IN ('a', 'b')
                        UNION SELECT here.no FROM problem AS here WHERE here.recorder = 'a')
                    """
            ).map { $0["detail"] as String }
        }
        #expect(plan.filter { $0.contains("SCAN") && $0.contains("problem") } == [], "\(plan)")
    }

    @Test func onlyWhatEveryoneMayReadIsEvidenceOrAPlace() async throws {
        let node = try await ProblemNode()
        let id = try await node.together()
        _ = try await node.journal.append([
            Self.hidden(),
            Letter(
                id: "closed", number: "12", date: "2026-01-02", sender: "north", addressee: nil,
                subjectMatter: Text([.en: "Closed"]), scan: nil, visibility: .members
            ).entry(party: "north", member: "m"),
        ])
        func wrong(_ letters: String, _ ticket: String) async throws -> Set<String> {
            let fields = ["problem": id, "words": "Count", "language": "en", "due": "2030", "letters": letters]
            return try await node.refusals("problem-step", fields, ticket: ticket)
        }
        let hidden = try await wrong("https://node.example/fa/letters/closed?x#y", "ticket-step-1")
        #expect(hidden == ["letters:problem-evidence-hidden"])
        let unknown = try await wrong("/en/letters/none", "ticket-step-2")
        #expect(unknown == ["letters:letter-unknown"])
        let fields = ["title-en": "Matter", "original": "en", "words-en": "Gone.", "thing": "quay"]
        let place = try await node.refusals("problem", fields, ticket: "ticket-new-1")
        #expect(place.contains("thing:problem-place-hidden"))
        // What was closed after it was given is not named to who may not read it.
        var told = ProblemEvidence()
        told.letters = ["closed"]
        let given = [told]
        let outside = try await node.read { try $0.known(given).shown(given[0]).letters }
        #expect(outside == [])
        let inside = try await node.read(as: "south") { try $0.known(given).shown(given[0]).letters }
        #expect(inside == ["closed"])
    }

    @Test func aReportIsReleasedOnlyByWhomItConcerns() async throws {
        let node = try await ProblemNode()
        let report = try await node.report()
        let fields = ["report": report.id, "title-en": "Dead reeds"]
        let south = try await node.refusals("problem-report", fields, ticket: "ticket-south", by: ProblemNode.sue)
        #expect(south == ["report:problem-report-unknown"])
        // The secretariat of another province judges what concerns others as well.
        let secretary = ProblemNode.member("m-sec", "east", [.secretariat])
        let east = try await node.refusals("problem-report", fields, ticket: "ticket-east", by: secretary)
        #expect(east == [])
        let north = try await node.refusals("problem-report", fields, ticket: "ticket-north")
        #expect(north == [])
    }

    @Test(arguments: [
        ("p-1", "p-1"), (" ", nil), ("https://node.example/fa/problems/p-1", "p-1"), ("/en/claims/c-2?x=1#y", "c-2"),
        ("?x", nil), ("#", nil), ("//", nil), ("a/b/c/", "c"),
    ]) func anAddressIsReadAsTheIdAtItsEnd(_ typed: String, _ id: String?) {
        #expect(PastedAddress.id(typed.trimmingPrefix(" ")) == id)
    }
}
