import Drafts
import Foundation
import HTTPTypes
import Journal
import Languages
import Measures
import Members
import Register
import SignedMembers
import Testing

@testable import Web

/// The desk as a page and a feed, and how a member chooses to get it elsewhere.
@Suite struct DeskPageTests {
    private static let editor = member([.editor], "office-ir-01", "ir")
    private static let reader = member([.reader], "office-ir-01", "ir")

    private static func member(_ roles: Set<Role>, _ party: String, _ country: String?) -> Signed {
        Signed(
            member: "m-aaaaaaaaaaaaaaaa", party: party, country: country, roles: roles,
            way: .session(id: "s", formSecret: "secret"))
    }

    /// The shared Caspian with the tables of drafts.
    private static let site = Task { () throws -> WebTestSite in
        let shared = try await WebTestSite.caspian()
        _ = try DraftBook(
            journal: shared.journal, register: Register(reader: shared.journal.reader), makers: [])
        return shared
    }

    private func site() async throws -> WebTestSite { try await Self.site.value }

    @Test func thePublicIsAskedToSignIn() async throws {
        let answer = try await site().ask("/en/desk")
        #expect(answer.status == 401)
    }

    @Test(arguments: Language.allCases)
    func everyLanguageHasItsDesk(language: Language) async throws {
        let site = try await site()
        let answer = try await site.ask("/\(language.tag)/desk", as: Self.editor)
        #expect(answer.status == 200)
        #expect(answer.header("Cache-Control") == "private, no-store")
        let page = try answer.page()
        #expect(!answer.text.contains("[desk"))
        let ids = Set(page.nodes.filter { $0.name == "section" }.compactMap { $0.attributes["id"] })
        #expect(
            ids == [
                "returned", "mine", "problems", "reported", "said", "disputes", "contests", "ending", "aged", "missing",
                "news",
            ])
        // What the press reports of Gilan waits for an answer, one step from it.
        let acts = page.nodes.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }.filter {
            $0.contains("stance=")
        }
        #expect(acts.contains { $0.contains("stance=adopted") })
        #expect(acts.contains { $0.contains("stance=disowned") })
        #expect(answer.body.count < PageExaminer.bytesMax)
    }

    @Test func aReaderIsShownNoActs() async throws {
        let site = try await site()
        let answer = try await site.ask("/en/desk", as: Self.reader)
        #expect(answer.status == 200)
        let page = try answer.page()
        #expect(
            !answer.text.contains("stance=") && !answer.text.contains("kind=claim")
        )
        let ids = Set(page.nodes.filter { $0.name == "section" }.compactMap { $0.attributes["id"] })
        #expect(ids.isDisjoint(with: ["mine", "returned", "release", "clear"]))
    }

    @Test func whoeverReleasesOrClearsIsShownThat() async throws {
        let site = try await site()
        let approver = try await site.ask("/en/desk", as: Self.member([.approver], "office-ir-01", "ir"))
        #expect(approver.text.contains("id=\"release\"") && !approver.text.contains("id=\"clear\""))
        let clearer = try await site.ask("/en/desk", as: Self.member([.clearer], "mfa-ir", "ir"))
        #expect(clearer.text.contains("id=\"clear\""))
        // A ministry answers for what nobody nearer speaks for.
        #expect(!clearer.text.contains("/things/port-anzali"))
    }

    @Test func olderStatementsAreAPageAway() async throws {
        let site = try await site()
        var path: String? = "/en/desk"
        var seen: [String] = []
        while let next = path, seen.count < 2_000 {
            let page = try await site.ask(next, as: Self.editor).page()
            let links = page.nodes.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
            seen += links.filter { $0.contains("stance=adopted") }
            let address = links.first { $0.contains("?said-before=") }
            path = address.flatMap { $0 == next ? nil : String($0.prefix { $0 != "#" }) }
        }
        let said = seen.filter { !$0.isEmpty }
        #expect(said.count > 20)
        for wrong in ["said-before=x", "said-before=0", "said=1"] {
            #expect(try await site.ask("/en/desk?\(wrong)", as: Self.editor).status == 400)
        }
    }

    @Test func aDeskGoesWithNobodyElse() async throws {
        let site = try await site()
        let gilan = try await site.ask("/en/desk", as: Self.editor)
        let balkan = try await site.ask("/en/desk", as: Self.member([.editor], "office-tm-b", "tm"))
        #expect(gilan.text.contains("Gilan") && balkan.text.contains("Balkan"))
        #expect(gilan.text != balkan.text)
        let publisher = try await site.ask("/en/desk", as: Self.member([.editor], "ilna", nil))
        #expect(publisher.status == 200)
    }
}

