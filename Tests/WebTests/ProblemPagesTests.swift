import Drafts
import Files
import Foundation
import GRDB
import HTTPTypes
import Journal
import Languages
import Measures
import Members
import Problems
import Register
import SignedMembers
import Storage
import Testing

@testable import Web

/// Reporting by anyone, judging by members, and what becomes public.
@Suite struct ProblemPagesTests {
    /// A made-up lake with one province, the members of its office, and a site that takes reports.
    struct Shore {
        let site: WebTestSite
        let members: SignedMembers
        let reports: ReportBook
        let drafts: DraftBook
        let clock = SetClock(WebTestSite.morning)
        let ann: Signed
        let bob: Signed

        init() async throws {
            members = try SignedMembers()
            let clock = clock
            let journal = try WebScratch.journal()
            let register = Register(reader: journal.reader)
            let reports = try ReportBook(journal: journal, register: register, clock: { clock.now })
            self.reports = reports
            let files = try FileBook(journal: journal, shelf: FileShelf(WebScratch.folder()), citings: [])
            drafts = try DraftBook(journal: journal, register: register, makers: ProblemMakers.all { _, _ in true })
            site = try WebTestSite(journal, members: members.book, files: files, drafts: drafts, at: clock) {
                $0.reports = reports
            }
            _ = try await journal.append(try Self.ground())
            ann = try await members.member([.editor], at: "north").signed
            bob = try await members.member([.approver], at: "north").signed
        }

        private static func ground() throws -> [EntryBody] {
            let shape = try #require(Box(west: 50, south: 41, east: 52, north: 43)).shape
            let region = Region(
                id: "lake", version: "1", name: Text([.en: "The lake"]), seaName: Text([.en: "Reed Lake"]), sea: "lake",
                bounds: ["48", "34", "62", "46"], digest: String(repeating: "0", count: 64))
            return [
                region.entry(party: "paper", member: "m"),
                Party(
                    id: "north", type: .office, name: Text([.en: "North"]), country: nil, speaksFor: "shore", web: nil
                )
                .entry(party: "paper", member: "m"),
                Thing(
                    id: "shore", kind: "province", name: Text([.en: "North Shore"]), position: shape.bounds?.center,
                    shape: shape
                ).entry(party: "paper", member: "m"),
            ]
        }

        func pass(_ milliseconds: Int64) { clock.set(clock.now + milliseconds) }

        func get(_ path: String, as signed: Signed? = nil) async throws -> Answer {
            try await site.ask(path, as: signed)
        }

        func post(
            _ path: String, _ fields: [String: String], as signed: Signed? = nil,
            origin: String = "http://littoral.example"
        ) async throws -> Answer {
            var fields = fields
            if case .session(_, let secret)? = signed?.way { fields[FormKit.secretName] = secret }
            var allowed = CharacterSet.alphanumerics
            allowed.insert(charactersIn: "-._~")
            let body = fields.map {
                "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
            }
            .joined(separator: "&")
            return try await site.ask(
                path, method: .post,
                headers: [.contentType: "application/x-www-form-urlencoded", .origin: origin], body: body, as: signed)
        }

        /// The ticket of a form that was shown some seconds ago.
        func ticket() async throws -> String {
            let page = try await get("/en/problems/report").page()
            pass(5_000)
            return try #require(page.nodes.first { $0.attributes["name"] == "ticket" }?.attributes["value"])
        }

        func report(_ more: [String: String] = [:]) async throws -> Answer {
            var fields = ProblemPagesTests.fields.merging(more) { $1 }
            if fields["ticket"] == nil { fields["ticket"] = try await ticket() }
            return try await post("/en/problems/report", fields)
        }
    }

    static let fields = [
        "words": "The reeds along the northern shore have turned brown.", "lat": "41.5", "lon": "51", "date": "2026-11",
        "contact": "somebody@stranger.example",
    ]

