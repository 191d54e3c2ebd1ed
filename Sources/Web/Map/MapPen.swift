import Markup
import Measures

/// Turns shapes into what is seen of them on one page: thinned to its resolution, projected and cut at its frame.
struct MapPen: Sendable {
    let projection: MapProjection
    /// How far a line may stray from its course, in user units.
    let tolerance: Double
    /// What is shown where that is not the projection's own frame.
    var window: PageBox?
    /// Areas below this many square units are no more than a blot.
    var leastArea = 1.5
    /// Strokes along the cut must lie outside what is shown.
    private static let bleed = 2.0

    private var frame: PageBox { window ?? projection.frame }
    private var sheet: PageBox { frame.grown(by: Self.bleed) }

    /// The rings of an area, each polygon with its outer ring first, clockwise, and its holes the other way round.
    func areas(_ shape: Shape) -> [[[PagePoint]]] {
        thinned(shape).parts.areas.compactMap { polygon in
            let outer = ring(polygon.outer, clockwise: true)
            guard !outer.isEmpty else { return nil }
            return [outer] + polygon.holes.map { ring($0, clockwise: false) }.filter { !$0.isEmpty }
        }
    }

    /// The stretches of a course.
    func lines(_ shape: Shape) -> [[PagePoint]] {
        thinned(shape).parts.lines.flatMap { cut($0.vertices) }
    }

    /// The stretches of a course within the frame, with all their vertices.
    func cut(_ course: [Coordinate]) -> [[PagePoint]] {
        sheet.clipped(line: course.map(projection.point))
    }

    /// The places of a shape within the frame.
    func points(_ shape: Shape) -> [PagePoint] {
        shape.parts.points.compactMap(point)
    }

    /// A place if it is within the frame.
    func point(_ place: Coordinate) -> PagePoint? {
        let point = projection.point(place)
        return frame.contains(point) ? point : nil
    }

    private func ring(_ ring: Ring, clockwise: Bool) -> [PagePoint] {
        let points = sheet.clipped(ring: ring.vertices.map(projection.point))
        let area = signedArea(points)
        guard abs(area) >= 2 * leastArea else { return [] }
        return (area > 0) == clockwise ? points : points.reversed()
    }

    private func thinned(_ shape: Shape) -> Shape {
        shape.simplified(toleranceDegrees: tolerance / max(projection.unitsPerDegree, 1e-9))
    }
}

extension PathData {
    /// A path of closed rings.
    init(rings: [[PagePoint]]) {
        self.init(decimals: 1)
        for ring in rings { draw(ring, isClosed: true) }
    }

    /// A path of open lines.
    init(lines: [[PagePoint]]) {
        self.init(decimals: 1)
        for line in lines { draw(line) }
    }

    mutating func draw(_ points: [PagePoint], isClosed: Bool = false) {
        guard let first = points.first else { return }
        move(first.x, first.y)
        for point in points.dropFirst() { line(point.x, point.y) }
        if isClosed { close() }
    }
}
