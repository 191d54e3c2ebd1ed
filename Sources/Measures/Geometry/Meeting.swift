extension Shape {
    /// Whether both have a point in common, edges and ends included, on the plane of degrees.
    package func intersects(_ other: Shape) -> Bool {
        guard let here = bounds, let there = other.bounds, here.intersects(there) else { return false }
        if isIn(other) || other.isIn(self) { return true }
        let theirs = other.segments.filter { there in
            here.intersects(there.box)
        }
        return segments.contains { mine in
            there.intersects(mine.box) && theirs.contains { mine.meets($0) }
        }
    }

    /// Whether a single point of this shape that would lie inside the other if all of it did, does.
    private func isIn(_ other: Shape) -> Bool {
        places.contains { place in
            other.polygons.contains { $0.covers(place) } || other.loosePlaces.contains(place)
        }
    }

    /// One place of every part: parts that meet nowhere on their edges lie wholly inside or outside.
    private var places: [Coordinate] {
        switch self {
        case .point(let place): [place]
        case .multiPoint(let places): places
        case .line, .multiLine: lines.compactMap(\.vertices.first)
        case .polygon, .multiPolygon: polygons.compactMap(\.outer.vertices.first)
        }
    }

    /// The places of points.
    private var loosePlaces: [Coordinate] {
        switch self {
        case .point(let place): [place]
        case .multiPoint(let places): places
        default: []
        }
    }

    /// The straight pieces of lines and edges; a point is one without length.
    private var segments: [Segment] {
        var segments = loosePlaces.map { Segment(start: $0, end: $0) }
        for line in lines { segments += zip(line.vertices, line.vertices.dropFirst()).map(Segment.init) }
        for ring in polygons.flatMap(\.rings) { ring.forEachEdge { segments.append(Segment(start: $0, end: $1)) } }
        return segments
    }
}

extension Polygon {
    /// Whether the place lies inside or on an edge.
    package func covers(_ place: Coordinate) -> Bool {
        if contains(place) { return true }
        let point = Segment(start: place, end: place)
        var isOnEdge = false
        for ring in rings { ring.forEachEdge { isOnEdge = isOnEdge || Segment(start: $0, end: $1).meets(point) } }
        return isOnEdge
    }
}

/// A straight piece between two places.
private struct Segment {
    let start: Coordinate
    let end: Coordinate

    var box: Box {
        Box(
            clampingWest: min(start.lon, end.lon), south: min(start.lat, end.lat), east: max(start.lon, end.lon),
            north: max(start.lat, end.lat))
    }

    /// Whether both have a point in common.
    func meets(_ other: Segment) -> Bool {
        guard box.intersects(other.box) else { return false }
        let sides = (side(other.start), side(other.end), other.side(start), other.side(end))
        // Where all four lie on one line the boxes have decided.
        return sides.0 * sides.1 <= 0 && sides.2 * sides.3 <= 0
    }

    /// 1 or −1 for a place to the left or right of the line through both ends, 0 for one on it.
    private func side(_ place: Coordinate) -> Int {
        let turn =
            (end.lon - start.lon) * (place.lat - start.lat) - (end.lat - start.lat) * (place.lon - start.lon)
        return turn > 0 ? 1 : turn < 0 ? -1 : 0
    }
}
