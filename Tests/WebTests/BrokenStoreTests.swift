import HTTPTypes
import Journal
import Languages
import Storage
import Testing

@testable import Web

@Suite("A store that fails")
struct BrokenStoreTests {
    /// A page that cannot be made says so in the reader's language, with a reference and nothing of the inside.
    @Test func pagesNameAReference() async throws {
        let journal = try WebScratch.journal()
        let site = try WebTestSite(journal)
        #expect(try await site.ask("/en/parties").status == 200)
        try journal.store.close()
        let paths = [
            "", "provinces", "things/x", "things/x/history", "claims/x", "quarrels", "sources", "about", "method",
        ]
        for (language, path) in [Language.en, .fa].flatMap({ language in paths.map { (language, $0) } }) {
            let answer = try await site.ask("/\(language.tag)/\(path)")
            #expect(answer.status == 500, "\(path)")
            let page = try FaultTests().expectFaultPage(answer, "internal", language, site)
            #expect(page.main.contains(AskedContext.reference))
            for inside in [
                "SQL", "sqlite", "GRDB", "Database", "rror 21", "misuse", "SELECT", "/tmp", ".swift", "Journal",
            ] {
                #expect(!answer.text.contains(inside), "\(path) shows \(inside)")
            }
        }
    }

    /// What needs no store answers without one, and faults of the reader stay his.
    @Test func theRestStillAnswers() async throws {
        let journal = try WebScratch.journal()
        let site = try WebTestSite(journal)
        try journal.store.close()
        #expect(try await site.ask("/").status == 303)
        #expect(try await site.ask("/en/%zz").status == 400)
        #expect(try await site.ask("/en/nothing").status == 404)
        #expect(try await site.ask("/en/", method: .post).status == 405)
        #expect(try await site.ask("/assets/\(site.site.assets.version)/littoral.css").status == 200)
    }

    /// A node without a region pack has pages all the same.
    @Test(arguments: [
        "", "provinces", "properties", "compare", "use", "parties", "quarrels", "sources", "completeness", "method",
        "about",
    ])
    func anEmptyNodeHasPages(_ path: String) async throws {
        let site = try WebTestSite(try WebScratch.journal())
        for language in ["en", "fa"] {
            let answer = try await site.ask("/\(language)/\(path)")
            #expect(answer.status == 200)
            #expect(try answer.page().all("h1").count == 1)
        }
    }
}
