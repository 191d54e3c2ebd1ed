import Chances
import Measures
import Problems
import Register
import Testing

@Suite struct RoutingTests {
    private static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> Shape {
        try #require(Box(west: west, south: south, east: east, north: north)).shape
    }

    private static func routing() throws -> ProblemRouting {
        ProblemRouting(
            provinces: [
                .init(id: "north", shape: try box(50, 41, 52, 43)),
                .init(id: "north-east", shape: try box(52, 41, 54, 43)),
                .init(id: "south", shape: try box(50, 36, 52, 38)), .init(id: "far", shape: try box(58, 45, 60, 46)),
            ],
            countries: [try box(49, 41, 55, 46), try box(49, 34, 55, 38)],
            bounds: Box(west: 48, south: 34, east: 62, north: 47))
    }

    @Test(arguments: [
        // Inland: only its own province where the matter does not travel.
        (51.0, 42.5, [Sector.tourism], ["north"]),
        // What moves with water concerns a neighbour close by.
        (51.8, 42.0, [.environment], ["north", "north-east"]), (51.8, 42.0, [.health], ["north"]),
        (50.1, 42.0, [.environment], ["north"]),
        // At sea all neighbours, the nearest first.
        (51.0, 40.5, [.fisheries], ["north", "north-east", "south"]),
        (51.0, 38.5, [.tourism], ["south", "north", "north-east"]),
        // In the country, outside every province, near one.
        (49.5, 42.0, [.health], ["north"]),
    ]) func aPlaceConcerns(_ lon: Double, _ lat: Double, _ sectors: [Sector], _ expected: [String]) throws {
        let place = try #require(Coordinate(lon: lon, lat: lat))
        #expect(try Self.routing().concerned(place, sectors: Set(sectors)) == expected)
    }

    @Test(arguments: [(30.0, 60.0), (61.9, 30.0), (50.0, 45.9), (0.0, 0.0)])
    func whatLiesOutsideIsNobodysHere(_ lon: Double, _ lat: Double) throws {
        let place = try #require(Coordinate(lon: lon, lat: lat))
        #expect(throws: ProblemRouting.Fault.outside) { try Self.routing().concerned(place) }
    }

    @Test func theOrderIsThatOfASlowReckoning() throws {
        let routing = try Self.routing()
        var chances = Chance(seed: 73)
        var count = 0
        for _ in 0..<600 {
            let place = try #require(
                Coordinate(lon: .random(in: 48...62, using: &chances), lat: .random(in: 34...47, using: &chances)))
            guard let concerned = try? routing.concerned(place) else { continue }
            count += 1
            let distances = concerned.compactMap { id in
                routing.provinces.first { $0.id == id }.map { Self.distance($0.shape, place) }
            }
            // The plane is not the sphere: a hundredth either way is the same.
            for (near, far) in zip(distances, distances.dropFirst()) { #expect(near <= far * 1.03 + 1) }
            let rest = routing.provinces.filter { !concerned.contains($0.id) }.map { Self.distance($0.shape, place) }
            #expect((rest.min() ?? .infinity) * 1.03 + 1 >= (distances.last ?? 0))
            #expect(!concerned.isEmpty)
        }
        #expect(count > 100)
    }

    /// Over the sphere, to a hundred places on each edge.
    private static func distance(_ shape: Shape, _ place: Coordinate) -> Double {
        guard case .polygon(let polygon) = shape else { return .infinity }
        if shape.contains(place) { return 0 }
        var least = Double.infinity
        let vertices = polygon.outer.closed
        for (start, end) in zip(vertices, vertices.dropFirst()) {
            for step in 0...100 {
                let share = Double(step) / 100
                let between = Coordinate(
                    lon: start.lon + (end.lon - start.lon) * share, lat: start.lat + (end.lat - start.lat) * share)
                least = min(least, between?.distance(to: place) ?? .infinity)
            }
        }
        return least
    }
}
