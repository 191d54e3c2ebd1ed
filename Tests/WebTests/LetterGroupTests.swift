import Drafts
import Foundation
import HTTPTypes
import Journal
import Languages
import Measures
import Members
import Problems
import Register
import Testing

@testable import Web

/// The letter behind what a member does with a stranger's report, and a place that several things of one name could be.
@Suite struct LetterGroupTests {
    private typealias Shore = ProblemPagesTests.Shore

    private static let letter = [
        "letterNumber": "12/b", "letterDate": "1404/02/03", "letterCalendar": "jalali", "letterSubject": "The reeds",
    ]

    /// A report that waits, and the ticket of the form with which it is judged.
    private static func waiting(_ shore: Shore) async throws -> (address: String, ticket: String) {
        _ = try await shore.report()
        let list = try await shore.get("/en/problems/reports", as: shore.bob)
        let id = String(try #require(list.text.firstMatch(of: /problems\/reports\/(r-[a-z0-9]+)/)).1)
        let page = try await shore.get("/en/problems/reports/\(id)", as: shore.bob)
        let ticket = try page.page().nodes.first { $0.attributes["name"] == "ticket" }?.attributes["value"]
        return ("/en/problems/reports/\(id)", try #require(ticket))
    }

    /// The ids of the fields of a page that stand in the form of the button with this value.
    private static func form(_ act: String, _ answer: Answer) -> String {
        let forms = answer.text.split(separator: "<form").filter { $0.contains("name=\"act\" value=\"\(act)\"") }
        return String(forms.first ?? "")
    }

    @Test func bothWaysToJudgeAReportTakeALetter() async throws {
        let shore = try await Shore()
        let (address, ticket) = try await Self.waiting(shore)
        var fields = Self.letter.merging(["ticket": ticket, "language": "en", "title-en": "Reeds"]) { $1 }
        fields["letterDate"] = nil
        for (act, other) in [("release", "join"), ("join", "release")] {
            let wrong = try await shore.post(
                address, fields.merging(["act": act, "problem": "p-x"]) { $1 }, as: shore.bob)
            #expect(wrong.status == 422)
            // Told where it was typed, and with what was typed.
            _ = try wrong.page()
            #expect(Self.form(act, wrong).contains("id=\"field-letterDate-mistake\""))
            #expect(Self.form(act, wrong).contains("value=\"12/b\""))
            #expect(!Self.form(other, wrong).contains("12/b") && Self.form(other, wrong).contains("letterNumber"))
        }
        let paper = "%PDF-1.4\n1 0 obj\n<< /N 1 >>\nendobj\nstartxref\n0\n%%EOF\n"
        let digest = Digest(hashing: Array(paper.utf8)).hex
        func send(_ fields: [String: String], _ paper: String?) async throws -> Answer {
            var fields = fields.merging(["act": "release"]) { $1 }
            if case .session(_, let secret) = shore.bob.way { fields[FormKit.secretName] = secret }
            let parts =
                fields.map { "name=\"\($0)\"\r\n\r\n\($1)" }
                + (paper.map { ["name=\"letterScanFile\"; filename=\"a.pdf\"\r\n\r\n\($0)"] } ?? [])
            let body = parts.map { "--cut\r\nContent-Disposition: form-data; \($0)\r\n" }.joined() + "--cut--\r\n"
            return try await shore.site.ask(
                address, method: .post,
                headers: [.contentType: "multipart/form-data; boundary=cut", .origin: "http://littoral.example"],
                body: body, as: shore.bob)
        }
        // The scan stays with the form while something else is mended.
        let kept = try await send(fields, paper)
        #expect(kept.status == 422 && Self.form("release", kept).contains("value=\"\(digest)\""))
        let whole = Self.letter.merging(["letterScan": digest]) { $1 }
        let released = try await send(fields.merging(whole) { $1 }, nil)
        #expect(released.status == 303)
        let problem = try #require(released.header("Location"))
        #expect(try await shore.get(problem, as: shore.ann).text.contains("The reeds</a>"))
        // Members read the letter, as it was not said otherwise.
        let told = try await shore.get(problem)
        #expect(told.status == 200 && !told.text.contains("The reeds</a>"))
    }

    @Test func ofSeveralPlacesOfOneNameOneIsChosen() async throws {
        let shore = try await Shore()
        _ = try await shore.site.journal.append(
            ["pier-1", "pier-2"].map { id in
                Thing(
                    id: id, kind: "province", name: Text([.en: "Twin pier"]),
                    position: Coordinate(lon: 51, lat: 42), within: ["shore"]
                ).entry(party: "paper", member: "m")
            })
        var fields = [
            "ticket": "ticket-twin", "act": "submit", "language": "en", "original": "en", "title-en": "Planks",
            "words-en": "They are loose.", "thing": "Twin pier",
        ]
        let asked = try await shore.post("/en/problems/new", fields, as: shore.ann)
        #expect(asked.status == 422)
        let names = try asked.page().nodes.filter { $0.attributes["name"] == ThingChoice.field("thing") }
        #expect(names.compactMap { $0.attributes["value"] } == ["pier-1", "pier-2", ""])
        #expect(asked.text.contains("#field-thing-which") && asked.text.contains("value=\"Twin pier\""))
        #expect(!asked.text.contains("(pier-1)"))
        (fields["seen"], fields[ThingChoice.asked("thing")]) = ("1", "Twin pier")
        // The choice is for the name for which it was offered.
        fields[ThingChoice.field("thing")] = "pier-2"
        let other = try await shore.post(
            "/en/problems/new", fields.merging(["thing": "Far pier"]) { $1 }, as: shore.ann)
        #expect(other.status == 422 && other.text.contains("#field-thing\""))
        let sent = try await shore.post("/en/problems/new", fields.merging(["seen": "2"]) { $1 }, as: shore.ann)
        #expect(sent.status == 303)
        let draft = try await shore.drafts.draft("ticket-twin", for: shore.ann)?.draft
        #expect(draft?.state == .submitted && draft?.fields["thing"] == "pier-2")
        #expect(draft?.fields.keys.contains { $0.hasPrefix("thing-") } == false)
        // Whoever releases it sees which one was meant.
        let shown = try await shore.get("/en/drafts/ticket-twin", as: shore.bob)
        #expect(shown.text.contains("href=\"/en/things/pier-2\""))
    }
}
