import Chances
import Testing

@testable import Measures

@Suite struct ReferenceSystemTests {
    /// EPSG's own test point and places whose metres are printed in the register of the system.
    @Test func knowsPrintedPlaces() throws {
        let place = try #require(Coordinate(lon: -100.333_333_333, lat: 24.381_786_944))
        let (east, north) = ReferenceSystem.webMercator.numbers(of: place)
        #expect(abs(east - -11_169_055.58) < 0.01)
        #expect(abs(north - 2_800_000.00) < 0.01)
        #expect(ReferenceSystem.latitudeFirst.numbers(of: place) == (place.lat, place.lon))
    }

    @Test(arguments: ReferenceSystem.allCases)
    func comesBack(system: ReferenceSystem) throws {
        var random = Chance(seed: 3)
        for _ in 0..<2_000 {
            let place = try #require(
                Coordinate(lon: random.number(-180...180), lat: random.number(-85...85)))
            let (first, second) = system.numbers(of: place)
            let back = try #require(system.place(first, second))
            #expect(abs(back.lon - place.lon) < 1e-9 && abs(back.lat - place.lat) < 1e-9)
        }
        #expect(ReferenceSystem(uri: system.uri) == system)
        #expect(system.place(.nan, 0) == nil)
        #expect(system.place(.infinity, 1) == nil)
    }
}

@Suite struct MeetingTests {
    private func polygon(_ random: inout Chance) throws -> Shape {
        let (x, y) = (Double(random.below(6)), Double(random.below(6)))
        let (width, height) = (Double(1 + random.below(4)), Double(1 + random.below(4)))
        return try #require(Box(west: x, south: y, east: x + width, north: y + height)).shape
    }

    private func shape(_ random: inout Chance) throws -> Shape {
        func place() throws -> Coordinate {
            try #require(Coordinate(lon: Double(random.below(10)), lat: Double(random.below(10))))
        }
        switch random.below(4) {
        case 0: return .point(try place())
        case 1: return .line(try Line([place(), place()]))
        case 2: return .multiPoint([try place(), try place()])
        default: return try polygon(&random)
        }
    }

    /// Points of both shapes on a fine grid: whatever shares one meets.
    private func marks(_ shape: Shape) -> Set<[Int]> {
        switch shape {
        case .point(let place): return [[Int(place.lon * 4), Int(place.lat * 4)]]
        case .multiPoint(let places): return Set(places.map { [Int($0.lon * 4), Int($0.lat * 4)] })
        case .polygon(let polygon):
            guard let box = Box(around: polygon.outer.vertices) else { return [] }
            var marks: Set<[Int]> = []
            for x in Int(box.west * 4)...Int(box.east * 4) {
                for y in Int(box.south * 4)...Int(box.north * 4) { marks.insert([x, y]) }
            }
            return marks
        default: return []
        }
    }

    @Test func rectanglesAndPointsMeetAsTheirGridsDo() throws {
        var random = Chance(seed: 8)
        for _ in 0..<3_000 {
            let (first, second) = (try shape(&random), try shape(&random))
            #expect(first.intersects(second) == second.intersects(first))
            #expect(first.intersects(first))
            if case .line = first { continue }
            if case .line = second { continue }
            #expect(first.intersects(second) == !marks(first).isDisjoint(with: marks(second)), "\(first) \(second)")
        }
    }

    /// A line meets a rectangle when one of very many of its points lies in it, or when it passes a corner.
    @Test func linesMeetRectangles() throws {
        var random = Chance(seed: 9)
        for _ in 0..<2_000 {
            let area = try polygon(&random)
            let box = try #require(area.bounds)
            let ends = try (0..<2).map { _ in
                try #require(Coordinate(lon: Double(random.below(10)), lat: Double(random.below(10))))
            }
            let line = Shape.line(try Line(ends))
            // Ends on whole numbers: 2520 steps hit every crossing with a whole grid line exactly enough.
            let meets = (0...2_520).contains { step in
                let share = Double(step) / 2_520
                let (x, y) = (
                    ends[0].lon + (ends[1].lon - ends[0].lon) * share, ends[0].lat + (ends[1].lat - ends[0].lat) * share
                )
                return x > box.west - 1e-9 && x < box.east + 1e-9 && y > box.south - 1e-9 && y < box.north + 1e-9
            }
            #expect(line.intersects(area) == meets, "\(ends) \(box)")
        }
    }

    @Test func holesAreOutside() throws {
        let outer = try Ring(
            [(0, 0), (10, 0), (10, 10), (0, 10)].map { try #require(Coordinate(lon: $0.0, lat: $0.1)) })
        let hole = try Ring([(2, 2), (8, 2), (8, 8), (2, 8)].map { try #require(Coordinate(lon: $0.0, lat: $0.1)) })
        let area = Shape.polygon(Polygon(outer: outer, holes: [hole]))
        let inside = try #require(Box(west: 4, south: 4, east: 6, north: 6))
        #expect(!area.intersects(inside.shape))
        #expect(area.intersects(try #require(Box(west: 4, south: 4, east: 9, north: 6)).shape))
        #expect(!area.intersects(.point(try #require(Coordinate(lon: 5, lat: 5)))))
        #expect(area.intersects(.point(try #require(Coordinate(lon: 2, lat: 5)))))
    }
}
