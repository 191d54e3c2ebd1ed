import Foundation
import Measures

/// Lambert's conformal conic projection of a box of the sphere onto a page of a given width, north up.
///
/// The standard parallels lie at one sixth and five sixths of the height of the box, where a conic bends lengths least.
/// Near the equator, where the cone becomes a cylinder, it is Mercator's.
struct MapProjection: Sendable, Hashable {
    /// Width of the page in user units.
    let width: Double
    /// Height of the page in whole user units.
    let height: Double
    /// The box that is shown, grown where the one given had no extent or was a mere strip.
    let bounds: Box

    private let cone: Double
    private let factor: Double
    private let meridian: Double
    private let scale: Double
    private let origin: PagePoint

    /// How many user units a degree of latitude takes, about.
    var unitsPerDegree: Double { scale * .pi / 180 }

    /// What the formulas need elsewhere: cone, factor, meridian in degrees, scale, and the origin's x and y.
    ///
    /// A cone of 0 is Mercator's projection.
    var parameters: [Double] { [cone, factor, meridian, scale, origin.x, origin.y] }

    var frame: PageBox { PageBox(left: 0, top: 0, right: width, bottom: height) }

    /// Beyond these latitudes a conformal projection runs off to infinity.
    private static let utmostLatitude = 85.0
    /// The longer side of the page is at most so many times the shorter one.
    private static let utmostRatio = 2.5
    /// The least extent shown, in degrees.
    private static let leastExtent = 0.05

    init(bounds given: Box, width: Double) {
        let bounds = Self.grown(given)
        let width = width.isFinite ? min(max(width, 40), 4000) : 560
        let meridian = (bounds.west + bounds.east) / 2
        let height = bounds.north - bounds.south
        let lower = (bounds.south + height / 6) * .pi / 180
        let upper = (bounds.north - height / 6) * .pi / 180
        let cone = log(cos(lower) / cos(upper)) / log(tan(.pi / 4 + upper / 2) / tan(.pi / 4 + lower / 2))
        let factor = cos(lower) * pow(tan(.pi / 4 + lower / 2), cone) / cone
        let isConic = cone.isFinite && abs(cone) > 0.01 && factor.isFinite
        self.cone = isConic ? cone : 0
        self.factor = isConic ? factor : 0
        self.meridian = meridian
        self.bounds = bounds
        let edge = Self.edge(of: bounds).map { [cone = self.cone, factor = self.factor] in
            Self.plane(lon: $0.lon, lat: $0.lat, cone: cone, factor: factor, meridian: meridian)
        }
        let left = edge.map(\.x).min() ?? 0
        let right = edge.map(\.x).max() ?? 1
        let top = edge.map(\.y).min() ?? 0
        let bottom = edge.map(\.y).max() ?? 1
        self.width = width
        scale = width / (right - left)
        self.height = ((bottom - top) * width / (right - left)).rounded()
        origin = PagePoint(x: left, y: top)
    }

    /// Where a place lies on the page; always finite, though it may lie outside.
    func point(_ place: Coordinate) -> PagePoint {
        let plane = Self.plane(lon: place.lon, lat: place.lat, cone: cone, factor: factor, meridian: meridian)
        return PagePoint(x: (plane.x - origin.x) * scale, y: (plane.y - origin.y) * scale)
    }

    private static func plane(
        lon: Double, lat: Double, cone: Double, factor: Double, meridian: Double
    ) -> PagePoint {
        let turn = (lon - meridian) * .pi / 180
        let lat = min(max(lat, -utmostLatitude), utmostLatitude) * .pi / 180
        let stretched = tan(.pi / 4 + lat / 2)
        guard cone != 0 else { return PagePoint(x: turn, y: -log(stretched)) }
        let radius = factor / pow(stretched, cone)
        return PagePoint(x: radius * sin(cone * turn), y: radius * cos(cone * turn))
    }

    /// Places all along the edge: parallels bend, so the corners alone do not tell how far the box reaches.
    private static func edge(of box: Box) -> [(lon: Double, lat: Double)] {
        (0...16).flatMap { step -> [(lon: Double, lat: Double)] in
            let share = Double(step) / 16
            let lon = box.west + (box.east - box.west) * share
            let lat = box.south + (box.north - box.south) * share
            return [(lon, box.south), (lon, box.north), (box.west, lat), (box.east, lat)]
        }
    }

    private static func grown(_ box: Box) -> Box {
        let middle = box.center
        let lat = min(max(middle.lat, -utmostLatitude + 1), utmostLatitude - 1)
        let narrowing = max(cos(lat * .pi / 180), 0.05)
        var height = min(max(box.north - box.south, leastExtent), 2 * utmostLatitude)
        var width = max((box.east - box.west) * narrowing, leastExtent)
        height = min(max(height, width / utmostRatio), 2 * utmostLatitude)
        width = max(width, height / utmostRatio)
        let lonReach = min(width / narrowing, 340) / 2
        let lon = min(max(middle.lon, -180 + lonReach), 180 - lonReach)
        let south = max(lat - height / 2, -utmostLatitude)
        let north = min(lat + height / 2, utmostLatitude)
        return Box(west: lon - lonReach, south: south, east: lon + lonReach, north: north) ?? box
    }
}
