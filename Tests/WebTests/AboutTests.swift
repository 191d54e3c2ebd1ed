import Foundation
import Journal
import Languages
import Measures
import Register
import Testing

@testable import Web

@Suite("What a node says of itself")
struct AboutTests {
    @Test(arguments: ["en", "fa", "ru", "az", "kk", "tk"])
    func itSaysWhatItRestsOn(_ language: String) async throws {
        let site = try await WebTestSite.caspian()
        let page = try await site.ask("/\(language)/about").page()
        let pack = try #require(site.pack)
        let region = try #require(pack.records.compactMap { $0 as? Region }.first)
        let head = try #require(try await site.journal.ownHead())
        for text in [
            region.version, site.journal.origin.id, head.hash.hex, site.journal.key.publicKey.hex, "test",
            "SIL Open Font License",
        ] {
            #expect(page.main.contains(text), "\(text)")
        }
        let digest = try await site.site.register.read(for: .everyone(.en), today: site.site.now().day()) {
            $0.vocabulary.region?.digest
        }
        #expect(page.main.contains(try #require(digest)))
        for spoken in Language.allCases { #expect(page.main.contains(spoken.ownName), "\(spoken)") }
    }

    /// The origin on the page is made from the key on the page, as anyone can find by computing it.
    @Test func theKeyAndTheOriginBelongTogether() async throws {
        let site = try await WebTestSite.caspian()
        let digits = try await site.ask("/en/about").page().all("code").map(\.text)
        let keys = digits.filter { $0.count == 64 }.compactMap { Digest(hex: $0)?.bytes }
        #expect(keys.contains { NodeKey.origin(publicKey: $0) == site.journal.origin })
        #expect(digits.contains(site.journal.origin.id))
    }
}
