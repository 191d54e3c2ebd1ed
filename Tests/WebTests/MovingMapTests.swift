import Foundation
import HTTPTypes
import Journal
import Languages
import Measures
import Testing

@testable import Web

@Suite("The moving map")
struct MovingMapTests {
    private static func base(_ page: WebPage) -> String { page.node(id: "moving")?.attributes["data-base"] ?? "" }

    @Test(arguments: ["en", "fa"])
    func thePageReadsWithoutItsScript(_ language: String) async throws {
        let site = try await WebTestSite.caspian()
        let page = try await site.ask("/\(language)/map").page()
        #expect(page.all("script").count == 2)
        #expect(page.node(id: "moving")?.attributes["hidden"] != nil)
        #expect(page.node(id: "map-side")?.attributes["hidden"] != nil)
        #expect(page.all("a").count { $0.attributes["href"]?.contains("/things/") == true } > 30)
        for button in page.inside(id: "moving").filter({ $0.name == "button" }) {
            #expect(button.attributes["aria-label"]?.isBlank == false && button.attributes["type"] == "button")
        }
        let home = try await site.ask("/\(language)/").page()
        #expect(home.all("script").compactMap { $0.attributes["src"] }.allSatisfy { $0.hasSuffix("/search.js") })
        #expect(home.all("a").contains { $0.attributes["href"] == "/\(language)/map" })
    }

    /// The sizes a poor line has to carry; the golden part is what the coarsest tile is made of.
    @Test func tilesAreLight() async throws {
        let site = try await WebTestSite.caspian()
        let page = try await site.ask("/en/map").page()
        let base = Self.base(page)
        #expect(base.wholeMatch(of: /\/map\/base\/[0-9a-f]{12}\//) != nil)
        #expect(Self.base(try await site.ask("/fa/map").page()) == base)
        let tiles = try #require(site.site.maps.heldTiles)
        #expect(tiles.names.count == 1 + 4 + 16)
        var packed: [Int] = [0, 0, 0]
        for name in tiles.names {
            let plain = try await site.ask(base + name)
            #expect(plain.status == 200 && plain.header("Content-Type") == "application/json", "\(name)")
            #expect(plain.header("Cache-Control") == "public, max-age=31536000, immutable")
            let answer = try await site.ask(base + name, headers: [.acceptEncoding: "gzip"])
            let size = answer.body.count
            #expect(size < 12_000, "\(name) has \(size) bytes")
            packed[Int(name.prefix(1)) ?? 0] += size
            let json = try #require(try JSONSerialization.jsonObject(with: Data(plain.body)) as? [String: Any])
            #expect((json["box"] as? [String])?.compactMap(Double.init).count == 4)
            for path in try #require(json["paths"] as? [[String]]) {
                #expect(path.count == 2 && path[1].wholeMatch(of: /[Mlz0-9 .-]+/) != nil)
            }
        }
        #expect(packed[0] < 12_000 && packed[0] < packed[1] && packed[1] < packed[2] && packed[2] < 80_000, "\(packed)")
        let first = try await site.ask(base + "0/0-0.json")
        let names = try JSONDecoder().decode(Coarsest.self, from: Data(first.body)).paths.compactMap(\.first)
        #expect(
            names == [
                "graticule", "province", "river", "sea coast", "sea coast", "deep", "border",
            ])
    }

    private struct Coarsest: Decodable { let paths: [[String]] }

    @Test(arguments: [
        "VERSION/3/0-0.json", "VERSION/0/1-0.json", "VERSION/0/0-0", "VERSION/0/-1-0.json", "VERSION/00/0-0.json",
        "VERSION/0/0-0.json.gz", "VERSION/9999999999999999999/0-0.json", "VERSION/0/%30-0.json%00", "VERSION/0/..",
        "VERSION/0/0-0.json/x", "000000000000/0/0-0.json", "VERSION/x/y", "VERSION/٠/٠-٠.json",
        "VERSION/0/0-0.json?x=1",
    ])
    func strangeTilesAreRefused(_ rest: String) async throws {
        let site = try await WebTestSite.caspian()
        let base = Self.base(try await site.ask("/en/map").page())
        let version = String(base.split(separator: "/").last ?? "")
        let answer = try await site.ask("/map/base/" + rest.replacingOccurrences(of: "VERSION", with: version))
        #expect((400..<500).contains(answer.status))
        #expect(answer.header("Cache-Control") == "no-store")
    }

    @Test(arguments: ["en", "fa"])
    func thingsAreAnsweredOnce(_ language: String) async throws {
        let site = try await WebTestSite.caspian()
        let path = "/\(language)/map/things.json"
        let answer = try await site.ask(path)
        #expect(answer.status == 200 && answer.header("Content-Type") == "application/json")
        #expect(answer.header("Cache-Control") == "no-cache")
        let tag = try #require(answer.header("ETag"))
        for wish in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let again = try await site.ask(path, headers: [.ifNoneMatch: wish])
            #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == tag, "\(wish)")
        }
        #expect(try await site.ask(path, headers: [.ifNoneMatch: "\"x\""]).status == 200)
        #expect(answer.body.count < 60_000)
        let things = try JSONDecoder().decode(Things.self, from: Data(answer.body)).things
        #expect(things.count { $0.m == "area" } >= 20 && things.count { $0.k == "port" } > 20)
        #expect(things.count { $0.m == "line" } > 10 && things.count { $0.m == "sea" } == 1)
        for thing in things {
            #expect(!thing.n.isEmpty && (0...5).contains(thing.r))
            #expect((thing.i == nil) == (thing.m == "sea" || thing.m == "state"))
            #expect((thing.p ?? thing.c ?? []).count.isMultiple(of: 2))
            if let id = thing.i { #expect(try await site.ask("/\(language)/things/\(id)").status == 200, "\(id)") }
        }
        let port = try #require(things.first { $0.i == "port-anzali" })
        #expect(port.m == "ring" && port.r == 0 && port.n == (language == "en" ? "Anzali" : "\u{2068}انزلی\u{2069}"))
    }

    private struct Things: Decodable {
        struct Thing: Decodable {
            let m: String
            let n: String
            let r: Int
            let i: String?
            let k: String?
            let p: [Int]?
            let c: [Int]?
        }

        let things: [Thing]
    }

    /// Tiles of one level, laid side by side, show what one tile would: areas add up but for the overlap.
    @Test func tilesMeet() throws {
        let projection = MapProjection(bounds: try #require(MapPack.base.window), width: 560)
        let tiles = MapTiles(base: MapPack.base, projection: projection, provinces: [])
        let again = MapTiles(base: MapPack.base, projection: projection, provinces: [])
        #expect(tiles.version == again.version)
        let one = try #require(Coordinate(lon: 50, lat: 40)), two = try #require(Coordinate(lon: 51, lat: 40))
        let three = try #require(Coordinate(lon: 51, lat: 41))
        let shape = Shape.polygon(Polygon(outer: try Ring([one, two, three, one])))
        #expect(MapTiles(base: MapPack.base, projection: projection, provinces: [shape]).version != tiles.version)
        #expect(tiles.frame.contains(projection.frame))
    }
}
