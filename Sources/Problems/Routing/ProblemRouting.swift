package import Measures
package import Register

/// Which provinces a place concerns: the one it lies in, those that share what moves with water and traffic, and at
/// sea all its neighbours, the nearest first.
package struct ProblemRouting: Sendable {
    /// A province with its area.
    package struct Area: Sendable {
        package let id: String
        package let shape: Shape
        /// The lines by which distance is measured; a point is a line of one place.
        let lines: [[Coordinate]]

        package init?(_ thing: Thing) {
            guard let shape = thing.shape ?? thing.position.map(Shape.point) else { return nil }
            self.init(id: thing.id, shape: shape)
        }

        package init(id: String, shape: Shape) {
            (self.id, self.shape, lines) = (id, shape, Self.lines(of: shape))
        }

        private static func lines(of shape: Shape) -> [[Coordinate]] {
            switch shape {
            case .point(let place): [[place]]
            case .multiPoint(let places): places.map { [$0] }
            case .line(let line): [line.vertices]
            case .multiLine(let lines): lines.map(\.vertices)
            case .polygon(let polygon): [polygon.outer.closed]
            case .multiPolygon(let polygons): polygons.map(\.outer.closed)
            }
        }

        /// In kilometres to the nearest of its edges, on a plane that touches the sphere at the place; nothing inside.
        package func distance(to place: Coordinate) -> Double {
            if shape.contains(place) { return 0 }
            let plane = Plane(at: place)
            var least = Double.infinity
            for line in lines {
                var before: (x: Double, y: Double)?
                for vertex in line {
                    let point = plane.point(vertex)
                    least = min(least, Plane.squared(from: before ?? point, to: point))
                    before = point
                }
            }
            return least.squareRoot()
        }
    }

    /// Kilometres east and north of a place; near it, which is where it is asked, as good as the sphere.
    private struct Plane {
        private let place: Coordinate
        private let perLon: Double
        private let perLat: Double

        init(at place: Coordinate) {
            self.place = place
            let step = place.lat > 0 ? -0.5 : 0.5
            let (east, north) = (
                Coordinate(lon: place.lon > 0 ? place.lon - 0.5 : place.lon + 0.5, lat: place.lat),
                Coordinate(lon: place.lon, lat: place.lat + step)
            )
            perLon = (east.map(place.distance) ?? 0) * 2
            perLat = (north.map(place.distance) ?? 0) * 2
        }

        func point(_ other: Coordinate) -> (x: Double, y: Double) {
            ((other.lon - place.lon) * perLon, (other.lat - place.lat) * perLat)
        }

        /// The squared distance from the origin to the nearest place between two points.
        static func squared(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> Double {
            let (width, height) = (end.x - start.x, end.y - start.y)
            let length = width * width + height * height
            let share = length > 0 ? min(1, max(0, -(start.x * width + start.y * height) / length)) : 0
            let (x, y) = (start.x + share * width, start.y + share * height)
            return x * x + y * y
        }
    }

    /// Why a place is none of this region's.
    package enum Fault: Error, Sendable, Hashable {
        case outside
    }

    package let provinces: [Area]
    /// The countries of the region: what lies in none of them lies at sea.
    package let countries: [Shape]
    package let bounds: Box?

    package init(provinces: [Area], countries: [Shape], bounds: Box?) {
        (self.provinces, self.countries, self.bounds) = (provinces, countries, bounds)
    }

    /// On land without a province of the region, so near to one it may still be its matter.
    package static let landKilometres = 100.0
    /// At sea the provinces within so many kilometres are neighbours of the place; the nearest always is.
    package static let seaKilometres = 450.0
    /// What moves with water and traffic concerns provinces within so many kilometres.
    package static let sharedKilometres = 60.0

    private static let shared: Set<Sector> = [.environment, .fisheries, .transport, .energy]

    /// The provinces that a place concerns, the nearest first.
    package func concerned(_ place: Coordinate, sectors: Set<Sector> = []) throws(Fault) -> [String] {
        if let bounds, !bounds.contains(place) { throw .outside }
        let near = provinces.map { (area: $0, distance: $0.distance(to: place)) }
            .sorted { ($0.distance, $0.area.id) < ($1.distance, $1.area.id) }
        guard let nearest = near.first else { return [] }
        let reach: Double
        if nearest.distance == 0 || countries.contains(where: { $0.contains(place) }) {
            guard nearest.distance <= Self.landKilometres else { throw .outside }
            let isShared = sectors.isEmpty || !sectors.isDisjoint(with: Self.shared)
            reach = isShared ? max(nearest.distance, Self.sharedKilometres) : nearest.distance
        } else {
            reach = max(nearest.distance, Self.seaKilometres)
        }
        return near.prefix { $0.distance <= reach }.map(\.area.id)
    }
}

extension Reading {
    /// What routes problems in this region.
    package func problemRouting() throws -> ProblemRouting {
        let parties = vocabulary.speakers
        let provinces = try things(ofKind: "province", limit: 500).filter { parties[$0.id] != nil }
        return ProblemRouting(
            provinces: provinces.compactMap(ProblemRouting.Area.init),
            countries: try things(ofKind: "country", limit: 100).compactMap(\.shape),
            bounds: vocabulary.region.flatMap(Self.box))
    }

    private static func box(_ region: Region) -> Box? {
        let degrees = region.bounds.compactMap { Double($0) }
        return degrees.count == 4 ? Box(west: degrees[0], south: degrees[1], east: degrees[2], north: degrees[3]) : nil
    }

    /// The things of which the offices of a party are told: what it speaks for, and for a ministry all provinces in it.
    package func concerns(of party: String) throws -> [String] {
        guard let own = vocabulary.parties[party]?.speaksFor else { return [] }
        return [own] + (try parts(of: own, limit: 500).filter { $0.kind == "province" }.map(\.id))
    }

    /// The parties that speak for what a problem concerns: offices of provinces first, in the order of the things.
    package func offices(for things: [String]) -> [Party] {
        var seen: Set<String> = []
        return things.flatMap { (vocabulary.speakers[$0] ?? []).sorted() }.filter { seen.insert($0).inserted }
            .compactMap { vocabulary.parties[$0] }
    }
}
