import Chances
import Foundation
import Languages
import Markup
import Measures
import Register
import Testing

@testable import Web

@Suite("Map drawing") struct MapDrawingTests {
    private static func home(_ language: Language, legs: Bool = true) throws -> MapDrawing {
        let plate = try #require(MapPack.plate())
        return MapDrawing(
            plate: plate, features: MapPack.home(language, legs: legs), title: "Map of the sea", about: "",
            page: language, sea: MapPack.seaName(language), states: MapPack.states(language))
    }

    @Test("the pack has its layers, without fault")
    func layers() {
        #expect(MapPack.base.faults == 0)
        for layer in [BaseMap.Layer.land, .sea, .deep, .lakes, .rivers, .borders] {
            #expect(!MapPack.base[layer].isEmpty)
        }
        #expect(!MapPack.base.islands.isEmpty)
    }

    @Test("names never touch each other nor leave the frame", arguments: Language.allCases)
    func names(language: Language) throws {
        let drawing = try Self.home(language)
        let frame = try #require(MapPack.plate()).projection.frame
        #expect(drawing.labels.count > 15)
        for (index, label) in drawing.labels.enumerated() {
            #expect(frame.contains(label.box))
            for other in drawing.labels.dropFirst(index + 1) {
                #expect(!label.box.touches(other.box), "\(label.text) lies on \(other.text)")
            }
        }
    }

    @Test("every place within the frame has its ring inside the view box")
    func rings() throws {
        let plate = try #require(MapPack.plate())
        let drawing = try Self.home(.en)
        let inside = MapPack.home(.en).filter { $0.mark == .ring }.compactMap(\.position)
            .filter { plate.projection.frame.contains(plate.projection.point($0)) }
        #expect(drawing.places.count == inside.count)
        #expect(inside.count >= 20)
        #expect(drawing.places.allSatisfy(plate.projection.frame.contains))
    }

    @Test("the same things give the same bytes, in whatever order places come")
    func deterministic() throws {
        let plate = try #require(MapPack.plate())
        let features = MapPack.home(.ru)
        let places = features.filter { $0.mark == .ring }
        let rest = features.filter { $0.mark != .ring }
        func draw(_ features: [MapFeature]) -> Markup {
            MapDrawing(plate: plate, features: features, title: "t", about: "a", page: .ru).markup
        }
        #expect(draw(rest + places) == draw(rest + places.reversed()))
        #expect(try #require(MapPack.plate()).above == plate.above)
    }

    @Test("is small enough for a poor line", arguments: Language.allCases)
    func size(language: Language) throws {
        let drawing = try Self.home(language)
        #expect(drawing.markup.bytes.count <= 45_000)
        let plate = try #require(MapPack.plate(.coarse, width: 240))
        for feature in MapPack.home(language, legs: true) {
            guard let locator = MapDrawing.locator(plate: plate, feature: feature, title: "Where it lies") else {
                continue
            }
            #expect(locator.bytes.count <= 12_000, "\(feature.id): \(locator.bytes.count)")
        }
    }

    @Test("a thing outside the map has no locator")
    func outside() throws {
        let plate = try #require(MapPack.plate(.coarse, width: 240))
        let far = MapFeature(
            id: "far", mark: .ring, name: "Far", language: .en, position: Coordinate(lon: 56.28, lat: 27.19))
        #expect(MapDrawing.locator(plate: plate, feature: far, title: "t") == nil)
        let none = MapFeature(id: "none", mark: .none, name: "None", language: .en)
        #expect(MapDrawing.locator(plate: plate, feature: none, title: "t") == nil)
    }

    @Test("names are escaped and cannot turn the text around them")
    func hostile() throws {
        let plate = try #require(MapPack.plate())
        let name = "\u{202E}</text><script>\"&'"
        let feature = MapFeature(
            id: "x", mark: .ring, name: name, language: .fa, address: "javascript:alert(1)",
            position: Coordinate(lon: 50, lat: 42), isChosen: true)
        let text = MapDrawing(
            plate: plate, features: [feature], title: name, about: name, page: .en,
            sea: MapName(name, language: .en), states: [MapName(name, language: .en)]
        ).markup.text
        #expect(!text.contains("<script"))
        #expect(!text.contains("javascript"))
        #expect(text.contains("&lt;/text&gt;"))
    }

    @Test("nothing at all still gives a drawing")
    func empty() throws {
        let box = try #require(Box(west: 50, south: 40, east: 50, north: 40))
        let plate = MapPlate(base: BaseMap(), bounds: box, width: 300)
        let drawing = MapDrawing(
            plate: plate, features: [], title: "t", about: "", page: .fa, sea: MapName("دریا", language: .fa))
        #expect(drawing.labels.isEmpty && drawing.leftOut == 0)
        #expect(drawing.markup.text.hasPrefix("<svg"))
        #expect(BaseMap(folder: MapPack.folder.appendingPathComponent("nowhere")).window == nil)
    }

    @Test("of thousands of things the weightiest are drawn, and it says how many are not")
    func many() throws {
        let plate = try #require(MapPack.plate())
        var random = Chance(seed: 3)
        let features = (0..<5000).map { index in
            MapFeature(
                id: "thing-\(index)", mark: index % 2 == 0 ? .ring : .dot, name: "Thing \(index)", language: .en,
                rank: index % 50, position: Coordinate(lon: random.number(46...56), lat: random.number(37...48)),
                isChosen: index == 4999)
        }
        let drawing = MapDrawing(plate: plate, features: features, title: "t", about: "", page: .en)
        #expect(drawing.leftOut == 4400)
        #expect(drawing.places.count <= MapFeature.drawnMax)
        #expect(drawing.labels.contains { $0.text == "Thing 4999" })
        for (index, label) in drawing.labels.enumerated() {
            #expect(!drawing.labels.dropFirst(index + 1).contains { $0.box.touches(label.box) })
        }
    }
}