/// How a member chooses letters and makes the key of a feed, over the real forms.
@Suite struct DeskWishesTests {
    private struct World {
        let site: WebTestSite
        let members: SignedMembers
        let signed: Signed
        var secret: String {
            if case .session(_, let secret) = signed.way { secret } else { "" }
        }

        init() async throws {
            let journal = try WebScratch.journal()
            _ = try DraftBook(journal: journal, register: Register(reader: journal.reader), makers: [])
            members = try SignedMembers()
            site = try WebTestSite(journal, members: members.book)
            signed = try await members.member([.editor], at: "office", country: "land").signed
        }

        func post(_ path: String, _ body: String) async throws -> Answer {
            try await site.ask(
                path, method: .post,
                headers: [
                    .contentType: "application/x-www-form-urlencoded", .origin: "http://littoral.example",
                    .contentLength: String(body.utf8.count),
                ], body: body, as: signed)
        }
    }

    @Test func aLetterIsWishedFor() async throws {
        let world = try await World()
        let page = try await world.site.ask("/en/account/desk", as: world.signed)
        #expect(page.status == 200)
        #expect(page.text.contains("value=\"never\" checked"))
        let answer = try await world.post(
            "/en/account/desk/letter", "form-secret=\(world.secret)&rhythm=weekly&hour=9")
        #expect(answer.status == 303)
        #expect(
            try await world.members.book.letterWish(of: world.signed.member) == LetterWish(rhythm: .weekly, hour: 9))
        let saved = try await world.site.ask(answer.header("Location") ?? "", as: world.signed)
        #expect(saved.text.contains("value=\"weekly\" checked"))
        _ = try await world.post("/en/account/desk/letter", "form-secret=\(world.secret)&rhythm=never&hour=99")
        #expect(try await world.members.book.letterWish(of: world.signed.member) == nil)
        let forged = try await world.post("/en/account/desk/letter", "form-secret=x&rhythm=daily&hour=1")
        #expect(forged.status == 403)
        #expect(try await world.members.book.letterWish(of: world.signed.member) == nil)
    }

    @Test func theKeyIsShownOnceAndOpensTheFeed() async throws {
        let world = try await World()
        let made = try await world.post("/fa/account/desk/key", "form-secret=\(world.secret)")
        #expect(made.status == 200)
        let address = try #require(
            made.text.firstMatch(of: /http:\/\/littoral\.example(\/fa\/desk\.atom\?key=[A-Za-z0-9_-]{43})/))
        let path = String(address.1)
        let feed = try await world.site.ask(path)
        #expect(feed.status == 200)
        #expect(feed.header("Content-Type") == "application/atom+xml; charset=utf-8")
        #expect(feed.header("Cache-Control") == "private, no-store")
        #expect(try await !world.site.ask("/fa/account/desk", as: world.signed).text.contains("key="))
        #expect(try await world.post("/fa/account/desk/key/end", "form-secret=\(world.secret)").status == 303)
        #expect(try await world.site.ask(path).status == 403)
        for wrong in ["/fa/desk.atom", "/fa/desk.atom?key=", "/fa/desk.atom?key=x"] {
            #expect(try await world.site.ask(wrong).status == 403)
        }
    }

    @Test func onlyAPersonInASessionChooses() async throws {
        let world = try await World()
        let token = Signed(
            member: world.signed.member, party: "office", country: "land", roles: [.editor],
            way: .token(id: "t", scopes: Set(Signed.Scope.allCases)))
        #expect(try await world.site.ask("/en/account/desk", as: token).status == 403)
        // The public is sent to sign in, and back afterwards.
        #expect(try await world.site.ask("/en/account/desk").status == 303)
    }
}
