import Chances
import HTTPTypes
import Hummingbird
import Settings
import Testing

@testable import Serving

@Suite struct ProxyTests {
    private static let names = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded"]

    private func request(_ fields: [(String, String)], host: String = "node.example") -> Request {
        var headers = HTTPFields()
        for (name, value) in fields {
            guard let name = HTTPField.Name(name) else { continue }
            headers.append(HTTPField(name: name, value: value))
        }
        return Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: host, path: "/en/", headerFields: headers),
            body: RequestBody(buffer: ByteBuffer()))
    }

    private func proxies(_ way: TrustedProxies.Way = .separate, isEncrypted: Bool = false) throws -> TrustedProxies {
        TrustedProxies(try #require(AddressRange.list("10.0.0.0/8, ::1")), way: way, isEncrypted: isEncrypted)
    }

    @Test func aTrustedProxyIsBelieved() throws {
        let asked = request([
            ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "sea.example"),
        ])
        let (request, reader, isForwarded) = try proxies().resolved(asked, peer: "10.1.2.3")
        #expect(request.head.scheme == "https" && request.head.authority == "sea.example")
        #expect(reader == "203.0.113.9" && isForwarded)
    }

    @Test func nobodyElseIs() throws {
        let asked = request([
            ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"),
            ("Forwarded", "for=127.0.0.1;proto=https;host=evil.example"),
        ])
        for way in [TrustedProxies.Way.separate, .standard] {
            for peer in ["203.0.113.9", "::2", nil] {
                let (request, reader, isForwarded) = try proxies(way).resolved(asked, peer: peer)
                #expect(request.head.scheme == "http" && request.head.authority == "node.example")
                #expect(reader == peer && isForwarded)
                for name in Self.names { #expect(HTTPField.Name(name).map { request.headers.contains($0) } == false) }
            }
        }
    }

    /// What a reader writes himself stands before what the proxies append, and is passed over.
    @Test(arguments: [
        ("203.0.113.9", "203.0.113.9"), ("127.0.0.1, 203.0.113.9", "203.0.113.9"),
        ("1.1.1.1, 203.0.113.9, 10.0.0.5", "203.0.113.9"), ("10.0.0.7, 10.0.0.5", "10.0.0.7"),
        ("203.0.113.9:4711", "203.0.113.9"), ("[2001:db8::7]:80", "2001:db8::7"), ("", "10.9.9.9"),
    ])
    func theReaderIsTheFirstBeyondTheProxies(_ header: String, _ expected: String) throws {
        let (_, reader, _) = try proxies().resolved(request([("X-Forwarded-For", header)]), peer: "10.9.9.9")
        #expect(reader == expected)
    }

    @Test(arguments: [
        ("for=203.0.113.9;proto=https;host=sea.example", "203.0.113.9", "https", "sea.example"),
        ("For=\"[2001:db8::7]:4711\";Proto=HTTPS", "2001:db8::7", "https", "node.example"),
        ("for=1.2.3.4, for=203.0.113.9;proto=http", "203.0.113.9", "http", "node.example"),
        ("nonsense", "10.9.9.9", "http", "node.example"), (";;;=,=,", "10.9.9.9", "http", "node.example"),
    ])
    func theStandardHeaderIsRead(_ header: String, _ reader: String, _ scheme: String, _ host: String) throws {
        let found = try proxies(.standard).resolved(request([("Forwarded", header)]), peer: "10.9.9.9")
        #expect(found.reader == reader && found.request.head.scheme == scheme && found.request.head.authority == host)
    }

    /// A proxy that sets the one kind passes the other kind through as the reader wrote it.
    @Test func theOtherKindIsNotHeeded() throws {
        let spoof = request([("Forwarded", "host=evil.example;proto=https;for=1.1.1.1")])
        let (request, reader, _) = try proxies().resolved(spoof, peer: "10.1.1.1")
        #expect(request.head.authority == "node.example" && request.head.scheme == "http" && reader == "10.1.1.1")
    }

    @Test func ownEncryptionIsTheScheme() throws {
        #expect(
            try proxies(isEncrypted: true).resolved(request([]), peer: "203.0.113.9").request.head.scheme == "https")
    }

    /// Whatever stands in the headers of a stranger, nothing of it is seen further in.
    @Test(arguments: 0..<4) func strangersChangeNothing(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let pieces = ["for=", "10.0.0.1", "::1", ",", ";", "\"", "[", "]", "https", "proto=", "host=", " ", ":", "a.b"]
        for _ in 0..<500 {
            let fields = (0..<chance.below(5)).map { _ in
                (chance.pick(Self.names), chance.text(of: pieces, length: 12))
            }
            for way in [TrustedProxies.Way.separate, .standard] {
                let (request, reader, _) = try proxies(way).resolved(request(fields), peer: "203.0.113.9")
                #expect(request.head.scheme == "http" && request.head.authority == "node.example")
                #expect(reader == "203.0.113.9")
                _ = try proxies(way).resolved(self.request(fields), peer: "10.0.0.9")
            }
        }
    }

    @Test(arguments: [
        ("sea.example", true), ("SEA.example", true), ("sea.example:8080", true), ("sea.example.", true),
        ("other.example", false), ("sea.example.evil", false), ("xsea.example", false), ("[::1]:80", true),
        ("[::2]", false),
        ("", false),
    ])
    func hostsAreTakenByName(_ host: String, _ isTaken: Bool) {
        #expect(HostNames(["sea.example", "[::1]"]).contains(host) == isTaken)
        #expect(HostNames([]).contains(host))
    }
}
