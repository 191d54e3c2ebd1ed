import Measures

/// The meridians and parallels of a map, at a step that gives about four of each within its bounds.
struct Graticule: Sendable {
    /// The courses in short steps: a parallel is straight in degrees and bent on the page.
    let courses: [[Coordinate]]

    /// `reach` is how far the lines run beyond the bounds, as a share of their extent; the corners of a box bend outwards.
    init(bounds box: Box, reach: Double = 1) {
        let extent = max(box.east - box.west, box.north - box.south)
        let step = [0.01, 0.05, 0.1, 0.5, 1, 2, 4, 10, 20].first { extent / $0 <= 5 } ?? 30
        let lons = (max(box.west - extent * reach, -180), min(box.east + extent * reach, 180))
        let lats = (max(box.south - extent * reach, -84), min(box.north + extent * reach, 84))
        var courses: [[Coordinate]] = []
        for lon in Self.multiples(of: step, from: lons.0, to: lons.1) {
            courses.append(Self.course { Coordinate(lon: lon, lat: lats.0 + (lats.1 - lats.0) * $0) })
        }
        for lat in Self.multiples(of: step, from: lats.0, to: lats.1) {
            courses.append(Self.course { Coordinate(lon: lons.0 + (lons.1 - lons.0) * $0, lat: lat) })
        }
        self.courses = courses
    }

    private static func course(_ place: (Double) -> Coordinate?) -> [Coordinate] {
        (0...20).compactMap { place(Double($0) / 20) }
    }

    private static func multiples(of step: Double, from start: Double, to end: Double) -> [Double] {
        let first = Int((start / step).rounded(.up))
        let last = Int((end / step).rounded(.down))
        return first <= last ? (first...min(last, first + 100)).map { Double($0) * step } : []
    }
}
