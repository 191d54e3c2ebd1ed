import AskedNode
import Foundation
import Languages
import Testing

@testable import API

@Suite struct FeatureRoutesTests {
    @Test func theLandingPageLeadsOn() async throws {
        let node = try await InterfaceNode.shipped()
        let landing = try await node.ask("/ogc")
        #expect(landing.status == 200)
        for rel in ["self", "service-desc", "service-doc", "conformance", "data"] {
            #expect(try landing.link(rel)?.hasPrefix("http://node.example/") == true, "\(rel)")
        }
        let behindProxy = try await node.ask("/ogc", scheme: "https")
        #expect(try behindProxy.link("data") == "https://node.example/ogc/collections")
        let classes = try await node.json("/ogc/conformance")["conformsTo"] as? [String] ?? []
        #expect(classes.contains("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"))
        let definition = try await node.ask("/ogc/api")
        #expect(definition.header("content-type") == FeatureDescription.openAPI)
        #expect(try definition.json()["openapi"] as? String == "3.0.3")
    }

    @Test func everyCollectionHoldsWhatItSays() async throws {
        let node = try await InterfaceNode.shipped()
        let collections = try await node.json("/ogc/collections")["collections"] as? [[String: Any]] ?? []
        #expect(collections.count > 15)
        var features = 0
        for collection in collections {
            let id = try #require(collection["id"] as? String)
            #expect((collection["crs"] as? [String])?.count == 3)
            #expect(collection["storageCrs"] as? String == "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
            let one = try await node.json("/ogc/collections/\(id)")
            #expect(one["id"] as? String == id)
            let items = try await node.ask("/ogc/collections/\(id)/items?limit=10000")
            #expect(items.header("content-type") == "application/geo+json")
            let ids = try items.ids()
            features += ids.count
            #expect(Set(ids).count == ids.count)
            #expect(try items.json()["numberMatched"] as? Int == ids.count)
            #expect(try items.json()["numberReturned"] as? Int == ids.count)
            for id in ids.prefix(3) {
                let kind = try #require(collection["id"] as? String)
                let item = try await node.ask("/ogc/collections/\(kind)/items/\(id)")
                #expect(try item.json()["id"] as? String == id)
                #expect(try item.link("self") == "http://node.example/ogc/collections/\(kind)/items/\(id)")
            }
            let queryables = try await node.json("/ogc/collections/\(id)/queryables")
            let names = try #require(queryables["properties"] as? [String: [String: Any]])
            for name in names.keys { #expect(names[name]?["title"] as? String != "[features.\(name)]", "\(name)") }
            let properties = (try items.json()["features"] as? [[String: Any]])?.first?["properties"] as? [String: Any]
            if let properties {
                #expect(Set(properties.keys) == Set(names.keys).subtracting(["geometry"]).union(["record"]))
            }
        }
        #expect(features >= 250)
    }

    @Test func pagesAreTheWhole() async throws {
        let node = try await InterfaceNode.shipped()
        let whole = try await node.ask("/ogc/collections/town/items?limit=10000").ids()
        for limit in [1, 7, 50] {
            var read: [String] = []
            var next: String? = "/ogc/collections/town/items?limit=\(limit)"
            while let path = next {
                let page = try await node.ask(path)
                read += try page.ids()
                next = try page.link("next").map { String($0.dropFirst("http://node.example".count)) }
                if let next {
                    #expect(page.header("link")?.hasPrefix("<http://node.example\(next)>; rel=\"next\"") == true)
                }
            }
            #expect(read == whole)
        }
    }

    @Test(arguments: [
        "limit=0", "limit=x", "limit=-1", "bbox=1,2,3", "bbox=a,b,c,d", "bbox=1,91,2,92", "bbox=1,5,2,4",
        "bbox=1,2,3,4,5", "datetime=yesterday", "datetime=..", "datetime=2026-01-01/2025-01-01", "crs=EPSG:4326",
        "bbox-crs=x", "filter-lang=cql2-json", "filter-crs=x", "nonsense=1", "limit=1&limit=2", "after=nothing",
        "lang=de", "f=html", "filter=draught", "changed=never", "draught=deep",
    ])
    func whatCannotBeReadIsRefused(query: String) async throws {
        let node = try await InterfaceNode.shipped()
        let answer = try await node.ask("/ogc/collections/port/items?\(query)", language: "ru")
        #expect(answer.status == 400)
        #expect(answer.header("content-type") == "application/problem+json")
        let problem = try answer.json()
        #expect((problem["detail"] as? String)?.isEmpty == false)
        #expect((problem["remedy"] as? String)?.isEmpty == false)
        #expect(answer.header("content-language") == "ru")
    }

    @Test(arguments: [
        "/ogc?x=1", "/ogc/conformance?x=1", "/ogc/api?x=1", "/ogc/collections?x=1", "/ogc/collections/port?x=1",
        "/ogc/collections/port/queryables?x=1",
    ])
    func unknownParametersAreRefused(path: String) async throws {
        let node = try await InterfaceNode.shipped()
        #expect(try await node.ask(path).status == 400)
    }

    @Test(arguments: [
        "/ogc/collections/nothing", "/ogc/collections/treaty/items", "/ogc/collections/port/items/nothing",
        "/ogc/collections/town/items/port-anzali", "/ogc/collections/PORT/items", "/ogc/nothing",
    ])
    func whatIsNotThereIsNotFound(path: String) async throws {
        let node = try await InterfaceNode.shipped()
        #expect(try await node.ask(path).status == 404)
    }

    @Test func theFilterFaultNamesItsPlaceInEveryLanguage() async throws {
        let node = try await InterfaceNode.shipped()
        for language in Language.allCases {
            let answer = try await node.ask(
                "/ogc/collections/port/items?filter=name%20%3D%20&lang=\(language.tag)", language: language.tag)
            let detail = try #require(try answer.json()["detail"] as? String)
            let eight = language == .fa ? "۸" : "8"
            #expect(detail.contains(eight), "\(detail)")
        }
    }

    private func point(_ answer: Told) throws -> [Double] {
        let geometry = try #require(try answer.json()["geometry"] as? [String: Any])
        return try #require(geometry["coordinates"] as? [Double])
    }

    @Test func coordinatesComeInThreeSystems() async throws {
        let node = try await InterfaceNode.shipped()
        let path = "/ogc/collections/port/items/port-anzali"
        let systems = "http://www.opengis.net/def/crs/"
        let plain = try await node.ask(path)
        let flipped = try await node.ask(path + "?crs=\(systems)EPSG/0/4326")
        let metres = try await node.ask(path + "?crs=\(systems)EPSG/0/3857")
        #expect(plain.header("content-crs") == "<\(systems)OGC/1.3/CRS84>")
        #expect(flipped.header("content-crs") == "<\(systems)EPSG/0/4326>")
        #expect(metres.header("content-crs") == "<\(systems)EPSG/0/3857>")
        let place = try point(plain)
        #expect(try point(flipped) == Array(place.reversed()))
        let east = try point(metres)
        #expect(abs(east[0] - place[0] / 180 * .pi * 6_378_137) < 0.01)
        #expect(east[1] > 4_000_000 && east[1] < 5_000_000)

        let box = [place[0] - 0.5, place[1] - 0.5, place[0] + 0.5, place[1] + 0.5]
        let here = try await node.ask("/ogc/collections/port/items?bbox=\(box.map { "\($0)" }.joined(separator: ","))")
        let there = try await node.ask(
            "/ogc/collections/port/items?bbox=\([box[1], box[0], box[3], box[2]].map { "\($0)" }.joined(separator: ","))"
                + "&bbox-crs=\(systems)EPSG/0/4326&crs=\(systems)EPSG/0/4326")
        #expect(try here.ids().contains("port-anzali"))
        #expect(try here.ids() == there.ids())
        let list = try await node.ask("/ogc/collections/port/items?crs=\(systems)EPSG/0/3857&limit=10000")
        let all = try await node.ask("/ogc/collections/port/items?limit=10000")
        #expect(try list.ids() == all.ids())
    }

    @Test func filtersChoose() async throws {
        let node = try await InterfaceNode.shipped()
        func ids(_ query: String) async throws -> [String] {
            let answer = try await node.ask("/ogc/collections/port/items?limit=1000&" + query)
            #expect(answer.status == 200, "\(answer.text.prefix(300))")
            return try answer.ids()
        }
        let all = try await ids("")
        let iran = try await ids("country=ir")
        #expect(!iran.isEmpty && iran.count < all.count)
        #expect(try await ids("filter=country%20%3D%20%27ir%27") == iran)
        #expect(try await ids("filter=NOT+country+IN+('ir')&filter-lang=cql2-text").count == all.count - iran.count)
        let deep = try await ids("filter=berths%20%3E%3D%2010")
        let shallow = try await ids("filter=berths%20%3C%2010")
        let unknown = try await ids("filter=berths%20IS%20NULL")
        #expect(!deep.isEmpty && !shallow.isEmpty)
        #expect(Set(deep + shallow + unknown) == Set(all))
        #expect(try await ids("filter=S_INTERSECTS(geometry,BBOX(-180,-90,180,90))") == all)
        #expect(try await ids("datetime=2026-11-22") == all)
        #expect(try await ids("datetime=2026-11-22T08:59:59Z/..") == all)
        #expect(try await ids("datetime=../2026-11-22T08:59:59Z") == [])
        #expect(try await ids("bbox=170,-90,-170,90") == [])
    }

    @Test func namesComeInTheReadersLanguage() async throws {
        let node = try await InterfaceNode.shipped()
        let path = "/ogc/collections/port/items/port-anzali"
        for language in Language.allCases {
            let asked = try await node.ask(path, language: language.tag)
            let named = try await node.ask(path + "?lang=\(language.tag)", language: "en")
            #expect(asked.header("content-language") == language.tag)
            #expect(asked.header("vary")?.contains("Accept-Language") == true)
            #expect(named.header("vary")?.contains("Accept-Language") == false)
            let properties = try #require(try asked.json()["properties"] as? [String: Any])
            #expect(properties["name"] as? String == properties["name_\(language.tag)"] as? String)
            #expect(properties["record"] as? String == "/\(language.tag)/things/port-anzali")
        }
    }
}
