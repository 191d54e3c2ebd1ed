import HTTPTypes
import Languages
import Testing

@testable import Web

@Suite("Requests that cannot be answered")
struct FaultTests {
    /// A request at fault: what is asked, and how the page must answer.
    struct Case: Sendable, CustomTestStringConvertible {
        let path: String
        let status: Int
        let stem: String
        var language = Language.en
        var wish: String?
        var method = HTTPRequest.Method.get

        var testDescription: String { "\(method) \(path.prefix(60)) \(wish ?? "")" }

        init(
            _ path: String, _ status: Int, _ stem: String, _ language: Language = .en, wish: String? = nil,
            method: HTTPRequest.Method = .get
        ) {
            (self.path, self.status, self.stem, self.language, self.wish, self.method) = (
                path, status, stem, language, wish, method
            )
        }
    }

    static let long = String(repeating: "a", count: 300)

    static let cases = [
        Case("/de/", 404, "not-found"), Case("/de/provinces", 404, "not-found", .fa, wish: "fa, en;q=0.5"),
        Case("/de/", 404, "not-found", .ru, wish: "de, ru"), Case("/EN/", 404, "not-found"),
        Case("/nothing", 404, "not-found", .fa, wish: "fa"), Case("/favicon.ico", 404, "not-found"),
        Case("/en/nothing", 404, "not-found"), Case("/fa/nothing", 404, "not-found", .fa, wish: "en"),
        Case("/en/provinces/extra", 404, "not-found"), Case("/en/things/", 404, "not-found"),
        Case("/en//etc/passwd", 404, "not-found"), Case("//elsewhere.example/", 404, "not-found"),
        Case("/fa/things/no-such", 404, "not-found", .fa), Case("/en/claims/c-0", 404, "not-found"),
        Case("/en/kinds/no-such", 404, "not-found"), Case("/en/sources/no-such", 404, "not-found"),
        Case("/fa/parties/no-such", 404, "not-found", .fa), Case("/en/things/no-such/history", 404, "not-found"),
        Case("/en/things/..", 404, "not-found"), Case("/en/things/../../../etc/passwd", 404, "not-found"),
        Case("/en/things/%2e%2e%2f%2e%2e", 404, "not-found"), Case("/en/things/" + long, 404, "not-found"),
        Case("/en/things/%D8%AF%D8%B1%DB%8C%D8%A7", 404, "not-found"),
        Case("/en/things/a'%20OR%201=1--", 404, "not-found"),
        Case("/en/things/%F0%9F%90%9F%E2%80%AE", 404, "not-found"), Case("/en/claims/%3Cscript%3E", 404, "not-found"),
        Case("/en/things/%00", 400, "bad-address"), Case("/fa/things/%zz", 400, "bad-address", .fa),
        Case("/en/things/%", 400, "bad-address"), Case("/en/things/%4", 400, "bad-address"),
        Case("/en/things/%ff%fe", 400, "bad-address"), Case("/en/things/%c0%af", 400, "bad-address"),
        Case("/en/things/%+1", 400, "bad-address"), Case("/en/things/a%0d%0aSet-Cookie:x", 400, "bad-address"),
        Case("/en/?tracking=1", 400, "unknown-parameter"),
        Case("/fa/provinces?%3Cb%3E=1", 400, "unknown-parameter", .fa),
        Case("/en/things/port-anzali?before=1", 400, "unknown-parameter"),
        Case("/en/things/port-anzali/history?before=", 400, "malformed-value"),
        Case("/en/things/port-anzali/history?before=x", 400, "malformed-value"),
        Case("/en/things/port-anzali/history?before=0", 400, "malformed-value"),
        Case("/fa/things/port-anzali/history?before=-1", 400, "malformed-value", .fa),
        Case("/en/things/port-anzali/history?before=1.5", 400, "malformed-value"),
        Case("/en/things/port-anzali/history?before=99999999999999999999", 400, "malformed-value"),
        Case("/en/properties/no-such", 404, "not-found"), Case("/en/properties?order=name", 400, "unknown-parameter"),
        Case("/en/properties/population?order=size", 400, "malformed-value"),
        Case("/fa/properties/population?kind=ship", 400, "malformed-value", .fa),
        Case("/en/properties/population?within=no-such", 404, "not-found"),
        Case("/en/properties/population?page=0", 400, "malformed-value"),
        Case("/en/properties/population?page=x", 400, "malformed-value"),
        Case("/en/properties/population?page=99999999999999999999", 400, "malformed-value"),
        Case("/fa/properties/population?page=9999", 404, "no-page", .fa),
        Case("/en/properties/population?order=name&order=value", 400, "unknown-parameter"),
        Case("/en/properties/population?sort=name", 400, "unknown-parameter"),
        Case("/fa/compare?a=ir-01&b=port-anzali", 400, "other-kind", .fa),
        Case("/en/compare?a=ir-01&b=no-such", 404, "not-found"), Case("/en/compare?c=ir-01", 400, "unknown-parameter"),
        Case("/en/use?by=sector", 400, "unknown-parameter"), Case("/en/parties?page=2", 400, "unknown-parameter"),
        Case("/en/changes?before=0", 400, "malformed-value"), Case("/fa/changes?kind=x", 404, "not-found", .fa),
        Case("/en/changes?province=no-such", 404, "not-found"), Case("/en/changes?page=2", 400, "unknown-parameter"),
        Case("/ru/changes.atom?before=x", 400, "malformed-value", .ru),
        Case("/az/changes.atom?kind=port&kind=town", 400, "unknown-parameter", .az),
        Case("/kk/changes.atom?province=no-such", 404, "not-found", .kk),
        Case("/tk/meetings?level=kings", 400, "malformed-value", .tk),
        Case("/en/meetings?year=2025", 400, "unknown-parameter"),
        Case("/fa/claims/no-such/history", 404, "not-found", .fa),
        Case("/en/things/port-anzali/history/compare", 400, "malformed-value"),
        Case("/fa/things/port-anzali/history/compare?from=x&to=1", 400, "malformed-value", .fa),
        Case("/en/things/port-anzali/history/compare?from=1&to=2&by=3", 400, "unknown-parameter"),
        Case("/ru/things/port-anzali/history/compare?from=1&to=2", 404, "no-version", .ru),
        Case("/fa/things/port-anzali/history/compare?from=9223372036854775807&to=2", 404, "no-version", .fa),
        Case("/en/things/port-anzali/history/compare?from=2&to=2", 400, "same-version"),
        Case("/en/things/no-such/history/compare?from=1&to=2", 404, "not-found"),
        Case("/en/", 405, "method-not-allowed", method: .post),
        Case("/fa/things/port-anzali", 405, "method-not-allowed", .fa, method: .put),
        Case("/en/claims/x", 405, "method-not-allowed", method: .delete),
        Case("/", 405, "method-not-allowed", .fa, wish: "fa", method: .patch),
        Case("/en/", 405, "method-not-allowed", method: .options),
        Case("/en/" + String(repeating: "a", count: 3_000), 414, "too-long"),
        Case("/map/base/", 404, "not-found"), Case("/en/map/base", 404, "not-found"),
        Case("/en/map?zoom=2", 400, "unknown-parameter"),
        Case("/fa/map/things.json?kind=port", 400, "unknown-parameter", .fa),
        Case("/fa/?" + String(repeating: "a", count: 3_000), 414, "too-long", .fa),
    ]

