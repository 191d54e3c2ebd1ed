import Chances
import Foundation
import Measures
import Testing

@testable import Web

@Suite("Map projection") struct MapProjectionTests {
    static let boxes = [
        Box(west: 44.9, south: 35.5, east: 57.1, north: 48.3), Box(west: -75, south: -45, east: -60, north: -20),
        Box(west: 10, south: -8, east: 30, north: 8), Box(west: -10, south: 55, east: 30, north: 80),
    ].compactMap { $0 }

    @Test("keeps angles and has one scale in every direction", arguments: boxes)
    func conformal(box: Box) throws {
        let projection = MapProjection(bounds: box, width: 560)
        var random = Chance(seed: 7)
        for _ in 0..<200 {
            let lon = random.number(box.west...box.east)
            let lat = random.number(box.south...box.north)
            let step = 1e-4
            let middle = projection.point(try #require(Coordinate(lon: lon, lat: lat)))
            let east = projection.point(try #require(Coordinate(lon: lon + step, lat: lat)))
            let north = projection.point(try #require(Coordinate(lon: lon, lat: lat + step)))
            let (ax, ay) = (east.x - middle.x, east.y - middle.y)
            let (bx, by) = (north.x - middle.x, north.y - middle.y)
            let along = hypot(ax, ay) / cos(lat * .pi / 180)
            let up = hypot(bx, by)
            #expect(abs(along / up - 1) < 1e-3)
            #expect(abs(ax * bx + ay * by) / (hypot(ax, ay) * up) < 1e-3)
            #expect(by < 0)
        }
    }

    @Test("shows the whole box, touching every side", arguments: boxes)
    func corners(box: Box) throws {
        let projection = MapProjection(bounds: box, width: 560)
        let sheet = projection.frame.grown(by: 1)
        var points: [PagePoint] = []
        for step in 0...16 {
            let lon = box.west + (box.east - box.west) * Double(step) / 16
            let lat = box.south + (box.north - box.south) * Double(step) / 16
            for place in [(lon, box.south), (lon, box.north), (box.west, lat), (box.east, lat)] {
                points.append(projection.point(try #require(Coordinate(lon: place.0, lat: place.1))))
            }
        }
        #expect(points.allSatisfy(sheet.contains))
        #expect(abs((points.map(\.x).min() ?? 9)) < 0.5)
        #expect(abs((points.map(\.x).max() ?? 0) - 560) < 0.5)
        #expect(abs((points.map(\.y).min() ?? 9)) < 0.6)
        #expect(abs((points.map(\.y).max() ?? 0) - projection.height) < 0.6)
    }

    @Test("grows boxes without extent and stays finite everywhere")
    func degenerate() throws {
        let odd = [
            Box(west: 50, south: 40, east: 50, north: 40), Box(west: -180, south: -90, east: 180, north: 90),
            Box(west: 50, south: 90, east: 50, north: 90), Box(west: 0, south: -60, east: 0.001, north: 60),
            Box(west: -180, south: 0, east: 180, north: 0), Box(west: 180, south: -90, east: 180, north: -90),
        ].compactMap { $0 }
        #expect(odd.count == 6)
        for box in odd {
            for width in [560.0, 0, -3, .nan, .infinity] {
                let projection = MapProjection(bounds: box, width: width)
                #expect(projection.width >= 40 && projection.width <= 4000)
                #expect(projection.height >= 5 && projection.height <= 20 * projection.width)
                for (lon, lat) in [(-180.0, -90.0), (180, 90), (0, 0), (50, 40)] {
                    let point = projection.point(try #require(Coordinate(lon: lon, lat: lat)))
                    #expect(point.x.isFinite && point.y.isFinite)
                }
            }
        }
    }
}
