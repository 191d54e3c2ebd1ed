import Foundation
import HTTPTypes
import Languages
import Measures
import Members
import Register
import Serving
import SignedMembers
import Testing

@testable import Web

/// Signing in and what belongs to members, asked over the whole router as a browser would.
@Suite struct MemberPagesTests {
    private struct Node {
        let site: WebTestSite
        let members: SignedMembers

        init() async throws {
            members = try SignedMembers()
            var site = try await WebTestSite.caspian()
            site = try WebTestSite(site.journal, members: members.book)
            self.site = site
        }

        /// Asks with a cookie, as the node's arrivals would let it through.
        func ask(
            _ path: String, _ fields: [(String, String)]? = nil, cookie: String? = nil, scheme: String = "http",
            headers: HTTPFields = [:]
        ) async throws -> Answer {
            var headers = headers
            headers[.accept] = "text/html"
            headers[.userAgent] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
            if fields != nil {
                headers[.contentType] = "application/x-www-form-urlencoded"
                headers[.origin] = "\(scheme)://littoral.example"
            }
            let signed = if let cookie { await members.book.signed(session: cookie) } else { nil as Signed? }
            var fields = fields
            if case .session(_, let secret)? = signed?.way, fields?.contains(where: { $0.0 == "form-secret" }) == false
            {
                fields?.append(("form-secret", secret))
            }
            let body = fields.map { fields in
                fields.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
            }
            return try await site.ask(
                path, method: fields == nil ? .get : .post, headers: headers, body: body ?? "", scheme: scheme,
                as: signed)
        }

        private static func escaped(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }

