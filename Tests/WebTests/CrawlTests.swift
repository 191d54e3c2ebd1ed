import Foundation
import Languages
import Register
import Testing

@testable import Web

@Suite("Every page a reader can reach")
struct CrawlTests {
    @Test func everyLinkAnswers() async throws {
        let crawl = try await Crawl.caspian()
        let faults = crawl.faults(.answer)
        #expect(faults == [])
        #expect(crawl.pages.count > 2_000, "only \(crawl.pages.count) pages were reached")
        // Every language is gone through, from right to left more of it.
        for (tag, part) in [("fa", 5), ("ru", 12), ("az", 12), ("kk", 12), ("tk", 12)] {
            let found = crawl.pages.keys.count { $0.hasPrefix("/\(tag)/") }
            #expect(found > crawl.pages.keys.count { $0.hasPrefix("/en/") } / part, "\(found) pages of \(tag)")
        }
    }

    @Test(arguments: Crawl.Check.allCases.filter { $0 != .answer })
    func everyPagePasses(_ check: Crawl.Check) async throws {
        let faults = try await Crawl.caspian().faults(check)
        #expect(faults == [])
    }

    @Test func fragmentsHaveTheirTargets() async throws {
        let crawl = try await Crawl.caspian()
        var missing: [String] = []
        for (path, page) in crawl.pages {
            for (target, id) in page.fragments
            where Crawl.isFollowed(target) && crawl.pages[target]?.ids.contains(id) != true {
                missing.append("\(path): \(target)#\(id)")
            }
        }
        let first = missing.sorted().prefix(20)
        #expect(first == [])
    }

    @Test func otherLanguagesAnswer() async throws {
        let crawl = try await Crawl.caspian()
        var missing: [String] = []
        for (path, page) in crawl.pages where Crawl.feedType(path) == nil {
            let wanted = Set(Language.allCases.map { "/\($0.tag)/" + path.dropFirst(4) })
            if Set(page.alternates) != wanted { missing.append("\(path): \(page.alternates)") }
            for alternate in page.alternates where Crawl.isFollowed(alternate) && crawl.pages[alternate] == nil {
                missing.append("\(path): \(alternate)")
            }
        }
        let first = missing.sorted().prefix(20)
        #expect(first == [])
    }
}

/// The pages found from the first ones, link by link, each examined once: all of them in English, in the other languages
/// every list and of the pages of single things an eighth, in Persian a quarter.
struct Crawl: Sendable {
    enum Check: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case answer, form, heading, language, title, phrases, foreign, ids, figures, size, styles, secrets, digits,
            script
        var testDescription: String { rawValue }
    }

    struct Found: Sendable {
        var links: Set<String> = []
        var fragments: [(path: String, id: String)] = []
        var alternates: [String] = []
        var ids: Set<String> = []
        var faults: [(check: Check, what: String)] = []
    }

    private(set) var pages: [String: Found] = [:]

    private static let crawling = Task { try await Crawl(WebTestSite.caspian(), from: ["/en/", "/fa/"]) }

    static func caspian() async throws -> Crawl { try await crawling.value }

    static let pagesMax = 20_000

    /// The same part in every run.
    static func isFollowed(_ path: String) -> Bool {
        let parts = path.split(separator: "?")[0].split(separator: "/")
        guard parts.count > 2, parts[0] != "en" else { return true }
        return path.utf8.reduce(UInt64(5_381)) { $0 &* 33 &+ UInt64($1) } % (parts[0] == "fa" ? 4 : 8) == 0
    }

    /// What an address is answered as that is a feed; `nil` for a page.
    static func feedType(_ path: String) -> String? {
        if path.contains(".atom") { return "application/atom+xml; charset=utf-8" }
        return path.contains("-feed.json") ? "application/feed+json; charset=utf-8" : nil
    }

    init(_ site: WebTestSite, from first: [String]) async throws {
        let examiner = PageExaminer(secrets: PageExaminer.secrets(of: site.pack))
        var frontier = first
        var seen = Set(first)
        while !frontier.isEmpty, seen.count <= Self.pagesMax {
            let found = try await withThrowingTaskGroup(of: (String, Found).self) { group in
                for path in frontier { group.addTask { (path, examiner.examine(try await site.ask(path))) } }
                return try await group.reduce(into: [(String, Found)]()) { $0.append($1) }
            }
            frontier = []
            for (path, page) in found {
                pages[path] = page
                for link in page.links.union(page.alternates).sorted()
                where Self.isFollowed(link) && seen.insert(link).inserted {
                    frontier.append(link)
                }
            }
        }
    }

    /// The first faults of a kind, in the order of their pages.
    func faults(_ check: Check) -> [String] {
        let all = pages.sorted { $0.key < $1.key }.flatMap { path, page in
            page.faults.filter { $0.check == check }.map { "\(path): \($0.what)" }
        }
        return all.count > 20 ? Array(all.prefix(20)) + ["and \(all.count - 20) more"] : all
    }
}
