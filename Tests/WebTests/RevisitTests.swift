import HTTPTypes
import Journal
import Languages
import Register
import Testing

@testable import Web

@Suite("Who comes back to a page takes only what changed")
struct RevisitTests {
    @Test(arguments: ["/en/", "/fa/things/port-astara-ir", "/ru/quarrels", "/kk/search?q=Astara", "/tk/about"])
    func aPageThatHasNotChangedIsNotSentAgain(path: String) async throws {
        let site = try await WebTestSite.caspian()
        let first = try await site.ask(path)
        let tag = try #require(first.header("ETag"))
        #expect(first.status == 200 && first.header("Cache-Control") == "no-cache")
        for held in [tag, "W/\(tag)", "\"other\", \(tag)"] {
            let again = try await site.ask(path, headers: [.ifNoneMatch: held])
            #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == tag)
        }
        #expect(try await site.ask(path, headers: [.ifNoneMatch: "\"other\""]).status == 200)
    }

    @Test func aFaultIsNeverHeldForThePage() async throws {
        let answer = try await WebTestSite.caspian().ask("/en/things/nowhere", headers: [.ifNoneMatch: "*"])
        #expect(answer.status == 404 && answer.header("ETag") == nil && answer.header("Cache-Control") == "no-store")
    }
}
