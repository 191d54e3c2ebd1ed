import Chances
import Testing

@testable import Measures

@Suite("Areas beside each other") struct NeighbouringTests {
    private static func area(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> Shape {
        let corners = [(west, south), (east, south), (east, north), (west, north)]
        return .polygon(Polygon(outer: try Ring(corners.map { try #require(Coordinate(lon: $0.0, lat: $0.1)) })))
    }

    @Test func aSharedEdgeMakesNeighbours() throws {
        let one = try Self.area(49, 37, 50, 38)
        #expect(one.borders(on: try Self.area(50, 37, 51, 38)))
        #expect(one.borders(on: try Self.area(50, 37.2, 51, 37.4)))
        #expect(one.borders(on: try Self.area(49.2, 36, 49.8, 37)))
    }

    /// Two countries draw the same border a little apart.
    @Test func outlinesDrawnApartAreNeighboursWithinAKilometre() throws {
        let one = try Self.area(49, 37, 50, 38)
        #expect(one.borders(on: try Self.area(50.005, 37, 51, 38)))
        #expect(one.borders(on: try Self.area(49.995, 37.1, 51, 37.9)))
        #expect(!one.borders(on: try Self.area(50.05, 37, 51, 38)))
        #expect(one.borders(on: try Self.area(50.05, 37, 51, 38), within: 10))
    }

    @Test func oneCornerIsNotEnough() throws {
        let one = try Self.area(49, 37, 50, 38)
        #expect(!one.borders(on: try Self.area(50, 38, 51, 39)))
        #expect(!one.borders(on: try Self.area(60, 38, 61, 39)))
        #expect(!one.borders(on: .point(try #require(Coordinate(lon: 49, lat: 37)))))
    }

    @Test func itHoldsBothWays() throws {
        var random = Chance(seed: 11)
        for _ in 0..<300 {
            let corner = { (random: inout Chance) in Double(Int.random(in: 0...8, using: &random)) / 4 }
            func area() throws -> Shape {
                let (west, south) = (corner(&random), corner(&random))
                return try Self.area(west, south, west + 0.25 + corner(&random), south + 0.25 + corner(&random))
            }
            let (one, other) = (try area(), try area())
            #expect(one.borders(on: other) == other.borders(on: one))
        }
    }
}
