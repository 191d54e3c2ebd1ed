import Foundation
import Measures
import Testing

@testable import Environment

/// Distances to a shore of a square sea, against places along its edges taken one by one.
@Suite struct LevelShoreTests {
    private static func ring(_ corners: [(Double, Double)]) throws -> Ring {
        try Ring(corners.map { try #require(Coordinate(lon: $0.0, lat: $0.1)) })
    }

    private static func shore() throws -> DrawnShore {
        let sea = Shape.polygon(Polygon(outer: try ring([(50, 40), (52, 40), (52, 42), (50, 42)])))
        let island = Shape.polygon(Polygon(outer: try ring([(50.9, 40.9), (51.1, 40.9), (51.1, 41.1), (50.9, 41.1)])))
        return try #require(DrawnShore(sea: [sea], land: [island]))
    }

    @Test func placesInTheWaterAreAtNoDistance() throws {
        let shore = try Self.shore()
        #expect(shore.distance(from: try #require(Coordinate(lon: 50.5, lat: 40.5))) == 0)
        // A town on the island is on land.
        let inland = shore.distance(from: try #require(Coordinate(lon: 51, lat: 41)))
        #expect(inland > 5 && inland < 12)
    }

    @Test(arguments: [(49.0, 41.0), (53, 41), (51, 43), (51, 39), (49, 39), (53, 43.5)])
    func distancesAreThoseToTheNearestPointOfTheEdge(_ lon: Double, _ lat: Double) throws {
        let place = try #require(Coordinate(lon: lon, lat: lat))
        let corners = [(50.0, 40.0), (52.0, 40.0), (52.0, 42.0), (50.0, 42.0), (50.0, 40.0)]
        var nearest = Double.infinity
        for (start, end) in zip(corners, corners.dropFirst()) {
            for step in 0...2_000 {
                let share = Double(step) / 2_000
                let point = try #require(
                    Coordinate(
                        lon: start.0 + (end.0 - start.0) * share, lat: start.1 + (end.1 - start.1) * share))
                nearest = min(nearest, place.distance(to: point))
            }
        }
        let distance = try Self.shore().distance(from: place)
        #expect(abs(distance - nearest) < 0.01 * nearest)
    }

    @Test func islandsAreTakenOffTheWaterAndAddedToTheShore() throws {
        let sea = Shape.polygon(Polygon(outer: try Self.ring([(50, 40), (52, 40), (52, 42), (50, 42)])))
        let bare = try #require(DrawnShore(sea: [sea]))
        let shore = try Self.shore()
        #expect(shore.area < bare.area && shore.length > bare.length)
        #expect(DrawnShore(sea: []) == nil)
        #expect(DrawnShore(packFolder: URL(fileURLWithPath: "/nowhere")) == nil)
    }
}
