/// A place on the sphere, in degrees (WGS 84).
package struct Coordinate: Sendable, Hashable {
    /// Degrees east, −180…180.
    package let lon: Double
    /// Degrees north, −90…90.
    package let lat: Double

    /// A place; nil when a number is not finite or out of range.
    package init?(lon: Double, lat: Double) {
        guard (-180...180).contains(lon), (-90...90).contains(lat) else { return nil }
        self.lon = lon
        self.lat = lat
    }

    /// For results reckoned from checked coordinates, which rounding alone could carry over the edge.
    init(clampingLon lon: Double, lat: Double) {
        self.lon = min(max(lon, -180), 180)
        self.lat = min(max(lat, -90), 90)
    }

    /// The great-circle distance in kilometres.
    package func distance(to other: Coordinate) -> Double {
        let halfLat = sine(radians(other.lat - lat) / 2)
        let halfLon = sine(radians(other.lon - lon) / 2)
        let haversine = halfLat * halfLat + cosine(radians(lat)) * cosine(radians(other.lat)) * halfLon * halfLon
        return 2 * Sphere.radius * arcSine(min(1, haversine.squareRoot()))
    }
}

/// The sphere all distances and areas are reckoned on.
package enum Sphere {
    /// The mean radius of the Earth in kilometres.
    package static let radius = 6371.0088
}

/// The smallest span of longitudes and latitudes around something; it does not reach over the 180th meridian.
package struct Box: Sendable, Hashable {
    package let west: Double
    package let south: Double
    package let east: Double
    package let north: Double

    /// A box in degrees; nil when a number is out of range, west lies east of east or south north of north.
    package init?(west: Double, south: Double, east: Double, north: Double) {
        guard Coordinate(lon: west, lat: south) != nil, Coordinate(lon: east, lat: north) != nil, west <= east,
            south <= north
        else { return nil }
        self.init(uncheckedWest: west, south: south, east: east, north: north)
    }

    private init(uncheckedWest west: Double, south: Double, east: Double, north: Double) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// A box whose sides were reckoned from checked coordinates.
    init(clampingWest west: Double, south: Double, east: Double, north: Double) {
        self.init(uncheckedWest: west, south: south, east: east, north: north)
    }

    /// The box around some places; nil when there are none.
    package init?(around coordinates: some Sequence<Coordinate>) {
        var box: Box?
        for place in coordinates {
            let point = Box(uncheckedWest: place.lon, south: place.lat, east: place.lon, north: place.lat)
            box = box?.union(point) ?? point
        }
        guard let box else { return nil }
        self = box
    }

    package var center: Coordinate {
        Coordinate(clampingLon: (west + east) / 2, lat: (south + north) / 2)
    }

    /// Whether the place lies inside or on the edge.
    package func contains(_ place: Coordinate) -> Bool {
        (west...east).contains(place.lon) && (south...north).contains(place.lat)
    }

    /// Whether both have a point in common, edges included.
    package func intersects(_ other: Box) -> Bool {
        west <= other.east && other.west <= east && south <= other.north && other.south <= north
    }

    /// The box as an area.
    package var shape: Shape {
        let corners = [(west, south), (east, south), (east, north), (west, north)]
        return .polygon(
            Polygon(outer: Ring(unchecked: corners.map { Coordinate(clampingLon: $0.0, lat: $0.1) })))
    }

    package func union(_ other: Box) -> Box {
        Box(
            uncheckedWest: min(west, other.west), south: min(south, other.south), east: max(east, other.east),
            north: max(north, other.north))
    }
}