    @Test(arguments: cases)
    func answersWithAPage(_ item: Case) async throws {
        let site = try await WebTestSite.caspian()
        var headers = HTTPFields()
        if let wish = item.wish { headers[.acceptLanguage] = wish }
        let answer = try await site.ask(
            item.path, method: item.method, headers: headers, body: item.method == .post ? "a=b" : "")
        #expect(answer.status == item.status)
        let page = try expectFaultPage(answer, item.stem, item.language, site)
        // Where: the path, at least its beginning, as it was asked for.
        #expect(page.main.contains(item.path.prefix { $0 != "?" }.prefix(12)))
        if item.status == 405 { #expect(answer.header("Allow") == "GET, HEAD") }
    }

    /// Says what, where and what to do, in the language; can be left by a link; shows nothing of the inside.
    @discardableResult
    func expectFaultPage(_ answer: Answer, _ stem: String, _ language: Language, _ site: WebTestSite) throws -> WebPage
    {
        let page = try answer.page()
        #expect(page.language == language.tag)
        #expect(page.nodes.first?.attributes["dir"] == (language == .fa ? "rtl" : "ltr"))
        #expect(page.all("h1").map(\.text) == [site.say(PhraseKey("error.\(stem).title"), language)])
        for part in ["what", "remedy"] where stem != "not-found" || part == "remedy" {
            let phrase = site.say(PhraseKey("error.\(stem).\(part)"), language)
            for piece in phrase.split(separator: /\{[a-z]+\}|\[[a-z.]+\]/) {
                #expect(page.main.contains(piece.trimmingPrefix(" ")))
            }
        }
        #expect(page.main.firstMatch(of: /\{[a-z]+\}/) == nil)
        #expect(page.all("a").contains { $0.attributes["href"] == "/\(language.tag)/" })
        #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
        #expect(answer.header("Cache-Control") == "no-store")
        expectSafeHeaders(answer)
        return page
    }

    func expectSafeHeaders(_ answer: Answer) {
        let policy = answer.header("Content-Security-Policy") ?? ""
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(answer.path)")
        // Scripts are files of this node; nothing inline, nothing evaluated, nobody else asked.
        #expect(policy.contains("script-src 'self';") && policy.contains("connect-src 'self';"))
        #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"))
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(answer.header("Referrer-Policy") == "same-origin")
        #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin")
        #expect(answer.header("Set-Cookie") == nil)
    }

    @Test(arguments: ["/en/", "/", "/health", "/en/nothing", "/en/%zz"])
    func everyAnswerIsGuarded(_ path: String) async throws {
        expectSafeHeaders(try await WebTestSite.caspian().ask(path))
    }

    @Test(arguments: ["a<b", "a b", "x/../y", "evil.example\u{202E}", String(repeating: "h", count: 300), ""])
    func refusesABadHost(_ host: String) async throws {
        let site = try await WebTestSite.caspian()
        let answer = try await site.ask("/fa/about", host: host)
        #expect(answer.status == 400)
        try expectFaultPage(answer, "bad-header", .fa, site)
        #expect(!answer.text.contains("evil"))
    }

    @Test func refusesTooManyHeaders() async throws {
        let site = try await WebTestSite.caspian()
        var headers = HTTPFields()
        headers[.cookie] = String(repeating: "c", count: 17_000)
        let answer = try await site.ask("/fa/", headers: headers)
        #expect(answer.status == 431)
        try expectFaultPage(answer, "too-long", .fa, site)
    }

    @Test(arguments: [
        "", ";;;", "*", "xx-YY;q=9", "en;q=abc", "\u{202E}", "fa;q=0", String(repeating: "a,", count: 3_000), "-",
        "en-", ";q=1",
    ])
    func aStrangeWishIsHarmless(_ wish: String) async throws {
        let site = try await WebTestSite.caspian()
        var headers = HTTPFields()
        headers[.acceptLanguage] = wish
        let first = try await site.ask("/", headers: headers)
        #expect(first.status == 303)
        #expect(Language.allCases.map { "/\($0.tag)/" }.contains(first.header("Location")))
        #expect(first.header("Vary") == "Accept-Language")
        #expect(try await site.ask("/fa/about", headers: headers).status == 200)
    }

    @Test func theBrowsersWishChooses() async throws {
        let site = try await WebTestSite.caspian()
        for (wish, place) in [
            ("fa-IR,fa;q=0.9,en;q=0.8", "/fa/"), ("en", "/en/"), ("ru, fa;q=0.2", "/ru/"), ("tr, kk;q=0.2", "/kk/"),
            ("ja", "/en/"),
        ] {
            var headers = HTTPFields()
            headers[.acceptLanguage] = wish
            #expect(try await site.ask("/", headers: headers).header("Location") == place)
        }
    }

    /// More readers at once than the store has connections: each waits its turn, none blocks the others.
    @Test func manyReadersAtOnce() async throws {
        let site = try await WebTestSite.caspian()
        let paths = ["/en/about", "/fa/about", "/en/provinces", "/fa/things/port-anzali", "/en/method", "/"]
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<240 { group.addTask { try await site.ask(paths[number % paths.count]).status } }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(Set(statuses) == [200, 303] && statuses.count == 240)
    }

    @Test(arguments: [
        "/en/", "/fa/things/port-astara-ir", "/", "/health", "/en/nothing", "/de/", "/en/%zz", "/en/?x=1",
    ])
    func headIsGetWithoutBody(_ path: String) async throws {
        let site = try await WebTestSite.caspian()
        let get = try await site.ask(path)
        let head = try await site.ask(path, method: .head)
        #expect(head.status == get.status)
        #expect(head.body == [])
        for field in get.headers { #expect(head.headers[field.name] == field.value, "\(field.name)") }
    }
}
