package import Foundation
import Importing
package import Measures

/// The ground every map of a region is drawn on, as the region pack brings it.
package struct BaseMap: Sendable {
    /// The layers of a pack's `map` folder; a layer without a file is empty.
    package enum Layer: String, CaseIterable, Sendable {
        case land, sea, deep, lakes, rivers, borders, disputed
    }

    private let shapes: [Layer: [Shape]]
    /// How many features could not be read; the check of the pack says which.
    package let faults: Int

    /// Reads `map/*.geojson` of a region pack; never fails, since a page without its ground is better than none.
    package init(folder: URL) {
        var shapes: [Layer: [Shape]] = [:]
        var faults = 0
        for layer in Layer.allCases {
            let file = "map/\(layer.rawValue).geojson"
            guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(file)) else { continue }
            let read = GeoJSON(file: file, bytes: bytes)
            shapes[layer] = read.features.map(\.shape)
            faults += read.diagnostics.count
        }
        self.shapes = shapes
        self.faults = faults
    }

    /// A ground from shapes already at hand.
    package init(shapes: [Layer: [Shape]] = [:]) {
        self.shapes = shapes
        faults = 0
    }

    /// The shapes of one layer.
    package subscript(layer: Layer) -> [Shape] { shapes[layer] ?? [] }

    /// The part of the Earth a map of the whole sea shows; nil without a sea.
    ///
    /// It is the sea and a strip of its shores, wider to the sides, where the names stand.
    package var window: Box? {
        let boxes = self[.sea].compactMap(\.bounds)
        guard let first = boxes.first else { return nil }
        let sea = boxes.reduce(first) { $0.union($1) }
        let (across, along) = ((sea.east - sea.west) * 0.19, (sea.north - sea.south) * 0.1)
        return Box(
            west: max(sea.west - across, -180), south: max(sea.south - along, -90),
            east: min(sea.east + across, 180), north: min(sea.north + along, 90))
    }

    /// The areas of land that lie wholly in the sea.
    var islands: [Polygon] {
        let sea = self[.sea].flatMap(\.parts.areas)
        return self[.land].flatMap(\.parts.areas).filter { land in
            guard let corner = land.outer.vertices.first else { return false }
            return land.holes.isEmpty && sea.contains { $0.contains(corner) }
        }
    }
}

extension Shape {
    /// What a shape is drawn from.
    var parts: (points: [Coordinate], lines: [Line], areas: [Polygon]) {
        switch self {
        case .point(let place): ([place], [], [])
        case .multiPoint(let places): (places, [], [])
        case .line(let line): ([], [line], [])
        case .multiLine(let lines): ([], lines, [])
        case .polygon(let area): ([], [], [area])
        case .multiPolygon(let areas): ([], [], areas)
        }
    }
}