        /// Somebody who is signed in, by the secret of the cookie.
        func member(_ roles: Set<Role> = [.editor], mail: String? = nil) async throws -> Begun {
            let party = try #require(
                try await site.site.register.read(for: .everyone(.en), today: site.site.now().day()) { reading in
                    reading.vocabulary.parties.values.filter { $0.type == .office }.map(\.id).min()
                })
            return try await members.member(roles, at: party, name: "Aigul Nazarova", mail: mail)
        }
    }

    private func cookie(_ answer: Answer) -> String? {
        answer.headers[.setCookie].flatMap { field in
            field.split(separator: ";").first?.split(separator: "=").last.map(String.init)
        }
    }

    @Test func signingInGivesASessionAndSigningOutEndsIt() async throws {
        let node = try await Node()
        _ = try await node.member(mail: "aigul@office.example")
        let page = try await node.ask("/kk/sign-in")
        #expect(page.status == 200 && page.header("cache-control") == "private, no-store")
        let wrong = try await node.ask("/kk/sign-in", [("mail", "aigul@office.example"), ("password", "not this one")])
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("value=\"aigul@office.example\"") && !wrong.text.contains("not this one"))
        #expect(wrong.headers[.setCookie] == nil)
        let right = try await node.ask(
            "/kk/sign-in",
            [("mail", "aigul@office.example"), ("password", SignedMembers.password), ("next", "/kk/account")])
        #expect(right.status == 303 && right.header("location") == "/kk/account")
        let secret = try #require(cookie(right))
        let account = try await node.ask("/kk/account", cookie: secret)
        #expect(
            account.status == 200 && account.text.contains("Aigul Nazarova") && account.text.contains("Firefox, Linux"))
        let out = try await node.ask("/kk/sign-out", [], cookie: secret)
        #expect(out.status == 303)
        #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
        #expect(await node.members.book.signed(session: secret) == nil)
    }

    @Test(arguments: ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "evil"])
    func nobodyIsSentElsewhere(next: String) async throws {
        let node = try await Node()
        _ = try await node.member(mail: "aigul@office.example")
        let answer = try await node.ask(
            "/en/sign-in", [("mail", "aigul@office.example"), ("password", SignedMembers.password), ("next", next)])
        #expect(answer.status == 303)
        #expect(answer.header("location")?.hasPrefix("/en/") == true)
    }

    @Test func aPageForMembersSendsThePublicToSignIn() async throws {
        let node = try await Node()
        for path in ["account", "account/password", "account/codes", "account/tokens", "members", "members/invite"] {
            let answer = try await node.ask("/ru/\(path)")
            #expect(answer.status == 303, "\(path)")
            #expect(answer.header("location")?.hasPrefix("/ru/sign-in?next=") == true)
        }
    }

    /// Every address of members × every kind of visitor, and what comes of it.
    @Test func onlyAdministratorsKeepMembers() async throws {
        let node = try await Node()
        let target = try await node.member()
        for role in Role.allCases {
            let visitor = try await node.member([role])
            let id = target.signed.member
            for path in ["members", "members/invite", "members/\(id)", "members/\(id)/erase"] {
                let answer = try await node.ask("/en/\(path)", cookie: visitor.secret.text)
                #expect(answer.status == (role == .administrator ? 200 : 403), "\(role) \(path)")
            }
            guard role != .administrator else { continue }
            for path in [
                "members/invite", "members/\(id)", "members/\(id)/reset", "members/\(id)/disable",
                "members/\(id)/enable",
                "members/\(id)/erase",
            ] {
                let answer = try await node.ask(
                    "/en/\(path)", [("roles", "administrator")], cookie: visitor.secret.text)
                #expect(answer.status == 403, "\(role) \(path)")
            }
            let member = try #require(try await node.members.book.member(id))
            #expect(member.state == .active && member.roles == [.editor])
        }
    }

    @Test func formsFromElsewhereAndWithoutTheSecretAreRefused() async throws {
        let node = try await Node()
        let begun = try await node.member([.administrator])
        for path in ["account", "account/password", "account/tokens", "sign-out", "members/invite"] {
            let secretless = try await node.ask("/en/\(path)", [("form-secret", "guess")], cookie: begun.secret.text)
            #expect(secretless.status == 403, "\(path) \(secretless.status)")
        }
        #expect(await node.members.book.signed(session: begun.secret.text) != nil)
    }

    @Test func anInvitationIsMadeFollowedAndUsed() async throws {
        let node = try await Node()
        let administrator = try await node.member([.administrator])
        let invite = try await node.ask("/fa/members/invite", cookie: administrator.secret.text)
        let page = try invite.page()
        let party = try #require(page.all("option").compactMap { $0.attributes["value"] }.first { !$0.isEmpty })
        let bad = try await node.ask(
            "/fa/members/invite", [("name", "نو"), ("mail", "bad"), ("party", party)], cookie: administrator.secret.text
        )
        #expect(bad.status == 422 && bad.text.contains("value=\"bad\""))
        let made = try await node.ask(
            "/fa/members/invite",
            [
                ("name", "آیگل"), ("mail", "new@office.example"), ("party", party), ("roles", "editor"),
                ("roles", "approver"),
                ("language", "kk"),
            ], cookie: administrator.secret.text)
        #expect(made.status == 200 && made.header("cache-control") == "private, no-store")
        let link = try #require(
            made.text.firstMatch(of: /http:\/\/littoral\.example(\/kk\/join\?link=[A-Za-z0-9_-]{43})/)
        ).1
        let door = try await node.ask(String(link))
        #expect(door.status == 200 && door.text.contains("آیگل"))
        let weak = try await node.ask(String(link), [("name", "Айгүл"), ("password", "short"), ("language", "kk")])
        #expect(weak.status == 422 && weak.text.contains("value=\"Айгүл\""))
        let entered = try await node.ask(
            String(link), [("name", "Айгүл"), ("password", SignedMembers.password), ("language", "kk")])
        #expect(entered.status == 303)
        let signed = try #require(await node.members.book.signed(session: cookie(entered) ?? ""))
        #expect(signed.party == party && signed.roles == [.editor, .approver])
        #expect(try await node.ask(String(link)).status == 410)
        #expect(try await node.ask("/en/join?link=nothing").status == 410)
    }

    @Test func theFirstAdministratorSaysWhoAndForWhom() async throws {
        let node = try await Node()
        let link = try #require(try await node.members.book.inviteFirst(language: .en))
        let path = "/en/join?link=\(link.secret.text)"
        let party = try #require(
            try await node.ask(path).page().all("option").compactMap { $0.attributes["value"] }.first { $0.count > 2 })
        let without = try await node.ask(
            path, [("name", "A"), ("mail", "a@b.example"), ("password", SignedMembers.password)])
        #expect(without.status == 422)
        let entered = try await node.ask(
            path, [("name", "A"), ("mail", "a@b.example"), ("party", party), ("password", SignedMembers.password)])
        #expect(entered.status == 303)
        #expect(await node.members.book.signed(session: cookie(entered) ?? "")?.may(.manageNode) == true)
    }

    @Test func theSecondFactorIsSetUpAskedForAndEnded() async throws {
        let node = try await Node()
        let begun = try await node.member(mail: "two@office.example")
        let page = try await node.ask("/tk/account/codes", cookie: begun.secret.text)
        let groups = try #require(page.text.firstMatch(of: /name="secret" value="([A-Z2-7 ]+)"/)).1
        #expect(page.text.contains("class=\"code-picture\""))
        let device = OneTimeCode(secret: try #require(Base32.bytes(groups)))
        let wrong = try await node.ask(
            "/tk/account/codes", [("secret", String(groups)), ("current", SignedMembers.password), ("code", "1")],
            cookie: begun.secret.text)
        #expect(wrong.status == 422 && wrong.text.contains(groups))
        let started = try await node.ask(
            "/tk/account/codes",
            [
                ("secret", String(groups)), ("current", SignedMembers.password),
                ("code", device.code(step: OneTimeCode.step(at: node.members.now))),
            ], cookie: begun.secret.text)
        #expect(started.status == 200)
        let recovery = try #require(started.text.firstMatch(of: /[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}/)).0
        #expect(await node.members.book.signed(session: begun.secret.text) == nil)
        let secret = try #require(cookie(started))
        let step = try await node.ask(
            "/tk/sign-in", [("mail", "two@office.example"), ("password", SignedMembers.password), ("next", "/tk/map")])
        #expect(step.status == 200 && step.headers[.setCookie] == nil)
        let ticket = try #require(step.text.firstMatch(of: /name="ticket" value="([A-Za-z0-9_-]{43})"/)).1
        let refused = try await node.ask("/tk/sign-in/code", [("ticket", String(ticket)), ("code", "000000")])
        #expect(refused.status == 422 && refused.text.contains(ticket))
        let entered = try await node.ask(
            "/tk/sign-in/code", [("ticket", String(ticket)), ("code", String(recovery)), ("next", "/tk/map")])
        #expect(entered.status == 303 && entered.header("location") == "/tk/map")
        let ended = try await node.ask(
            "/tk/account/codes/change", [("current", SignedMembers.password), ("act", "end")], cookie: secret)
        #expect(ended.status == 303)
        #expect(try await node.members.book.member(begun.signed.member)?.hasSecondFactor == false)
    }

    @Test func passwordSessionsAndTokensAreKeptByTheirMember() async throws {
        let node = try await Node()
        let begun = try await node.member(mail: "own@office.example")
        let other = try await node.member()
        let made = try await node.ask(
            "/az/account/tokens", [("label", "Gecə yükləməsi"), ("scopes", "write"), ("days", "30")],
            cookie: begun.secret.text)
        let token = try #require(made.text.firstMatch(of: /littoral_[A-Za-z0-9_-]{43}/)).0
        #expect(await node.members.book.signed(token: String(token))?.may(.write(party: begun.signed.party)) == true)
        let list = try await node.ask("/az/account/tokens", cookie: begun.secret.text)
        #expect(list.text.contains("Gecə yükləməsi") && !list.text.contains(token))
        let id = try #require(list.text.firstMatch(of: /name="token" value="([^"]+)"/)).1
        _ = try await node.ask("/az/account/tokens/end", [("token", String(id))], cookie: other.secret.text)
        #expect(await node.members.book.signed(token: String(token)) != nil)
        _ = try await node.ask("/az/account/tokens/end", [("token", String(id))], cookie: begun.secret.text)
        #expect(await node.members.book.signed(token: String(token)) == nil)
        let changed = try await node.ask(
            "/az/account/password", [("current", SignedMembers.password), ("password", "another quiet evening")],
            cookie: begun.secret.text)
        #expect(changed.status == 303)
        #expect(await node.members.book.signed(session: begun.secret.text) == nil)
        #expect(await node.members.book.signed(session: cookie(changed) ?? "") != nil)
    }

    @Test func anErasedMemberIsGoneFromThePages() async throws {
        let node = try await Node()
        let administrator = try await node.member([.administrator])
        let target = try await node.members.member(name: "Gulnara Whistleblowerova", mail: "gulnara@office.example")
        let id = target.signed.member
        let asked = try await node.ask("/en/members/\(id)/erase", cookie: administrator.secret.text)
        #expect(asked.status == 200 && asked.text.contains("Gulnara"))
        let done = try await node.ask("/en/members/\(id)/erase", [], cookie: administrator.secret.text)
        #expect(done.status == 303)
        #expect(try await node.ask("/en/members", cookie: administrator.secret.text).text.contains("Gulnara") == false)
        #expect(try await node.ask("/en/members/\(id)", cookie: administrator.secret.text).status == 404)
    }

    @Test func cookiesAreBoundToTheHost() async throws {
        let node = try await Node()
        _ = try await node.member(mail: "aigul@office.example")
        for (scheme, beginning, end) in [
            ("http", "littoral=", "SameSite=Lax"), ("https", "__Host-littoral=", "; Secure"),
        ] {
            let answer = try await node.ask(
                "/en/sign-in", [("mail", "aigul@office.example"), ("password", SignedMembers.password)], scheme: scheme)
            let field = try #require(answer.headers[.setCookie])
            #expect(field.hasPrefix(beginning) && field.hasSuffix(end))
            #expect(field.contains("; HttpOnly") && field.contains("; Path=/") && field.contains("SameSite=Lax"))
            #expect(!field.contains("Domain"))
        }
    }

    /// Every page of members in every language reads as strictly as the others.
    @Test func everyPageIsWellFormed() async throws {
        let node = try await Node()
        let administrator = try await node.member([.administrator])
        let id = administrator.signed.member
        for language in Language.allCases {
            for path in [
                "account", "account/password", "account/codes", "account/tokens", "members", "members/invite",
                "members/\(id)",
                "members/\(id)/erase",
            ] {
                let answer = try await node.ask("/\(language.tag)/\(path)", cookie: administrator.secret.text)
                let page = try answer.page()
                #expect(answer.status == 200 && page.language == language.tag)
                let isWorded = !page.text.contains("{") && !page.main.contains(/\bmember\.[a-z]/)
                #expect(isWorded, "\(path)")
            }
            #expect(try await node.ask("/\(language.tag)/sign-in").page().language == language.tag)
        }
    }
}
