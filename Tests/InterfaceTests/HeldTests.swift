import API
import AskedNode
import Journal
import Languages
import Measures
import Register
import Serving
import Testing
import Web

/// What a reader holds already, and what the node keeps of its answers.
@Suite("Answers held and kept")
struct HeldTests {
    private static let gzip = ("Accept-Encoding", "gzip")
    private static let paths = [
        ("/en/kinds/port", "text/html"), ("/en/kinds/port", "application/json"), ("/fa/properties.csv", "*/*"),
        ("/ogc/collections/port/items", "*/*"), ("/ogc/collections", "*/*"), ("/catalogue.ttl", "*/*"),
        ("/api/changes", "*/*"), ("/en/map/things.json", "*/*"),
    ]

    /// Compressed bytes are other bytes: each form has its own tag, and each is answered by 304 to who holds it.
    @Test(arguments: paths) func eachEncodingHasItsTag(path: String, accept: String) async throws {
        let node = try await InterfaceNode.shipped()
        // Past what is kept, and twice with it.
        for past in [[("Cache-Control", "no-store")], [], []] {
            func ask(_ headers: [(String, String)]) async throws -> Told {
                try await node.ask(path, accept: accept, headers: past + headers)
            }
            let plain = try await ask([])
            let packed = try await ask([Self.gzip])
            #expect(plain.status == 200 && plain.header("Content-Encoding") == nil, "\(path)")
            #expect(packed.status == 200 && packed.header("Content-Encoding") == "gzip", "\(path)")
            let tag = try #require(plain.header("ETag"))
            let packedTag = try #require(packed.header("ETag"))
            #expect(packedTag == HeldTags.packed(tag) && packedTag != tag && packedTag.hasSuffix("-gzip\""), "\(path)")
            for (held, also) in [
                (tag, []), (packedTag, [Self.gzip]), ("W/\(packedTag)", [Self.gzip]),
                ("\"other\", \(packedTag)", [Self.gzip]),
            ] {
                let again = try await ask([("If-None-Match", held)] + also)
                #expect(again.status == 304 && again.body.isEmpty, "\(path) \(held)")
                #expect(again.header("ETag") == (also.isEmpty ? tag : packedTag), "\(path) \(held)")
                #expect(again.header("Content-Encoding") == nil)
            }
            // Who holds the uncompressed bytes may go on with them.
            let other = try await ask([("If-None-Match", tag), Self.gzip])
            #expect(other.status == 304 && other.header("ETag") == tag, "\(path)")
            // Who takes nothing compressed does not hold what is asked for.
            #expect(try await ask([("If-None-Match", packedTag)]).status == 200, "\(path)")
            #expect(try await ask([("If-None-Match", "\"other-gzip\""), Self.gzip]).status == 200, "\(path)")
        }
    }

    private static func port(_ id: String, _ visibility: Visibility) -> [EntryBody] {
        [
            Thing(
                id: id, kind: "port", name: Text([.en: id]), position: Coordinate(lon: 1, lat: 1),
                visibility: visibility
            )
            .entry(party: "north", member: "m")
        ]
    }

    private static func node() async throws -> InterfaceNode {
        let node = try InterfaceNode()
        _ = try await node.journal.append(
            [
                Kind(id: "port", label: Text([.en: "Port"]), plural: Text(), mark: .dot, order: 1).entry(
                    party: "north", member: "m")
            ] + port("open-port", .everyone) + port("secret-port", .members))
        return node
    }

    /// Pages are kept for the public alone: a member is neither answered from there nor remembered.
    @Test func pagesOfMembersAreNotKept() async throws {
        let node = try await Self.node()
        let path = "/en/kinds/port"
        for round in 0..<2 {
            let member = try await node.ask(path, accept: "text/html", party: "south")
            #expect(member.text.contains("secret-port"), "\(round)")
            let size = node.site.answers.size
            let page = try await node.ask(path, accept: "text/html")
            #expect(page.text.contains("open-port") && !page.text.contains("secret-port"), "\(round)")
            #expect(round == 0 ? node.site.answers.size > size : node.site.answers.size == size)
        }
        let size = node.site.answers.size
        for header in ["Cookie", "Authorization"] {
            _ = try await node.ask("/en/about", accept: "text/html", headers: [(header, "x")])
        }
        _ = try await node.ask("/en/about", accept: "text/html", party: "north")
        // What members are told, and what rests on their store, is asked for anew each time.
        for path in ["/en/sign-in", "/en/desk", "/en/drafts", "/en/account"] {
            _ = try await node.ask(path, accept: "text/html")
        }
        #expect(node.site.answers.size == size)
    }

    @Test func keptPagesAreTheSameBytesAndGoWhenTheJournalGoesOn() async throws {
        let node = try await Self.node()
        for path in ["/en/kinds/port", "/fa/things/open-port", "/ru/", "/kk/search?q=port"] {
            let first = try await node.ask(path, accept: "text/html")
            let again = try await node.ask(path, accept: "text/html")
            let past = try await node.ask(path, accept: "text/html", headers: [("Cache-Control", "no-store")])
            #expect(first.body == again.body && first.headers == again.headers && first.body == past.body, "\(path)")
        }
        // The same address in another language, for another host and as another form is another answer.
        let page = try await node.ask("/en/kinds/port", accept: "text/html")
        #expect(try await node.ask("/en/kinds/port", accept: "application/json").body != page.body)
        for number in 0..<5 {
            _ = try await node.journal.append(Self.port("port-\(number)", .everyone))
            #expect(try await node.ask("/en/kinds/port", accept: "text/html").text.contains("port-\(number)"))
        }
    }

    /// An address without a language sends on by the wishes of who asks.
    @Test func whereOneIsSentIsNotKept() async throws {
        let node = try await Self.node()
        for (wish, place) in [("fa", "/fa/about"), ("ru", "/ru/about"), ("fa", "/fa/about")] {
            let told = try await node.ask("/about", accept: "text/html", language: wish)
            #expect(told.status == 303 && told.header("Location") == place)
        }
    }
}
