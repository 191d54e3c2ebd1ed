import HTTPTypes
import Languages
import Serving
import Testing

@testable import Web

@Suite("Every page has one address in each language")
struct NegotiationTests {
    static let forms: [(asked: String, one: String)] = [
        ("/en", "/en/"), ("/en//", "/en/"), ("//fa", "/fa/"), ("/ru/provinces/", "/ru/provinces"),
        ("/en//provinces//", "/en/provinces"), ("/fa/things/port-anzali/history/", "/fa/things/port-anzali/history"),
        ("/en/things/port-anzali/history/?before=2000", "/en/things/port-anzali/history?before=2000"),
        ("/health/", "/health"),
    ]

    @Test(arguments: forms.indices)
    func anotherFormLeadsToTheOne(_ index: Int) async throws {
        let site = try await WebTestSite.caspian()
        let (asked, one) = Self.forms[index]
        for method in [HTTPRequest.Method.get, .head] {
            let answer = try await site.ask(asked, method: method)
            #expect(answer.status == 308)
            #expect(answer.header("Location") == one)
            #expect(answer.body == [])
        }
        #expect(try await site.ask(one).status == 200)
    }

    /// A redirect leads to a page: what is not there is refused where it was asked for.
    @Test(arguments: ["/en/nothing/", "/en/things/", "//elsewhere.example/", "/de", "/en/?x=1/", "/en//nothing//"])
    func aFaultIsNotSentOn(_ path: String) async throws {
        let status = try await WebTestSite.caspian().ask(path).status
        #expect(status == 404 || status == 400)
    }

    @Test func addressesWithoutALanguageAreNegotiated() async throws {
        let site = try await WebTestSite.caspian()
        var headers = HTTPFields()
        headers[.acceptLanguage] = "kk, ru;q=0.5"
        for (asked, led) in [
            ("/", "/kk/"), ("/provinces", "/kk/provinces"), ("/things/port-anzali", "/kk/things/port-anzali"),
            ("/things/port-anzali/history?before=2000", "/kk/things/port-anzali/history?before=2000"),
            ("//sources//", "/kk/sources"), ("/things/no-such", "/kk/things/no-such"),
        ] {
            let answer = try await site.ask(asked, headers: headers)
            #expect(answer.status == 303 && answer.header("Location") == led, "\(asked)")
            #expect(answer.header("Vary") == "Accept-Language")
        }
        #expect(try await site.ask("/provinces").header("Location") == "/en/provinces")
    }

    /// Every page that can be reached can be asked for without its language.
    @Test func everyPageIsNegotiated() async throws {
        let site = try await WebTestSite.caspian()
        var steps: [Substring: String] = [:]
        for path in try await Crawl.caspian().pages.keys.sorted() where path.hasPrefix("/en/") {
            let rest = path.dropFirst(3)
            steps[rest.split(separator: "/").first ?? ""] = String(rest)
        }
        #expect(steps.count >= 10)
        for path in steps.values {
            let answer = try await site.ask(path)
            #expect(answer.status == 303 && answer.header("Location") == "/en\(path)", "\(path)")
        }
    }

    @Test func onlyWhatWasNegotiatedVaries() async throws {
        let site = try await WebTestSite.caspian()
        #expect(try await site.ask("/en/about").header("Vary") == "Accept-Encoding")
        #expect(try await site.ask("/en/nothing").header("Vary") == "Accept-Encoding")
        #expect(try await site.ask("/nothing").header("Vary") == "Accept-Language, Accept-Encoding")
        let fault = try await site.ask("/en/nothing").page()
        #expect(fault.all("link").allSatisfy { !["canonical", "alternate"].contains($0.attributes["rel"]) })
    }

    @Test func twoHostsAreRefused() async throws {
        let site = try await WebTestSite.caspian()
        var headers = HTTPFields()
        headers[try #require(HTTPField.Name("Host"))] = "other.example"
        #expect(try await site.ask("/en/about", headers: headers).status == 400)
    }

    @Test func theOneFormStays() {
        for path in ["/", "/en/", "/fa/provinces", "/en/things/a?b=/c//", "/?a=b"] {
            #expect(CanonicalAddress.of(path) == path)
        }
        #expect(CanonicalAddress.of("") == "/" && CanonicalAddress.of("//x//y/?") == "/x/y?")
    }
}
