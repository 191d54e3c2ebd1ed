extension Shape {
    /// The shape with fewer vertices (Douglas–Peucker).
    ///
    /// No vertex left out lay more than `toleranceDegrees` from the new edge on the plane of degrees. Ends of lines stay,
    /// holes that collapse go, and an outer edge that would collapse keeps three corners whatever the tolerance.
    package func simplified(toleranceDegrees: Double) -> Shape {
        guard toleranceDegrees > 0 else { return self }
        return switch self {
        case .point, .multiPoint: self
        case .line(let line): .line(line.simplified(toleranceDegrees))
        case .multiLine(let lines): .multiLine(lines.map { $0.simplified(toleranceDegrees) })
        case .polygon(let polygon): .polygon(polygon.simplified(toleranceDegrees))
        case .multiPolygon(let polygons): .multiPolygon(polygons.map { $0.simplified(toleranceDegrees) })
        }
    }
}

extension Line {
    fileprivate func simplified(_ tolerance: Double) -> Line { Line(unchecked: thinned(vertices[...], tolerance)) }
}

extension Polygon {
    fileprivate func simplified(_ tolerance: Double) -> Polygon {
        Polygon(
            outer: outer.simplified(tolerance) ?? outer.triangle,
            holes: holes.compactMap { $0.simplified(tolerance) })
    }
}

extension Ring {
    /// nil when fewer than three corners would be left.
    fileprivate func simplified(_ tolerance: Double) -> Ring? {
        guard vertices.count > 3, let first = vertices.first else { return self }
        let far = farthest { squaredDistance(from: $0, toEdge: first, first) }
        let there = thinned(vertices[...far], tolerance)
        let back = thinned((vertices[far...] + [first])[...], tolerance)
        let corners = there.dropLast() + back.dropLast()
        return corners.count >= 3 ? Ring(unchecked: Array(corners)) : nil
    }

    /// Three corners that lie far apart, for an area too small for the tolerance.
    fileprivate var triangle: Ring {
        guard vertices.count > 3, let first = vertices.first else { return self }
        let far = farthest { squaredDistance(from: $0, toEdge: first, first) }
        let aside = farthest { squaredDistance(from: $0, toEdge: first, vertices[far]) }
        // Three different corners even when all lie on one line.
        let corners = Set([0, far, aside]).count == 3 ? [0, far, aside].sorted() : [0, 1, 2]
        return Ring(unchecked: corners.map { vertices[$0] })
    }

    private func farthest(by measure: (Coordinate) -> Double) -> Int {
        var best = (index: 0, distance: -1.0)
        for (index, vertex) in vertices.enumerated() {
            let distance = measure(vertex)
            if distance > best.distance { best = (index, distance) }
        }
        return best.index
    }
}

/// The longest stretch looked at as one.
///
/// Douglas–Peucker may need the square of a length on hostile input; cutting a line there keeps a few vertices more
/// and the work in bounds.
private let longestStretch = 1024

/// The vertices of a path that are needed to stay within a tolerance; both ends are kept.
private func thinned(_ path: ArraySlice<Coordinate>, _ tolerance: Double) -> [Coordinate] {
    let limit = tolerance * tolerance
    var kept: [Coordinate] = []
    var start = path.startIndex
    while start < path.endIndex - 1 {
        let end = min(start + longestStretch, path.endIndex - 1)
        var waiting = [end]
        var anchor = start
        kept.append(path[start])
        // Each pass either splits the stretch before the next waiting vertex or settles it.
        while let next = waiting.last {
            if let split = farthest(in: path, between: anchor, next, beyond: limit) {
                waiting.append(split)
            } else {
                waiting.removeLast()
                if next != end { kept.append(path[next]) }
                anchor = next
            }
        }
        start = end
    }
    return kept + path.suffix(1)
}

/// The vertex farthest from the edge between two others; nil when none is farther than the limit.
private func farthest(
    in path: ArraySlice<Coordinate>, between start: Int, _ end: Int, beyond limit: Double
) -> Int? {
    var best: (index: Int, distance: Double)?
    for index in (start + 1)..<max(end, start + 1) {
        let distance = squaredDistance(from: path[index], toEdge: path[start], path[end])
        if distance > limit, distance > best?.distance ?? 0 { best = (index, distance) }
    }
    return best?.index
}
