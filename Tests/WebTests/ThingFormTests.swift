import Drafts
import Files
import Foundation
import HTTPTypes
import Journal
import Languages
import Measures
import Members
import Register
import Testing

@testable import Web

/// The forms of things, joins, letters and offices: what is typed becomes a draft, and what is wrong stands beside it.
@Suite struct ThingFormTests {
    private struct Desk {
        let site: WebTestSite
        let drafts: DraftBook
        let files: FileBook
    }

    private static func member(_ id: String = "ann", _ party: String = "north", _ roles: Set<Role> = [.editor])
        -> Signed
    {
        Signed(
            member: "m-\(id)", party: party, country: "land", roles: roles,
            way: .session(id: "s", formSecret: "a-secret-of-a-session"))
    }

    private func desk() async throws -> Desk {
        let journal = try WebScratch.journal()
        let files = try FileBook(journal: journal, shelf: FileShelf(WebScratch.folder()), citings: [])
        let drafts = try DraftBook(
            journal: journal, register: Register(reader: journal.reader),
            makers: [ThingMaker(), JoinMaker(), LetterMaker(), OfficeMaker()])
        func thing(_ id: String, _ kind: String, _ within: [String] = []) -> EntryBody {
            Thing(id: id, kind: kind, name: Text([.en: "Name of \(id)"]), within: within)
                .entry(party: "paper", member: "m")
        }
        _ = try await journal.append([
            Kind(id: "port", label: Text([.en: "Port"]), plural: Text(), mark: .ring, order: 1)
                .entry(party: "paper", member: "m"),
            thing("shore", "province"), thing("quay", "port", ["shore"]), thing("pier", "port", ["shore"]),
            Party(id: "north", type: .office, name: Text([.en: "North"]), country: "land", speaksFor: "shore", web: nil)
                .entry(party: "paper", member: "m"),
        ])
        return Desk(site: try WebTestSite(journal, files: files, drafts: drafts), drafts: drafts, files: files)
    }

    private func post(
        _ desk: Desk, _ path: String, _ fields: [String: String], as signed: Signed? = member(), secret: Bool = true
    ) async throws -> Answer {
        var fields = fields
        if secret { fields["form-secret"] = "a-secret-of-a-session" }
        func escaped(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        return try await desk.site.ask(
            path, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"],
            body: fields.map { "\(escaped($0))=\(escaped($1))" }.joined(separator: "&"), as: signed)
    }

    private static let paths = ["things/new", "things/quay/change", "things/quay/join", "letters/new", "office"]

    @Test(arguments: paths, Language.allCases)
    func everyFormIsAPageInEveryLanguage(path: String, language: Language) async throws {
        let desk = try await desk()
        let answer = try await desk.site.ask("/\(language.tag)/\(path)", as: Self.member())
        #expect(answer.status == 200)
        let page = try answer.page()
        #expect(page.nodes.contains { $0.name == "form" && $0.attributes["method"] == "post" })
        // Every input has its label.
        let labels = Set(page.nodes.filter { $0.name == "label" }.compactMap { $0.attributes["for"] })
        for node in page.nodes where ["input", "select", "textarea"].contains(node.name) {
            guard node.attributes["name"] != nil, node.attributes["type"] != "hidden" else { continue }
            if ["checkbox", "radio", "search"].contains(node.attributes["type"] ?? "") { continue }
            if node.attributes["name"] == "q" { continue }
            #expect(node.attributes["id"].map(labels.contains) == true, "\(node.attributes)")
        }
        #expect(answer.header("Cache-Control") == "private, no-store")
        #expect(!page.nodes.contains { $0.classes.contains("downloads") })
        #expect(!answer.text.contains("[") || !answer.text.contains("[thing.") && !answer.text.contains("[form."))
    }

    @Test(arguments: paths) func onlyWhoMayWriteSeesAForm(path: String) async throws {
        let desk = try await desk()
        #expect(try await [401, 303].contains(desk.site.ask("/en/\(path)").status))
        #expect(try await desk.site.ask("/en/\(path)", as: Self.member("rea", "north", [.reader])).status == 403)
        for signed in [nil, Self.member("rea", "north", [.reader])] {
            #expect(
                try await [401, 403].contains(post(desk, "/en/\(path)", ["ticket": "ticket-0001"], as: signed).status))
        }
        // A form that another site has made, or an old one, carries another secret.
        #expect(try await post(desk, "/en/\(path)", ["ticket": "ticket-0001"], secret: false).status == 403)
        #expect(try await desk.drafts.draft("ticket-0001", for: Self.member()) == nil)
    }

