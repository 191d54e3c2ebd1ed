package import Foundation
import Importing
package import Measures

/// The shore as the region's own map draws it: one line, and the ground that lies two hundred metres deep.
package struct DrawnShore: Sendable {
    /// Square kilometres of water, islands taken off.
    package let area: Double
    /// Kilometres of shore, those of islands included, as coarse as the map.
    package let length: Double
    /// Square kilometres that lie deeper than the map's line of depth; nil where it has none.
    package let deepArea: Double?
    private let sea: [Polygon]
    private let edges: [(start: Coordinate, end: Coordinate)]

    /// A shore from the areas of a map; nil without a sea.
    package init?(sea: [Shape], land: [Shape] = [], deep: [Shape] = []) {
        let waters = sea.flatMap(Self.areas)
        guard !waters.isEmpty else { return nil }
        let islands = land.flatMap(Self.areas).filter { land in
            guard let corner = land.outer.vertices.first else { return false }
            return land.holes.isEmpty && waters.contains { $0.contains(corner) }
        }
        self.sea = waters.map { water in
            Polygon(
                outer: water.outer,
                holes: water.holes
                    + islands.map(\.outer).filter { ring in
                        ring.vertices.first.map { water.contains($0) } ?? false
                    })
        }
        area = self.sea.reduce(0) { $0 + $1.area }
        let rings = self.sea.flatMap { [$0.outer] + $0.holes }
        length = rings.reduce(0) { $0 + $1.length }
        deepArea = deep.isEmpty ? nil : deep.reduce(0) { $0 + $1.area }
        edges = rings.flatMap { ring in
            zip(ring.closed, ring.closed.dropFirst()).map { (start: $0, end: $1) }
        }
    }

    /// The shore of a region pack; nil where its map has no sea.
    package init?(packFolder: URL) {
        func shapes(_ layer: String) -> [Shape] {
            let file = "map/\(layer).geojson"
            guard let bytes = try? Data(contentsOf: packFolder.appendingPathComponent(file)) else { return [] }
            return GeoJSON(file: file, bytes: bytes).features.map(\.shape)
        }
        self.init(sea: shapes("sea"), land: shapes("land"), deep: shapes("deep"))
    }

    private static func areas(_ shape: Shape) -> [Polygon] {
        switch shape {
        case .polygon(let area): [area]
        case .multiPolygon(let areas): areas
        default: []
        }
    }

    /// Kilometres from a place to the water; nought where it lies in the water as drawn.
    package func distance(from place: Coordinate) -> Double {
        if sea.contains(where: { $0.contains(place) }) { return 0 }
        var nearest = Double.infinity
        for (start, end) in edges {
            // What lies further north or south than the nearest so far is not looked at.
            let (low, high) = start.lat < end.lat ? (start.lat, end.lat) : (end.lat, start.lat)
            let gap = place.lat < low ? low - place.lat : place.lat > high ? place.lat - high : 0
            guard gap * Self.kilometresOfDegree < nearest else { continue }
            nearest = min(nearest, place.distance(toEdge: start, end))
        }
        return nearest
    }

    /// A degree of latitude is not shorter on the sphere.
    private static let kilometresOfDegree = 111.0
}

extension Coordinate {
    /// Kilometres to an edge: to the place on it that is nearest in degrees shrunk to this latitude.
    fileprivate func distance(toEdge start: Coordinate, _ end: Coordinate) -> Double {
        let shrink = cos(lat * .pi / 180)
        let (dx, dy) = ((end.lon - start.lon) * shrink, end.lat - start.lat)
        let (px, py) = ((lon - start.lon) * shrink, lat - start.lat)
        let square = dx * dx + dy * dy
        let share = square == 0 ? 0 : min(max((px * dx + py * dy) / square, 0), 1)
        let nearest = Coordinate(
            lon: start.lon + (end.lon - start.lon) * share, lat: start.lat + (end.lat - start.lat) * share)
        return nearest.map(distance) ?? .infinity
    }
}
