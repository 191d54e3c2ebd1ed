extension Ring {
    /// Whether the place lies inside, by the number of edges to its east; places on the very edge may count either way.
    package func contains(_ place: Coordinate) -> Bool {
        var isInside = false
        forEachEdge { start, end in
            guard (start.lat > place.lat) != (end.lat > place.lat) else { return }
            if place.lon < crossing(of: start, end, at: place.lat) { isInside.toggle() }
        }
        return isInside
    }
}

extension Polygon {
    /// Whether the place lies inside the outer edge and in no hole.
    package func contains(_ place: Coordinate) -> Bool {
        outer.contains(place) && !holes.contains { $0.contains(place) }
    }
}

extension Shape {
    /// Whether the place lies in the area; for points whether it is one of them; never for lines.
    package func contains(_ place: Coordinate) -> Bool {
        switch self {
        case .point(let own): own == place
        case .multiPoint(let places): places.contains(place)
        case .line, .multiLine: false
        case .polygon, .multiPolygon: polygons.contains { $0.contains(place) }
        }
    }
}

/// The longitude at which an edge that is not level crosses a latitude.
func crossing(of start: Coordinate, _ end: Coordinate, at lat: Double) -> Double {
    start.lon + (lat - start.lat) / (end.lat - start.lat) * (end.lon - start.lon)
}