    /// The address of new drafts leads on to the pages that have a form of their own, and shows no form without inputs.
    @Test(arguments: [
        "thing": "/en/things/new", "letter": "/en/letters/new", "office": "/en/office", "party": "/en/parties/new",
        "story": "/en/stories/new", "problem": "/en/problems/new", "join": nil, "problem-step": nil, "no-such": nil,
    ])
    func aNewDraftIsWrittenOnThePageOfItsSubject(kind: String, page: String?) async throws {
        let desk = try await desk()
        let answer = try await desk.site.ask("/en/drafts/new?kind=\(kind)", as: Self.member())
        #expect(answer.header("Location") == page)
        #expect(answer.status == (page == nil ? 404 : 303))
    }

    @Test func whatIsTypedIsKeptAndWhatIsWrongStandsBesideIt() async throws {
        let desk = try await desk()
        let fields = [
            "ticket": "ticket-0002", "act": "submit", "language": "fa", "kind": "port", "name-fa": "اسکلهٔ \"نو\"",
            "lat": "north", "lon": "49", "visibility": "everyone",
        ]
        let answer = try await post(desk, "/fa/things/new", fields)
        #expect(answer.status == 422)
        let page = try answer.page()
        #expect(page.nodes.contains { $0.attributes["id"] == "mistakes" })
        #expect(page.nodes.contains { $0.attributes["href"] == "#field-lat" })
        let typed = page.nodes.first { $0.attributes["id"] == "field-name-fa" }
        #expect(typed?.attributes["value"] == "اسکلهٔ \"نو\"")
        let lat = page.nodes.first { $0.attributes["id"] == "field-lat" }
        #expect(lat?.attributes["value"] == "north" && lat?.attributes["aria-invalid"] == "true")
        // Nothing typed is lost: it waits as a draft.
        let held = try #require(try await desk.drafts.draft("ticket-0002", for: Self.member())?.draft)
        #expect(held.state == .draft && held.fields["lat"] == "north" && held.fields["act"] == nil)
        #expect(page.nodes.contains { $0.attributes["name"] == "seen" && $0.attributes["value"] == "\(held.version)" })
        let again = fields.merging(["lat": "۳۷٫۵", "seen": "\(held.version)"]) { $1 }
        let taken = try await post(desk, "/fa/things/new", again)
        #expect(taken.status == 303 && taken.header("Location") == "/fa/drafts/ticket-0002")
        #expect(try await desk.drafts.draft("ticket-0002", for: Self.member())?.draft.state == .submitted)
        // Sent twice it is found again.
        #expect(try await post(desk, "/fa/things/new", again).status == 303)
        _ = try await desk.drafts.approve("ticket-0002", by: Self.member("bob", "north", [.approver]))
        let made = try await desk.site.ask("/fa/things/thing-ticket0002")
        #expect(made.status == 200 && made.text.contains("اسکلهٔ"))
    }

    @Test func someoneElsesChangeIsNotOverwritten() async throws {
        let desk = try await desk()
        let fields = ["ticket": "ticket-0003", "act": "keep", "kind": "port", "name-en": "First"]
        #expect(try await post(desk, "/en/things/new", fields).status == 303)
        let other = Self.member("cid")
        let changed = fields.merging(["name-en": "Second", "seen": "1"]) { $1 }
        #expect(try await post(desk, "/en/things/new", changed, as: other).status == 303)
        let late = try await post(desk, "/en/things/new", fields.merging(["name-en": "Third", "seen": "1"]) { $1 })
        #expect(late.status == 409 && late.text.contains("Third"))
        #expect(late.text.contains(desk.site.say("draft.error.conflict", .en)))
        #expect(try await desk.drafts.draft("ticket-0003", for: other)?.draft.fields["name-en"] == "Second")
    }

