extension Shape {
    /// The most vertices of either shape that are looked at.
    private static let verticesMax = 1_500

    /// Whether two areas share an edge: two corners at least lie so near the edge of the other.
    ///
    /// The outlines of two countries are often drawn apart by a little; touching at one corner makes no neighbours.
    package func borders(on other: Shape, within kilometres: Double = 1) -> Bool {
        guard let here = bounds, let there = other.bounds else { return false }
        // A kilometre is at most so many degrees up to the 75th parallel.
        let room = kilometres / 28
        let west = max(here.west, there.west) - room
        let east = min(here.east, there.east) + room
        let south = max(here.south, there.south) - room
        let north = min(here.north, there.north) + room
        guard west <= east, south <= north else { return false }
        let meets = { (place: Coordinate) in
            (west...east).contains(place.lon) && (south...north).contains(place.lat)
        }
        let crosses = { (start: Coordinate, end: Coordinate) in
            min(start.lon, end.lon) <= east && max(start.lon, end.lon) >= west
                && min(start.lat, end.lat) <= north && max(start.lat, end.lat) >= south
        }
        let mine = edges.filter { crosses($0.0, $0.1) }
        let theirs = other.edges.filter { crosses($0.0, $0.1) }
        for (corners, edges) in [(mine, theirs), (theirs, mine)] {
            let edges = edges.prefix(Self.verticesMax)
            var near: Set<Coordinate> = []
            for (corner, _) in corners.prefix(Self.verticesMax) where meets(corner) {
                guard edges.contains(where: { corner.distance(toEdge: $0.0, $0.1) <= kilometres }) else { continue }
                near.insert(corner)
                if near.count > 1 { return true }
            }
        }
        return false
    }

    private var edges: [(Coordinate, Coordinate)] {
        var edges: [(Coordinate, Coordinate)] = []
        for ring in polygons.flatMap(\.rings) { ring.forEachEdge { edges.append(($0, $1)) } }
        return edges
    }
}

extension Coordinate {
    /// The distance in kilometres to an edge, on a plane that touches the sphere here; for near edges.
    fileprivate func distance(toEdge start: Coordinate, _ end: Coordinate) -> Double {
        let degree = radians(1) * Sphere.radius
        let shrink = cosine(radians(lat)) * degree
        let (x, y) = ((start.lon - lon) * shrink, (start.lat - lat) * degree)
        let (dx, dy) = ((end.lon - start.lon) * shrink, (end.lat - start.lat) * degree)
        let length = dx * dx + dy * dy
        let share = length == 0 ? 0 : min(max(-(x * dx + y * dy) / length, 0), 1)
        let (nearX, nearY) = (x + share * dx, y + share * dy)
        return (nearX * nearX + nearY * nearY).squareRoot()
    }
}
