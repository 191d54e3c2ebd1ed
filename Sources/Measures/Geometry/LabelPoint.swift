extension Polygon {
    /// How many latitudes are tried for a label.
    private static let scanLines = 31

    /// A place well inside, for a label: of the widest stretches on some latitudes, the middle with the most room.
    package var labelPoint: Coordinate {
        guard let box = Box(around: outer.vertices) else { return Coordinate(clampingLon: 0, lat: 0) }
        var best: (place: Coordinate, room: Double)?
        for line in 0..<Self.scanLines {
            let lat = box.south + (box.north - box.south) * (Double(line) + 0.5) / Double(Self.scanLines)
            guard let place = widestMiddle(at: lat) else { continue }
            let room = squaredDistanceToEdge(from: place)
            if room > best?.room ?? 0 { best = (place, room) }
        }
        // An area without width has no inside: its first corner has to do.
        return best?.place ?? outer.vertices.first ?? box.center
    }

    /// The middle of the widest stretch inside at one latitude; nil when there is none.
    private func widestMiddle(at lat: Double) -> Coordinate? {
        var crossings: [Double] = []
        for ring in rings {
            ring.forEachEdge { start, end in
                guard (start.lat > lat) != (end.lat > lat) else { return }
                crossings.append(crossing(of: start, end, at: lat))
            }
        }
        crossings.sort()
        var widest: (middle: Double, width: Double)?
        for index in stride(from: 0, to: crossings.count - 1, by: 2) {
            let width = crossings[index + 1] - crossings[index]
            if width > widest?.width ?? 0 { widest = (crossings[index] + width / 2, width) }
        }
        return widest.map { Coordinate(clampingLon: $0.middle, lat: lat) }
    }

    /// The squared distance to the nearest edge, in degrees of latitude.
    private func squaredDistanceToEdge(from place: Coordinate) -> Double {
        let narrowing = cosine(radians(place.lat))
        var nearest = Double.infinity
        for ring in rings {
            ring.forEachEdge { start, end in
                nearest = min(nearest, squaredDistance(from: place, toEdge: start, end, lonScale: narrowing))
            }
        }
        return nearest
    }
}

extension Shape {
    /// A place for a label: well inside the largest area, half way along the longest line, the middlemost point; nil for
    /// a shape without vertices.
    package var labelPoint: Coordinate? {
        switch self {
        case .point(let place): return place
        case .multiPoint(let places):
            guard let center = bounds?.center else { return nil }
            return places.map { (place: $0, distance: $0.distance(to: center)) }
                .min { $0.distance < $1.distance }?.place
        case .line, .multiLine:
            return lines.map { (line: $0, length: $0.length) }.max { $0.length < $1.length }?.line.midpoint
        case .polygon, .multiPolygon:
            return polygons.map { (polygon: $0, area: $0.area) }.max { $0.area < $1.area }?.polygon.labelPoint
        }
    }
}

/// The squared distance from a place to an edge on the plane of degrees, longitudes scaled by `lonScale`.
func squaredDistance(
    from place: Coordinate, toEdge start: Coordinate, _ end: Coordinate, lonScale: Double = 1
) -> Double {
    let edge = (x: (end.lon - start.lon) * lonScale, y: end.lat - start.lat)
    let own = (x: (place.lon - start.lon) * lonScale, y: place.lat - start.lat)
    let squaredLength = edge.x * edge.x + edge.y * edge.y
    let share = squaredLength > 0 ? min(max((own.x * edge.x + own.y * edge.y) / squaredLength, 0), 1) : 0
    let (x, y) = (own.x - edge.x * share, own.y - edge.y * share)
    return x * x + y * y
}
