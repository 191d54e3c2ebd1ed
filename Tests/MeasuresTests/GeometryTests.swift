import Chances
import Testing

@testable import Measures

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

private func place(_ lon: Double, _ lat: Double) throws -> Coordinate { try #require(Coordinate(lon: lon, lat: lat)) }

private func ring(_ corners: [(Double, Double)]) throws -> Ring { try Ring(corners.map { try place($0.0, $0.1) }) }

/// A star-shaped ring around a place, its corners at growing angles.
private func star(_ corners: Int, at center: (Double, Double), _ random: inout Chance) throws -> Ring {
    try ring(
        (0..<corners).map { index in
            let angle = Double(index) / Double(corners) * 2 * .pi
            let reach = Double.random(in: 0.5...3, using: &random)
            return (center.0 + reach * cos(angle), center.1 + reach * sin(angle))
        })
}

@Suite struct CoordinateTests {
    @Test func checked() {
        #expect(Coordinate(lon: 180, lat: -90) != nil)
        for (lon, lat) in [(180.1, 0.0), (-181, 0), (0, 90.1), (.nan, 0), (0, .infinity), (0, .nan)] {
            #expect(Coordinate(lon: lon, lat: lat) == nil)
        }
    }

    @Test func distances() throws {
        #expect(try place(49, 37).distance(to: place(49, 37)) == 0)
        // A quarter and a half of the way round, and a degree along a meridian.
        let quarter = 6371.0088 * Double.pi / 2
        #expect(try abs(place(0, 0).distance(to: place(90, 0)) - quarter) < 1e-6)
        #expect(try abs(place(0, 90).distance(to: place(33, 0)) - quarter) < 1e-6)
        #expect(try abs(place(0, 0).distance(to: place(180, 0)) - 2 * quarter) < 1e-6)
        #expect(try abs(place(51, 40).distance(to: place(51, 41)) - quarter / 90) < 1e-9)
    }

    @Test func distancesByTheAngleOfVectors() throws {
        // Another formula: the angle between two vectors from the centre, by its tangent.
        func vector(_ place: Coordinate) -> [Double] {
            let (lon, lat) = (place.lon * .pi / 180, place.lat * .pi / 180)
            return [cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)]
        }
        var random = Chance(seed: 9)
        for _ in 0..<2000 {
            let one = try place(.random(in: -180...180, using: &random), .random(in: -90...90, using: &random))
            let two = try place(.random(in: -180...180, using: &random), .random(in: -90...90, using: &random))
            let (a, b) = (vector(one), vector(two))
            let cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
            let length = cross.reduce(0) { $0 + $1 * $1 }.squareRoot()
            let angle = atan2(length, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
            #expect(abs(one.distance(to: two) - 6371.0088 * angle) < 1e-3)
            #expect(abs(one.distance(to: two) - two.distance(to: one)) < 1e-9)
        }
    }

    @Test func boxes() throws {
        let box = try #require(Box(around: [place(49, 37), place(54, 36), place(50, 45)]))
        #expect(box.west == 49 && box.east == 54 && box.south == 36 && box.north == 45)
        #expect(try box.contains(place(49, 36)) && !box.contains(place(48.9, 40)))
        #expect(box.center == Coordinate(lon: 51.5, lat: 40.5))
        let other = try #require(Box(west: 54, south: 45, east: 60, north: 50))
        #expect(box.intersects(other) && other.intersects(box))
        #expect(try !box.intersects(#require(Box(west: 54.1, south: 36, east: 60, north: 50))))
        #expect(Box(west: 2, south: 0, east: 1, north: 1) == nil && Box(west: 0, south: 0, east: .nan, north: 1) == nil)
        #expect(Box(around: []) == nil)
    }
}

@Suite struct ShapeTests {
    @Test func vertexCounts() throws {
        #expect(#expect(throws: ShapeError.self) { try Line([place(0, 0)]) }?.code == .tooFewVertices)
        #expect(#expect(throws: ShapeError.self) { try ring([(0, 0), (1, 1), (0, 0)]) }?.code == .tooFewVertices)
        #expect(#expect(throws: ShapeError.self) { try Ring([]) }?.message.contains("ring") == true)
        let many = try [Coordinate](repeating: place(0, 0), count: Shape.maximumVertices + 2)
        #expect(#expect(throws: ShapeError.self) { try Line(many) }?.code == .tooManyVertices)
        #expect(#expect(throws: ShapeError.self) { try Ring(many) }?.code == .tooManyVertices)
        let triangle = try ring([(0, 0), (2, 0), (0, 2), (0, 0)])
        #expect(triangle.vertices.count == 3 && triangle.closed.count == 4)
        let shape = Shape.polygon(Polygon(outer: triangle, holes: [triangle]))
        #expect(try shape.checked().vertexCount == 6)
        #expect(#expect(throws: ShapeError.self) { try shape.checked(maximumVertices: 5) }?.code == .tooManyVertices)
        #expect(#expect(throws: ShapeError.self) { try Shape.multiPolygon([]).checked() }?.code == .empty)
        #expect(Shape.multiLine([]).bounds == nil && Shape.multiPoint([]).labelPoint == nil)
        #expect(Shape.multiPolygon([]).labelPoint == nil && Shape.multiPolygon([]).area == 0)
    }

    @Test func areaOfACell() throws {
        // Between two meridians and two parallels: R² · Δλ · (sin φ₂ − sin φ₁).
        for (west, south, east, north) in [(49.0, 36.0, 54.0, 45.0), (-180, -90, 180, 90), (50, 40, 50.01, 40.01)] {
            let cell = try ring([(west, south), (east, south), (east, north), (west, north)])
            let closed =
                6371.0088 * 6371.0088 * (east - west) * .pi / 180 * (sin(north * .pi / 180) - sin(south * .pi / 180))
            #expect(abs(cell.area / closed - 1) < 1e-9)
            #expect(abs(Ring(unchecked: cell.vertices.reversed()).area / closed - 1) < 1e-9)
        }
    }

    @Test func areaDoesNotDependOnHowEdgesAreDivided() throws {
        let coarse = try ring([(0, 0), (10, 5), (3, 20)])
        var fine: [(Double, Double)] = []
        for (start, end) in zip(coarse.vertices, coarse.vertices.dropFirst() + coarse.vertices.prefix(1)) {
            for step in 0..<500 {
                let share = Double(step) / 500
                fine.append((start.lon + (end.lon - start.lon) * share, start.lat + (end.lat - start.lat) * share))
            }
        }
        #expect(abs(try ring(fine).area / coarse.area - 1) < 1e-9)
        let hole = try ring([(3, 5), (4, 5), (4, 6), (3, 6)])
        let polygon = Polygon(outer: coarse, holes: [hole])
        #expect(abs(polygon.area - (coarse.area - hole.area)) < 1e-6)
        #expect(abs(Shape.multiPolygon([polygon, polygon]).area - 2 * polygon.area) < 1e-6)
        #expect(abs(Shape.polygon(polygon).length - coarse.length - hole.length) < 1e-9)
    }

    @Test func containsAgreesWithWinding() throws {
        // The reference sums the angles under which the edges are seen.
        func winds(_ ring: Ring, _ place: Coordinate) -> Bool {
            var sum = 0.0
            ring.forEachEdge { start, end in
                let (a, b) = (
                    (start.lon - place.lon, start.lat - place.lat), (end.lon - place.lon, end.lat - place.lat)
                )
                sum += atan2(a.0 * b.1 - a.1 * b.0, a.0 * b.0 + a.1 * b.1)
            }
            return abs(sum) > .pi
        }
        var random = Chance(seed: 10)
        for corners in [3, 4, 7, 30] {
            for _ in 0..<20 {
                let outer = try star(corners, at: (50, 40), &random)
                let hole = try ring([(49.8, 39.8), (50.2, 39.8), (50.2, 40.2), (49.8, 40.2)])
                let polygon = Polygon(outer: outer, holes: [hole])
                for _ in 0..<200 {
                    let probe = try place(.random(in: 46...54, using: &random), .random(in: 36...44, using: &random))
                    #expect(outer.contains(probe) == winds(outer, probe))
                    #expect(polygon.contains(probe) == (winds(outer, probe) && !winds(hole, probe)))
                    #expect(Shape.polygon(polygon).contains(probe) == polygon.contains(probe))
                }
            }
        }
        #expect(try Shape.point(place(1, 2)).contains(place(1, 2)))
        #expect(try !Shape.line(Line([place(0, 0), place(2, 2)])).contains(place(1, 1)))
    }

    @Test func labelsLieInside() throws {
        var random = Chance(seed: 11)
        for corners in [3, 5, 12, 60] {
            for _ in 0..<50 {
                let polygon = try Polygon(outer: star(corners, at: (50, 40), &random))
                #expect(polygon.contains(polygon.labelPoint))
            }
        }
        // A horseshoe, whose middle lies outside, and a frame, whose middle is a hole.
        let horseshoe = try ring([(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (2, 2), (2, 10), (0, 10)])
        #expect(horseshoe.contains(Polygon(outer: horseshoe).labelPoint))
        let frame = try Polygon(
            outer: ring([(0, 0), (10, 0), (10, 10), (0, 10)]), holes: [ring([(1, 1), (9, 1), (9, 9), (1, 9)])])
        #expect(frame.contains(frame.labelPoint))
        let square = try Polygon(outer: ring([(0, 0), (10, 0), (10, 10), (0, 10)]))
        #expect(try square.labelPoint.distance(to: place(5, 5)) < 30)
        // Without width there is no inside, and still a place.
        let flat = try Polygon(outer: ring([(0, 0), (1, 0), (2, 0)]))
        #expect(try flat.labelPoint == place(0, 0))
        #expect(Shape.multiPolygon([flat, square]).labelPoint == square.labelPoint)
    }

    @Test func labelsOfLinesAndPoints() throws {
        let line = try Line([place(0, 0), place(1, 0), place(4, 0)])
        #expect(try line.midpoint.distance(to: place(2, 0)) < 0.001)
        #expect(abs(line.length - 4 * 6371.0088 * .pi / 180) < 1e-6)
        let short = try Line([place(9, 9), place(9, 9)])
        #expect(try short.midpoint == place(9, 9))
        #expect(Shape.multiLine([short, line]).labelPoint == line.midpoint)
        #expect(try Shape.multiPoint([place(0, 0), place(4, 0), place(9, 0)]).labelPoint == place(4, 0))
        #expect(try Shape.point(place(1, 2)).labelPoint == place(1, 2))
    }
}

@Suite struct SimplifyingTests {
    /// How far the farthest vertex lies from the nearest edge of another path, in degrees.
    private func error(of path: [Coordinate], from simple: [Coordinate]) -> Double {
        path.map { vertex in
            zip(simple, simple.dropFirst()).map { squaredDistance(from: vertex, toEdge: $0, $1) }.min() ?? .infinity
        }.max()?.squareRoot() ?? 0
    }

    @Test(arguments: [0.001, 0.02, 0.1, 0.5, 5])
    func linesStayWithinTheTolerance(tolerance: Double) throws {
        var random = Chance(seed: 12)
        for length in [2, 3, 10, 300, 1300] {
            var (lon, lat) = (50.0, 40.0)
            let path = try (0..<length).map { _ in
                lon = min(max(lon + .random(in: -0.05...0.06, using: &random), -180), 180)
                lat = min(max(lat + .random(in: -0.05...0.05, using: &random), -90), 90)
                return try place(lon, lat)
            }
            guard case .line(let simple) = try Shape.line(Line(path)).simplified(toleranceDegrees: tolerance) else {
                Issue.record("no line")
                return
            }
            #expect(simple.vertices.first == path.first && simple.vertices.last == path.last)
            #expect(simple.vertices.count <= path.count)
            #expect(error(of: path, from: simple.vertices) <= tolerance * (1 + 1e-9))
            var rest = path[...]
            for vertex in simple.vertices {
                let index = try #require(rest.firstIndex(of: vertex))
                rest = rest[(index + 1)...]
            }
        }
    }

    @Test func areas() throws {
        var random = Chance(seed: 13)
        let outer = try star(400, at: (50, 40), &random)
        let hole = try ring([(49.99, 39.99), (50.01, 39.99), (50.01, 40.01), (49.99, 40.01)])
        let shape = Shape.multiPolygon([Polygon(outer: outer, holes: [hole])])
        for tolerance in [0.0, -1, .nan] { #expect(shape.simplified(toleranceDegrees: tolerance) == shape) }
        let simple = shape.simplified(toleranceDegrees: 0.3)
        #expect(simple.vertexCount < shape.vertexCount && simple.polygons.first?.holes.isEmpty == true)
        let ring = try #require(simple.polygons.first).outer
        #expect(error(of: outer.vertices, from: ring.closed) <= 0.3 + 1e-9)
        // Whatever the tolerance, an area keeps three corners that were its own.
        let triangle = try #require(shape.simplified(toleranceDegrees: 100).polygons.first).outer.vertices
        #expect(triangle.count == 3 && Set(triangle).count == 3 && Set(triangle).isSubset(of: Set(outer.vertices)))
        let same = try Polygon(outer: Ring(unchecked: Array(repeating: place(1, 1), count: 9)))
        #expect(Shape.polygon(same).simplified(toleranceDegrees: 1).vertexCount == 3)
    }

    @Test func straightLinesLoseTheirMiddle() throws {
        let path = try (0...100).map { try place(Double($0) / 10, 20) }
        #expect(try Shape.line(Line(path)).simplified(toleranceDegrees: 1e-6).vertexCount == 2)
        #expect(try Shape.point(place(1, 1)).simplified(toleranceDegrees: 1) == .point(place(1, 1)))
    }
}
