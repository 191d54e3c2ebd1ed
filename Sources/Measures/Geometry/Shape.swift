/// A form on the sphere.
///
/// Edges of areas run straight in longitude and latitude, as they are drawn; lengths are measured along great circles.
/// Nothing reaches over the 180th meridian.
package enum Shape: Sendable, Hashable {
    case point(Coordinate)
    case multiPoint([Coordinate])
    case line(Line)
    case multiLine([Line])
    case polygon(Polygon)
    case multiPolygon([Polygon])

    /// The most vertices of one line, ring or whole shape.
    package static let maximumVertices = 250_000

    /// The shape itself; throws `empty` when it has no vertex and `tooManyVertices` when it has more than the limit.
    package func checked(maximumVertices: Int = Shape.maximumVertices) throws(ShapeError) -> Shape {
        let count = vertexCount
        if count == 0 { throw ShapeError(code: .empty, count: 0) }
        if count > maximumVertices { throw ShapeError(code: .tooManyVertices, count: count, limit: maximumVertices) }
        return self
    }

    package var vertexCount: Int {
        switch self {
        case .point: 1
        case .multiPoint(let places): places.count
        case .line(let line): line.vertices.count
        case .multiLine(let lines): lines.reduce(0) { $0 + $1.vertices.count }
        case .polygon(let polygon): polygon.vertexCount
        case .multiPolygon(let polygons): polygons.reduce(0) { $0 + $1.vertexCount }
        }
    }

    /// The smallest box around the shape; nil for one without vertices.
    package var bounds: Box? {
        switch self {
        case .point(let place): Box(around: [place])
        case .multiPoint(let places): Box(around: places)
        case .line(let line): Box(around: line.vertices)
        case .multiLine(let lines): Box(around: lines.lazy.flatMap(\.vertices))
        case .polygon(let polygon): Box(around: polygon.outer.vertices)
        case .multiPolygon(let polygons): Box(around: polygons.lazy.flatMap(\.outer.vertices))
        }
    }

    /// The polygons of an area, none for points and lines.
    var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons
        default: []
        }
    }

    /// The lines of a course, none for points and areas.
    var lines: [Line] {
        switch self {
        case .line(let line): [line]
        case .multiLine(let lines): lines
        default: []
        }
    }
}

/// Two places or more, one after the other.
package struct Line: Sendable, Hashable {
    package let vertices: [Coordinate]

    /// A line; throws `tooFewVertices` below two and `tooManyVertices` above the limit.
    package init(_ vertices: [Coordinate]) throws(ShapeError) {
        guard vertices.count >= 2 else { throw ShapeError(code: .tooFewVertices, count: vertices.count, limit: 2) }
        guard vertices.count <= Shape.maximumVertices else {
            throw ShapeError(code: .tooManyVertices, count: vertices.count, limit: Shape.maximumVertices)
        }
        self.vertices = vertices
    }

    init(unchecked vertices: [Coordinate]) { self.vertices = vertices }
}

/// The closed edge of an area, in either direction.
package struct Ring: Sendable, Hashable {
    /// The corners, the first not repeated at the end.
    package let vertices: [Coordinate]

    /// A ring from its corners, the first repeated at the end or not; throws `tooFewVertices` below three corners and
    /// `tooManyVertices` above the limit.
    package init(_ vertices: [Coordinate]) throws(ShapeError) {
        var corners = vertices[...]
        if corners.count > 1, corners.first == corners.last { corners.removeLast() }
        guard corners.count >= 3 else { throw ShapeError(code: .tooFewVertices, count: corners.count, limit: 3) }
        guard corners.count <= Shape.maximumVertices else {
            throw ShapeError(code: .tooManyVertices, count: corners.count, limit: Shape.maximumVertices)
        }
        self.vertices = Array(corners)
    }

    init(unchecked vertices: [Coordinate]) { self.vertices = vertices }

    /// The corners with the first one repeated at the end, as GeoJSON writes them.
    package var closed: [Coordinate] { vertices + vertices.prefix(1) }

    /// Calls `body` with each edge in turn, the closing one first.
    func forEachEdge(_ body: (Coordinate, Coordinate) -> Void) {
        guard var previous = vertices.last else { return }
        for vertex in vertices {
            body(previous, vertex)
            previous = vertex
        }
    }
}

/// An area within an outer edge and without its holes.
package struct Polygon: Sendable, Hashable {
    package let outer: Ring
    package let holes: [Ring]

    package init(outer: Ring, holes: [Ring] = []) {
        self.outer = outer
        self.holes = holes
    }

    var rings: [Ring] { [outer] + holes }
    package var vertexCount: Int { holes.reduce(outer.vertices.count) { $0 + $1.vertices.count } }
}

/// Why vertices make no shape.
package struct ShapeError: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case empty = "shape-empty"
        case tooFewVertices = "shape-too-few-vertices"
        case tooManyVertices = "shape-too-many-vertices"
    }

    package let code: Code
    /// How many vertices there are.
    package let count: Int
    /// How many there may be, or must be at least.
    package let limit: Int

    init(code: Code, count: Int, limit: Int = 0) {
        self.code = code
        self.count = count
        self.limit = limit
    }

    /// What is wrong and what to do.
    package var message: String {
        switch code {
        case .empty: "The shape has no coordinates. Give at least one."
        case .tooFewVertices:
            "A \(limit == 2 ? "line" : "ring") has \(count) different coordinates and needs at least \(limit). "
                + "Add coordinates or draw a point."
        case .tooManyVertices: "The shape has \(count) coordinates and may have \(limit). Simplify it before importing."
        }
    }
}