    private static func number(_ answer: Answer) throws -> String {
        let match = answer.text.firstMatch(of: /[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/)
        return String(try #require(match).0)
    }

    @Test(arguments: Language.allCases)
    func theFormStandsInEveryLanguageWithoutAccountOrScript(language: Language) async throws {
        let shore = try await Shore()
        for path in ["problems", "problems/report", "problems/report/state"] {
            let answer = try await shore.get("/\(language.tag)/\(path)")
            #expect(answer.status == 200)
            #expect(!answer.text.contains("[problem") && !answer.text.contains("problem.report"))
        }
        let form = try await shore.get("/\(language.tag)/problems/report")
        #expect(form.header("Cache-Control") == "private, no-store")
        let names = Set(try form.page().nodes.compactMap { $0.attributes["name"] })
        #expect(
            names.isSuperset(of: ["words", "thing", "lat", "lon", "date", "calendar", "sector", "contact", "ticket"]))
    }

    @Test func aReportIsThankedWithANumberAndSentAgainIsTheSame() async throws {
        let shore = try await Shore()
        let ticket = try await shore.ticket()
        let first = try await shore.report(["ticket": ticket])
        #expect(first.status == 200)
        let again = try await shore.report(["ticket": ticket])
        #expect(try Self.number(first) == Self.number(again))
        let state = try await shore.post("/fa/problems/report/state", ["number": try Self.number(first)])
        #expect(state.text.contains(shore.site.say("problem.outcome.waiting", .fa)))
        let list = try await shore.get("/en/problems/reports", as: shore.ann)
        #expect(list.text.components(separatedBy: "The reeds along").count == 2)
        // The public sees nothing of it.
        #expect(try await !shore.get("/en/problems").text.contains("reeds along"))
        #expect(try await shore.get("/en/problems/reports").status != 200)
    }

    @Test(arguments: [
        ("en", "نی‌های کناره زرد شده‌اند و بوی بدی می‌دهند.", "fa"),
        ("ru", "Қамыс сарғайып, судан иіс шығып тұр, балық өлген.", "kk"),
        ("kk", "Камыш у берега пожелтел и плохо пахнет.", "ru"), ("az", "Qamislar saralib ve pis iy verir", "az"),
        ("fa", "The reeds are yellow and smell badly.", "en"),
    ]) func aReportIsInTheLanguageItWasWrittenIn(page: String, words: String, language: String) async throws {
        let shore = try await Shore()
        var fields = Self.fields
        (fields["words"], fields["ticket"]) = (words, try await shore.ticket())
        #expect(try await shore.post("/\(page)/problems/report", fields).status == 200)
        let waiting = try await shore.site.site.register.read(for: .everyone(.en), today: Day(number: 20_000)!) {
            reading in
            try reading.waitingReports(for: shore.ann, limit: 1).map(\.language.tag)
        }
        #expect(waiting == [language])
    }

    @Test func whatIsNoReportOfAPersonIsRefusedWithASentence() async throws {
        let shore = try await Shore()
        let fast = try #require(
            try await shore.get("/en/problems/report").page().nodes.first { $0.attributes["name"] == "ticket" }?
                .attributes["value"])
        func says(_ key: PhraseKey, _ answer: Answer, _ status: Int = 422) {
            #expect(answer.status == status)
            #expect(answer.text.contains(shore.site.say(key, .en)))
            // Nothing typed is lost.
            #expect(answer.text.contains("The reeds along the northern shore have turned brown."))
        }
        says("problem.refusal.too-fast", try await shore.report(["ticket": fast]))
        says("problem.refusal.stale", try await shore.report(["ticket": fast + "x"]))
        says("problem.refusal.stale", try await shore.report(["ticket": ""]))
        says("problem.refusal.trap", try await shore.report(["website": "https://spam.example"]))
        says("draft.fault.problem-place-outside", try await shore.report(["lat": "10", "lon": "10"]))
        #expect(try await shore.report(["words": String(repeating: "x", count: 300_000)]).status == 413)
        #expect(try await shore.report(["contact": String(repeating: "c", count: 300)]).status == 422)
        var fields = Self.fields
        fields["ticket"] = try await shore.ticket()
        #expect(try await shore.post("/en/problems/report", fields, origin: "https://elsewhere.example").status == 403)
        #expect(
            try await shore.get("/en/problems/reports", as: shore.ann).text.contains(
                shore.site.say("problem.waiting.none", .en)))
    }

    @Test func aThousandReportsOfOneSourceAreAFew() async throws {
        let shore = try await Shore()
        var statuses: [Int: Int] = [:]
        let tickets = (0..<1_000).map { _ in shore.reports.newTicket() }
        shore.pass(5_000)
        for (number, ticket) in tickets.enumerated() where number < 20 || number % 49 == 0 {
            let answer = try await shore.report([
                "ticket": ticket, "words": "Matter of the number \(number) on the reeds.",
            ])
            statuses[answer.status, default: 0] += 1
            if answer.status == 429 { #expect(Int(answer.header("Retry-After") ?? "") ?? 0 > 0) }
        }
        #expect(statuses[200] == 6)
        #expect(statuses.keys.sorted() == [200, 429])
    }

    @Test func aMemberReleasesAndNothingTypedIsMarkup() async throws {
        let shore = try await Shore()
        let sent = try await shore.report(["words": "<script>alert(1)</script> brown reeds \"on\" the shore & more"])
        let number = try Self.number(sent)
        let list = try await shore.get("/en/problems/reports", as: shore.bob)
        let id = String(try #require(list.text.firstMatch(of: /problems\/reports\/(r-[a-z0-9]+)/)).1)
        let page = try await shore.get("/en/problems/reports/\(id)", as: shore.bob)
        #expect(!page.text.contains("<script>alert"))
        #expect(page.text.contains("somebody@stranger.example"))
        let ticket = try #require(
            try page.page().nodes.first { $0.attributes["name"] == "ticket" }?.attributes["value"])
        // Without a title it is not released, and what is missing is said.
        let bare = try await shore.post(
            "/en/problems/reports/\(id)", ["ticket": ticket, "act": "release", "language": "en"], as: shore.bob)
        #expect(bare.status == 422)
        let released = try await shore.post(
            "/en/problems/reports/\(id)",
            [
                "ticket": ticket, "act": "release", "language": "en", "title-en": "Brown <b>reeds</b>",
                "sectors": "environment",
            ], as: shore.bob)
        #expect(released.status == 303)
        let address = try #require(released.header("Location"))
        for language in Language.allCases {
            let shown = try await shore.get(address.replacing("/en/", with: "/\(language.tag)/"))
            #expect(shown.status == 200)
            #expect(!shown.text.contains("<script>alert") && !shown.text.contains("<b>reeds"))
            #expect(!shown.text.contains("stranger.example"))
        }
        #expect(try await shore.get("/en/problems.atom").text.contains("Brown &lt;b&gt;reeds"))
        for page in ["/en/", "/en/things/shore", "/en/parties/north", "/en/environment"] {
            let shown = try await shore.get(page).text
            #expect(shown.contains("href=\"\(address)\"") && shown.contains("Brown &lt;b&gt;reeds"), "\(page)")
        }
        let state = try await shore.post("/en/problems/report/state", ["number": number])
        #expect(state.text.contains(address))
        // How the reporter can be reached is in no file of the journal, and goes when the number asks for it.
        let erased = try await shore.post("/en/problems/report/erase", ["number": number])
        #expect(erased.text.contains(shore.site.say("problem.contact.erased", .en)))
        #expect(try await shore.members.book.reporter(of: id) == nil)
    }

    @Test func theContactIsNeitherInTheJournalNorReadableInTheMembersStore() async throws {
        let shore = try await Shore()
        _ = try await shore.report()
        let needle = Data("stranger.example".utf8)
        let stores = [shore.site.journal.store.path, shore.members.folder.membersPath]
        for path in stores.flatMap({ [$0, $0 + "-wal"] }) {
            let bytes = (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
            #expect(bytes.range(of: needle) == nil, "\(path)")
        }
    }

    @Test func anEditorsReleaseNeedsASecondMember() async throws {
        let shore = try await Shore()
        _ = try await shore.report()
        let list = try await shore.get("/en/problems/reports", as: shore.ann)
        let id = String(try #require(list.text.firstMatch(of: /problems\/reports\/(r-[a-z0-9]+)/)).1)
        let page = try await shore.get("/en/problems/reports/\(id)", as: shore.ann)
        let ticket = try #require(
            try page.page().nodes.first { $0.attributes["name"] == "ticket" }?.attributes["value"])
        let sent = try await shore.post(
            "/en/problems/reports/\(id)", ["ticket": ticket, "act": "release", "language": "en", "title-en": "Reeds"],
            as: shore.ann)
        #expect(sent.header("Location") == "/en/drafts/\(ticket)")
        #expect(try await shore.get("/en/problems").text.contains(shore.site.say("problem.list.none", .en)))
        #expect(
            try await shore.post("/en/problems/reports/\(id)/refuse", ["reason": "No."], as: shore.ann).status == 403)
        let refused = try await shore.post(
            "/en/problems/reports/\(id)/refuse", ["reason": "It was winter."], as: shore.bob)
        #expect(refused.status == 303)
    }

    @Test func aSecondFileOfEvidenceStandsBesideTheFirst() async throws {
        let shore = try await Shore()
        let problem = Problems.Problem(
            id: "p-one", title: Text([.en: "Reeds"]), original: .en, words: Text([.en: "They die."]))
        _ = try await shore.site.journal.append([
            problem.entry(party: "north", member: "m"),
            Adoption(id: "a-one", problem: "p-one").entry(party: "north", member: "m"),
        ])
        var fields = [
            "ticket": "ticket-step", "act": "keep", "language": "en", "problem": "p-one", "words": "Count them",
            "state": "planned",
        ]
        if case .session(_, let secret) = shore.ann.way { fields[FormKit.secretName] = secret }
        var digests: [String] = []
        for number in 1...2 {
            let paper = "%PDF-1.4\n1 0 obj\n<< /N \(number) >>\nendobj\nstartxref\n0\n%%EOF\n"
            let parts =
                fields.map { "name=\"\($0)\"\r\n\r\n\($1)" }
                + ["name=\"evidence-file\"; filename=\"\(number).pdf\"\r\n\r\n\(paper)"]
            let body = parts.map { "--cut\r\nContent-Disposition: form-data; \($0)\r\n" }.joined() + "--cut--\r\n"
            let sent = try await shore.site.ask(
                "/en/problems/p-one/step", method: .post,
                headers: [.contentType: "multipart/form-data; boundary=cut", .origin: "http://littoral.example"],
                body: body, as: shore.ann)
            #expect(sent.status == 303)
            digests.append(Digest(hashing: Array(paper.utf8)).hex)
            (fields["seen"], fields["evidence"]) = ("\(number)", digests.joined(separator: "|"))
        }
        let draft = try await shore.drafts.draft("ticket-step", for: shore.ann)?.draft
        #expect(draft?.fields["evidence"] == digests.joined(separator: "|"))
        let form = try await shore.get("/en/problems/p-one/step?draft=ticket-step", as: shore.ann)
        #expect(digests.allSatisfy { form.text.contains("value=\"\($0)\"") })
        let (journal, wanted) = (shore.site.journal, Set(digests))
        #expect(try await journal.reader.read { try DraftBook.citedFiles(among: wanted, $0) } == wanted)
    }
}