    @Test func whatIsAlikeIsShown() async throws {
        let desk = try await desk()
        let fields = ["ticket": "ticket-0004", "act": "submit", "kind": "port", "name-en": "Name of quay"]
        let answer = try await post(desk, "/en/things/new", fields)
        #expect(answer.status == 422 && answer.text.contains("/en/things/quay\"") && answer.text.contains("isOther"))
        let page = try await desk.site.ask("/en/things/new?draft=ticket-0004", as: Self.member())
        #expect(page.status == 200 && page.text.contains("Name of quay"))
        #expect(
            try await desk.site.ask("/en/things/new?draft=ticket-0004", as: Self.member("sue", "south")).status == 404)
    }

    @Test func twoThingsAreJoinedAndTheAddressMoves() async throws {
        let desk = try await desk()
        let page = try await desk.site.ask("/en/things/quay", as: Self.member())
        #expect(page.text.contains("/en/things/quay/join") && page.text.contains("/en/things/quay/change"))
        #expect(try await !desk.site.ask("/en/things/quay").text.contains("/join"))
        let fields = [
            "ticket": "ticket-0005", "act": "submit", "thing": "quay", "into": "Name of pier", "reason": "One quay",
            "language": "en",
        ]
        #expect(try await post(desk, "/en/things/quay/join", fields).status == 303)
        _ = try await desk.drafts.approve("ticket-0005", by: Self.member("bob", "north", [.approver]))
        #expect(try await desk.site.ask("/en/things/quay").header("Location") == "/en/things/pier")
        let joined = try await desk.site.ask("/en/things/pier/join", as: Self.member())
        #expect(joined.text.contains(desk.site.say("thing.join.undo", .en)))
    }

    private func multipart(_ fields: [String: String], _ file: [UInt8], _ name: String) -> String {
        var body = ""
        for (name, value) in fields {
            body += "--cut\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        body += "--cut\r\nContent-Disposition: form-data; name=\"scanFile\"; filename=\"\(name)\"\r\n\r\n"
        return body + String(decoding: file, as: UTF8.self) + "\r\n--cut--\r\n"
    }

    @Test func aScanComesWithALetterAndAProgramDoesNot() async throws {
        let desk = try await desk()
        let fields = [
            "form-secret": "a-secret-of-a-session", "ticket": "ticket-0006", "act": "keep", "number": "7",
            "date": "18.11.2025", "subject": "The quay", "sender": "north", "visibility": "members",
        ]
        func send(_ text: String, _ name: String) async throws -> Answer {
            try await desk.site.ask(
                "/en/letters/new", method: .post, headers: [.contentType: "multipart/form-data; boundary=cut"],
                body: multipart(fields, Array(text.utf8), name), as: Self.member())
        }
        let refused = try await send("MZ program", "letter.pdf")
        #expect(refused.status == 422 && refused.text.contains(desk.site.say("file.fault.program", .en)))
        #expect(refused.text.contains("The quay") && refused.text.contains("#field-scanFile"))
        let paper = "%PDF-1.4\n1 0 obj\n<< >>\nendobj\nstartxref\n0\n%%EOF\n"
        let version = try await desk.drafts.draft("ticket-0006", for: Self.member())?.draft.version
        #expect(version == 1)
        let digest = Digest(hashing: Array(paper.utf8)).hex
        let taken = try await desk.site.ask(
            "/en/letters/new", method: .post, headers: [.contentType: "multipart/form-data; boundary=cut"],
            body: multipart(fields.merging(["seen": "1"]) { $1 }, Array(paper.utf8), "../../نامه.pdf"),
            as: Self.member())
        #expect(taken.status == 303)
        #expect(try await desk.drafts.draft("ticket-0006", for: Self.member())?.draft.fields["scan"] == digest)
        #expect(try await desk.files.uploads(of: digest).map(\.name) == ["نامه.pdf"])
        #expect(try await desk.site.ask("/files/\(digest)").status == 404)
        #expect(try await desk.site.ask("/files/\(digest)", as: Self.member()).status == 200)
    }
}
