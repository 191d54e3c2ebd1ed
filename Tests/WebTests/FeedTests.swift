import Foundation
import FoundationXML
import HTTPTypes
import Journal
import Languages
import Measures
import Register
import Serving
import Testing

@testable import Web

@Suite("Feeds of changes")
struct FeedTests {
    private func feed(_ site: WebTestSite, _ path: String) async throws -> AtomFeed {
        let answer = try await site.ask(path)
        #expect(answer.status == 200, "\(path)")
        #expect(answer.header("Content-Type") == "application/atom+xml; charset=utf-8")
        return try AtomFeed(answer.body)
    }

    private static let base = "http://littoral.example"

    private func path(_ address: String) -> String {
        #expect(address.hasPrefix(Self.base), "\(address)")
        return String(address.dropFirst(Self.base.count))
    }

    @Test(arguments: ["en", "fa", "ru", "az", "kk", "tk"])
    func aFeedSaysWhatItIs(_ language: String) async throws {
        let site = try await WebTestSite.caspian()
        let feed = try await feed(site, "/\(language)/changes.atom?province=ir-01&kind=port")
        #expect(feed.language == language)
        #expect(feed.links("self") == [Self.base + "/\(language)/changes.atom?province=ir-01&kind=port"])
        #expect(feed.links("alternate") == [Self.base + "/\(language)/changes?province=ir-01&kind=port"])
        #expect(feed.first("id")?.hasPrefix("tag:\(site.journal.origin.id).littoral.invalid,2026:") == true)
        #expect(feed.first("title")?.isEmpty == false)
        #expect(feed.entries.count > 3)
        for entry in feed.entries {
            for field in ["id", "title", "updated", "name", "summary"] {
                #expect(entry.fields[field]?.count == 1, "\(field)")
                #expect(entry.fields[field]?.first?.isEmpty == false, "\(field)")
            }
            #expect(entry.fields["updated"]?.first.flatMap { Instant(parsing: $0) } != nil)
            #expect(entry.links.filter { $0.rel == "alternate" }.count == 1)
        }
    }

    @Test func entriesLeadToTheirPages() async throws {
        let site = try await WebTestSite.caspian()
        for entry in try await feed(site, "/fa/changes.atom").entries {
            for link in entry.links {
                let path = path(link.address)
                let answer = try await site.ask(String(path.prefix { $0 != "#" }))
                #expect(answer.status == 200, "\(path)")
                if let id = path.split(separator: "#").dropFirst().first {
                    #expect(try answer.page().node(id: String(id)) != nil, "\(path)")
                }
            }
        }
    }

    @Test(arguments: ["", "?kind=port", "?province=az-ast"])
    func pagesHoldEverythingOnce(_ scope: String) async throws {
        let site = try await WebTestSite.caspian()
        var next: String? = "/en/changes.atom\(scope)"
        var ids: [String] = []
        var english: [String] = []
        while let page = next {
            let feed = try await feed(site, page)
            ids += feed.entries.compactMap { $0.fields["id"]?.first }
            #expect(feed.links("first") == [Self.base + "/en/changes.atom\(scope)"])
            #expect(feed.links("self") == [Self.base + page])
            if english.isEmpty { english = ids }
            next = feed.links("next").first.map(path)
        }
        #expect(Set(ids).count == ids.count)
        let query = ChangeScope(
            whole: scope.hasPrefix("?province") ? "az-ast" : nil, kind: scope.hasPrefix("?kind") ? "port" : nil)
        let wanted = try await site.site.register.read(for: .everyone(.en), today: site.site.now().day()) {
            try $0.changes(query, limit: 100_000).changes.map { "\($0.entry)" }
        }
        #expect(ids.map { String($0.suffix(36)) } == wanted)
        // The same entry is the same in every language.
        let others = try await feed(site, "/tk/changes.atom\(scope)").entries.compactMap { $0.fields["id"]?.first }
        #expect(others == english)
    }

    @Test func whatIsHeldIsNotSentAgain() async throws {
        let journal = try WebScratch.journal(earlier: 5_000)
        let port = Thing(id: "port-x", kind: "port", name: Text([.en: "Port X"]))
        let records: [any RegisterRecord] = [
            Kind(id: "port", label: Text([.en: "Port"]), plural: Text(), mark: .ring, order: 1), port,
        ]
        _ = try await journal.append(records.map { $0.entry(party: "p", member: "m") })
        let site = try WebTestSite(journal)
        func ask(_ name: HTTPField.Name, _ value: String?) async throws -> Answer {
            var headers = HTTPFields()
            headers[name] = value
            return try await site.ask("/en/changes.atom", headers: headers)
        }
        let first = try await site.ask("/en/changes.atom")
        let tag = try #require(first.header("ETag"))
        let date = try #require(first.header("Last-Modified"))
        #expect(date == "Sun, 22 Nov 2026 08:59:55 GMT")
        for held in [tag, "W/" + tag, "\"other\", \(tag)", "*"] {
            let answer = try await ask(.ifNoneMatch, held)
            #expect(answer.status == 304 && answer.body.isEmpty, "\(held)")
            #expect(answer.header("ETag") == tag && answer.header("Last-Modified") == date)
        }
        #expect(try await ask(.ifNoneMatch, "\"other\"").status == 200)
        #expect(try await ask(.ifModifiedSince, date).status == 304)
        #expect(try await ask(.ifModifiedSince, "Sun, 22 Nov 2026 08:59:54 GMT").status == 200)
        for odd in ["yesterday", "Mon, 22 Nov 2026 08:59:55 GMT", "", "Sunday, 22-Nov-26 08:59:55 GMT"] {
            #expect(try await ask(.ifModifiedSince, odd).status == 200, "\(odd)")
        }
        _ = try await journal.append([
            Thing(id: "port-x", kind: "port", name: Text([.en: "Port Y"])).entry(party: "p", member: "m")
        ])
        let later = try await ask(.ifNoneMatch, tag)
        #expect(later.status == 200 && later.header("ETag") != tag)
    }

