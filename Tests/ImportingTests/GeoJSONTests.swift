import Chances
import Foundation
import Measures
import Testing

@testable import Importing

@Suite struct GeoJSONTests {
    private func read(_ geometry: String) -> GeoJSON {
        let text = #"{"type":"FeatureCollection","features":[{"type":"Feature","id":"f","geometry":"# + geometry + "}]}"
        return GeoJSON(file: "g.geojson", bytes: Data(text.utf8))
    }

    private func place(_ lon: Double, _ lat: Double) throws -> Coordinate {
        try #require(Coordinate(lon: lon, lat: lat))
    }

    private func feature(_ type: String, _ coordinates: String) -> String {
        #"{"type":"\#(type)","coordinates":\#(coordinates)}"#
    }

    @Test func everyShapeIsRead() throws {
        let corners = [try place(0, 0), try place(4, 0), try place(4, 4)]
        let hole = [try place(1, 1), try place(2, 1), try place(2, 2)]
        let ring = "[[0,0],[4,0],[4,4],[0,0]]"
        let polygon = Polygon(outer: try Ring(corners), holes: [try Ring(hole)])
        let rings = "[\(ring),[[1,1],[2,1],[2,2],[1,1]]]"
        let shapes: [(String, String, Shape)] = [
            ("Point", "[1.5,-2]", .point(try place(1.5, -2))),
            ("Point", "[180,90,12]", .point(try place(180, 90))),
            ("MultiPoint", "[[0,0],[4,0]]", .multiPoint(Array(corners[..<2]))),
            ("LineString", "[[0,0],[4,0]]", .line(try Line(Array(corners[..<2])))),
            (
                "MultiLineString", "[[[0,0],[4,0]],\(ring)]",
                .multiLine([
                    try Line(Array(corners[..<2])), try Line(corners + corners[..<1]),
                ])
            ),
            ("Polygon", rings, .polygon(polygon)),
            ("MultiPolygon", "[\(rings),[\(ring)]]", .multiPolygon([polygon, Polygon(outer: try Ring(corners))])),
        ]
        for (type, coordinates, shape) in shapes {
            let found = read(feature(type, coordinates))
            #expect(found.diagnostics.map(\.description) == [])
            #expect(found.features.map(\.shape) == [shape], "\(type)")
            #expect(found.features.map(\.id) == ["f"])
        }
    }

    @Test(arguments: [
        ("Point", "[]"), ("Point", "[1]"), ("Point", "[\"1\",2]"), ("Point", "[181,0]"), ("Point", "[0,-90.1]"),
        ("Point", "7"), ("MultiPoint", "[]"), ("LineString", "[[0,0]]"), ("LineString", "[[0,0],7]"),
        ("LineString", "[[0,0],[null,1]]"), ("MultiLineString", "[]"), ("MultiLineString", "[[]]"),
        ("MultiLineString", "[[0,0],[1,1]]"), ("Polygon", "[]"), ("Polygon", "[[[0,0],[4,0],[4,4],[0,1]]]"),
        ("Polygon", "[[[0,0],[4,0],[0,0]]]"), ("Polygon", "[7]"),
        ("MultiPolygon", "[]"), ("MultiPolygon", "[[]]"), ("MultiPolygon", "[[[0,0],[4,0],[4,4],[0,0]]]"),
        ("GeometryCollection", "[]"), ("point", "[1,2]"),
    ])
    func aFeatureAtFaultIsNamed(_ type: String, _ coordinates: String) {
        let found = read(feature(type, coordinates))
        #expect(found.features.isEmpty)
        #expect(found.diagnostics.count == 1)
        #expect(found.diagnostics.first?.row == 1)
        #expect(found.diagnostics.first?.column == "f")
        #expect(found.diagnostics.first?.remedy.isEmpty == false)
    }

    @Test func idsAndOthersThatStand() throws {
        let good = #"{"type":"Feature","properties":{"id":"p"},"geometry":{"type":"Point","coordinates":[1,2]}}"#
        let bad = #"{"type":"Feature","id":"b","geometry":null}"#
        let bare = #"{"geometry":{"type":"Point","coordinates":[3,4]}}"#
        let text = #"{"features":["# + [good, bad, bare, "7"].joined(separator: ",") + "]}"
        let found = GeoJSON(file: "g", bytes: Data(text.utf8))
        #expect(found.features.map(\.id) == ["p", "feature-3"])
        #expect(found.diagnostics.map(\.row) == [2, 4])
        #expect(found.diagnostics.map(\.column) == ["b", "feature-4"])
    }

    @Test(arguments: ["", "null", "[]", "{}", "{\"features\":7}", "{\"features\":[", "\u{0}", "7"])
    func whatIsNoCollection(text: String) {
        let found = GeoJSON(file: "g.geojson", bytes: Data(text.utf8))
        #expect(found.features.isEmpty)
        #expect(found.diagnostics.count == 1)
        #expect(found.diagnostics.first?.row == nil)
    }

    @Test func deepNestingIsRefused() {
        for depth in [600, 20_000] {
            let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            #expect(read(feature("Polygon", text)).features.isEmpty)
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func editsNeverTrap(seed: UInt64) {
        var random = Chance(seed: seed)
        let whole = Array(
            #"""
            {"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{"n":1},"geometry":
            {"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]]]]}},{"type":"Feature","id":"b",
            "geometry":{"type":"LineString","coordinates":[[1e0,2],[3,-4.5]]}}]}
            """#.utf8)
        for _ in 0..<400 {
            var bytes = whole
            for _ in 0...random.below(3) {
                let place = random.below(bytes.count)
                let byte =
                    random.maybe() ? random.pick(Array("[]{},:\"0-e.".utf8)) : UInt8(truncatingIfNeeded: random.next())
                if random.maybe() { bytes[place] = byte } else { bytes.insert(byte, at: place) }
                if random.maybe(20) { bytes.removeSubrange(place..<min(bytes.count, place + random.below(30))) }
            }
            let found = GeoJSON(file: "g", bytes: Data(bytes))
            #expect(found.features.count + found.diagnostics.count > 0)
            #expect(found.features.allSatisfy { $0.shape.vertexCount > 0 })
        }
    }
}
