extension Line {
    /// Kilometres along great circles.
    package var length: Double {
        zip(vertices, vertices.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }

    /// The place half way along.
    package var midpoint: Coordinate {
        var rest = length / 2
        for (start, end) in zip(vertices, vertices.dropFirst()) {
            let part = start.distance(to: end)
            if part >= rest {
                let share = part > 0 ? rest / part : 0
                return Coordinate(
                    clampingLon: start.lon + (end.lon - start.lon) * share,
                    lat: start.lat + (end.lat - start.lat) * share)
            }
            rest -= part
        }
        return vertices.last ?? Coordinate(clampingLon: 0, lat: 0)
    }
}

extension Ring {
    /// Square kilometres inside, on the sphere.
    package var area: Double {
        // Between an edge that is straight in longitude and latitude and the equator lies its width times the mean sine
        // of its latitudes, sin(middle) · sin(h) / h with h half their difference: exact however an edge is divided.
        var sum = 0.0
        forEachEdge { start, end in
            let half = radians(end.lat - start.lat) / 2
            let meanSine = sine(radians(start.lat + end.lat) / 2) * (abs(half) < 1e-8 ? 1 : sine(half) / half)
            sum += radians(end.lon - start.lon) * meanSine
        }
        return abs(sum) * Sphere.radius * Sphere.radius
    }

    /// Kilometres around, along great circles.
    package var length: Double {
        var sum = 0.0
        forEachEdge { sum += $0.distance(to: $1) }
        return sum
    }
}

extension Polygon {
    /// Square kilometres inside the outer edge without the holes.
    package var area: Double { max(0, holes.reduce(outer.area) { $0 - $1.area }) }
}

extension Shape {
    /// Square kilometres; 0 for points and lines.
    package var area: Double { polygons.reduce(0) { $0 + $1.area } }

    /// Kilometres of lines, or around areas with their holes; 0 for points.
    package var length: Double {
        lines.reduce(0) { $0 + $1.length } + polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.length } }
    }
}