    /// Two changes within one second would bear the same date.
    @Test func theRunningSecondHasNoDate() async throws {
        let journal = try WebScratch.journal()
        _ = try await journal.append([
            Kind(id: "port", label: Text([.en: "Port"]), plural: Text(), mark: .ring, order: 1).entry(
                party: "p", member: "m")
        ])
        let answer = try await WebTestSite(journal).ask("/en/changes.atom")
        #expect(answer.header("Last-Modified") == nil && answer.header("ETag") != nil)
        #expect(try AtomFeed(answer.body).entries.isEmpty)
    }

    @Test func pagesNameTheirFeeds() async throws {
        let site = try await WebTestSite.caspian()
        for (page, address) in [
            ("/fa/", "/fa/changes.atom"), ("/ru/things/ir-01", "/ru/changes.atom?province=ir-01"),
            ("/en/kinds/port", "/en/changes.atom?kind=port"),
            ("/az/changes?kind=port&before=900", "/az/changes.atom?kind=port"),
        ] {
            let feeds = try await site.ask(page).page().all("link").filter {
                $0.attributes["type"] == "application/atom+xml" && $0.attributes["rel"] == "alternate"
            }
            #expect(feeds.map { $0.attributes["href"] } == [address], "\(page)")
            #expect(feeds.allSatisfy { $0.attributes["title"]?.isEmpty == false })
        }
    }

    /// What a proxy says has been weighed before the pages see the request; what anybody writes into a header is nothing.
    @Test func theSchemeOfTheLineIsKept() async throws {
        let site = try await WebTestSite.caspian()
        for (line, scheme) in [("https", "https"), ("http", "http"), ("javascript", "http")] {
            var headers = HTTPFields()
            headers[try #require(HTTPField.Name("X-Forwarded-Proto"))] = "https"
            let answer = try await site.ask("/en/changes.atom", headers: headers, scheme: line)
            #expect(try AtomFeed(answer.body).links("self") == ["\(scheme)://littoral.example/en/changes.atom"])
        }
    }

    @Test func harmfulWordsLeaveTheFeedWhole() async throws {
        let site = try await HostileContentTests.loading.value
        for language in ["en", "fa", "ru"] {
            var next: String? = "/\(language)/changes.atom"
            var count = 0
            while let page = next {
                let feed = try await feed(site, page)
                count += feed.entries.count
                next = feed.links("next").first.map(path)
            }
            #expect(count > 100)
        }
    }

    @Test func datesAreReadAsTheyAreWritten() {
        for second in stride(from: Int64(-3_000_000_000), to: 4_000_000_000, by: 86_399_977) {
            let moment = Instant(clamping: second * 1_000)
            #expect(HTTPDate.moment(HTTPDate.text(moment)) == moment)
        }
        #expect(HTTPDate.text(Instant(clamping: 784_111_777_000)) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }
}

/// What a feed says, read by the system's own XML reader.
final class AtomFeed: NSObject, XMLParserDelegate {
    struct Link: Sendable { let rel: String, address: String }
    struct Part: Sendable {
        var fields: [String: [String]] = [:]
        var links: [Link] = []
    }
    struct Fault: Error { let what: String }

    private(set) var language = ""
    private(set) var head = Part()
    private(set) var entries: [Part] = []
    private var isInEntry = false
    private var text = ""

    init(_ bytes: [UInt8]) throws {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        guard parser.parse() else { throw Fault(what: "\(String(describing: parser.parserError))") }
    }

    func first(_ field: String) -> String? { head.fields[field]?.first }
    func links(_ rel: String) -> [String] { head.links.filter { $0.rel == rel }.map(\.address) }

    private func change(_ work: (inout Part) -> Void) {
        if isInEntry { work(&entries[entries.count - 1]) } else { work(&head) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        switch name {
        case "feed": language = attributes["xml:lang"] ?? ""
        case "entry":
            entries.append(Part())
            isInEntry = true
        case "link":
            change { $0.links.append(Link(rel: attributes["rel"] ?? "", address: attributes["href"] ?? "")) }
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if name == "entry" { isInEntry = false } else { change { $0.fields[name, default: []].append(text) } }
    }
}
