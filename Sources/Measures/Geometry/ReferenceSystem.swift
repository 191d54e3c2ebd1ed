/// How two numbers name a place.
package enum ReferenceSystem: Sendable, Hashable, CaseIterable {
    /// Longitude and latitude in degrees (WGS 84), in this order.
    case crs84
    /// The same degrees, latitude first.
    case latitudeFirst
    /// Metres east and north on the map that most web maps use (EPSG:3857).
    case webMercator

    /// The address by which standards name it.
    package var uri: String {
        switch self {
        case .crs84: "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
        case .latitudeFirst: "http://www.opengis.net/def/crs/EPSG/0/4326"
        case .webMercator: "http://www.opengis.net/def/crs/EPSG/0/3857"
        }
    }

    package init?(uri: some StringProtocol) {
        guard let found = Self.allCases.first(where: { $0.uri == uri }) else { return nil }
        self = found
    }

    /// Digits after the point that tell places about a centimetre apart.
    package var fractionDigits: Int { self == .webMercator ? 2 : 7 }

    /// The two numbers of a place; latitudes beyond the map's edge are put on it.
    package func numbers(of place: Coordinate) -> (Double, Double) {
        switch self {
        case .crs84: return (place.lon, place.lat)
        case .latitudeFirst: return (place.lat, place.lon)
        case .webMercator:
            let lat = min(max(place.lat, -Self.edge), Self.edge)
            return (radians(place.lon) * Self.radius, Self.radius * logarithm(tangent(.pi / 4 + radians(lat) / 2)))
        }
    }

    /// The place that two numbers name; nil when there is none.
    package func place(_ first: Double, _ second: Double) -> Coordinate? {
        switch self {
        case .crs84: return Coordinate(lon: first, lat: second)
        case .latitudeFirst: return Coordinate(lon: second, lat: first)
        case .webMercator:
            guard first.isFinite, second.isFinite else { return nil }
            // Rounding alone may carry the edge of the map a hair beyond it.
            let lon = first / Self.radius * 180 / .pi
            let lat = (2 * arcTangent(exponential(second / Self.radius)) - .pi / 2) * 180 / .pi
            guard lon.magnitude < 180 + 1e-9, lat.magnitude < 90 else { return nil }
            return Coordinate(clampingLon: lon, lat: lat)
        }
    }

    /// The equatorial radius of WGS 84 in metres: web maps take the Earth for a sphere of this size.
    private static let radius = 6_378_137.0
    /// Where the map ends so that it is square.
    private static let edge = 85.051_128_779_806_6
}
